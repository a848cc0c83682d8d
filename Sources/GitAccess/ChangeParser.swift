internal import SourceModel

/// Reads changes as `--raw -z` writes them: `:<mode> <mode> <id> <id> <status>`, path[, second path], where each field
/// ends with a zero byte.
struct ChangeParser {
  private var changes: [GitChange] = []
  /// The change whose paths haven't come yet.
  private var head: ChangeHead?
  private var origin: RepositoryPath?

  /// Whether a path has to come next.
  var isWithinChange: Bool { head != nil }

  /// Takes the next field.
  mutating func take(_ field: Slice<UnsafeRawBufferPointer>) throws(GitError) {
    guard let head else {
      guard field.first == UInt8(ascii: ":") else { throw .malformedOutput("--raw") }
      self.head = try ChangeHead(field.dropFirst())
      return
    }
    let path = RepositoryPath(bytes: Array(field))
    if head.isRename, origin == nil {
      origin = path
      return
    }
    if let status = head.status(origin: origin) { changes.append(GitChange(status, path)) }
    self.head = nil
    origin = nil
  }

  /// The changes that have come, in the order of their paths; begins anew.
  mutating func finish() -> [GitChange] {
    defer { changes.removeAll(keepingCapacity: true) }
    return changes.sorted { $0.path < $1.path }
  }
}

/// Modes and status of a change.
struct ChangeHead {
  private static let submodule = Array("160000".utf8)

  private let letter: UInt8
  private let similarity: Int
  private let isOfSubmodule: Bool

  /// Reads two modes, two names of objects, a letter and perhaps a percentage; the colon in front of them is
  /// gone.
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
