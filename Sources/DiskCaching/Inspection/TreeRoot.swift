internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// Whose files those of a work tree are: the names hold only a digest of the root's path.
///
/// ```
/// <repository>/trees/<digest of the path>.root      the bytes of the path
/// ```
///
/// The name proves the content, so there is no checksum. Behind the path of a root may stand a zero byte, for what is
/// kept of its revisions; the system takes the path to end there.
enum TreeRoot {
  static let fileName = "root"
  private static let maximumBytes = Int(PATH_MAX)

  /// Notes `root` in the file at `path`, unless that is there. Failures don't matter: who looks after
  /// the cache knows less then.
  static func record(_ root: [UInt8], at path: String) {
    guard fileStatus(path) == nil else { return }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    root.withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
  }

  /// The root in the file at `path`, if it is the one with this digest.
  static func read(_ path: String, digest: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: maximumBytes)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return nil }
    bytes.removeLast(bytes.count - count)
    return ContentHash(of: bytes).hexadecimal == digest ? bytes : nil
  }

  /// Whether nothing is at `root` any more. A root that can't be looked at may be there.
  static func isGone(_ root: [UInt8]) -> Bool {
    var status = stat()
    let result = (root + [0]).withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { lstat($0, &status) } ?? 0
      }
    }
    return result != 0 && (errno == ENOENT || errno == ENOTDIR)
  }
}
