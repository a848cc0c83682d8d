internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

/// The trees of one client.
final class ServedTrees: Sendable {
  private struct State {
    /// Those of the workspace folders.
    var folders: [ServedTree] = []
    /// Those around files that are in none.
    var others: [ServedTree] = []
  }

  /// So many trees outside of the workspace folders are kept.
  private static let maximumOthers = 4

  private let state = Mutex(State())
  private let makeEngine: @Sendable (_ root: [UInt8]) -> Engine

  /// - Parameter makeEngine: Gives an engine for a tree, by its root.
  init(_ makeEngine: @escaping @Sendable (_ root: [UInt8]) -> Engine) {
    self.makeEngine = makeEngine
  }

  /// Those of the workspace folders.
  var folders: [ServedTree] { state.withLock { $0.folders } }

  /// Ends what is going on about unsaved documents, for good.
  func stop() {
    for tree in state.withLock({ $0.folders + $0.others }) { tree.stop() }
  }

  /// Adds and removes workspace folders, by the paths of their roots.
  ///
  /// - Returns: The trees that are new.
  @discardableResult
  func change(adding added: [[UInt8]], removing removed: [[UInt8]] = []) -> [ServedTree] {
    state.withLock { state in
      state.folders.removeAll { removed.contains($0.root) }
      var new: [ServedTree] = []
      for root in added where !state.folders.contains(where: { $0.root == root }) {
        new.append(ServedTree(root, makeEngine(root)))
      }
      state.folders += new
      return new
    }
  }

  /// The tree that a file belongs to.
  ///
  /// - Parameter path: Bytes of an absolute path.
  /// - Returns: Of the workspace folders around it the innermost, else the repository around it, if there is one.
  func tree(around path: [UInt8]) -> ServedTree? {
    let folders = folders.filter { $0.relativePath(of: path) != nil }
    if let innermost = folders.max(by: { $0.root.count < $1.root.count }) { return innermost }
    let folder = path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
    guard let around = WorkTree(around: folder.isEmpty ? Array("/".utf8) : Array(folder)),
      around.repositoryPath != nil
    else { return nil }
    return tree(at: around.root)
  }

  /// The tree with a root, also one that is no workspace folder.
  func tree(at root: [UInt8]) -> ServedTree {
    state.withLock { state in
      if let known = (state.folders + state.others).first(where: { $0.root == root }) {
        return known
      }
      let tree = ServedTree(root, makeEngine(root))
      if state.others.count >= ServedTrees.maximumOthers { state.others.removeFirst() }
      state.others.append(tree)
      return tree
    }
  }
}
