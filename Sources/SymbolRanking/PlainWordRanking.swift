// Ranks files and definitions by BM25 alone, with the numbers of its textbooks: what is tuned has to be
// better than this.
//
// Input: the files of a tree, their words, the words of a task. Output: definitions, best first.
//
// Steps:
// 1. A file's score is BM25 over its whole content and its path; every occurrence counts once,
//    wherever it stands, and every word of the task the same. Files of tests get half of it. Of a long
//    task, the 64 rarest words count, as many as a search takes.
// 2. In the order of the files, each gives the definitions that have the best BM25 of the same words
//    over definitions, at most six; a file without any gives its first one.
// 3. Where that is less than the budget, in further rounds each file gives the next six.
//
// Invariants: a function of the files as they are now; ties are broken by path, then place.
//
// It does not: weigh fields or kinds, look at places, references or ranks. Nothing here may ever be
// tuned.
//
// Source: Robertson, Zaragoza 2009, The Probabilistic Relevance Framework, section 3.2.

internal import FileMapping
internal import LexicalIndexing
internal import SourceModel

/// The order of definitions by plain words.
struct PlainWordRanking {
  /// How soon further occurrences count less (k1), and how much the length counts (b).
  private static let saturation = 1.2
  private static let lengthShare = 0.75
  private static let testShare = 0.5
  private static let definitionsPerFile = 6
  /// More than the largest usual map can show.
  private static let maximumFiles = 2048
  private static let maximumDefinitions = 1 << 15

  /// All files with a word, best first.
  private(set) var files: [FileID] = []
  /// Best first; scores only say the order.
  private(set) var definitions: [RankedDefinition] = []
  private let tree: TaskFiles
  private let search: LexicalSearch

  /// - Throws: `damaged` when the index of words is.
  init(
    _ tree: TaskFiles, _ words: LexicalRevision, _ terms: [LexicalTerm]
  ) throws(SectionFileError) {
    self.tree = tree
    search = try LexicalSearch(words, terms)
    var rests: [(file: FileID, definitions: ArraySlice<Int>)] = []
    for (file, _) in try rankedFiles() {
      files.append(file)
      let (ranked, matchingCount) = try rankedDefinitions(of: file)
      let count = max(1, min(matchingCount, PlainWordRanking.definitionsPerFile))
      append(ranked.prefix(count), of: file)
      rests.append((file, ranked.dropFirst(count)))
    }
    while !rests.isEmpty, definitions.count < PlainWordRanking.maximumDefinitions {
      rests = rests.compactMap { file, rest in
        append(rest.prefix(PlainWordRanking.definitionsPerFile), of: file)
        let left = rest.dropFirst(PlainWordRanking.definitionsPerFile)
        return left.isEmpty ? nil : (file, left)
      }
    }
  }

  private mutating func append(_ list: ArraySlice<Int>, of file: FileID) {
    for definition in list {
      let score = 1 / Double(definitions.count + 1)
      definitions.append(RankedDefinition(file: file, definition: definition, score: score))
    }
  }

  private func rankedFiles() throws(SectionFileError) -> [(file: FileID, score: Double)] {
    var files: [(file: FileID, score: Double)] = []
    for index in search.fileScores().indices {
      let file = FileID(index: index)
      guard let noise = tree.noise(file) else { continue }
      let score = try score(of: file)
      guard score > 0 else { continue }
      files.append((file, noise == .test ? score * PlainWordRanking.testShare : score))
    }
    files.sort { left, right in
      left.score != right.score
        ? left.score > right.score : tree.precedes(left.file, right.file)
    }
    return Array(files.prefix(PlainWordRanking.maximumFiles))
  }

  private func score(of file: FileID) throws(SectionFileError) -> Double {
    var frequencies = [Double](repeating: 0, count: search.terms.count)
    search.forEachMatch(in: file) { _, term, fields in frequencies[term] += frequency(fields) }
    guard frequencies.contains(where: { $0 > 0 }) else { return 0 }
    let length = try search.unitScores(of: file).reduce(0) { $0 + $1.length }
    return frequencies.indices.reduce(0) { sum, term in
      sum
        + rarity(search.fileCount(ofTerm: term), of: search.fileCount)
        * saturated(frequencies[term], length, mean: search.meanFileLength)
    }
  }

  /// Indexes of all definitions of a file, best first, and how many of them have a word.
  private func rankedDefinitions(
    of file: FileID
  ) throws(SectionFileError) -> (ranked: [Int], matchingCount: Int) {
    let units = try search.unitScores(of: file)
    var scores = [Double](repeating: 0, count: units.count)
    search.forEachMatch(in: file) { unit, term, fields in
      scores[unit] +=
        rarity(search.unitCount(ofTerm: term), of: search.unitCount)
        * saturated(frequency(fields), units[unit].length, mean: search.meanUnitLength)
    }
    var rest = Set(try tree.definitions(file).get().map(\.index))
    var scored: [(definition: Int, score: Double)] = []
    for (unit, score) in zip(units, scores) where score > 0 {
      guard let definition = unit.definition, rest.contains(definition) else { continue }
      scored.append((definition, score))
      rest.remove(definition)
    }
    scored.sort { left, right in
      left.score != right.score ? left.score > right.score : left.definition < right.definition
    }
    return (scored.map(\.definition) + rest.sorted(), scored.count)
  }

  private func frequency(_ fields: WordFields) -> Double {
    Double(
      (fields.isInName ? 1 : 0) + (fields.isInSignature ? 1 : 0) + fields.documentationCount
        + fields.bodyCount)
  }

  private func rarity(_ count: Int, of total: Int) -> Double {
    let (count, total) = (Double(count), Double(total))
    return (1 + (total - count + 0.5) / (count + 0.5)).logarithm
  }

  private func saturated(_ frequency: Double, _ length: Int, mean: Double) -> Double {
    let share = PlainWordRanking.lengthShare
    let norm = PlainWordRanking.saturation * (1 - share + share * Double(length) / max(1, mean))
    return frequency * (PlainWordRanking.saturation + 1) / (frequency + norm)
  }
}
