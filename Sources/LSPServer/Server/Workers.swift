internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

/// Answers requests on a few threads, the one that came first first.
final class Workers: Sendable {
  /// Questions keep a processor busy each; one more waits for a cold tree, perhaps.
  private static let threadCount = 4

  private struct State {
    /// What is being answered.
    var answering: [WorkStop] = []
    /// What brings indexes up to date.
    var warming: [WorkStop] = []
    var isStopped = false
  }

  private let connection: Connection
  private let state = Mutex(State())
  private let queue = WorkQueue(maximumThreads: Workers.threadCount)

  init(_ connection: Connection) { self.connection = connection }

  /// Answers a request with what a method makes of it.
  func answer(_ request: PendingRequest, _ call: Call, _ method: Method) {
    request.onCancel { [stop = call.stop] in stop.raise() }
    queue.add { [self] in
      state.withLock { $0.answering.append(call.stop) }
      defer { state.withLock { $0.answering.removeAll { $0 === call.stop } } }
      do throws(ResponseError) {
        if request.isCancelled || isStopped { throw .cancelled }
        let write = try method.answer(call)
        if request.isCancelled { throw .cancelled }
        call.progress.end()
        request.succeed(write)
      } catch {
        call.progress.end()
        request.fail(request.isCancelled ? .cancelled : error)
      }
    }
  }

  /// Brings the index of a tree up to date, with progress where the client shows it.
  func warm(_ tree: ServedTree, _ client: ClientCapabilities) {
    let connection = connection
    let stop = WorkStop()
    state.withLock { $0.warming.append(stop) }
    queue.add { [self] in
      defer { state.withLock { $0.warming.removeAll { $0 === stop } } }
      if isStopped { return }
      notifyStatus(client, isQuiescent: false, nil)
      let progress = IndexingProgress(connection, client.createsProgress)
      var problem: String?
      do throws(EngineError) {
        let engine = tree.engine.sharingKnowledge()
        stop.add(engine)
        _ = try engine.warm(tree.root, .lines, observer: progress)
        engine.watch(tree.root)
      } catch {
        problem = error.message
      }
      progress.end()
      notifyStatus(client, isQuiescent: true, problem)
      if client.refreshesCodeLenses {
        connection.request("workspace/codeLens/refresh", onAnswer: { _ in })
      }
    }
  }

  /// The user has cancelled the progress that is shown.
  func stopWarming() {
    for stop in state.withLock({ $0.warming }) { stop.raise() }
  }

  /// Stops everything that runs, now and from now on.
  func stop() {
    let stops = state.withLock { state in
      state.isStopped = true
      return state.warming + state.answering
    }
    for stop in stops { stop.raise() }
  }

  /// Waits until everything that runs has ended.
  func waitForEnd() { queue.wait() }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  /// `experimental/serverStatus`, as rust-analyzer has it.
  private func notifyStatus(_ client: ClientCapabilities, isQuiescent: Bool, _ problem: String?) {
    guard client.wantsServerStatus else { return }
    connection.notify("experimental/serverStatus") { json in
      json.object { json in
        json.member("health") { $0.string(problem == nil ? "ok" : "warning") }
        json.member("quiescent") { $0.boolean(isQuiescent) }
        if let problem { json.member("message") { $0.string(problem) } }
      }
    }
  }
}

extension ResponseError {
  static var cancelled: ResponseError { ResponseError(.requestCancelled, "cancelled") }
}
