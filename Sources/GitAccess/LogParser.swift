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
  private var changes = ChangeParser()

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
    if changes.isWithinChange {
      try changes.take(field[...])
      return true
    }
    if head.count == headCount {
      let line = field.first == UInt8(ascii: "\n") ? field[1...] : field[...]
      if line.first == UInt8(ascii: ":") {
        try changes.take(line)
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
    return try body(commit)
  }

  private mutating func commit() throws(GitError) -> GitCommit {
    guard head.count == headCount, !changes.isWithinChange,
      let id = GitObjectID(hexadecimal: head[0]),
      let authorTime = Int64(String(decoding: head[2], as: UTF8.self)),
      let commitTime = Int64(String(decoding: head[3], as: UTF8.self))
    else { throw .malformedOutput("log") }
    let parents = head[1].split(separator: UInt8(ascii: " "))
      .compactMap { GitObjectID(hexadecimal: $0) }
    return GitCommit(
      id: id, parents: parents, authorTime: authorTime, commitTime: commitTime,
      subject: headCount > 4 ? head[4] : [], body: headCount > 4 ? head[5] : [],
      changes: changes.finish())
  }
}
