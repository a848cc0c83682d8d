internal import Dispatch
internal import SourceModel
internal import Synchronization

/// A directory to be read.
struct WalkTask: Sendable {
  /// Its number, given in the order in which directories are found.
  var id: Int
  /// As rules see it, with a last `/` unless it is empty.
  var path: [UInt8]
  /// Those of its parent, or for the root, of what is above it.
  var rules: DirectoryRules
  var isTrackedOnly = false
  var noise = PathNoise()
  /// Its place in the listing of the previous walk, if the rules of its parent are the same.
  var known: Int?
}

/// What the threads of one walk share: directories that one of them has too many of.
///
/// Each thread keeps the directories that it finds on a stack of its own and gives half of them away
/// only when another one waits, so an idle queue costs one load of an atomic a directory.
final class WalkQueue: Sendable {
  private struct State {
    var tasks: [WalkTask] = []
    /// Threads that take part.
    var workerCount = 0
    var waitingCount = 0
    var isFinished = false
  }

  private let state = Mutex(State())
  private let wake = DispatchSemaphore(value: 0)
  private let hungryCount = Atomic<Int>(0)
  private let nextID = Atomic<Int>(1)
  private let stop = Atomic<Bool>(false)

  /// Whether a thread waits for something to do.
  var isHungry: Bool { hungryCount.load(ordering: .relaxed) > 0 }

  /// Whether the walk ends early.
  var isStopped: Bool { stop.load(ordering: .relaxed) }

  /// A number for a directory; the root has 0.
  func makeID() -> Int { nextID.add(1, ordering: .relaxed).oldValue }

  /// More than the greatest number given.
  var idCount: Int { nextID.load(ordering: .relaxed) }

  /// Makes the calling thread one of those that are waited for; false if all is done already.
  func join() -> Bool {
    state.withLock { state in
      if state.isFinished { return false }
      state.workerCount += 1
      return true
    }
  }

  /// Adds tasks that any thread may take.
  func give(_ tasks: some Sequence<WalkTask>) {
    let count = state.withLock { state in
      state.tasks.append(contentsOf: tasks)
      let woken = min(state.waitingCount, state.tasks.count)
      state.waitingCount -= woken
      return woken
    }
    hungryCount.subtract(count, ordering: .relaxed)
    for _ in 0..<count { wake.signal() }
  }

  /// A task of another thread; waits for one. Nil when all threads wait, so that none can come.
  func take() -> WalkTask? {
    while true {
      let (task, isFinished) = state.withLock { state -> (WalkTask?, Bool) in
        if state.isFinished { return (nil, true) }
        if let task = state.tasks.popLast() { return (task, false) }
        if state.waitingCount + 1 == state.workerCount {
          state.isFinished = true
          return (nil, true)
        }
        state.waitingCount += 1
        hungryCount.add(1, ordering: .relaxed)
        return (nil, false)
      }
      if let task { return task }
      if isFinished {
        wakeAll()
        return nil
      }
      wake.wait()
    }
  }

  /// Makes all threads end.
  func finish(isStopped: Bool) {
    if isStopped { stop.store(true, ordering: .relaxed) }
    state.withLock { $0.isFinished = true }
    wakeAll()
  }

  private func wakeAll() {
    let count = state.withLock { state in
      defer { state.waitingCount = 0 }
      return state.waitingCount
    }
    for _ in 0..<count { wake.signal() }
  }
}
