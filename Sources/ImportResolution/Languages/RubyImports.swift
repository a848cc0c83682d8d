// Requires of Ruby.
//
// `require_relative` and `load` name a file from the file's directory. `require` names one below a
// directory of the load path: here those called `lib`, `test`, `spec` and `ext`, the root, and
// whatever Rails loads from. `autoload` gives a path as `require` does. Gems of the tree are found
// because their `lib` is.

internal import SourceModel

/// The rules of Ruby.
struct RubyImports: ImportRules {
  private let tree: ImportTree

  private static let endings = [".rb", ""].map { Array($0.utf8) }
  private static let roots: Set<Bytes> = Set(
    [
      "lib", "test", "tests", "spec", "ext", "features", "app", "models", "controllers", "helpers",
      "config", "support",
    ].map { Array($0.utf8) })

  init(_ tree: ImportTree) {
    self.tree = tree
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let path = request.source[...]
    let paths = tree.paths
    let isRelative = path.hasPrefix("./") || path.hasPrefix("../")
    if request.kind == .include || isRelative || path.first == Sign.slash {
      let near = joinedPath(paths.directoryPath(of: place), path)
      if let found = near.flatMap({ paths.file($0, endings: Self.endings) }) {
        return .files([found])
      }
      let fromRoot = joinedPath([], path).flatMap { paths.file($0, endings: Self.endings) }
      return ImportTarget(place: fromRoot) ?? .unresolved
    }
    guard let clean = joinedPath([], path), !clean.isEmpty else { return .unresolved }
    let found = paths.nearestFile(
      clean, endings: [Self.endings[0]], from: place, root: .named(Self.roots))
    if let found { return .files([found]) }
    // A part of a gem that is here.
    let head = path.prefix { $0 != Sign.slash }
    let isOwn =
      head.count < path.count
      && paths.nearestFile(
        Bytes(head), endings: [Self.endings[0]], from: place, root: .named(Self.roots)) != nil
    return isOwn ? .unresolved : .external
  }
}
