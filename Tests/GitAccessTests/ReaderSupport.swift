import GitAccess
import SourceModel
import TestSupport

extension SampleHistory {
  /// A reader of the work tree, or of another folder.
  func reader(
    _ folder: String? = nil, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> GitRepositoryReader {
    try GitRepositoryReader(
      root: folder ?? root, program: GitProgram(environment: environment),
      isCancelled: isCancelled)
  }
}

extension GitRepositoryReader {
  /// The log as text: for each commit its subject and `status path` of its changes.
  func logText(_ options: GitLogOptions = GitLogOptions(), from name: String = "HEAD") throws
    -> [String]
  {
    var lines: [String] = []
    try log(from: commit(name), options) { commit in
      lines.append(commit.text)
      return true
    }
    return lines
  }
}

extension GitCommit {
  /// The subject and `status path` of each change.
  var text: String {
    ([String(decoding: subject, as: UTF8.self) + ":"] + changes.map(\.text))
      .joined(separator: " ")
  }
}

extension GitChange {
  /// A letter and the path, as `git log --name-status` has them.
  var text: String {
    switch status {
    case .added: "A \(path)"
    case .modified: "M \(path)"
    case .deleted: "D \(path)"
    case .typeChanged: "T \(path)"
    case .renamed(let origin, let similarity): "R\(similarity) \(origin)>\(path)"
    }
  }
}

/// Collects contents as text; `nil` for what is missing, and the size of what is too large.
func texts(
  _ reader: GitRepositoryReader, _ ids: [GitObjectID], maximumBytes: Int = 1 << 20
) throws -> [String?] {
  var texts: [String?] = []
  try reader.blobs(ids, maximumBytes: maximumBytes) { index, blob in
    guard index == texts.count else { return false }
    switch blob {
    case .content(let bytes): texts.append(String(decoding: bytes, as: UTF8.self))
    case .missing: texts.append(nil)
    case .tooLarge(let size): texts.append("\(size) bytes")
    }
    return true
  }
  return texts
}
