/// What rules make of a path.
enum Visibility {
  case shown
  case hidden
  /// A directory that git ignores, but that holds tracked files: these count, nothing else does.
  case trackedOnly
}

/// What rules have to know of a path besides its bytes. Those go from the work tree's root, or from
/// the root of the walk outside of git.
struct PathShape {
  /// Where the last component begins.
  var nameStart: Int
  var isDirectory: Bool
}

/// The rules of one ignore file and where they count.
struct IgnoreLayer: Sendable {
  let rules: IgnoreRules
  /// Bytes of a path that lead to the directory of the ignore file, with the last `/`.
  let baseCount: Int

  func verdict(_ path: Span<UInt8>, _ shape: PathShape) -> IgnoreRules.Verdict? {
    rules.verdict(
      path: path.extracting(baseCount...), nameStart: shape.nameStart - baseCount,
      isDirectory: shape.isDirectory)
  }
}

extension Array<IgnoreLayer> {
  /// What the last layer with a matching rule says, which is that of the nearest directory.
  func verdict(_ path: Span<UInt8>, _ shape: PathShape) -> IgnoreRules.Verdict? {
    var next = count - 1
    while next >= 0 {
      if let verdict = self[next].verdict(path, shape) { return verdict }
      next -= 1
    }
    return nil
  }
}
