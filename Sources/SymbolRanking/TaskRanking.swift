// Ranks files and definitions for a task by its words.
//
// Input: the files of a tree, their words, the terms of a task. Output: files and definitions with scores.
//
// Steps:
// 1. Files are scored by the terms that they hold, wherever in them; those that are noise less.
// 2. In the best files each definition is scored by the terms in its own text, by its file and by its
//    length.
//
// Invariants: a function of the files as they are now; ties are broken by path, then place.
//
// It does not: choose what to show.

internal import FileMapping
internal import LexicalIndexing
internal import SourceModel

/// What a task is about, as far as its words and the places that it points to tell.
///
/// The best file and the best definition by words alone have a score of 1.
struct TaskRanking {
  /// The files that may be meant, best first by all that is known: worth naming. In a small tree the others
  /// follow.
  private(set) var named: [FileID] = []
  /// The best files by what they hold, best first.
  private(set) var files: [(file: FileID, score: Double)] = []
  /// The definitions of these files, in any order.
  private(set) var definitions: [RankedDefinition] = []
  /// The best score of a definition by words, which is made 1.
  private var best = 0.0
  private let tree: TaskFiles
  private let search: LexicalSearch
  /// By number of words.
  private static let lengthFactors = TaskWeights.lengthFactors(upTo: longestLength)

  /// - Throws: `damaged` when the index of words is.
  init(
    _ tree: TaskFiles, _ words: LexicalRevision, _ question: RankingQuestion
  ) throws(SectionFileError) {
    self.tree = tree
    search = try LexicalSearch(words, question.terms)
    let places = question.places + question.focusDefinitions.map(\.place)
    rankFiles(question, places)
    for (file, score) in files { try rankDefinitions(of: file, score) }
    scale(places)
  }

  private mutating func rankFiles(_ question: RankingQuestion, _ places: [TaskPlace]) {
    var scores = search.fileScores()
    for index in scores.indices where scores[index] > 0 {
      scores[index] *= prior(FileID(index: index))
    }
    let best = scores.max() ?? 0
    var pointed: [FileID: Double] = [:]
    for place in places {
      pointed[place.file] = max(pointed[place.file] ?? 0, place.weight)
    }
    for (file, weight) in pointed {
      scores[file.index] += TaskWeights.place * weight * (best > 0 ? best : 1)
    }
    files = bestFiles(scores, count: TaskWeights.fileCount)
    for (file, value) in question.historyValues {
      scores[file.index] += TaskWeights.history * value * prior(file)
    }
    named = bestFiles(scores, count: TaskWeights.namedFileCount).map(\.file)
    if !named.isEmpty { named += othersOfSmallTree(scores) }
  }

  /// The files that nothing leads to, by path, where the tree has so few that all can be named.
  private func othersOfSmallTree(_ scores: [Double]) -> [FileID] {
    let room = TaskWeights.namedFileCount - named.count
    var others: [FileID] = []
    for index in scores.indices where scores[index] <= 0 {
      guard let noise = tree.noise(FileID(index: index)), noise != .minified else { continue }
      if others.count == room { return [] }
      others.append(FileID(index: index))
    }
    return others.sorted { tree.precedes($0, $1) }
  }

  /// The files with the largest scores, best first.
  private func bestFiles(
    _ scores: [Double], count: Int
  ) -> [(file: FileID, score: Double)] {
    let least = leastOfBest(scores, count: count)
    var files: [(file: FileID, score: Double)] = []
    for index in scores.indices where scores[index] > 0 && scores[index] >= least {
      files.append((FileID(index: index), scores[index]))
    }
    files.sort { left, right in
      left.score != right.score
        ? left.score > right.score : tree.precedes(left.file, right.file)
    }
    files.removeLast(max(0, files.count - count))
    return files
  }

  private mutating func rankDefinitions(
    of file: FileID, _ fileScore: Double
  ) throws(SectionFileError) {
    let units = try search.unitScores(of: file)
    var unit = 0
    let prior = prior(file)
    for definition in try tree.definitions(file).get() {
      // Both are in the order of the file.
      while unit < units.count, (units[unit].definition ?? -1) < definition.index { unit += 1 }
      let isUnit = unit < units.count && units[unit].definition == definition.index
      let factors = factors(definition, prior, wordCount: isUnit ? units[unit].length : 0)
      let score = TaskWeights.fileShare * fileScore + (isUnit ? units[unit].score : 0)
      definitions.append(
        RankedDefinition(file: file, definition: definition.index, score: score * factors.product))
    }
  }

  /// What the score of a definition is multiplied by.
  private func factors(
    _ definition: TaskFiles.Definition, _ prior: Double, wordCount: Int
  ) -> TaskFactors {
    TaskFactors(
      file: prior, length: TaskRanking.lengthFactors[min(wordCount, TaskRanking.longestLength)],
      test: definition.flags.contains(.test) ? TaskWeights.prior(.test) : 1)
  }

  /// Makes 1 of the best score, and adds what is pointed to.
  private mutating func scale(_ places: [TaskPlace]) {
    best = definitions.reduce(0) { max($0, $1.score) }
    var pointed: [FileID: [Int: Double]] = [:]
    for place in places {
      guard let definition = place.definition else { continue }
      pointed[place.file, default: [:]][definition, default: 0] += place.weight
    }
    for index in definitions.indices {
      if best > 0 { definitions[index].score /= best }
      if !pointed.isEmpty,
        let weight = pointed[definitions[index].file]?[definitions[index].definition]
      {
        definitions[index].score += TaskWeights.place * min(1, weight)
      }
    }
  }

  /// What a file is worth whatever it says.
  private func prior(_ file: FileID) -> Double {
    guard let noise = tree.noise(file) else { return 0 }
    return TaskWeights.prior(noise)
      * (search.holdsPrograms(file) ? 1 : TaskWeights.withoutPrograms)
  }
}

extension TaskRanking {
  /// Longer definitions are not changed more often.
  fileprivate static let longestLength = 4096

  /// What makes the scores of a file and of its definitions.
  ///
  /// - Throws: `damaged` when the index of words is.
  func explanation(of file: FileID) throws(SectionFileError) -> TaskExplanation {
    let units = try search.unitScores(of: file)
    let shares = search.unitTermShares(of: file, lengths: units.map(\.length))
    let prior = prior(file)
    let fileScore = files.first { $0.file == file }?.score ?? 0
    var explanation = TaskExplanation(
      rank: named.firstIndex(of: file).map { $0 + 1 }, fileCount: named.count, score: fileScore,
      prior: prior, terms: search.termShares(of: file), definitions: [:])
    for definition in try tree.definitions(file).get() {
      let unit = units.firstIndex { $0.definition == definition.index }
      let factors = factors(
        definition, prior, wordCount: unit.map { units[$0].length } ?? 0)
      explanation.definitions[definition.index] = TaskExplanation.Definition(
        terms: unit.flatMap { shares[$0] } ?? [],
        fileShare: TaskWeights.fileShare * fileScore, factors: factors,
        scale: best > 0 ? 1 / best : 1)
    }
    return explanation
  }
}
