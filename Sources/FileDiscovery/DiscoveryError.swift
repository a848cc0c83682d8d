/// Why there is no result at all. What goes wrong below the root is a diagnostic instead.
package enum DiscoveryError: Error, Sendable, Equatable {
  /// Nothing is at the path.
  case rootMissing(path: String)
  /// The path leads to something that isn't a directory.
  case rootNotDirectory(path: String)
  /// The operating system refused; `code` is its `errno`.
  case rootUnreadable(path: String, code: Int32)
  /// The caller asked to stop.
  case cancelled
}
