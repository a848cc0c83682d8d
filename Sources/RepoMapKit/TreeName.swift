internal import SourceModel
internal import StandardExtensions

/// What a directory is called, the same through any path that leads to it.
public struct TreeName: Sendable, Hashable {
  /// Bytes of its path without links, `.` and `..`.
  public let path: [UInt8]

  /// The name of a directory; `nil` where there is none.
  ///
  /// - Parameter root: Bytes of a path that leads to it.
  public init?(of root: [UInt8]) {
    guard let path = resolvedPath(root) else { return nil }
    self.path = path
  }

  /// 32 hexadecimal digits that tell it from all other directories of the machine.
  public var digest: String { path.withUnsafeBytes { ContentHash(of: $0) }.hexadecimal }
}
