// Ranks files and definitions for a task by its words.
//
// Input: a graph, its ranks, the words of its files, the terms of a task. Output: files and definitions,
// best first.
//
// Steps:
// 1. Files are scored by the terms that they hold, wherever in them; those that are noise less.
// 2. In the best files each definition is scored by the terms in its own text, by its file, by its kind
//    and by its length.
//
// Invariants: a function of the files as they are now; ties are broken by path, then place.
//
// It does not: choose what to show.

internal import FileMapping
internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel

/// What a task is about, as far as its words and the places that it points to tell.
///
/// The best file and the best definition by words alone have a score of 1.
struct TaskRanking {
  /// The files that may be meant, best first by all that is known: worth naming.
  private(set) var named: [FileID] = []
  /// The best files by what they hold, best first.
  private(set) var files: [(file: FileID, score: Double)] = []
  /// The definitions of these files, in any order.
  private(set) var definitions: [RankedDefinition] = []
  private let graph: GraphRevision
  private let search: LexicalSearch
  /// For each term its weight times its rarity among units.
  private let unitWeights: [Double]

  /// - Throws: `damaged` when the index of words is.
  init(
    _ graph: GraphRevision, _ words: LexicalRevision, _ question: RankingQuestion
  ) throws(SectionFileError) {
    self.graph = graph
    let search = try LexicalSearch(words, question.terms)
    self.search = search
    unitWeights = search.terms.indices.map { term in
      search.terms[term].weight
        * LexicalWeights.rarity(count: search.unitCounts[term], of: search.unitCount)
    }
    rankFiles(question)
    for (file, score) in files { try rankDefinitions(of: file, score) }
    scale(question.places)
  }

  private mutating func rankFiles(_ question: RankingQuestion) {
    var scores = search.fileScores()
    for index in scores.indices where scores[index] > 0 {
      let file = FileID(index: index)
      let isCode = graph.noiseNumber(of: file) != ReferenceGraph.absentFile
      scores[index] *= isCode ? prior(file) : 0
    }
    let best = scores.max() ?? 0
    var pointed: [FileID: Double] = [:]
    for place in question.places { pointed[place.file] = max(pointed[place.file] ?? 0, place.weight) }
    for (file, weight) in pointed {
      scores[file.index] += TaskWeights.place * weight * (best > 0 ? best : 1)
    }
    files = bestFiles(scores)
    for (file, value) in question.historyValues {
      scores[file.index] += TaskWeights.history * value * prior(file)
    }
    named = bestFiles(scores).map(\.file)
  }

  /// The files with the largest scores, best first.
  private func bestFiles(_ scores: [Double]) -> [(file: FileID, score: Double)] {
    var files: [(file: FileID, score: Double)] = []
    for index in scores.indices where scores[index] > 0 {
      files.append((FileID(index: index), scores[index]))
    }
    files.sort { left, right in
      left.score != right.score
        ? left.score > right.score : graph.precedes(left.file, right.file)
    }
    files.removeLast(max(0, files.count - TaskWeights.fileCount))
    return files
  }

  private mutating func rankDefinitions(
    of file: FileID, _ fileScore: Double
  ) throws(SectionFileError) {
    var units: [Int: LexicalUnitMatch] = [:]
    for unit in try search.units(of: file) {
      if let definition = unit.definition { units[definition] = unit }
    }
    let prior = prior(file)
    for place in graph.definitions(of: file) {
      let entry = graph.definition(at: place)
      let unit = units[Int(entry.definition)]
      var score = unit.map { self.score($0) } ?? 0
      score += TaskWeights.fileShare * fileScore
      score *= TaskWeights.kindValue(entry.kind) * prior
      score *= lengthFactor(unit?.length ?? 0)
      if entry.flags.contains(.test) { score *= TaskWeights.prior(.test) }
      definitions.append(
        RankedDefinition(file: file, definition: Int(entry.definition), score: score))
    }
  }

  /// Makes 1 of the best score, and adds what is pointed to.
  private mutating func scale(_ places: [TaskPlace]) {
    let best = definitions.reduce(0) { max($0, $1.score) }
    var pointed: [FileID: [Int: Double]] = [:]
    for place in places {
      guard let definition = place.definition else { continue }
      pointed[place.file, default: [:]][definition, default: 0] += place.weight
    }
    for index in definitions.indices {
      if best > 0 { definitions[index].score /= best }
      if let weight = pointed[definitions[index].file]?[definitions[index].definition] {
        definitions[index].score += TaskWeights.place * min(1, weight)
      }
    }
  }

  /// What a file is worth whatever it says.
  private func prior(_ file: FileID) -> Double {
    TaskWeights.prior(noiseClass(graph.noiseNumber(of: file)))
      * (search.holdsPrograms(file) ? 1 : TaskWeights.withoutPrograms)
  }

  /// What the terms in a unit say.
  private func score(_ unit: LexicalUnitMatch) -> Double {
    unit.terms.reduce(0) { sum, match in
      sum
        + unitWeights[match.term]
        * LexicalWeights.saturated(
          LexicalWeights.frequency(match.fields), length: unit.length, mean: search.meanUnitLength)
    }
  }

  private func lengthFactor(_ wordCount: Int) -> Double {
    // A line has some six words.
    (1 + (1 + Double(wordCount) / 6).logarithm).squareRoot()
  }
}
