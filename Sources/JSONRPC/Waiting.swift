internal import CShim

#if canImport(Glibc)
  internal import Glibc
#endif

/// Wakes a thread that waits for descriptors. A signal is kept until the thread takes it.
final class WakeSignal: Sendable {
  let descriptor: Descriptor

  init() throws(ConnectionError) {
    descriptor = try Descriptor(owning: repomap_open_event())
  }

  func set() {
    var one: UInt64 = 1
    // Fails only when it is set 2^64 - 2 times, and then it is set.
    _ = Glibc.write(descriptor.number, &one, MemoryLayout<UInt64>.size)
  }

  func clear() {
    var count: UInt64 = 0
    _ = Glibc.read(descriptor.number, &count, MemoryLayout<UInt64>.size)
  }
}

/// Waits for what happens first.
enum Waiting {
  /// Waits for a descriptor or a signal.
  ///
  /// - Parameters:
  ///   - signal: Ends the wait, and is cleared.
  ///   - descriptor: What is waited for besides.
  ///   - events: Of `poll`; errors and the end of the other side always count.
  ///   - deadline: Until when, in milliseconds of ``now``; `nil` for good.
  /// - Returns: Events of the descriptor; 0 for the signal, for no reason, or at the deadline.
  static func wait(
    for signal: WakeSignal, _ descriptor: Descriptor? = nil, _ events: Int32 = 0,
    until deadline: Int64? = nil
  ) -> Int32 {
    // poll passes over negative descriptors.
    var waiting = [
      pollfd(fd: signal.descriptor.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor?.number ?? -1, events: Int16(events), revents: 0),
    ]
    let milliseconds = deadline.map { Int32(clamping: max(0, $0 - now)) } ?? -1
    guard poll(&waiting, 2, milliseconds) > 0 else { return 0 }
    if waiting[0].revents != 0 { signal.clear() }
    return Int32(waiting[1].revents)
  }

  /// Events that are told without being asked for: the other side is gone.
  static let failures = POLLERR | POLLHUP | POLLNVAL
  /// POLLRDHUP, which needs `_GNU_SOURCE`: the other side of a socket writes no more.
  static let readHangUp: Int32 = 0x2000

  /// Milliseconds of a clock that only goes on.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
