internal import SourceModel

/// Which paths some globs mean.
///
/// Globs are patterns as ignore files have them, relative to the root. The last one that matches a path decides,
/// else the last one that matches the nearest folder around it: `!` in front of it leaves the path out. A path that
/// none matches is meant where all globs have a `!`.
package struct PathSelection: Sendable {
  private let rules: IgnoreRules
  private let isExclusive: Bool

  /// The selection of some globs, in their order. Without any all paths are meant.
  package init(globs: [[UInt8]]) {
    let exclamation = UInt8(ascii: "!")
    let lines = globs.filter { !$0.isEmpty && !$0.contains(UInt8(ascii: "\n")) }
    // What a glob selects an ignore file would bring back.
    let content = lines.flatMap { glob -> [UInt8] in
      guard glob.first == exclamation else { return [exclamation] + glob + [UInt8(ascii: "\n")] }
      let pattern = Array(glob.dropFirst())
      let isComment = pattern.first == UInt8(ascii: "#") || pattern.first == exclamation
      return (isComment ? [UInt8(ascii: "\\")] : []) + pattern + [UInt8(ascii: "\n")]
    }
    rules = IgnoreRules(content, isFolding: false)
    isExclusive = lines.contains { $0.first != exclamation }
  }

  /// Whether a file is meant.
  package func contains(_ path: [UInt8]) -> Bool {
    var end = path.count
    var isDirectory = false
    while end > 0 {
      let nameStart = path[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let verdict = rules.verdict(
        path: path.span.extracting(0..<end), nameStart: nameStart, isDirectory: isDirectory)
      if let verdict { return verdict == .included }
      end = max(0, nameStart - 1)
      isDirectory = true
    }
    return !isExclusive
  }
}
