internal import SourceModel

/// A name for a directory that tells it from all others of the machine, the same through any path that leads to it:
/// 32 hexadecimal digits.
///
/// - Parameter root: Bytes of the path of the directory.
/// - Returns: `nil` where there is none.
public func treeName(of root: [UInt8]) -> String? {
  guard let path = resolvedPath(root) else { return nil }
  return path.withUnsafeBytes { ContentHash(of: $0) }.hexadecimal
}
