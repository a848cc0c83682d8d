internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// One end of a conversation in JSON-RPC 2.0.
///
///     let connection = try Connection(input: input, output: output, framing: .lines)
///     let end = connection.receive { message in
///       switch message {
///       case .request(let request): answer(request)   // here, or on another thread
///       case .notification(let notification): note(notification)
///       case .problem: break                          // the other side has been told
///       }
///     }
///     connection.waitForAnswers(milliseconds: 1000)
///     connection.close()
///
/// Messages are handed out in order, on the thread that receives; whoever sends never waits for the other side. When the
/// other side doesn't read, or has too many requests without an answer, no further message is taken from it.
///
/// The descriptors stay the caller's: the connection has duplicates, closes only these, and sets no flags that others would
/// see. Nobody else may read from, or write to, what they stand for meanwhile. No signal reaches the process when the
/// other side stops reading.
package final class Connection: Sendable {
  /// What came.
  package enum Incoming: Sendable {
    case request(PendingRequest)
    case notification(Notification)
    /// No message. It has been answered.
    case problem(MessageProblem)
  }

  /// Why nothing more comes.
  package enum End: Sendable, Equatable {
    /// The other side has closed its end, or reading failed. What is sent may still arrive.
    case endOfInput
    /// ``Connection/stop()`` or ``Connection/close()`` was called.
    case stopped
    /// The other side doesn't read any more, or far too slowly.
    case outputFailed
  }

  private let input: Descriptor
  private let limits: ConnectionLimits
  private let wake: WakeSignal
  private let isStopped = Atomic<Bool>(false)
  private let outstanding: OutstandingRequests
  let exchange: Exchange

  /// - Parameters:
  ///   - input: Where messages come from: a pipe, a socket, a terminal or a file.
  ///   - output: Where messages go; may be the same.
  ///   - framing: How messages are told apart in both.
  ///   - limits: What bounds memory and time.
  /// - Throws: What the system refuses.
  package init(
    input: Int32, output: Int32, framing: Framing, limits: ConnectionLimits = ConnectionLimits()
  ) throws(ConnectionError) {
    self.input = try Descriptor(duplicating: input)
    self.limits = limits
    let wake = try WakeSignal()
    self.wake = wake
    let queue = try OutputQueue(
      try Descriptor(duplicating: output), limits, onRoom: { wake.set() })
    let requests = RequestsInProgress(
      maximumCount: limits.maximumRequestsInProgress, onRoom: { wake.set() })
    exchange = Exchange(framing, requests, queue)
    outstanding = OutstandingRequests(maximumCount: limits.maximumOutstandingRequests)
  }

  /// What is queued is still written, by a thread that nobody waits for.
  deinit { exchange.output.close(milliseconds: limits.flushMilliseconds) }

  // MARK: - Receiving

  /// Reads, and hands out messages one after the other, until nothing more comes. Called once.
  ///
  /// - Parameter handle: Is given what came. Meanwhile nothing is read: long work belongs on other threads.
  /// - Returns: Why nothing more comes. Requests in progress go on.
  package func receive(_ handle: (Incoming) -> Void) -> End {
    var reader = MessageReader(
      exchange.framing, maximumMessageBytes: limits.maximumMessageBytes)
    var buffer = [UInt8](repeating: 0, count: Connection.readBytes)
    var lastReads = Connection.maximumLastReads
    while lastReads > 0 {
      if exchange.hasEnded { lastReads -= 1 }
      switch read(into: &buffer) {
      case .end(let end):
        if end == .endOfInput, let last = reader.finish() { take(last, handle) }
        return end
      case .bytes(let count):
        var rest = buffer[..<count]
        while let next = reader.next(from: &rest) {
          if let end = waitForRoom() { return end }
          take(next, handle)
        }
      }
    }
    return .outputFailed
  }

  private static let readBytes = 64 << 10
  /// How often is read when the other side reads no more: it may never stop to write.
  private static let maximumLastReads = 16

  /// Waits for bytes. When nobody reads our answers any more, what has come before is still read: an `exit` behind the last
  /// answer decides how the process ends.
  private func read(into buffer: inout [UInt8]) -> Reading {
    while true {
      if isStopped.load(ordering: .acquiring) { return .end(.stopped) }
      let hasFailed = exchange.hasEnded
      let deadline = hasFailed ? Waiting.now : nil
      let events = Waiting.wait(for: wake, input, POLLIN, until: deadline)
      if events == 0 {
        if hasFailed { return .end(.outputFailed) }
        continue
      }
      switch buffer.withUnsafeMutableBytes({ input.read(into: $0) }) {
      case .bytes(let count): return .bytes(count)
      case .notNow: continue
      case .ended: return .end(.endOfInput)
      }
    }
  }

  private enum Reading {
    case bytes(Int)
    case end(End)
  }

  /// Waits until answers may be sent again. Where the other side has said all it has to say, that mustn't take for ever.
  private func waitForRoom() -> End? {
    var hasHungUp = false
    var lastCount = Int.max
    while true {
      if isStopped.load(ordering: .acquiring) { return .stopped }
      let isBlocked = exchange.output.isFull
      guard isBlocked || exchange.requests.isFull, !exchange.hasEnded else { return nil }
      let deadline =
        hasHungUp && isBlocked ? Waiting.now + Int64(limits.flushMilliseconds) : nil
      let events = Waiting.wait(
        for: wake, hasHungUp ? nil : input, Waiting.readHangUp, until: deadline)
      hasHungUp = hasHungUp || events != 0
      guard let deadline, Waiting.now >= deadline else { continue }
      let count = exchange.output.byteCount
      if count >= lastCount { return .endOfInput }
      lastCount = count
    }
  }

  private func take(
    _ message: Result<Message, MessageProblem>, _ handle: (Incoming) -> Void
  ) {
    switch message {
    case .success(.request(let request)):
      // Also where nobody would read the answer: it may say how the conversation ends.
      guard let state = exchange.requests.begin(request.id) else {
        // With the id, this would be taken for the answer to the first.
        return report(.invalidMessage(id: nil, reason: "the id is in use"), handle)
      }
      handle(.request(PendingRequest(request, state, exchange)))
    case .success(.notification(let notification)): handle(.notification(notification))
    case .success(.response(let response)):
      if let id = response.id { outstanding.end(id)?(response.result) }
    case .failure(let problem):
      // Some clients leave a result out that is null.
      if case .invalidMessage(let id?, _) = problem, let onAnswer = outstanding.end(id) {
        return onAnswer(.success(.null))
      }
      report(problem, handle)
    }
  }

  private func report(_ problem: MessageProblem, _ handle: (Incoming) -> Void) {
    if let answer = problem.answer { exchange.send(answer.text) }
    handle(.problem(problem))
  }

  // MARK: - Sending

  /// Sends a notification. Never waits.
  ///
  /// - Parameters:
  ///   - method: What is told.
  ///   - delivery: Whether it may be left out.
  ///   - parameters: Writes an object or an array.
  /// - Returns: Whether it is sent.
  @discardableResult
  package func notify(
    _ method: String, _ delivery: Delivery = .always, parameters: JSONWriting? = nil
  ) -> Bool {
    exchange.send(Message.notification(method, parameters), delivery)
  }

  /// Sends a request. Never waits, and nothing may depend on an answer: many clients never give one.
  ///
  /// - Parameters:
  ///   - method: What is asked for.
  ///   - parameters: Writes an object or an array.
  ///   - onAnswer: Called at most once, on the thread that receives, in order with what else comes.
  /// - Returns: The id; `nil` where the connection has ended.
  @discardableResult
  package func request(
    _ method: String, parameters: JSONWriting? = nil, onAnswer: @escaping AnswerHandler
  ) -> RequestID? {
    let id = outstanding.begin(onAnswer)
    if exchange.send(Message.request(id, method, parameters)) { return id }
    _ = outstanding.end(id)
    return nil
  }

  // MARK: - Cancelling and ending

  /// Cancels a request of the other side.
  ///
  /// - Parameters:
  ///   - id: Of the request.
  ///   - cancellation: Whether it is answered all the same.
  /// - Returns: Whether there was one without an answer.
  @discardableResult
  package func cancel(_ id: RequestID, _ cancellation: Cancellation) -> Bool {
    exchange.requests.cancel(id, cancellation)
  }

  /// Cancels all requests of the other side.
  package func cancelAll(_ cancellation: Cancellation) {
    exchange.requests.cancelAll(cancellation)
  }

  /// Waits until all requests that came are answered, or nobody reads the answers.
  ///
  /// - Parameter milliseconds: How long at most.
  /// - Returns: Whether all are.
  @discardableResult
  package func waitForAnswers(milliseconds: Int) -> Bool {
    let deadline = Waiting.now + Int64(milliseconds)
    while !exchange.requests.isEmpty {
      if exchange.hasEnded || Waiting.now >= deadline { return false }
      usleep(1000)
    }
    return true
  }

  /// Ends receiving at once, from any thread. What is sent still arrives.
  package func stop() {
    isStopped.store(true, ordering: .releasing)
    wake.set()
  }

  /// Ends everything, from any thread: cancels requests in progress, forgets ours, writes what is queued, for as long as
  /// the limits allow, and waits for that.
  package func close() {
    stop()
    cancelAll(.silent)
    outstanding.removeAll()
    exchange.output.close(milliseconds: limits.flushMilliseconds)
    exchange.output.waitForEnd()
  }
}
