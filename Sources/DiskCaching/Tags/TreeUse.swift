package import SourceModel

/// When a work tree was last used, and the documents that it needs.
package struct TreeUse: Sendable, Equatable {
  /// Days since 1970.
  package let day: Int64
  /// Keys of the documents of its files.
  package let keys: [ContentHash]

  package init(day: Int64, keys: [ContentHash]) {
    self.day = day
    self.keys = keys
  }
}
