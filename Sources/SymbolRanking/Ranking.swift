// Puts what matters in the repository as a whole and what a question asks for into one order.
//
// Input: a graph, its global ranks, a question. Output: definitions, best first.
//
// Steps:
// 1. Without files or names that are asked for, the global order is the answer.
// 2. Else the local walk from them has most of the weight, and the global ranks keep
//    `RankingWeights.priorShare`. Only definitions in files that the walk reached are scored anew; all
//    others are still in the global order.
// 3. What was asked for by name is raised above everything that was only found, and definitions in focus
//    above everything.
//
// Invariants: the order is total: score, then file, then definition.

package import FileMapping
package import GraphBuilding
package import LexicalIndexing
package import SourceModel

/// The answer to a ``RankingQuestion``: a sequence of definitions, best first.
package struct Ranking: Sendable, Sequence {
  private let best: Column<RankedDefinition>
  /// On the scores of ``best``.
  private let scale: Double
  /// The definitions of the files that were scored anew.
  private let rescored: RankedList
  /// For each file up to the last of these whether it is one: asked at every definition.
  private let isRescored: [Bool]
  /// The order of paths; only where files have changed since the base.
  private let graph: GraphRevision?
  /// Files that a task is about, best first: worth naming even where nothing of them can be shown.
  package let taskFiles: [FileID]

  /// The order that nothing personalizes, of a tree that is as its base.
  package init(_ best: Column<RankedDefinition>) {
    self.best = best
    scale = 1
    rescored = RankedList(sorted: [])
    isRescored = []
    graph = nil
    taskFiles = []
  }

  /// The order for a question.
  ///
  /// - Complexity: Depends on what the question reaches, and on the number of files.
  package init(_ graph: GraphRevision, _ ranks: RankRevision, _ question: RankingQuestion) {
    best = ranks.base.best
    self.graph = graph
    taskFiles = []
    if question.isGeneral {
      scale = 1
      rescored = RankedList(sorted: ranks.rescored)
      isRescored = ranks.rescoredFiles.table
    } else {
      let rescoring = Rescoring(graph, ranks, question)
      scale = rescoring.globalShare
      rescored = RankedList(rescoring.definitions, DefinitionOrder(graph: graph))
      isRescored = rescoring.files.table
    }
  }

  /// The order for a question with a task.
  ///
  /// - Parameters:
  ///   - best: The order that nothing personalizes, of the base.
  ///   - files: The files of the tree as they are now.
  ///   - words: Their words.
  ///   - question: The question.
  ///   - revision: The graph and its ranks: needed where files have changed since the base, and where
  ///     files or names are asked for.
  /// - Throws: `damaged` when the index of words is.
  package init(
    _ best: Column<RankedDefinition>, _ files: TaskFiles, _ words: LexicalRevision,
    _ question: RankingQuestion, _ revision: (graph: GraphRevision, ranks: RankRevision)?
  ) throws(SectionFileError) {
    let task = try TaskRanking(files, words, question)
    let walk =
      question.hasNames
      ? revision.map { Rescoring($0.graph, $0.ranks, question) } : nil
    let fusion = Fusion(task, walk, revision?.ranks)
    self.best = best
    graph = revision?.graph
    scale = TaskWeights.generalShare
    taskFiles = task.named
    rescored = RankedList(fusion.definitions, DefinitionOrder(graph: graph))
    isRescored = fusion.files.table
  }

  /// Why a file and its definitions have their places in the order for a question with a task.
  ///
  /// - Throws: `damaged` when the index of words is.
  package static func explanation(
    of file: FileID, _ files: TaskFiles, _ words: LexicalRevision, _ question: RankingQuestion
  ) throws(SectionFileError) -> TaskExplanation {
    try TaskRanking(files, words, question).explanation(of: file)
  }

  /// The order of plain words, see ``PlainWordRanking``; it has nothing that holds none of them.
  ///
  /// - Throws: `damaged` when the index of words is.
  package init(
    plainWords terms: [LexicalTerm], _ files: TaskFiles, _ words: LexicalRevision
  ) throws(SectionFileError) {
    best = Column([])
    graph = nil
    scale = 0
    let plain = try PlainWordRanking(files, words, terms)
    taskFiles = plain.files
    rescored = RankedList(sorted: plain.definitions)
    isRescored = []
  }

  /// The order for a question about a graph that is as it was built.
  package init(_ graph: ReferenceGraph, _ ranks: GlobalRanks, _ question: RankingQuestion) {
    self.init(GraphRevision(graph), RankRevision(ranks), question)
  }

  private func isRescored(_ file: FileID) -> Bool {
    file.index < isRescored.count && isRescored[file.index]
  }

  /// Starts with the best definition.
  package func makeIterator() -> Iterator { Iterator(self) }

  /// Merges the global order and what was scored anew.
  package struct Iterator: IteratorProtocol {
    private let ranking: Ranking
    private var rescored: RankedList
    private var nextBest = 0
    private var nextRescored = 0

    fileprivate init(_ ranking: Ranking) {
      self.ranking = ranking
      rescored = ranking.rescored
    }

    /// The next best definition.
    package mutating func next() -> RankedDefinition? {
      while nextBest < ranking.best.count, ranking.isRescored(ranking.best[nextBest].file) {
        nextBest += 1
      }
      let anew = rescored.element(at: nextRescored)
      guard nextBest < ranking.best.count else {
        nextRescored += 1
        return anew
      }
      var candidate = ranking.best[nextBest]
      candidate.score *= ranking.scale
      if let anew, DefinitionOrder(graph: ranking.graph).isBetter(anew, candidate) {
        nextRescored += 1
        return anew
      }
      nextBest += 1
      return candidate
    }
  }
}

