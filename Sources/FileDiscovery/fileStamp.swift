@preconcurrency internal import Glibc
package import SourceModel
internal import StandardExtensions

/// The stamp of a regular file; `nil` where there is none. Symbolic links are not followed.
package func fileStamp(atPath path: [UInt8]) -> FileStamp? {
  var status = stat()
  guard !path.contains(0), lstat(terminated(path), &status) == 0,
    status.st_mode & S_IFMT == S_IFREG
  else { return nil }
  return FileStamp(status)
}
