// Fits whole answers into their tokens: what was asked for, notes about it, and the line that tells the coverage.
//
// A list shows as many of its entries as fit, from the first on. A map is asked for with what the rest leaves of the
// tokens, and with less where the whole turns out to be longer. An appendix behind it takes a share of them, and what
// the map leaves. Everything is counted by the engine's counter, over the whole text.

internal import RepoMapKit
internal import StandardExtensions

/// Fits one answer.
struct ReplyFitting {
  let maximumTokens: Int
  let tree: WorkTree
  /// What became of arguments.
  let notes: [String]
  let engine: Engine
  let tokenizer: String?

  /// An appendix has so many of the tokens as its share, if the map needs the rest: one of this many.
  private static let appendixShare = 4
  /// How often a map that is too long is made shorter.
  private static let maximumCuts = 4
  /// The token or so by which a text has more than its parts.
  private static let slack = 2

  // MARK: - Lists

  /// A list.
  struct List {
    /// Lines in front of it.
    var head: [String] = []
    /// What is listed; each ends with a line feed.
    var entries: [[UInt8]]
    /// The line that says what isn't shown when only so many entries are; `nil` where that is nothing.
    var omission: (_ shownCount: Int) -> String?
    /// Notes besides those about arguments.
    var notes: [String] = []
    var coverage: (_ shownCount: Int) -> Coverage
  }

  /// The text of a list with as many entries as fit, and how many these are.
  func fit(_ list: List) throws(EngineError) -> (text: [UInt8], shownCount: Int) {
    let all = try text(list, list.entries.count)
    if all.tokens <= maximumTokens { return (all.text, list.entries.count) }
    let count = try longest(0...list.entries.count) { count throws(EngineError) in
      try text(list, count).tokens <= maximumTokens
    }
    let fitted = try text(list, count)
    if fitted.tokens <= maximumTokens { return (fitted.text, count) }
    // Not even the head fits.
    let bare = List(
      entries: [], omission: { _ in "too long: ask for more max_tokens" }, coverage: list.coverage)
    return (try text(bare, 0, notes: []).text, 0)
  }

  private func text(_ list: List, _ count: Int) throws(EngineError) -> (text: [UInt8], tokens: Int)
  {
    try text(list, count, notes: notes + list.notes)
  }

  private func text(
    _ list: List, _ count: Int, notes: [String]
  ) throws(EngineError) -> (text: [UInt8], tokens: Int) {
    var text = list.head.flatMap { Array("\($0)\n".utf8) }
    for entry in list.entries.prefix(count) { text += entry }
    if let line = list.omission(count) { text += Array("\(line)\n".utf8) }
    text += noteLines(notes)
    return try closed(text, list.coverage(count))
  }

  // MARK: - Maps

  /// Lines behind a map.
  struct Appendix {
    /// Entries of its longest list.
    var maximumLength = 0
    /// The lines with so many entries of each list; with none, that there are some.
    var lines: (_ length: Int) -> [String] = { _ in [] }
    /// The same facts for programs.
    var structure: (_ length: Int) -> JSONValue? = { _ in nil }

    func text(_ length: Int) -> [UInt8] { lines(length).flatMap { Array("\($0)\n".utf8) } }
  }

  /// A map with what stands behind it.
  ///
  /// - Parameters:
  ///   - appendix: Lines behind the map.
  ///   - make: Makes the map within a budget.
  /// - Returns: The answer.
  /// - Throws: Why there is no map.
  func fit(
    _ appendix: Appendix = Appendix(),
    _ make: (_ budgetTokens: Int) throws(EngineError) -> RepositoryMap
  ) throws(EngineError) -> ToolAnswer {
    let minimum = MapRequest.budgetRange.lowerBound
    let length = try longest(0...appendix.maximumLength) { length throws(EngineError) in
      try tokens(appendix.text(length)) <= maximumTokens / ReplyFitting.appendixShare
    }
    let frame = try closed(appendix.text(length) + noteLines(notes), .widest).tokens
    var budget = max(minimum, maximumTokens - frame - ReplyFitting.slack)
    for _ in 0..<ReplyFitting.maximumCuts {
      let map = try make(budget)
      func whole(_ length: Int) throws(EngineError) -> (text: [UInt8], tokens: Int) {
        try closed(
          map.text + appendix.text(length) + noteLines(notes + map.warnings), Coverage(map))
      }
      let excess = try whole(length).tokens - maximumTokens
      if excess <= 0 {
        let length = try longest(length...appendix.maximumLength) { length throws(EngineError) in
          try whole(length).tokens <= maximumTokens
        }
        return ToolAnswer(
          text: try whole(length).text, structure: appendix.structure(length),
          isPartial: map.isPartial)
      }
      if budget == minimum { break }
      budget = max(minimum, budget - excess - ReplyFitting.slack)
    }
    // Notes and warnings alone are too long.
    let map = try make(minimum)
    return ToolAnswer(
      text: try closed(map.text, Coverage(map)).text, structure: appendix.structure(0),
      isPartial: map.isPartial)
  }

  /// The largest length that fits; the first, if none does.
  private func longest(
    _ lengths: ClosedRange<Int>, _ fits: (Int) throws(EngineError) -> Bool
  ) throws(EngineError) -> Int {
    if try fits(lengths.upperBound) { return lengths.upperBound }
    var (low, high) = (lengths.lowerBound, lengths.upperBound)
    while high - low > 1 {
      let middle = (low + high) / 2
      if try fits(middle) { low = middle } else { high = middle }
    }
    return low
  }

  // MARK: - Mistakes

  /// A mistake with as many of its lines as fit.
  func fit(_ mistake: ToolMistake) -> ToolMistake {
    var lines = mistake.message.split(separator: "\n")[...]
    while lines.count > 1 {
      let text = lines.joined(separator: "\n")
      if let count = try? tokens(Array(text.utf8)), count <= maximumTokens {
        return ToolMistake(text)
      }
      lines.removeLast()
    }
    return ToolMistake(lines.first.map { String($0) } ?? "")
  }

  // MARK: - Parts

  private func noteLines(_ notes: [String]) -> [UInt8] {
    notes.flatMap { Array("note: \($0)\n".utf8) }
  }

  private func tokens(_ text: [UInt8]) throws(EngineError) -> Int {
    try engine.tokenCount(of: text, tokenizer: tokenizer)
  }

  /// A text with the line that tells the coverage. That tells the tokens of the whole, which may make it longer.
  private func closed(
    _ text: [UInt8], _ coverage: Coverage
  ) throws(EngineError) -> (text: [UInt8], tokens: Int) {
    let line = CoverageLine(tree)
    var used = 0
    while true {
      let whole = text + line.text(coverage, usedTokens: used, maximumTokens: maximumTokens)
      let count = try tokens(whole)
      if count <= used { return (whole, used) }
      used = count
    }
  }
}
