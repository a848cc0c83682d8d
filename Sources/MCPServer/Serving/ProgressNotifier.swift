internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

/// Tells a client how far the index of a tree is: numbers that only grow, five times a second at most.
final class ProgressNotifier: ProgressObserver {
  private struct State {
    var lastTime: Int64 = 0
    var lastCount = 0
  }

  private static let intervalNanoseconds: Int64 = 200_000_000

  private let request: PendingRequest
  private let token: JSONValue
  private let state = Mutex(State())

  init(_ request: PendingRequest, _ token: JSONValue) {
    self.request = request
    self.token = token
  }

  func advanced(to done: Int, of total: Int) {
    let isDue = state.withLock { state in
      let now = monotonicTime()
      guard done > state.lastCount, now - state.lastTime >= ProgressNotifier.intervalNanoseconds
      else { return false }
      state.lastTime = now
      state.lastCount = done
      return true
    }
    guard isDue else { return }
    request.notify("notifications/progress") { json in
      json.object { json in
        json.member("progressToken") { $0.value(self.token) }
        json.member("progress") { $0.number(done) }
        json.member("total") { $0.number(total) }
        json.member("message") { $0.string("indexing: \(done) of \(total) files") }
      }
    }
  }
}
