internal import PatternMatching

/// What rules make of a path.
enum Visibility {
  case shown
  case hidden
  /// A directory that git ignores, but that holds tracked files: these count, nothing else does.
  case trackedOnly
}

/// The rules of one ignore file, on top of those of the directories above.
final class IgnoreLayer {
  private let rules: IgnoreRules
  /// Bytes of a path that lead to the directory of the ignore file, with the last `/`.
  private let baseCount: Int
  // A chain is at most as long as a path has components, so its release may recurse.
  private let parent: IgnoreLayer?

  init(_ rules: IgnoreRules, baseCount: Int, parent: IgnoreLayer?) {
    self.rules = rules
    self.baseCount = baseCount
    self.parent = parent
  }

  /// What the nearest file with a matching rule says.
  func verdict(_ path: WalkPath, using matcher: PatternMatcher) -> IgnoreRules.Verdict? {
    var layer = self
    while true {
      if let verdict = layer.rules.verdict(path, baseCount: layer.baseCount, using: matcher) {
        return verdict
      }
      guard let parent = layer.parent else { return nil }
      layer = parent
    }
  }
}

/// A path as rules see it: from the work tree's root, or from the root of the walk outside of git.
struct WalkPath {
  let bytes: [UInt8]
  /// Where the last component begins.
  let nameStart: Int
  let isDirectory: Bool

  /// The same path with letters in lower case.
  var folded: WalkPath {
    WalkPath(bytes: bytes.asciiLowercased, nameStart: nameStart, isDirectory: isDirectory)
  }
}

extension IgnoreRules {
  /// What the last matching rule says about `path`, whose first `baseCount` bytes lead to the
  /// directory of the ignore file.
  func verdict(
    _ path: WalkPath, baseCount: Int, using matcher: PatternMatcher
  ) -> Verdict? {
    verdict(
      path: path.bytes.span.extracting(baseCount...), nameStart: path.nameStart - baseCount,
      isDirectory: path.isDirectory, using: matcher)
  }
}
