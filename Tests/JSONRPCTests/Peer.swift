import StandardExtensions
import Synchronization
import TestSupport

@testable import JSONRPC

#if canImport(Glibc)
  import Glibc
#endif

/// The other side of a connection: two pipes, of which a test has the far ends.
final class Peer: Sendable {
  /// Ends for the connection.
  let input, output: Int32
  private let toConnection: Mutex<Int32>
  private let fromConnection: Mutex<Int32>

  init() {
    var first: [Int32] = [-1, -1]
    var second: [Int32] = [-1, -1]
    precondition(pipe(&first) == 0 && pipe(&second) == 0)
    for descriptor in first + second { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    input = first[0]
    output = second[1]
    toConnection = Mutex(first[1])
    fromConnection = Mutex(second[0])
  }

  deinit {
    closeInput()
    closeOutput()
    closeOwn()
  }

  /// Closes the ends that were given away: what they stand for lives on in the connection.
  func closeOwn() {
    for descriptor in [input, output] where fcntl(descriptor, F_GETFD) >= 0 { close(descriptor) }
  }

  /// Writes nothing more.
  func closeInput() { Peer.close(toConnection) }

  /// Reads nothing more.
  func closeOutput() { Peer.close(fromConnection) }

  private static func close(_ descriptor: borrowing Mutex<Int32>) {
    descriptor.withLock { descriptor in
      if descriptor >= 0 { Glibc.close(descriptor) }
      descriptor = -1
    }
  }

  /// Writes bytes, and waits until all are in the pipe; `false` where nobody reads them.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    let descriptor = toConnection.withLock { $0 }
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
    let descriptor = fromConnection.withLock { $0 }
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
