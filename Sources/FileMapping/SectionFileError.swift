/// Why a section file can't be used.
package enum SectionFileError: Error, Sendable, Equatable {
  /// The operating system refused; `code` is its `errno`.
  case system(code: Int32)
  /// It is no section file, one of another format, or was made by other means.
  case otherFormat
  /// It isn't what was written: a checksum or a size is wrong.
  case damaged(detail: String)
  /// Whoever wanted it written wants it no more.
  case cancelled
}
