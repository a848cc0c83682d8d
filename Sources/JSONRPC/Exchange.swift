/// What requests that came need of their connection to be answered, after which it may be gone.
final class Exchange: Sendable {
  let framing: Framing
  let requests: RequestsInProgress
  let output: OutputQueue

  init(_ framing: Framing, _ requests: RequestsInProgress, _ output: OutputQueue) {
    self.framing = framing
    self.requests = requests
    self.output = output
  }

  var hasEnded: Bool { output.hasEnded }

  @discardableResult
  func send(_ text: consuming [UInt8], _ delivery: Delivery = .always) -> Bool {
    output.send(framing.frame(text), delivery)
  }
}
