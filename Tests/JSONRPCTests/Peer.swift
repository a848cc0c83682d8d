import StandardExtensions
import Synchronization
import TestSupport

@testable import JSONRPC

#if canImport(Glibc)
  import Glibc
#endif

/// The other side of a connection: two pipes, of which a test has the far ends.
final class Peer: Sendable {
  /// A descriptor that is closed once.
  private final class End: Sendable {
    private let descriptor: Mutex<Int32>

    init(_ descriptor: Int32) {
      self.descriptor = Mutex(descriptor)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close() }

    var number: Int32 { descriptor.withLock { $0 } }

    func close() {
      descriptor.withLock { descriptor in
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
        descriptor = -1
      }
    }
  }

  private let ownInput, ownOutput, toConnection, fromConnection: End

  /// Ends for the connection.
  var input: Int32 { ownInput.number }
  var output: Int32 { ownOutput.number }

  init() {
    var first: [Int32] = [-1, -1]
    var second: [Int32] = [-1, -1]
    precondition(pipe(&first) == 0 && pipe(&second) == 0)
    (ownInput, toConnection) = (End(first[0]), End(first[1]))
    (fromConnection, ownOutput) = (End(second[0]), End(second[1]))
  }

  /// Closes the ends that were given away: what they stand for lives on in the connection.
  func closeOwn() {
    ownInput.close()
    ownOutput.close()
  }

  /// Writes nothing more.
  func closeInput() { toConnection.close() }

  /// Reads nothing more.
  func closeOutput() { fromConnection.close() }

  /// Writes bytes, and waits until all are in the pipe; `false` where nobody reads them.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    let descriptor = toConnection.number
    return bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count <= 0 { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// Sends a line.
  func send(_ line: String) { send(Array("\(line)\n".utf8)) }

  /// The next bytes; empty at the end, or after ten seconds.
  func receive(atMost limit: Int = 65536) -> [UInt8] {
    let descriptor = fromConnection.number
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 10_000) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: limit)
    let count = read(descriptor, &buffer, limit)
    return Array(buffer.prefix(max(0, count)))
  }

  /// The next line without its end.
  func receiveLine() -> String {
    var line: [UInt8] = []
    while true {
      let byte = receive(atMost: 1)
      guard let byte = byte.first, byte != UInt8(ascii: "\n") else { break }
      line.append(byte)
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// Everything up to the end.
  func receiveAll() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let bytes = receive()
      if bytes.isEmpty { return all }
      all += bytes
    }
  }
}

/// A thread that a test waits for.
final class TestThread: Sendable {
  private let hasEnded = Atomic<Bool>(false)

  init(_ body: @escaping @Sendable () -> Void) {
    var thread = HelperThreads()
    thread.start(1) { [self] in
      body()
      hasEnded.store(true, ordering: .releasing)
    }
    thread.leave()
  }

  /// Waits, ten seconds at most.
  func wait() -> Bool { waitUntil { hasEnded.load(ordering: .acquiring) } }
}

/// Waits for something, ten seconds at most.
func waitUntil(_ condition: () -> Bool) -> Bool {
  for _ in 0..<10_000 {
    if condition() { return true }
    usleep(1000)
  }
  return false
}
