// Reads the output of `git log -z --raw` with the format of `LogParser.format`. All fields end with a
// zero byte, which neither messages nor paths can hold:
//
//   id, parents, author time, commit time[, subject, body]
//   "\n:<mode> <mode> <id> <id> <status>", path[, second path]     first change, if there is one
//   ":<mode> <mode> <id> <id> <status>", path[, second path]       each one more
//
// A change begins with a colon and a commit with a digit of its name, so what comes next is known
// from its first byte.

internal import SourceModel

/// What of messages is read.
package enum GitMessages: Sendable {
  case omitted, whole
}

/// Makes commits of the fields of a log.
struct LogParser {
  typealias Body = (GitCommit) throws(GitError) -> Bool

  private let headCount: Int
  /// The fields of a commit that have come.
  private var head: [[UInt8]] = []
  private var changes: [GitChange] = []
  /// The change whose paths haven't come yet.
  private var change: ChangeHead?
  private var origin: RepositoryPath?

  init(messages: GitMessages) {
    switch messages {
    case .omitted: headCount = 4
    case .whole: headCount = 6
    }
  }

  /// The format to ask git for.
  static func format(_ messages: GitMessages) -> String {
    switch messages {
    case .omitted: "--format=tformat:%H%x00%P%x00%at%x00%ct"
    case .whole: "--format=tformat:%H%x00%P%x00%at%x00%ct%x00%s%x00%b"
    }
  }

  /// Takes the next field; calls `body` when with it a commit is known to be complete.
  mutating func take(_ field: UnsafeRawBufferPointer, _ body: Body) throws(GitError) -> Bool {
    if let change {
      take(path: RepositoryPath(bytes: Array(field)), of: change)
      return true
    }
    if head.count == headCount {
      let line = field.first == UInt8(ascii: "\n") ? field[1...] : field[...]
      if line.first == UInt8(ascii: ":") {
        change = try ChangeHead(line.dropFirst())
        return true
      }
      if try !finish(body) { return false }
    }
    head.append(Array(field))
    return true
  }

  /// Gives out the last commit. Called where the output has ended.
  mutating func finish(_ body: Body) throws(GitError) -> Bool {
    guard !head.isEmpty else { return true }
    let commit = try commit()
    head.removeAll(keepingCapacity: true)
    changes.removeAll(keepingCapacity: true)
    return try body(commit)
  }

  private mutating func take(path: RepositoryPath, of head: ChangeHead) {
    if head.isRename, origin == nil {
      origin = path
      return
    }
    if let status = head.status(origin: origin) { changes.append(GitChange(status, path)) }
    change = nil
    origin = nil
  }

  private func commit() throws(GitError) -> GitCommit {
    guard head.count == headCount, change == nil, let id = GitObjectID(hexadecimal: head[0]),
      let authorTime = Int64(String(decoding: head[2], as: UTF8.self)),
      let commitTime = Int64(String(decoding: head[3], as: UTF8.self))
    else { throw .malformedOutput("log") }
    let parents = head[1].split(separator: UInt8(ascii: " "))
      .compactMap { GitObjectID(hexadecimal: $0) }
    return GitCommit(
      id: id, parents: parents, authorTime: authorTime, commitTime: commitTime,
      subject: headCount > 4 ? head[4] : [], body: headCount > 4 ? head[5] : [],
      changes: changes.sorted { $0.path < $1.path })
  }
}

/// Modes and status of a change.
private struct ChangeHead {
  private static let submodule = Array("160000".utf8)

  private let letter: UInt8
  private let similarity: Int
  private let isOfSubmodule: Bool

  /// Reads two modes, two names of objects, a letter and perhaps a percentage.
  init(_ line: Slice<UnsafeRawBufferPointer>) throws(GitError) {
    let words = line.split(separator: UInt8(ascii: " "))
    guard words.count == 5, let letter = words[4].first else { throw .malformedOutput("log") }
    self.letter = letter
    similarity = Int(String(decoding: words[4].dropFirst(), as: UTF8.self)) ?? 0
    isOfSubmodule = words[..<2].contains { $0.elementsEqual(ChangeHead.submodule) }
  }

  /// Renames and copies have two paths.
  var isRename: Bool { letter == UInt8(ascii: "R") || letter == UInt8(ascii: "C") }

  /// What happened; `nil` for what is of no interest.
  func status(origin: RepositoryPath?) -> GitChange.Status? {
    guard !isOfSubmodule else { return nil }
    switch letter {
    case UInt8(ascii: "A"), UInt8(ascii: "C"): return .added
    case UInt8(ascii: "M"): return .modified
    case UInt8(ascii: "D"): return .deleted
    case UInt8(ascii: "T"): return .typeChanged
    case UInt8(ascii: "R"): return origin.map { .renamed(origin: $0, similarity: similarity) }
    default: return nil
    }
  }
}
