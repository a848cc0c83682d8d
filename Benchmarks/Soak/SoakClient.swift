internal import Glibc
internal import RepoMapKit
internal import Synchronization

/// How often clients did what.
struct SoakTally: CustomStringConvertible {
  var counts: [String: Int] = [:]

  static func + (left: SoakTally, right: SoakTally) -> SoakTally {
    SoakTally(counts: left.counts.merging(right.counts) { $0 + $1 })
  }

  var description: String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}

/// One of those who work on the tree, on a thread of its own.
final class SoakClient: Sendable {
  private struct State {
    var random: SoakRandom
    var tally = SoakTally()
    var session: Session?
    /// What the session has changed, by path.
    var edits: [String: [UInt8]] = [:]
    var number = 0
  }

  private let tree: SoakTree
  private let number: Int
  private let state: Mutex<State>
  private let done = Atomic<Int>(0)

  init(_ tree: SoakTree, number: Int) {
    self.tree = tree
    self.number = number
    state = Mutex(State(random: SoakRandom(state: UInt64(number + 1))))
  }

  /// Actions so far.
  var count: Int { done.load(ordering: .relaxed) }
  var tally: SoakTally { state.withLock { $0.tally } }

  /// Acts until all is over.
  func work() {
    while !tree.isOver.isRaised {
      state.withLock { act(&$0) }
      done.add(1, ordering: .relaxed)
    }
    state.withLock { $0.session?.rollback() }
  }

  private func act(_ state: inout State) {
    state.number += 1
    let action: String
    switch state.random.below(100) {
    case 0: action = switchBranch(&state)
    case 1..<40: action = tree.gate.together { editInSession(&state) }
    case 40..<45: action = tree.gate.together { endSession(&state) }
    case 45..<60: action = tree.gate.together { editOnDisk(&state) }
    case 60..<70: action = tree.gate.together { stopMap(&state) }
    case 70..<80: action = tree.gate.together { makeAndRemoveFile(&state) }
    default: action = tree.gate.together { ask(&state) }
    }
    state.tally.counts[action, default: 0] += 1
    usleep(UInt32(state.random.below(20_000)))
  }

  private func engine() -> Engine { tree.engine.sharingKnowledge() }

  // MARK: - Actions

  private func switchBranch(_ state: inout State) -> String {
    tree.gate.alone {
      let branch = state.random.below(2) == 0 ? "soak-a" : "soak-b"
      let code = run(["git", "-C", tree.rootPath, "checkout", "-q", "-f", branch])
      return code == 0 ? "switch" : "switch failed"
    }
  }

  private func editInSession(_ state: inout State) -> String {
    if state.session == nil {
      state.session = try? tree.workspace.beginSession(observer: SoakObserver())
      state.edits = [:]
    }
    guard let session = state.session else { return "session failed" }
    let file = tree.file(&state.random)
    guard let content = readFile(tree.path(file)) else { return "session file gone" }
    let changed = content + tree.addition(state.number, file)
    do {
      try session.addChange(.modify(Array(file.utf8), content: changed))
      state.edits[file] = changed
      var request = MapRequest(root: tree.root)
      request.snapshot = try session.snapshot()
      request.focus = [Array(file.utf8)]
      return map(request, engine())
    } catch {
      session.rollback()
      state.session = nil
      return "session ended"
    }
  }

  private func endSession(_ state: inout State) -> String {
    guard let session = state.session else { return "no session" }
    state.session = nil
    if state.random.below(2) > 0 {
      session.rollback()
      return "rollback"
    }
    do {
      try session.commit(observer: SoakObserver())
      // As an editor does.
      for (file, content) in state.edits { writeFile(tree.path(file), content) }
      return "commit"
    } catch {
      session.rollback()
      return "conflict"
    }
  }

  private func editOnDisk(_ state: inout State) -> String {
    let file = tree.file(&state.random)
    guard let content = readFile(tree.path(file)) else { return "file gone" }
    // A file never grows beyond what it was by much.
    let kept = content.count > 150_000 ? Array(content.prefix(100_000)) : content
    writeFile(tree.path(file), kept + tree.addition(state.number, file))
    var request = MapRequest(root: tree.root)
    request.focus = [Array(file.utf8)]
    return map(request, engine())
  }

  private func stopMap(_ state: inout State) -> String {
    let engine = engine()
    let handle = engine.stopHandle
    var request = MapRequest(root: tree.root)
    request.task = "how does \(tree.file(&state.random)) work"
    let microseconds = UInt32(state.random.below(20_000))
    let stopper = Stopper(handle, after: microseconds)
    let outcome = map(request, engine)
    stopper.wait()
    return outcome == "map" ? "stopped too late" : outcome
  }

  private func makeAndRemoveFile(_ state: inout State) -> String {
    let name = "soak_client_\(number)_\(state.number % 3).py"
    if state.random.below(2) == 0 {
      writeFile(tree.path(name), tree.addition(state.number, name))
    } else {
      unlink(tree.path(name))
    }
    return map(MapRequest(root: tree.root), engine())
  }

  private func ask(_ state: inout State) -> String {
    let engine = engine()
    switch state.random.below(3) {
    case 0:
      let request = SymbolRequest(root: tree.root, pattern: Array("get".utf8))
      return (try? engine.symbols(request, observer: SoakObserver())) == nil
        ? "symbols failed" : "symbols"
    case 1:
      let request = ReferenceRequest(root: tree.root, address: Array("get".utf8))
      return (try? engine.references(request, observer: SoakObserver())) == nil
        ? "refs without answer" : "refs"
    default:
      var request = MapRequest(root: tree.root)
      request.focus = [Array(tree.file(&state.random).utf8)]
      request.budgetTokens = 256 << state.random.below(5)
      return map(request, engine)
    }
  }

  private func map(_ request: MapRequest, _ engine: Engine) -> String {
    do throws(EngineError) {
      _ = try engine.map(request, observer: SoakObserver())
      return "map"
    } catch {
      if case .cancelled = error { return "stopped" }
      // Somebody else has just removed the file.
      return "map refused"
    }
  }
}

/// Stops an engine after a while.
private final class Stopper: Sendable {
  private let handle: StopHandle
  private let microseconds: UInt32
  private let thread = Mutex<UInt?>(nil)

  init(_ handle: StopHandle, after microseconds: UInt32) {
    self.handle = handle
    self.microseconds = microseconds
    var started = pthread_t()
    let code = pthread_create(
      &started, nil,
      { pointer in
        if let pointer { Unmanaged<Stopper>.fromOpaque(pointer).takeRetainedValue().stop() }
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    if code == 0 { thread.withLock { [started] in $0 = started } }
  }

  private func stop() {
    usleep(microseconds)
    handle.raise()
  }

  func wait() {
    if let thread = thread.withLock({ $0 }) { pthread_join(thread, nil) }
  }
}
