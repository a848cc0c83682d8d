// The writing side of a connection: a queue, and the one thread that writes what is in it.
//
//           send                    takeFrames
// anybody ───────→ frames, bounded ───────────→ OutputWriter ─→ poll, write
//
// Nobody who sends waits. Above a bound the queue is full: the connection then takes no further messages until half has been
// written. Above a much higher one the other side is given up.
//
// The thread waits only in poll, where a signal ends it. Should a write block all the same, because the pipe has
// another writer, whoever closes the queue leaves the thread behind: it has a descriptor of its own.

internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Whether a message may be left out.
package enum Delivery: Sendable {
  case always
  /// Not when the other side is slow to read.
  case ifRoom
}

/// What waits to be written.
final class OutputQueue: Sendable {
  private struct State {
    var frames: [[UInt8]] = []
    /// Bytes that are not written yet, in `frames` and at the thread.
    var byteCount = 0
    var isFull = false
    /// When the thread gives up what is left. Nothing more is taken then.
    var deadline: Int64?
    /// Nothing is ever written again.
    var hasEnded = false

    mutating func end() {
      hasEnded = true
      isFull = false
      frames = []
      byteCount = 0
    }
  }

  private let state = Mutex(State())
  private let limits: ConnectionLimits
  /// Something is to be done.
  private let wake: WakeSignal
  /// Nothing is to be done any more.
  private let end: WakeSignal
  /// There is room again, or never will be.
  private let onRoom: @Sendable () -> Void

  /// A queue with a thread that ends with ``close(milliseconds:)``, or when the other side reads no more.
  init(
    _ output: Descriptor, _ limits: ConnectionLimits, onRoom: @escaping @Sendable () -> Void
  ) throws(ConnectionError) {
    self.limits = limits
    self.onRoom = onRoom
    wake = try WakeSignal()
    end = try WakeSignal()
    let writer = OutputWriter(queue: self, output: output)
    var thread = HelperThreads()
    if thread.start(1, { writer.run() }) == 0 { throw .system(code: EAGAIN) }
    thread.leave()
  }

  /// Whether no further messages should be taken.
  var isFull: Bool { state.withLock { $0.isFull } }
  /// Whether nothing is ever written again.
  var hasEnded: Bool { state.withLock { $0.hasEnded } }
  /// Bytes that wait to be written.
  var byteCount: Int { state.withLock { $0.byteCount } }

  // MARK: - For everybody

  /// Queues what is written in one piece.
  ///
  /// - Returns: Whether it was taken.
  @discardableResult
  func send(_ frame: [UInt8], _ delivery: Delivery = .always) -> Bool {
    let (isTaken, isNews) = state.withLock { state -> (Bool, Bool) in
      guard !state.hasEnded, state.deadline == nil else { return (false, false) }
      if delivery == .ifRoom,
        state.isFull || state.byteCount + frame.count > limits.maximumQueuedBytes
      {
        return (false, false)
      }
      if state.byteCount > limits.abandonedQueuedBytes {
        state.end()
        return (false, true)
      }
      state.frames.append(frame)
      state.byteCount += frame.count
      state.isFull = state.isFull || state.byteCount > limits.maximumQueuedBytes
      return (true, state.frames.count == 1)
    }
    if isNews { wake.set() }
    return isTaken
  }

  /// Takes nothing more, and lets what is there be written within a time.
  func close(milliseconds: Int) {
    let deadline = Waiting.now + Int64(milliseconds)
    state.withLock { $0.deadline = min($0.deadline ?? deadline, deadline) }
    wake.set()
  }

  /// Waits for what ``close(milliseconds:)`` lets be written, and not much longer than its time.
  func waitForEnd() {
    guard let deadline = state.withLock({ $0.deadline }) else { return }
    let latest = deadline + OutputQueue.graceMilliseconds
    while !hasEnded, Waiting.now < latest { _ = Waiting.wait(for: end, until: latest) }
    // Others may wait as well.
    end.set()
  }

  /// How long the thread takes to notice a deadline, at most.
  private static let graceMilliseconds: Int64 = 200

  // MARK: - For the thread

  /// Waits for frames.
  ///
  /// - Returns: `nil` when none will come, or the other side reads no more.
  func takeFrames(for output: Descriptor) -> [[UInt8]]? {
    while true {
      let (frames, isClosed) = state.withLock { state in
        (exchange(&state.frames, with: []), state.hasEnded || state.deadline != nil)
      }
      if !frames.isEmpty { return frames }
      // Who reads no more is noticed even though there is nothing to write.
      if isClosed || Waiting.wait(for: wake, output) & Waiting.failures != 0 { return nil }
    }
  }

  /// Waits until something can be written.
  ///
  /// - Returns: Whether it can, in time.
  func waitForRoom(in output: Descriptor) -> Bool {
    while true {
      let (deadline, hasEnded) = state.withLock { ($0.deadline, $0.hasEnded) }
      if hasEnded { return false }
      let events = Waiting.wait(for: wake, output, POLLOUT, until: deadline)
      if events & Waiting.failures != 0 { return false }
      if events & POLLOUT != 0 { return true }
      if let deadline, Waiting.now >= deadline { return false }
    }
  }

  /// So many bytes were written.
  func written(_ count: Int) {
    let hasRoom = state.withLock { state in
      if state.hasEnded { return false }
      state.byteCount -= count
      guard state.isFull, state.byteCount <= limits.maximumQueuedBytes / 2 else { return false }
      state.isFull = false
      return true
    }
    if hasRoom { onRoom() }
  }

  /// Nothing is written any more.
  func ended() {
    state.withLock { $0.end() }
    onRoom()
    end.set()
  }
}
