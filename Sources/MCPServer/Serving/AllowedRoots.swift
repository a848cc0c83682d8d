internal import RepoMapKit

/// Which trees a session may be asked about, and which is meant where none is named.
///
/// A place is allowed inside of the default tree or one that the user named, and in other work trees of their
/// repositories. Everything is looked up again for each call: work trees come and go, and branches are switched.
package struct AllowedRoots: Sendable {
  /// Bytes of the path of the place that is meant where none is named.
  private let usual: [UInt8]
  /// Bytes of the paths of the places that the user named besides.
  private let others: [[UInt8]]

  /// - Parameters:
  ///   - usual: Bytes of an absolute path.
  ///   - others: Bytes of further ones.
  package init(usual: [UInt8], others: [[UInt8]] = []) {
    self.usual = usual
    self.others = others
  }

  /// The tree that a call is about.
  ///
  /// - Parameter argument: The path that the call names, if it does.
  /// - Returns: The tree.
  /// - Throws: What is wrong with it.
  func tree(_ argument: String?) throws(ToolMistake) -> WorkTree {
    guard let path = argument else {
      guard let tree = WorkTree(around: usual) else {
        throw ToolMistake("there is no directory \(shown(usual)); name another one as root")
      }
      return tree
    }
    guard path.hasPrefix("/") else {
      throw ToolMistake("root is not an absolute path: \(path)")
    }
    guard let tree = WorkTree(around: Array(path.utf8)) else {
      throw ToolMistake("root: there is no directory \(path)")
    }
    let allowed = ([usual] + others).compactMap { WorkTree(around: $0) }
    guard allowed.contains(where: { isInside(tree, $0) }) else {
      let list = allowed.map { shown($0.root) }.joined(separator: ", ")
      throw ToolMistake(
        "root \(path) is outside of what this server may look at: \(list), and work trees of "
          + "their repositories. Leave root out, or have the user start it with --root \(path)")
    }
    return tree
  }

  private func isInside(_ tree: WorkTree, _ allowed: WorkTree) -> Bool {
    if let path = tree.repositoryPath, path == allowed.repositoryPath { return true }
    let slash = UInt8(ascii: "/")
    let folder = allowed.root.last == slash ? allowed.root : allowed.root + [slash]
    return tree.root == allowed.root || tree.root.starts(with: folder)
  }

  private func shown(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }
}
