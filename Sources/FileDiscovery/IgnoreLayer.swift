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
}

/// Layers one upon the other: what a later one says outweighs what an earlier one says.
///
/// Asked for each file of a walk on all threads, so that nothing counts references: two processors
/// that write to one counter take turns at it.
struct IgnoreLayers: Sendable {
  /// `@unchecked Sendable`: refers to rules, which are `Sendable`.
  private struct Unretained: @unchecked Sendable {
    // Retained by `layers` for as long as there is a value of `IgnoreLayers`.
    let rules: Unmanaged<IgnoreRules>
    let baseCount: Int
  }

  let layers: [IgnoreLayer]
  private let unretained: [Unretained]

  init(_ layers: [IgnoreLayer]) {
    self.layers = layers
    unretained = layers.map {
      Unretained(rules: .passUnretained($0.rules), baseCount: $0.baseCount)
    }
  }

  var isEmpty: Bool { unretained.isEmpty }

  /// What the last layer with a matching rule says.
  func verdict(_ path: Span<UInt8>, _ shape: PathShape) -> IgnoreRules.Verdict? {
    var next = unretained.count - 1
    while next >= 0 {
      let baseCount = unretained[next].baseCount
      let verdict = unretained[next].rules._withUnsafeGuaranteedRef { rules in
        rules.verdict(
          path: path.extracting(baseCount...), nameStart: shape.nameStart - baseCount,
          isDirectory: shape.isDirectory)
      }
      if let verdict { return verdict }
      next -= 1
    }
    return nil
  }
}
