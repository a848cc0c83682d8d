internal import RepoMapKit
internal import StandardExtensions

/// Goes on with the index of a tree behind an answer for which there was no time for all of it: the next calls find more,
/// and in the end all.
final class BackgroundIndexing: Sendable {
  private let work = WorkQueue(maximumThreads: 1)
  private let stop = WorkStop()

  /// Indexes a tree, soon. Whoever has entered its gate hands it over.
  func start(_ root: [UInt8], _ host: SessionHost, _ gate: TreeGate) {
    work.add { [stop] in
      var isIndexed = false
      defer { gate.leave(root, isIndexed: isIndexed) }
      guard !stop.isRaised, let prepared = try? host.prepare(root) else { return }
      stop.add(prepared.engine)
      defer { stop.remove(prepared.engine) }
      let warmed = try? prepared.engine.warm(
        root, .lines, observer: GateObserver(root, gate, nil))
      isIndexed = warmed != nil
    }
  }

  /// Ends the work, and keeps what was found out.
  ///
  /// - Parameter milliseconds: How long that may take.
  func end(milliseconds: Int) {
    stop.raise()
    work.wait(milliseconds: milliseconds)
  }
}

/// Tells those who wait at the gate of a tree how far its index is, and whoever indexes it.
struct GateObserver: ProgressObserver {
  private let root: [UInt8]
  private let gate: TreeGate
  private let own: (any ProgressObserver)?

  init(_ root: [UInt8], _ gate: TreeGate, _ own: (any ProgressObserver)?) {
    self.root = root
    self.gate = gate
    self.own = own
  }

  func advanced(to done: Int, of total: Int) {
    gate.note(root, done, of: total)
    own?.advanced(to: done, of: total)
  }
}
