internal import SQLiteAccess

/// Why maintenance of a cache failed. Nothing that serves a map throws it.
package enum CacheError: Error, Sendable, Equatable {
  /// Another process held the database for longer than the settings allow.
  case busy(path: String)
  /// The body of a transaction gave it up.
  case aborted
  /// The cache can't be used, or written, for the given reason.
  case unusable(path: String, detail: String)

  init(_ error: SQLiteError, path: String) {
    switch error.code {
    case .busy, .locked: self = .busy(path: path)
    case .aborted: self = .aborted
    default: self = .unusable(path: path, detail: error.message)
    }
  }
}
