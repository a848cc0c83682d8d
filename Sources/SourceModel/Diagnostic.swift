/// Why a file that was found is not in the map, or only in part.
package enum SkipReason: Hashable, Sendable {
  /// The operating system refused; `code` is its `errno`.
  case unreadable(code: Int32)
  /// The file was there when the directory was listed, and gone when it was read.
  case vanished
  /// A NUL byte near the start.
  case binary
  /// Larger than the limit of what is parsed.
  case tooLarge(bytes: Int64, limit: Int64)
  /// Neither a regular file nor a directory: a socket, a pipe, a device.
  case notRegular
  /// A symbolic link whose target lies outside the root, does not exist, or is above itself.
  case linkNotFollowed
  /// The path is longer than the limit.
  case pathTooLong(bytes: Int, limit: Int)
  /// The parser gave up at its limit of steps: the content is not what its name says.
  case parseLimit
  /// The query reached its limit of work or tags; those found until then are kept.
  case queryLimit
}

/// Something that went wrong without ending the work, told to the user once.
package enum Diagnostic: Hashable, Sendable {
  /// A file is left out, or kept in part.
  case skipped(RepositoryPath, SkipReason)
  /// A directory could not be listed; `code` is its `errno`.
  case unreadableDirectory(RepositoryPath, code: Int32)
  /// No library of this language's grammar on the search path.
  case grammarMissing(Language)
  /// The library can't be used: what the loader or the version check says.
  case grammarUnusable(Language, path: String, detail: String)
  /// A language that a user added has no query.
  case queryMissing(Language)
  /// A query doesn't compile; line and column are 1-based.
  case queryInvalid(Language, path: String, line: Int, column: Int, detail: String)
  /// A query of a user or a repository doesn't compile, and what it would replace is used instead; line
  /// and column are 1-based.
  case userQueryInvalid(path: String, line: Int, column: Int, detail: String)
  /// A line of a user's table of languages can't be used; it is 1-based.
  case languageTableInvalid(path: String, line: Int, detail: String)
  /// A file of queries can't be read.
  case userFileUnreadable(path: String, detail: String)
  /// A pattern of an ignore file is not understood and counts for nothing; the line is 1-based.
  case ignorePatternInvalid(path: String, line: Int, pattern: String)
  /// The cache can't be used for the given reason; work goes on without it.
  case cacheUnusable(path: String, detail: String)
  /// The cache's place lies on the named network file system; it is kept in another one instead.
  case cacheMoved(path: String, to: String, fileSystem: String)
  /// The cache was damaged; it was set aside and a new one begun.
  case cacheReplaced(path: String, detail: String)
  /// git's index, configuration or an ignore file could not be read; it counts as empty.
  case gitMetadataUnreadable(path: String, detail: String)
}