/// Joins what words tell, what a walk from asked files and names tells, and the order of everything else.
private struct Fusion {
  /// In any order.
  private(set) var definitions: [RankedDefinition] = []
  private(set) var files: Set<FileID>

  init(_ task: TaskRanking, _ walk: Rescoring?, _ ranks: RankRevision?) {
    files = Set(task.files.map(\.file))
    // What changed since the base is rescored too, with what it has in the order of everything else.
    let walked =
      walk.map { walk in
        walk.definitions.filter { walk.reached.contains($0.file) }
      } ?? []
    let best = walk?.best ?? 0
    var walkScores: [FileID: [Int: Double]] = [:]
    for definition in walked where best > 0 {
      walkScores[definition.file, default: [:]][definition.definition] =
        TaskWeights.walk * definition.score / best
    }
    definitions = task.definitions
    if !walkScores.isEmpty {
      for index in definitions.indices {
        let place = definitions[index]
        definitions[index].score += walkScores[place.file]?[place.definition] ?? 0
      }
    }
    for definition in walked where !files.contains(definition.file) {
      var definition = definition
      definition.score = walkScores[definition.file]?[definition.definition] ?? 0
      definitions.append(definition)
    }
    files.formUnion(walk?.reached ?? [])
    for definition in ranks?.rescored ?? [] where !files.contains(definition.file) {
      var definition = definition
      definition.score *= TaskWeights.generalShare
      definitions.append(definition)
    }
    files.formUnion(ranks?.rescoredFiles ?? [])
  }
}

/// What a question changes about the global order.
private struct Rescoring {
  /// The share of the global ranks in the scores.
  let globalShare: Double
  /// In any order.
  private(set) var definitions: [RankedDefinition] = []
  private(set) var files: Set<FileID> = []
  /// Those of the files that the walk reaches.
  private(set) var reached: Set<FileID> = []
  /// The largest score in the files that the walk reaches, before what is in focus is put in front.
  private(set) var best = 0.0

  init(_ graph: GraphRevision, _ ranks: RankRevision, _ question: RankingQuestion) {
    let options = ranks.base.options
    let names = AskedNames(question, graph)
    let starts = question.starts(names, graph)
    globalShare = starts.isEmpty ? 1 : RankingWeights.priorShare
    let local = LocalRanks(
      graph, starts: starts, mentionedSymbols: names.preferred, options: options)
    // The mass with which all files together start, in the global ranks.
    let total = graph.fileCounts.enumerated().reduce(0.0) {
      $0 + Double($1.element) * startRank(UInt8($1.offset), options)
    }
    let localScale = (1 - globalShare) * total / LocalRanks.mass
    let raises = names.raises(graph, question, total: total)
    let focused = names.focused(graph, question)
    var leaders: [Int] = []
    reached = local.reachedFiles.union(names.files(graph, question))
    // The scores of the others in the base's order are not what they are now.
    files = reached.union(ranks.rescoredFiles)
    for file in files {
      let known = ranks.scored(file, in: graph)
      // Traces of the walk count nowhere, whether a file has changed or not.
      let isReached = reached.contains(file)
      let localScores =
        isReached
        ? known.file.scores(rank: local.ranks[file] ?? 0, preferred: names.preferred) {
          local.poolSums[$0]
        } : []
      let first = known.file.graphPlaces.lowerBound
      for (index, definition) in known.file.definitions.enumerated() {
        var score = known.scores[index] * globalShare
        if isReached { score += localScores[index] * localScale }
        if !raises.isEmpty { score += raises[first + index] ?? 0 }
        if !focused.isEmpty, focused.contains(first + index) { leaders.append(definitions.count) }
        if isReached { best = max(best, score) }
        definitions.append(RankedDefinition(file: file, definition: definition, score: score))
      }
    }
    for leader in leaders { definitions[leader].score += best }
  }
}

extension Set<FileID> {
  /// For each file up to the last of the set whether it is in it.
  fileprivate var table: [Bool] {
    var table = [Bool](repeating: false, count: (self.max()?.index ?? -1) + 1)
    for file in self { table[file.index] = true }
    return table
  }
}
