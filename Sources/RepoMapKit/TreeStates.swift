internal import Synchronization

/// What a process keeps of the trees that it was asked about.
final class TreeStates: Sendable {
  /// Revisions that are kept of all trees together: each has an index.
  private static let maximumRevisions = 16

  private struct States {
    /// By the names of the trees. Of revisions of one root it is the last that was looked at.
    var last: [[UInt8]: TreeState] = [:]
    /// By the own names of revisions, which never change.
    var revisions: [[UInt8]: TreeState] = [:]
  }

  private let states = Mutex(States())
  /// Who brings which of them up to date.
  let turns = TreeTurns()

  /// What is known of a tree as it was last looked at. A revision is known for good; a snapshot knows it itself.
  func state(of source: TreeSource) -> TreeState? {
    states.withLock { states in
      switch source {
      case .directory: states.last[source.name]
      case .revision: states.revisions[source.ownName]
      case .snapshot: nil
      }
    }
  }

  /// What is known of a tree, or else of another revision of it: what the next look at it starts from.
  func predecessor(of source: TreeSource) -> TreeState? {
    state(of: source) ?? states.withLock { $0.last[source.name] }
  }

  /// Keeps what is known of a tree, or forgets it.
  func set(_ state: TreeState?, of source: TreeSource) {
    if case .snapshot = source { return }
    states.withLock { states in
      states.last[source.name] = state
      guard case .revision = source else { return }
      if states.revisions.count >= TreeStates.maximumRevisions { states.revisions.removeAll() }
      states.revisions[source.ownName] = state
    }
  }
}
