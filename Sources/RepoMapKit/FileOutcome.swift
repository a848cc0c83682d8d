internal import SourceModel

/// What became of one file.
struct FileOutcome: Sendable {
  enum Content: Sendable {
    /// The file is code.
    case document(FileIR)
    /// The file is what it was when the record was made; its document is elsewhere.
    case recorded(FileRecord)
    /// The file is of no known language, as its content shows.
    case notCode
    /// The file is of a language whose grammar or query can't be used.
    case unsupported(Language)
    /// The file is left out.
    case skipped(SkipReason)
  }

  /// How the content came to be known; for statistics, and for what has to be stored.
  enum Origin: Sendable, Equatable {
    /// The stamp was known and old enough to be trusted: the file was not opened.
    case stamp
    /// The file was read; its content was known.
    case content
    /// The file was read and parsed.
    case parsed
  }

  var content: Content
  var origin: Origin
  /// Key of the document; `nil` where there is none to store or find.
  var key: ContentHash?

  /// The outcome that a record tells, without its document.
  init(_ record: FileRecord) {
    content = .recorded(record)
    origin = .stamp
    key = record.content == .code ? record.key : nil
  }

  init(content: Content, origin: Origin, key: ContentHash?) {
    self.content = content
    self.origin = origin
    self.key = key
  }

  /// What to remember of a file with this outcome.
  ///
  /// A file that couldn't be read, or whose language has no grammar today, may be fine tomorrow: of
  /// it nothing is remembered.
  ///
  /// - Parameters:
  ///   - stamp: Its stamp, as discovery saw it.
  ///   - readAt: Nanoseconds since 1970 before which no file was read.
  func record(stamp: FileStamp, readAt: Int64) -> FileRecord {
    if case .recorded(let record) = content { return record }
    var record = FileRecord(stamp: stamp)
    record.isRacy = stamp.isRacy(recordedAt: readAt)
    switch content {
    case .document(let ir):
      guard let key else { break }
      record.content = .code
      record.key = key
      record.noise = ir.summary.noise
      record.flags = ir.summary.flags
    case .notCode: record.content = .notCode
    case .skipped(.binary): record.content = .binary
    case .skipped(.tooLarge): record.content = .tooLarge
    case .recorded, .unsupported, .skipped: break
    }
    return record
  }
}
