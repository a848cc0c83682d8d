// Writes what changed in the outlines of a tree since an earlier revision.
//
// Input: the changed files, the ranking of the tree for a question, a budget. Output: text within the budget.
//
// Steps:
// 1. Files whose outlines are the same and that weren't renamed fall out.
// 2. The others come in the order of their best definitions in the ranking; those that the tree has no more come last.
// 3. Each file is taken as a whole where it fits, else as many of its first hunks as fit; what fits behind it is
//    taken still.
// 4. The text is counted as it is; while it is too long, its last hunk is taken back.
//
// Invariant: the whole text, its end included, is within the budget.

internal import FileMapping
internal import MapRendering
internal import SourceModel
internal import StandardExtensions
internal import SymbolRanking
internal import TokenCounting

/// What changed in the outlines of a tree.
struct DifferenceBuilder {
  let tree: IndexedTree
  let request: MapRequest
  let counter: any TokenCounter

  /// What is told of one file: a text in front of parts that may be left out from the end, and one behind them.
  private struct Entry {
    var opening: [UInt8]
    /// At least as long as what is shown of it.
    var parts: [[UInt8]]
    /// How many parts are shown; `nil` where nothing of the file is.
    var shown: Int?

    var text: [UInt8] { shown.map { opening + parts[..<$0].flatMap { $0 } } ?? [] }
  }

  /// Writes the text.
  ///
  /// - Parameters:
  ///   - files: The files that differ.
  ///   - question: What steers the ranks.
  /// - Returns: The text, and what to tell the user about it.
  /// - Throws: `damagedIndex`; `refused` where not even an empty text is within the budget.
  func text(
    _ files: [ChangedFile], _ question: RankingQuestion
  ) throws(MapError) -> (text: [UInt8], warnings: [String]) {
    var entries = try ordered(files, question).compactMap { entry(of: $0) }
    if entries.isEmpty, request.format == .text { return ([], [noDifference]) }
    fill(&entries)
    var text = text(entries)
    while text.tokens > request.budgetTokens,
      let last = entries.lastIndex(where: { $0.shown != nil })
    {
      let count = entries[last].shown ?? 0
      entries[last].shown = count > 1 ? count - 1 : nil
      text = self.text(entries)
    }
    guard text.tokens <= request.budgetTokens else {
      throw .refused(.budgetTooSmall(tokens: text.tokens))
    }
    return (text.bytes, entries.isEmpty ? [noDifference] : [])
  }

  private var noDifference: String { "no outline differs" }

  /// The files in the order in which they are told of.
  private func ordered(
    _ files: [ChangedFile], _ question: RankingQuestion
  ) throws(MapError) -> [ChangedFile] {
    let ranking: Ranking
    do throws(SectionFileError) {
      ranking = try tree.index.ranking(question)
    } catch {
      throw .damagedIndex(error)
    }
    var open = Set(files.compactMap { $0.place }.map { tree.number(of: $0) })
    var ranks: [FileID: Int] = [:]
    func take(_ file: FileID) { if open.remove(file) != nil { ranks[file] = ranks.count } }
    for file in ranking.taskFiles { take(file) }
    for definition in ranking {
      if open.isEmpty { break }
      take(definition.file)
    }
    func key(_ file: ChangedFile) -> (isGone: Int, rank: Int, path: RepositoryPath) {
      let path = (file.states.new ?? file.states.old)?.path ?? .root
      guard let place = file.place else { return (1, 0, path) }
      return (0, ranks[tree.number(of: place)] ?? .max, path)
    }
    return files.sorted { key($0) < key($1) }
  }

  private func entry(of file: ChangedFile) -> Entry? {
    let difference = OutlineDifference(
      file.states, showsDocumentation: request.showsDocumentation)
    if difference.isEmpty { return nil }
    guard request.format == .json else {
      return Entry(opening: difference.opening, parts: difference.hunks)
    }
    return Entry(opening: DefinitionDifference(file.states).json + Array(",\n".utf8), parts: [])
  }

  // MARK: - Budget

  /// Shows as much as the budget has room for.
  private func fill(_ entries: inout [Entry]) {
    var left =
      counter.room(request.budgetTokens).thousandths - cost(opening)
      - cost(closing(entries, tokens: request.budgetTokens, areAllShown: true))
    for place in entries.indices {
      var cost = cost(entries[place].opening)
      var shown = 0
      for part in entries[place].parts {
        let partCost = self.cost(part)
        if cost + partCost > left { break }
        cost += partCost
        shown += 1
      }
      guard cost <= left, shown > 0 || entries[place].parts.isEmpty else { continue }
      entries[place].shown = shown
      left -= cost
    }
  }

  private func cost(_ text: [UInt8]) -> Int { counter.sum(text).thousandths }

  // MARK: - Text

  private var opening: [UInt8] {
    request.format == .json ? Array("{\"schemaVersion\":1,\"files\":[\n".utf8) : []
  }

  /// The text with what is shown of the files, and how many tokens it has.
  private func text(_ entries: [Entry]) -> (bytes: [UInt8], tokens: Int) {
    var body = opening + entries.flatMap { $0.text }
    if request.format == .json, body.suffix(2).elementsEqual(",\n".utf8) {
      // JSON has no comma behind the last element.
      body.replaceSubrange((body.count - 2)..., with: [UInt8(ascii: "\n")])
    }
    let bodySum = counter.sum(body)
    var used = 0
    while true {
      // The end tells how long the text is, which may make it longer.
      let end = closing(entries, tokens: used, areAllShown: false)
      let tokens = counter.tokens(bodySum + counter.sum(end))
      if tokens <= used { return (body + end, used) }
      used = tokens
    }
  }

  private func closing(_ entries: [Entry], tokens: Int, areAllShown: Bool) -> [UInt8] {
    let shownFiles = areAllShown ? entries.count : entries.count { $0.shown != nil }
    let hunks = entries.reduce(0) { $0 + $1.parts.count }
    let shownHunks = areAllShown ? hunks : entries.reduce(0) { $0 + ($1.shown ?? 0) }
    guard request.format == .json else {
      let line =
        "(\(grouped(shownFiles)) of \(grouped(entries.count)) files · "
        + "\(grouped(shownHunks)) of \(grouped(hunks)) hunks · "
        + "\(grouped(tokens))/\(grouped(request.budgetTokens)) tokens)\n"
      return Array(line.utf8)
    }
    var json = JSONWriter()
    json.object { json in
      json.member("files") { $0.array([shownFiles, entries.count]) { $0.number($1) } }
      json.member("tokens") { $0.array([tokens, request.budgetTokens]) { $0.number($1) } }
    }
    return Array("],\"coverage\":".utf8) + json.text + Array("}\n".utf8)
  }
}
