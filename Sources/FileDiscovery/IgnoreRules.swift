internal import SourceModel

/// The rules of one ignore file, in its order; the last rule that matches decides.
///
/// Rules for one literal name or path are found by hash. The others are listed by the bytes with
/// which a path may end that they match, and compared one by one from the last to the first; the
/// end of the path and its first byte rule out nearly all of them. For most paths no rule is looked
/// at: `*.o` and its like don't concern a file that ends with `c`.
///
/// Immutable: all threads of a walk ask the same value.
final class IgnoreRules: Sendable {
  /// What the rules of a file say about a path.
  enum Verdict {
    case ignored, included
  }

  /// A line that is no valid pattern; `number` is 1-based.
  struct InvalidLine {
    let number: Int
    let text: [UInt8]
  }

  let invalidLines: [InvalidLine]
  /// A digest of the file and how it is read.
  let checksum: UInt64
  private let rules: [IgnoreRule]
  private let byName: LiteralRules
  private let byPath: LiteralRules
  /// The rules that are in no table, in their order.
  private let scanned: [ScannedRule]
  /// Those of `scanned` that may match a path, by its last byte: the range `starts[b]..<starts[b+1]`
  /// of `candidates` for the byte `b`.
  private let starts: [Int32]
  private let candidates: [Int32]

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
    var rules: [IgnoreRule] = []
    var invalidLines: [InvalidLine] = []
    for (index, var line) in lines.enumerated() {
      // git appends a line feed to the file, so the last line may end with a return as well.
      if line.last == .carriageReturn { line.removeLast() }
      switch IgnoreRule.parse(line, isFolding: isFolding) {
      case .blank: continue
      case .invalid: invalidLines.append(InvalidLine(number: index + 1, text: Array(line)))
      case .rule(let rule): rules.append(rule)
      }
    }
    checksum = content.withUnsafeBytes { checksum64($0) } ^ (isFolding ? 1 : 0)
    self.rules = rules
    self.invalidLines = invalidLines
    byName = LiteralRules(rules, of: .name)
    byPath = LiteralRules(rules, of: .path)
    let scanned = rules.indices.filter { rules[$0].glob.literal == nil }
    self.scanned = scanned.map { ScannedRule(rules[$0], index: $0) }
    (starts, candidates) = Self.byLastByte(scanned.map { rules[$0].glob.lastBytes })
  }

  /// For every byte the places of the sets that hold it, as one array and where each list begins.
  private static func byLastByte(_ sets: [ByteSet]) -> (starts: [Int32], places: [Int32]) {
    var starts: [Int32] = []
    var places: [Int32] = []
    if sets.isEmpty { return ([Int32](repeating: 0, count: 257), []) }
    for byte in UInt8.min...UInt8.max {
      starts.append(Int32(places.count))
      for place in sets.indices where sets[place].contains(byte) { places.append(Int32(place)) }
    }
    starts.append(Int32(places.count))
    return (starts, places)
  }

  var isEmpty: Bool { rules.isEmpty }

  /// What the last matching rule says, or nil if none matches.
  ///
  /// `path` is relative to the directory of the ignore file, and in lower case if the rules fold; its
  /// last component begins at `nameStart`.
  func verdict(path: Span<UInt8>, nameStart: Int, isDirectory: Bool) -> Verdict? {
    guard nameStart < path.count else { return nil }
    let name = path.extracting(nameStart...)
    var best = byName.last(for: name, isDirectory: isDirectory)
    best = max(best, byPath.last(for: path, isDirectory: isDirectory))
    best = max(best, lastScannedRule(after: best, path, name, isDirectory))
    if best < 0 { return nil }
    return rules[best].isNegated ? .included : .ignored
  }

  /// The last matching one of the rules behind `best` that are in no table, or -1.
  private func lastScannedRule(
    after best: Int, _ path: Span<UInt8>, _ name: Span<UInt8>, _ isDirectory: Bool
  ) -> Int {
    let lastByte = Int(path[path.count - 1])
    let first = Int(starts[lastByte])
    var next = Int(starts[lastByte + 1]) - 1
    guard next >= first else { return -1 }
    let tail = ByteTail(of: path)
    while next >= first {
      let place = Int(candidates[next])
      next -= 1
      guard scanned[place].index > best else { return -1 }
      if scanned[place].isDirectoryOnly && !isDirectory { continue }
      guard scanned[place].tail.agrees(with: tail) else { continue }
      let text = scanned[place].isAboutName ? name : path
      guard text.count >= scanned[place].minimumCount else { continue }
      if let required = scanned[place].firstByte, required != text[0] { continue }
      let pairs = scanned[place].requiredPairs
      if !pairs.isEmpty, !pairs.isSubset(of: BytePairs(of: text)) { continue }
      if rules[scanned[place].index].glob.matches(text) { return scanned[place].index }
    }
    return -1
  }
}

/// What tells most rules that don't match without looking at their globs.
private struct ScannedRule {
  let index: Int
  let isDirectoryOnly: Bool
  /// Whether the glob is compared with the last component only.
  let isAboutName: Bool
  let firstByte: UInt8?
  let minimumCount: Int
  let tail: ByteTail
  let requiredPairs: BytePairs

  init(_ rule: IgnoreRule, index: Int) {
    self.index = index
    isDirectoryOnly = rule.isDirectoryOnly
    isAboutName = rule.subject == .name
    firstByte = rule.glob.firstByte
    minimumCount = rule.glob.minimumCount
    tail = rule.glob.tail
    requiredPairs = rule.glob.requiredPairs
  }
}

/// The rules whose globs are literal names, or literal paths.
private struct LiteralRules {
  /// The last rule of a text, of all and of those that aren't only about directories; -1 for none.
  private struct Last {
    var ofAll = -1
    var ofAnyKind = -1
  }

  private var rules = ByteStringTable<Last>()
  /// Which lengths and last bytes the texts have: what most paths don't share with any.
  private var counts: UInt64 = 0
  private var lastBytes = ByteSet { _ in false }

  init(_ all: [IgnoreRule], of subject: IgnoreRule.Subject) {
    for (index, rule) in all.enumerated() where rule.subject == subject {
      guard let literal = rule.glob.literal, let last = literal.last else { continue }
      rules[literal, default: Last()].ofAll = index
      if !rule.isDirectoryOnly { rules[literal, default: Last()].ofAnyKind = index }
      counts |= Self.bit(literal.count)
      lastBytes.insert(last)
    }
  }

  private static func bit(_ count: Int) -> UInt64 { 1 << UInt64(min(count, 63)) }

  /// The last rule for `text`, which isn't empty, or -1.
  func last(for text: Span<UInt8>, isDirectory: Bool) -> Int {
    guard counts & Self.bit(text.count) != 0, lastBytes.contains(text[text.count - 1]),
      let last = rules[text]
    else { return -1 }
    return isDirectory ? last.ofAll : last.ofAnyKind
  }
}
