internal import SourceModel

/// What became of one file.
struct FileOutcome: Sendable {
  enum Content: Sendable {
    /// The file is code.
    case document(FileIR)
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
}
