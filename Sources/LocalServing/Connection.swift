internal import CShim

#if canImport(Glibc)
  internal import Glibc
#endif

/// One end of a Unix socket over which messages go, the first with descriptors.
///
/// A message is its length, four bytes little-endian, and as many bytes.
package final class Connection: Sendable {
  private let descriptor: Int32

  /// A connection that closes `descriptor` in the end.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Whether the process at the other end is this user's, and sees the same files.
  var isOfSameUser: Bool {
    var user: uid_t = 0
    var process: pid_t = 0
    guard repomap_peer(descriptor, &user, &process) == 0, user == getuid() else { return false }
    return ["mnt", "user"].allSatisfy { kind in
      let own = identity("/proc/self/ns/\(kind)")
      return own != nil && own == identity("/proc/\(process)/ns/\(kind)")
    } && identity("/proc/self/root") == identity("/proc/\(process)/root")
  }

  private struct Identity: Equatable {
    let device: dev_t
    let inode: ino_t
  }

  private func identity(_ path: String) -> Identity? {
    var status = stat()
    return stat(path, &status) == 0
      ? Identity(device: status.st_dev, inode: status.st_ino) : nil
  }

  // MARK: - Messages

  /// Sends a message.
  ///
  /// - Parameters:
  ///   - message: Its bytes.
  ///   - descriptors: Go with it.
  /// - Returns: Whether it was sent.
  @discardableResult
  func send(_ message: [UInt8], with descriptors: [Int32] = []) -> Bool {
    var writer = MessageWriter()
    writer.append(message)
    return writer.bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      var descriptors = descriptors
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = repomap_send_descriptors(
          descriptor, part.baseAddress, part.count, descriptors, Int32(descriptors.count))
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        descriptors = []
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// Receives a message with its descriptors, of which the receiver takes care.
  ///
  /// - Parameters:
  ///   - limit: Bytes that it may have.
  ///   - milliseconds: How long to wait for each part of it.
  /// - Returns: `nil` where the other end sends something else, or nothing.
  func receive(limit: Int, within milliseconds: Int32) -> (message: [UInt8], descriptors: [Int32])?
  {
    var descriptors: [Int32] = []
    guard let header = receive(count: 4, milliseconds, &descriptors) else {
      return closing(descriptors)
    }
    var reader = MessageReader(header)
    guard let count = reader.number(), count <= limit,
      let message = receive(count: Int(count), milliseconds, &descriptors)
    else { return closing(descriptors) }
    return (message, descriptors)
  }

  private func closing(_ descriptors: [Int32]) -> (message: [UInt8], descriptors: [Int32])? {
    for descriptor in descriptors { close(descriptor) }
    return nil
  }

  private func receive(
    count: Int, _ milliseconds: Int32, _ descriptors: inout [Int32]
  ) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var end = 0
    while end < count {
      guard wait(milliseconds) == .ready else { return nil }
      var received = [Int32](repeating: -1, count: Connection.maximumDescriptors)
      var receivedCount = Int32(received.count)
      let part = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
        return repomap_receive_descriptors(
          descriptor, rest.baseAddress, rest.count, &received, &receivedCount)
      }
      if part < 0 && errno == EINTR { continue }
      guard part > 0 else { return nil }
      descriptors += received.prefix(Int(receivedCount))
      end += part
    }
    return bytes
  }

  /// What a call has: standard input, output and error, and the working directory.
  static let maximumDescriptors = 4

  /// What waiting for bytes comes to.
  enum Readiness {
    case ready
    /// Nothing has come, or a signal has.
    case nothing
    case failed
  }

  /// Ends waiting on this end; what is sent still arrives.
  func stopReceiving() { shutdown(descriptor, Int32(SHUT_RD)) }

  /// Waits until something comes, or the other end closes; for good where the time is negative.
  func wait(_ milliseconds: Int32) -> Readiness {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&waiting, 1, milliseconds)
    if ready > 0 { return .ready }
    return ready == 0 || errno == EINTR ? .nothing : .failed
  }
}
