#if canImport(Glibc)
  internal import Glibc
#endif

/// Why there is no connection.
package enum ConnectionError: Error, Sendable, Equatable {
  /// The system refuses a descriptor or a thread, with an `errno`.
  case system(code: Int32)
}

/// A descriptor of our own, closed in the end.
///
/// Of a descriptor that a caller gives it is a duplicate: a thread that is left behind then never touches what the
/// number stands for next. Both share an open file description, perhaps with other processes, so its flags are
/// left alone; in particular it may block.
final class Descriptor: Sendable {
  let number: Int32
  private let isSocket: Bool

  /// A duplicate of `number`.
  init(duplicating number: Int32) throws(ConnectionError) {
    self.number = fcntl(number, F_DUPFD_CLOEXEC, 0)
    if self.number < 0 { throw .system(code: errno) }
    var status = stat()
    isSocket = fstat(self.number, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// Takes over the result of a system call.
  init(owning number: Int32) throws(ConnectionError) {
    if number < 0 { throw .system(code: errno) }
    self.number = number
    isSocket = false
  }

  deinit { close(number) }

  /// What became of reading or writing.
  enum Outcome: Equatable {
    case bytes(Int)
    /// Nothing can be read or written just now.
    case notNow
    /// Nothing ever can.
    case ended
  }

  /// Reads what is there. Doesn't block behind a poll that said so, unless another process reads the same pipe.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
    let count =
      isSocket
      ? recv(number, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
      : Glibc.read(number, buffer.baseAddress, buffer.count)
    return count == 0 ? .ended : outcome(count)
  }

  /// Writes some of the bytes. Doesn't block behind a poll that said so, unless another process writes to the same pipe
  /// between them: a pipe that is writable takes `PIPE_BUF` bytes at once (pipe(7)).
  func write(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    outcome(
      isSocket
        ? send(number, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
        : Glibc.write(number, bytes.baseAddress, min(bytes.count, Int(PIPE_BUF))))
  }

  private func outcome(_ count: Int) -> Outcome {
    if count >= 0 { return .bytes(count) }
    return errno == EINTR || errno == EAGAIN ? .notNow : .ended
  }
}
