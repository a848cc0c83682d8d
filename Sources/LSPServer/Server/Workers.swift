internal import Dispatch
internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

/// Answers requests on a few threads, the one that came first first.
final class Workers: Sendable {
  /// Questions keep a processor busy each; one more waits for a cold tree, perhaps.
  private static let threadCount = 4

  private struct State {
    var jobs: [@Sendable () -> Void] = []
    /// Those that stop what runs.
    var stops: [Int: WorkStop] = [:]
    var warming: [WorkStop] = []
    var number = 0
    var isStopped = false
    var threads = HelperThreads()
    var hasThreads = false
  }

  private let connection: Connection
  private let state = Mutex(State())
  private let jobCount = DispatchSemaphore(value: 0)

  init(_ connection: Connection) { self.connection = connection }

  /// Answers a request with what a method makes of it.
  func answer(_ request: PendingRequest, _ call: Call, _ method: Method) {
    request.onCancel { [stop = call.stop] in stop.raise() }
    add { [self] in
      let number = begin(call)
      defer { end(number) }
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
    add { [self] in
      if isStopped { return }
      notifyStatus(client, isQuiescent: false, nil)
      let progress = IndexingProgress(connection, client.createsProgress)
      var problem: String?
      do throws(EngineError) {
        let engine = stop.engine(knowing: tree.engine)
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
      return state.warming + Array(state.stops.values)
    }
    for stop in stops { stop.raise() }
  }

  /// Waits until everything that runs has ended. Nothing is added any more.
  func waitForEnd() {
    let threads = state.withLock { state in
      let threads = state.threads
      state.threads = HelperThreads()
      return threads
    }
    for _ in 0..<Workers.threadCount { jobCount.signal() }
    var waiting = threads
    waiting.wait()
  }

  // MARK: - Jobs

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  private func begin(_ call: Call) -> Int {
    state.withLock { state in
      state.number += 1
      state.stops[state.number] = call.stop
      return state.number
    }
  }

  private func end(_ number: Int) { state.withLock { $0.stops[number] = nil } }

  private func add(_ job: @escaping @Sendable () -> Void) {
    state.withLock { state in
      if state.isStopped { return }
      state.jobs.append(job)
      // Who asks nothing needs no threads.
      if !state.hasThreads {
        state.hasThreads = true
        state.threads.start(Workers.threadCount) { [self] in work() }
      }
    }
    jobCount.signal()
  }

  private func work() {
    while true {
      jobCount.wait()
      let job = state.withLock { state in state.jobs.isEmpty ? nil : state.jobs.removeFirst() }
      guard let job else { return }
      job()
    }
  }

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

/// Stops the engines that some work has, now and later.
final class WorkStop: Sendable {
  private struct State {
    var isRaised = false
    /// Kept, because a handle is another's when its engine is gone.
    var engines: [Engine] = []
  }

  private let state = Mutex(State())

  /// An engine that knows what another does, for this work.
  func engine(knowing engine: Engine) -> Engine {
    let own = engine.sharingKnowledge()
    state.withLock { state in
      state.engines.append(own)
      if state.isRaised { own.stopHandle.raise() }
    }
    return own
  }

  /// Stops the work.
  func raise() {
    state.withLock { state in
      state.isRaised = true
      for engine in state.engines { engine.stopHandle.raise() }
    }
  }
}

extension ResponseError {
  static var cancelled: ResponseError { ResponseError(.requestCancelled, "cancelled") }
}
