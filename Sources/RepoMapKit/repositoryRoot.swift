#if canImport(Glibc)
  internal import Glibc
#endif

/// The repository around a file or folder: of the folders at and above it the nearest that has a `.git`.
///
/// - Parameter path: Bytes of an absolute path.
/// - Returns: Bytes of the folder's path; `nil` where there is none.
public func repositoryRoot(around path: [UInt8]) -> [UInt8]? {
  var folder = path
  while !folder.isEmpty {
    var status = stat()
    let name = (folder + Array("/.git".utf8)).map { CChar(bitPattern: $0) } + [0]
    if stat(name, &status) == 0 { return folder }
    guard let slash = folder.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    folder = Array(folder[..<slash])
  }
  return nil
}
