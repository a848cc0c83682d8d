#if canImport(Glibc)
  internal import Glibc
#endif

/// A lock between processes, on a file of its own; released with the value.
///
/// The kernel releases the lock of a process that dies.
struct CacheLock: ~Copyable {
  private let descriptor: Int32

  /// Waits for the lock.
  ///
  /// - Throws: `EWOULDBLOCK` if another process still holds it after the time.
  init(path: String, timeoutMilliseconds: Int32) throws(FileSystemError) {
    var descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor < 0, errno == EISDIR, discardPath(path) {
      descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw .refused(path: path, code: errno) }
    // There is no flock with a time limit. Holders keep it for milliseconds, so this rarely waits.
    let pauseMilliseconds: Int32 = 5
    var left = timeoutMilliseconds
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR, left > 0 else {
        close(descriptor)
        throw .refused(path: path, code: code)
      }
      usleep(UInt32(pauseMilliseconds) * 1000)
      left -= pauseMilliseconds
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
