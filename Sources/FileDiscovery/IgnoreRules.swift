internal import PatternMatching

/// The rules of one ignore file, in its order; the last rule that matches decides.
///
/// Rules for one literal name or path are found by hash, the others are tried one by one from the
/// last to the first.
final class IgnoreRules {
  /// What the rules of a file say about a path.
  enum Verdict {
    case ignored, included
  }

  /// A line that is no valid pattern; `number` is 1-based.
  struct InvalidLine {
    let number: Int
    let text: [UInt8]
  }

  private var rules: [IgnoreRule] = []
  private(set) var invalidLines: [InvalidLine] = []
  private var rulesByName = ByteStringTable<[Int]>()
  private var rulesByPath = ByteStringTable<[Int]>()
  /// The rules that aren't in a table, in their order.
  private var scannedRules: [ScannedRule] = []

  /// What tells most rules that don't match without looking at them.
  private struct ScannedRule {
    let index: Int
    let isDirectoryOnly: Bool
    /// The byte with which all that matches ends, unless there are several.
    let lastByte: UInt8?
  }

  /// Reads an ignore file.
  ///
  /// - Parameters:
  ///   - content: Any bytes. A UTF-8 byte order mark is skipped; a carriage return belongs to the
  ///     line end only directly before a line feed, as git has it.
  ///   - isFolding: Paths are given in lower case (core.ignoreCase).
  init(_ content: [UInt8], isFolding: Bool) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = content.starts(with: byteOrderMark) ? content.dropFirst(3) : content[...]
    let lines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)
    for (index, var line) in lines.enumerated() {
      // git appends a line feed to the file, so the last line may end with a return as well.
      if line.last == .carriageReturn { line.removeLast() }
      switch IgnoreRule.parse(line, isFolding: isFolding) {
      case .blank: continue
      case .invalid: invalidLines.append(InvalidLine(number: index + 1, text: Array(line)))
      case .rule(let rule): append(rule)
      }
    }
  }

  var isEmpty: Bool { rules.isEmpty }

  private func append(_ rule: IgnoreRule) {
    let index = rules.count
    rules.append(rule)
    switch (rule.glob.literal, rule.subject) {
    case (nil, _):
      scannedRules.append(
        ScannedRule(
          index: index, isDirectoryOnly: rule.isDirectoryOnly, lastByte: rule.glob.lastByte))
    case (let literal?, .name): rulesByName[literal, default: []].append(index)
    case (let literal?, .path): rulesByPath[literal, default: []].append(index)
    }
  }

  /// What the last matching rule says, or nil if none matches.
  ///
  /// `path` is relative to the directory of the ignore file, and in lower case if the rules fold; its
  /// last component begins at `nameStart`.
  func verdict(
    path: Span<UInt8>, nameStart: Int, isDirectory: Bool, using matcher: PatternMatcher
  ) -> Verdict? {
    let name = path.extracting(nameStart...)
    var best = -1
    if !rulesByName.isEmpty {
      best = last(of: rulesByName[name], isDirectory: isDirectory)
    }
    if !rulesByPath.isEmpty {
      best = max(best, last(of: rulesByPath[path], isDirectory: isDirectory))
    }
    best = max(best, lastScannedRule(after: best, path, name, isDirectory, matcher))
    if best < 0 { return nil }
    return rules[best].isNegated ? .included : .ignored
  }

  /// The last matching one of the rules behind `best` that aren't in a table, or -1.
  private func lastScannedRule(
    after best: Int, _ path: Span<UInt8>, _ name: Span<UInt8>, _ isDirectory: Bool,
    _ matcher: PatternMatcher
  ) -> Int {
    let lastByte = name.isEmpty ? 0 : name[name.count - 1]
    var next = scannedRules.count - 1
    while next >= 0, scannedRules[next].index > best {
      let scanned = scannedRules[next]
      next -= 1
      if scanned.isDirectoryOnly && !isDirectory { continue }
      if let required = scanned.lastByte, required != lastByte { continue }
      let isMatch =
        switch rules[scanned.index].subject {
        case .name: rules[scanned.index].glob.matches(name, using: matcher)
        case .path: rules[scanned.index].glob.matches(path, using: matcher)
        }
      if isMatch { return scanned.index }
    }
    return -1
  }

  private func last(of candidates: [Int]?, isDirectory: Bool) -> Int {
    candidates?.last { isDirectory || !rules[$0].isDirectoryOnly } ?? -1
  }
}
