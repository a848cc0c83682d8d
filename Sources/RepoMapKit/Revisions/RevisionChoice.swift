/// What a user names by a revision: a state of a tree, or the changes between two.
public struct RevisionChoice: Sendable {
  /// The state before the changes, where changes are meant.
  public internal(set) var base: TreeRevision?
  /// The state that is meant, or behind the changes; `nil` for the directory as it is.
  public internal(set) var tree: TreeRevision?

  init(base: TreeRevision?, tree: TreeRevision?) {
    self.base = base
    self.tree = tree
  }

  /// Finds the state of a directory that a text names.
  ///
  /// - Parameters:
  ///   - text: A commit as git names it, `A..B`, or `A...B` for the changes of `B` since what both have in common.
  ///     What is left out in front of the dots is `HEAD`, behind them the directory as it is.
  ///   - root: Bytes of the path of the directory, which need not be there any more.
  ///   - environment: The variables of the user.
  /// - Throws: `rootMissing`, `revisionUnusable`.
  public init(
    _ text: String, of root: [UInt8], environment: [String: String]
  ) throws(EngineError) {
    self = try RevisionFinder(root, environment: environment).choice(text)
  }
}

extension MapRequest {
  /// The same request for what a revision stands for.
  public func choosing(_ choice: RevisionChoice?) -> MapRequest {
    var request = self
    request.revision = choice?.tree
    request.base = choice?.base
    // Which state a change ends in is known of the directory only.
    if request.revision != nil { request.diff?.isApplied = false }
    return request
  }
}
