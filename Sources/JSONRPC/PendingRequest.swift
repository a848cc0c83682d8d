package import StandardExtensions

/// A request that came, to be answered once, from any thread, at any time.
///
///              succeed, fail, deinit
///      open ───────────────────────────→ ended
///       │ cancel(.answered)                ↑ ↑
///       ├──────────────────→ cancelled ────┘ │   succeed, fail, deinit; a second answer is then ignored
///       └────────────────────────────────────┘   cancel(.silent), close
///
/// One that is dropped without an answer is answered with an internal error.
package final class PendingRequest: Sendable {
  package let request: Request
  private let state: RequestState
  private let exchange: Exchange

  init(_ request: Request, _ state: RequestState, _ exchange: Exchange) {
    self.request = request
    self.state = state
    self.exchange = exchange
  }

  deinit {
    if state.isOpen { send { Message.response(id, error: PendingRequest.dropped) } }
  }

  private static let dropped = ResponseError(.internalError, "the request was not answered")

  package var id: RequestID { request.id }
  package var method: String { request.method }
  package var parameters: JSONValue? { request.parameters }

  /// Whether nobody wants the result any more.
  package var isCancelled: Bool { state.isCancelled }

  /// Sets what is done when the request is cancelled, and does it where it has been. The latest counts; it is done at
  /// most once, on the thread that cancels, and must not wait. It should not hold the request, which then could
  /// not be dropped.
  package func onCancel(_ action: @escaping @Sendable () -> Void) { state.onCancel(action) }

  /// Answers with a result.
  ///
  /// - Parameter result: Writes one value.
  /// - Returns: Whether this is the answer; not if there was one, or the request was cancelled silently.
  @discardableResult
  package func succeed(_ result: JSONWriting) -> Bool {
    answer { Message.response(id) { result(&$0) } }
  }

  /// Answers with a result that is there already.
  ///
  /// - Returns: Whether this is the answer.
  @discardableResult
  package func succeed(_ result: JSONValue) -> Bool { succeed { $0.value(result) } }

  /// Answers with an error.
  ///
  /// - Returns: Whether this is the answer.
  @discardableResult
  package func fail(_ error: ResponseError) -> Bool {
    answer { Message.response(id, error: error) }
  }

  /// Sends a notification about the request, such as its progress, unless it has ended: none comes behind the answer, or
  /// behind a silent cancellation.
  ///
  /// - Returns: Whether it is sent.
  @discardableResult
  package func notify(
    _ method: String, _ delivery: Delivery = .ifRoom, parameters: JSONWriting? = nil
  ) -> Bool {
    let text = Message.notification(method, parameters)
    return state.whileOpen { exchange.send(text, delivery) }
  }

  private func answer(_ text: () -> [UInt8]) -> Bool {
    guard state.isOpen else {
      assert(isCancelled || exchange.hasEnded, "\(method) was answered twice")
      return false
    }
    return send(text)
  }

  @discardableResult
  private func send(_ text: () -> [UInt8]) -> Bool {
    // Written before, so that nobody waits for it who cancels.
    let text = text()
    return state.close {
      // In this order: who has the answer may use the id again.
      exchange.requests.remove(id)
      exchange.send(text)
    }
  }
}
