internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Tells a client how far work is, at most five times a second, and that it has ended, once. Of work that is done at once
/// nothing is told: it would only flicker.
final class WorkDoneProgress: Sendable {
  private static let intervalNanoseconds: Int64 = 200_000_000
  private static let delayNanoseconds: Int64 = 300_000_000

  private enum Phase {
    case idle, begun, ended
  }

  private struct State {
    var phase = Phase.idle
    var percentage = -1
    var toldAt: Int64 = 0
  }

  private let token: JSONValue
  private let title: String
  private let send: @Sendable (_ delivery: Delivery, _ value: @escaping JSONWriting) -> Void
  private let state = Mutex(State())
  private let startedAt = monotonicTime()

  /// - Parameters:
  ///   - token: What the client knows the work by.
  ///   - title: What is done.
  ///   - notify: Sends the notification `$/progress`.
  init(
    _ token: JSONValue, title: String,
    notify: @escaping @Sendable (_ delivery: Delivery, _ parameters: @escaping JSONWriting) -> Void
  ) {
    self.token = token
    self.title = title
    send = { delivery, value in
      notify(delivery) { json in
        json.object { json in
          json.member("token") { $0.value(token) }
          json.member("value", value)
        }
      }
    }
  }

  /// So much is done. Only what is more than before is told.
  func advance(to done: Int, of total: Int, _ message: String) {
    state.withLock { state in
      let percentage = total > 0 ? min(100, 100 * done / total) : 0
      let now = monotonicTime()
      guard state.phase != .ended, percentage > state.percentage,
        now - state.toldAt >= WorkDoneProgress.intervalNanoseconds,
        now - startedAt >= WorkDoneProgress.delayNanoseconds
      else { return }
      let kind = state.phase == .idle ? "begin" : "report"
      send(kind == "begin" ? .always : .ifRoom) { [title] json in
        json.object { json in
          json.member("kind") { $0.string(kind) }
          if kind == "begin" {
            json.member("title") { $0.string(title) }
            json.member("cancellable") { $0.boolean(true) }
          }
          json.member("percentage") { $0.number(percentage) }
          json.member("message") { $0.string(message) }
        }
      }
      state.phase = .begun
      state.percentage = percentage
      state.toldAt = now
    }
  }

  /// The work has ended. Told only where its beginning was.
  func end() {
    state.withLock { state in
      if state.phase == .begun {
        send(.always) { json in
          json.object { $0.member("kind") { $0.string("end") } }
        }
      }
      state.phase = .ended
    }
  }
}

/// What a client sees of the reading of a tree.
final class IndexingProgress: ProgressObserver {
  private let shown = Mutex<WorkDoneProgress?>(nil)

  /// Progress with a token of ours, which the client has to accept first.
  init(_ connection: Connection, _ isWanted: Bool) {
    guard isWanted else { return }
    let token = JSONValue.string("repomap/\(monotonicTime())")
    connection.request(
      "window/workDoneProgress/create",
      parameters: { json in json.object { $0.member("token") { $0.value(token) } } },
      onAnswer: { [weak self] answer in
        guard case .success = answer, let self else { return }
        let progress = WorkDoneProgress(token, title: "Indexing") {
          [weak connection] delivery, json in
          connection?.notify("$/progress", delivery, parameters: json)
        }
        shown.withLock { $0 = progress }
      })
  }

  /// Progress of a request, with the token that came with it.
  init(_ request: PendingRequest) {
    guard let token = request.parameters?["workDoneToken"], token.isSomething else { return }
    let progress = WorkDoneProgress(token, title: "Indexing") { [weak request] delivery, json in
      request?.notify("$/progress", delivery, parameters: json)
    }
    shown.withLock { $0 = progress }
  }

  func advanced(to done: Int, of total: Int) {
    shown.withLock { $0 }?.advance(to: done, of: total, "\(done) of \(total) files")
  }

  /// The work has ended.
  func end() { shown.withLock { $0.take() }?.end() }
}
