internal import SourceModel
internal import SyntaxParsing

/// One state of a workspace, or of a session, that never changes.
///
/// Requests that name it are answered as of this state. Snapshots share what they have in common, and hold it as long as
/// somebody has them.
public struct Snapshot: Sendable {
  /// Number of the state that was committed last in it; those of one workspace ascend.
  public let number: Int
  let tree: SnapshotTree

  /// Bytes of the path of the tree's root, as the user wrote it.
  public var root: [UInt8] { tree.root }

  /// The content of a file.
  ///
  /// - Parameter path: Bytes of its path, relative to the root.
  /// - Returns: `nil` where there is none, or it is too large for a source.
  public func content(of path: [UInt8]) -> [UInt8]? {
    try? tree.read(RepositoryPath(bytes: path), limit: SyntaxRuntime.maximumSourceBytes).get()
  }
}
