internal import RepoMapKit
internal import Synchronization

/// The engines of a process that lives long: one for each way in which callers have set things up.
final class EnginePool: Sendable {
  /// Ways that are kept; each has indexes of its own.
  private static let maximumCount = 4

  private struct State {
    /// The one that was used last comes last.
    var engines: [(settings: EngineSettings, engine: Engine)] = []
    /// The trees that are watched besides, by all engines; that which was asked about last comes last.
    var watched: [[UInt8]] = []
    /// Those that stop what runs, by their addresses.
    var handles: [UInt: StopHandle] = [:]
  }

  /// Further trees that are watched: each costs memory, and events.
  private static let maximumWatched = 4

  private let tree: TreeName?
  private let state = Mutex(State())

  /// Engines that watch the tree of their server, if they are those of one.
  init(_ tree: TreeName? = nil) { self.tree = tree }

  /// An engine for one command about a tree, which is watched from now on.
  func engine(_ settings: EngineSettings, watching root: [UInt8]) -> Engine {
    let engine = engine(settings)
    let forgotten = state.withLock { state -> [UInt8]? in
      state.watched.removeAll { $0 == root }
      state.watched.append(root)
      return state.watched.count > EnginePool.maximumWatched ? state.watched.removeFirst() : nil
    }
    if let forgotten { for other in engines { other.unwatch(forgotten) } }
    engine.watch(root)
    return engine
  }

  private var engines: [Engine] { state.withLock { $0.engines.map(\.engine) } }

  /// An engine for one command, that knows what others with the same settings know.
  func engine(_ settings: EngineSettings) -> Engine {
    var settings = settings
    for name in terminalVariables { settings.environment[name] = nil }
    return state.withLock { state in
      let engine: Engine
      if let place = state.engines.firstIndex(where: { $0.settings == settings }) {
        engine = state.engines.remove(at: place).engine
      } else {
        if state.engines.count >= EnginePool.maximumCount { state.engines.removeFirst() }
        engine = Engine(settings: settings)
        // Where it can't be watched, each question looks at all of it.
        if let tree { engine.watch(tree.path) }
      }
      state.engines.append((settings, engine))
      return engine.sharingKnowledge()
    }
  }

  /// Work begins that the handle stops.
  func add(_ handle: StopHandle) {
    state.withLock { $0.handles[UInt(bitPattern: handle.address)] = handle }
  }

  /// It has ended.
  func remove(_ handle: StopHandle) {
    state.withLock { $0.handles[UInt(bitPattern: handle.address)] = nil }
  }

  /// Stops the work of all commands.
  func stopAll() {
    for handle in state.withLock({ Array($0.handles.values) }) { handle.raise() }
  }
}
