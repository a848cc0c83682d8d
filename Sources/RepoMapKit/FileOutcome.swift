internal import SourceModel

/// What became of a file that was looked at.
struct FileOutcome: Sendable {
  enum Content: Sendable {
    /// The file is code.
    case document(FileIR)
    /// The file is code, and its document has gone into an index; the record is what to remember.
    case indexed(FileRecord)
    /// The file is of no known language, as its content shows.
    case notCode
    /// The file is of a language whose grammar or query can't be used.
    case unsupported(Language)
    /// The file is left out.
    case skipped(SkipReason)
  }

  /// How the content came to be known; for statistics, and for what has to be stored.
  enum Origin: Sendable, Equatable {
    /// The content was known.
    case content
    /// The file was parsed.
    case parsed
  }

  var content: Content
  var origin: Origin
  /// Key of the document; `nil` where there is none to store or find.
  var key: ContentHash?

  /// Whether the file has a document.
  var isCode: Bool { if case .document = content { true } else { false } }

  /// What to remember of a file with this outcome.
  ///
  /// A file that couldn't be read, or whose language has no grammar today, may be fine tomorrow: of
  /// it nothing is remembered.
  ///
  /// - Parameters:
  ///   - stamp: Its stamp, as discovery saw it.
  ///   - readAt: Nanoseconds since 1970 before which no file was read.
  /// - Returns: The record, `unknown` where nothing lasting is known.
  func record(stamp: FileStamp, readAt: Int64) -> FileRecord {
    var record = FileRecord(stamp: stamp)
    record.isRacy = stamp.isRacy(recordedAt: readAt)
    switch content {
    case .indexed(let record): return record
    case .document(let ir):
      guard let key else { break }
      record.content = .code
      record.key = key
      record.noise = ir.summary.noise
      record.flags = ir.summary.flags
    case .notCode: record.content = .notCode
    case .skipped(.binary): record.content = .binary
    case .skipped(.tooLarge): record.content = .tooLarge
    case .unsupported, .skipped: break
    }
    return record
  }
}
