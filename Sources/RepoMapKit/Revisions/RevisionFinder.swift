internal import FileDiscovery
internal import GitAccess
internal import Synchronization

/// Finds states of one directory by the names of revisions.
///
/// A name stands for what it did when it was first asked for. All states read their contents from one run of git.
final class RevisionFinder: Sendable {
  /// States that are kept: the list of a tree's files takes some hundred bytes a file.
  private static let maximumTrees = 16

  /// What a name stands for.
  private struct Ends {
    /// Before the changes, where changes are meant.
    var base: GitObjectID?
    /// `nil` for the directory as it is.
    var tree: GitObjectID?
  }

  private struct State {
    var ends: [String: Ends] = [:]
    var trees: [GitObjectID: TreeRevision] = [:]
  }

  private let place: RepositoryPlace
  private let state = Mutex(State())

  /// - Throws: `rootMissing`; `revisionUnusable` where there is no repository, or no git.
  init(_ root: [UInt8], environment: [String: String]) throws(EngineError) {
    place = try RepositoryPlace(root, environment: environment)
  }

  /// What a text stands for; see ``RevisionChoice/init(_:of:environment:)``.
  func choice(_ text: String) throws(EngineError) -> RevisionChoice {
    try state.withLock { state -> Result<RevisionChoice, EngineError> in
      do throws(EngineError) {
        return .success(try choice(text, &state))
      } catch {
        return .failure(error)
      }
    }.get()
  }

  private func choice(
    _ text: String, _ state: inout State
  ) throws(EngineError) -> RevisionChoice {
    if state.ends[text] == nil { state.ends[text] = try ends(text) }
    let known = state.ends[text] ?? Ends()
    var choice = RevisionChoice(base: nil, tree: nil)
    if let base = known.base { choice.base = try tree(base, &state) }
    if let tree = known.tree { choice.tree = try self.tree(tree, &state).existing() }
    return choice
  }

  private func tree(
    _ commit: GitObjectID, _ state: inout State
  ) throws(EngineError) -> TreeRevision {
    if let known = state.trees[commit] { return known }
    if state.trees.count >= RevisionFinder.maximumTrees { state.trees.removeAll() }
    let tree = try TreeRevision(place, at: commit)
    state.trees[commit] = tree
    return tree
  }

  private func ends(_ text: String) throws(EngineError) -> Ends {
    let start = try place.ask { reader throws(GitError) in try reader.startOfOpenRange(text) }
    if let start {
      guard !place.repository.isBare else {
        throw .revisionUnusable(
          detail: "\(text): a bare repository has no work tree; name what is behind the dots")
      }
      return Ends(base: start)
    }
    return switch try place.ask({ reader throws(GitError) in try reader.revision(text) }) {
    case .commit(let commit): Ends(tree: commit)
    case .range(let from, let to): Ends(base: from, tree: to)
    }
  }
}
