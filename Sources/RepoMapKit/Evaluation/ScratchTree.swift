// Puts trees of the past into a directory outside of the repository, one after the other.
//
// Only what differs from the tree before is written, contents come from one run of git. Left out are
// symbolic links, submodules, contents that no map is made of because of their size, and `.gitignore`
// files: all that is written is tracked, so nothing of it is ignored.
//
// Invariant: nothing is written outside of the directory. Names come from git's trees, which anybody
// may have made, so those that lead elsewhere are passed over; and since no link is ever written, a
// path leads where it seems to.

internal import GitAccess
internal import SourceModel
internal import StandardExtensions
internal import SyntaxParsing

#if canImport(Glibc)
  internal import Glibc
#endif

/// A directory with the files of one commit at a time.
final class ScratchTree {
  /// Canonical path of the directory with the files.
  let root: [UInt8]
  /// A file beside them for the message of the task.
  var taskFile: [UInt8] { directory + Array("/task".utf8) }
  private let directory: [UInt8]
  private var written: [RepositoryPath: GitTreeEntry] = [:]

  /// Makes a directory below `parent`.
  ///
  /// - Throws: `scratch`.
  init(below parent: String) throws(EvaluationError) {
    // What the system puts its own letters in the place of.
    let gap = String(repeating: "X", count: 6)
    var template = Array("\(parent)/repomap-eval-\(gap)".utf8CString)
    guard mkdtemp(&template) != nil else { throw scratchError(Array(parent.utf8)) }
    let made = template.dropLast().map { UInt8(bitPattern: $0) }
    directory = resolvedPath(made) ?? made
    root = directory + Array("/tree".utf8)
    guard withPath(root, { mkdir($0, 0o700) }) == 0 else { throw scratchError(root) }
  }

  /// Removes everything; what can't be removed stays.
  func remove() { removeTree(directory) }

  /// Makes the directory hold the files of a commit.
  ///
  /// - Throws: `scratch`, `git`, or that the work was stopped.
  func hold(
    _ commit: GitObjectID, of reader: GitRepositoryReader
  ) throws(EvaluationError) {
    var wanted: [RepositoryPath: GitTreeEntry] = [:]
    for entry in try attemptGit({ () throws(GitError) in try reader.tree(of: commit) })
    where isWritten(entry) { wanted[entry.path] = entry }
    // First what goes: a directory may take the place of a file, or a file that of a directory.
    for path in written.keys.sorted() where wanted[path] == nil {
      remove(path)
      written[path] = nil
    }
    let changed = wanted.values.filter { written[$0.path] != $0 }.sorted { $0.path < $1.path }
    var failure: EvaluationError?
    try attemptGit { () throws(GitError) in
      try reader.blobs(
        changed.map(\.id), maximumBytes: SyntaxRuntime.maximumSourceBytes
      ) { index, blob throws(GitError) in
        guard case .content(let bytes) = blob else { return true }
        failure = write(bytes, to: changed[index].path)
        written[changed[index].path] = changed[index]
        return failure == nil
      }
    }
    if let failure { throw failure }
  }

  /// Writes the message of a task beside the files.
  ///
  /// - Throws: `scratch`.
  func write(task: [UInt8]) throws(EvaluationError) {
    if let failure = task.withUnsafeBytes({ writeFile($0, atPath: taskFile) }) { throw failure }
  }

  private func isWritten(_ entry: GitTreeEntry) -> Bool {
    entry.isRegular && entry.hasSafePath
      && entry.size.map { $0 <= SyntaxRuntime.maximumSourceBytes } ?? true
      && !entry.path.name.elementsEqual(".gitignore".utf8)
  }

  private func write(
    _ content: UnsafeRawBufferPointer, to path: RepositoryPath
  ) -> EvaluationError? {
    for (place, byte) in path.bytes.enumerated() where byte == UInt8(ascii: "/") {
      let folder = diskPath(of: RepositoryPath(bytes: Array(path.bytes[..<place])), below: root)
      _ = withPath(folder) { mkdir($0, 0o700) }
    }
    return writeFile(content, atPath: diskPath(of: path, below: root))
  }

  /// Removes a file, and the directories above it that are empty then.
  private func remove(_ path: RepositoryPath) {
    _ = withPath(diskPath(of: path, below: root)) { unlink($0) }
    var folder = path.parent
    while !folder.bytes.isEmpty,
      withPath(diskPath(of: folder, below: root), { rmdir($0) }) == 0
    {
      folder = folder.parent
    }
  }
}

/// Calls git, and tells what went wrong as an evaluation does.
func attemptGit<Result>(
  _ body: () throws(GitError) -> Result
) throws(EvaluationError) -> Result {
  do throws(GitError) {
    return try body()
  } catch {
    throw EvaluationError(error)
  }
}

extension EvaluationError {
  init(_ error: GitError) {
    self =
      switch error {
      case .notFound: .gitMissing
      case .cancelled: .engine(.cancelled)
      case .failed(_, let message): .git(detail: message)
      case .outputTooLarge(let limit): .git(detail: "an answer of more than \(limit) bytes")
      case .malformedOutput(let command): .git(detail: "unexpected output of '\(command)'")
      case .system(let code): .git(detail: String(cString: strerror(code)))
      case .unknownRevision(let name): .git(detail: "unknown revision '\(name)'")
      case .notARepository: .git(detail: "not a repository")
      }
  }
}
