internal import Dispatch
internal import StandardExtensions
internal import Synchronization
internal import SyntaxParsing

/// Runs stages, each as soon as those are done that it depends on.
///
/// The calling thread runs what is ready, in the order in which the stages were given. Where more is ready, and would
/// take longer than a thread takes to begin, other threads help, up to a bound.
final class StageRun: Sendable {
  private struct State {
    var waiting: [any Stage]
    /// Those that wait or run.
    var unfinished: Set<StageID>
    var outputs: StageOutputs
    var reports: [StageReport] = []
    var error: EngineError?
    var helperCount = 0
    var runningCount = 0
  }

  private let state: Mutex<State>
  /// Signalled whenever a helper has finished a stage.
  private let finished = DispatchSemaphore(value: 0)
  private let threadCount: Int
  private let metrics: StageMetrics
  private let stop: StopFlag
  private let observer: any ProgressObserver

  /// - Parameters:
  ///   - stages: One of each kind, in the order in which one thread shall run them. On stages that are not among them
  ///     nobody waits.
  ///   - outputs: Results of stages that have run before.
  ///   - threadCount: How many may run at the same time.
  ///   - metrics: Counts what has run.
  ///   - stop: Ends the work: no further stage begins.
  ///   - observer: Is told what has finished.
  init(
    _ stages: [any Stage], after outputs: StageOutputs = StageOutputs(), threadCount: Int,
    metrics: StageMetrics, stop: StopFlag, observer: any ProgressObserver
  ) {
    state = Mutex(
      State(
        waiting: stages, unfinished: Set(stages.map { type(of: $0).id }), outputs: outputs))
    self.threadCount = threadCount
    self.metrics = metrics
    self.stop = stop
    self.observer = observer
  }

  /// Runs all stages.
  ///
  /// - Parameter timer: Is told what each of them took.
  /// - Returns: The results, with those from before.
  /// - Throws: What the first throws that fails, and `cancelled` after a stop.
  func run(_ timer: inout StepTimer) throws(EngineError) -> StageOutputs {
    work: while true {
      switch next() {
      case .stage(let stage): perform(stage)
      case .wait: finished.wait()
      case .end: break work
      }
    }
    let (outputs, reports, error) = state.withLock { ($0.outputs, $0.reports, $0.error) }
    timer.add(reports)
    if let error { throw error }
    if stop.isRaised { throw .cancelled }
    return outputs
  }

  /// The results so far.
  var outputs: StageOutputs { state.withLock { $0.outputs } }

  private enum Next {
    case stage(any Stage)
    /// Others run, which may make further ones ready.
    case wait
    case end
  }

  /// What the calling thread does next.
  private func next() -> Next {
    state.withLock { state in
      if let place = ready(state, isLong: false).first {
        state.runningCount += 1
        return .stage(state.waiting.remove(at: place))
      }
      return state.runningCount > 0 ? .wait : .end
    }
  }

  /// What a helper does next; it leaves alone what is brief. Without anything it ends.
  private func nextForHelper() -> (any Stage)? {
    state.withLock { state in
      guard let place = ready(state, isLong: true).first else {
        state.helperCount -= 1
        return nil
      }
      state.runningCount += 1
      return state.waiting.remove(at: place)
    }
  }

  private func ready(_ state: State, isLong: Bool) -> [Int] {
    if state.error != nil || stop.isRaised { return [] }
    return state.waiting.indices.filter { place in
      let stage = state.waiting[place]
      return type(of: stage).id.dependencies.allSatisfy { !state.unfinished.contains($0) }
        && !(isLong && stage.isBrief(state.outputs))
    }
  }

  /// Runs a stage, after it has called for help with what else is ready.
  private func perform(_ stage: any Stage) {
    callHelpers()
    let start = monotonicTime()
    let inputs = state.withLock { $0.outputs }
    let result = Result { () throws(EngineError) in try stage.anyOutput(inputs) }
    let nanoseconds = monotonicTime() - start
    let report = StageReport(
      id: type(of: stage).id, milliseconds: Double(nanoseconds) / 1_000_000)
    metrics.ran(report.id, nanoseconds: nanoseconds)
    state.withLock { state in
      state.runningCount -= 1
      state.unfinished.remove(report.id)
      state.reports.append(report)
      switch result {
      case .success(let output): state.outputs.set(output, of: report.id)
      case .failure(let error): if state.error == nil { state.error = error }
      }
    }
    if case .success = result { observer.finished(report.id.rawValue, report.milliseconds) }
  }

  private func callHelpers() {
    if threadCount < 2 { return }
    let count = state.withLock { state in
      let count = min(
        ready(state, isLong: true).count, threadCount - 1 - state.helperCount)
      state.helperCount += max(0, count)
      return count
    }
    guard count > 0 else { return }
    var helpers = HelperThreads()
    helpers.start(count) { [self] in
      while let stage = nextForHelper() {
        perform(stage)
        finished.signal()
      }
    }
    helpers.leave()
  }
}
