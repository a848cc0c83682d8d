// Puts what matters in the repository as a whole and what a question asks for into one order.
//
// Input: a graph, its global ranks, a question. Output: definitions, best first.
//
// Steps:
// 1. Without files or names that are asked for, the global order is the answer.
// 2. Else the local walk from them has most of the weight, and the global ranks keep
//    `RankingWeights.priorShare`. Only definitions in files that the walk reached are scored anew; all
//    others are still in the global order.
// 3. What was asked for by name is raised above everything that was only found.
//
// Invariants: the order is total: score, then file, then definition.

package import FileMapping
package import GraphBuilding
internal import SourceModel

/// The answer to a ``RankingQuestion``: a sequence of definitions, best first.
package struct Ranking: Sendable, Sequence {
  private let best: Column<RankedDefinition>
  /// On the scores of ``best``.
  private let scale: Double
  /// The definitions of the files that were scored anew, best first.
  private let rescored: [RankedDefinition]
  private let rescoredFiles: Set<UInt32>

  /// The order that nothing personalizes.
  package init(_ best: Column<RankedDefinition>) {
    self.best = best
    scale = 1
    rescored = []
    rescoredFiles = []
  }

  /// The order for a question.
  ///
  /// - Complexity: Depends on what the question reaches, and on the number of files.
  package init(
    _ graph: ReferenceGraph, _ global: GlobalRanks, _ question: RankingQuestion,
    options: RankOptions = RankOptions()
  ) {
    let rescoring = Rescoring(graph, global, question, options)
    best = global.best
    scale = rescoring.globalShare
    rescored = rescoring.definitions
    rescoredFiles = rescoring.files
  }

  /// Starts with the best definition.
  package func makeIterator() -> Iterator { Iterator(self) }

  /// Merges the global order and what was scored anew.
  package struct Iterator: IteratorProtocol {
    private let ranking: Ranking
    private var nextBest = 0
    private var nextRescored = 0

    fileprivate init(_ ranking: Ranking) {
      self.ranking = ranking
    }

    /// The next best definition.
    package mutating func next() -> RankedDefinition? {
      while nextBest < ranking.best.count,
        ranking.rescoredFiles.contains(ranking.best[nextBest].file.rawValue)
      {
        nextBest += 1
      }
      var candidate: RankedDefinition?
      if nextBest < ranking.best.count {
        var definition = ranking.best[nextBest]
        definition.score *= ranking.scale
        candidate = definition
      }
      if nextRescored < ranking.rescored.count {
        let definition = ranking.rescored[nextRescored]
        if candidate.map({ definition < $0 }) ?? true {
          nextRescored += 1
          return definition
        }
      }
      if candidate != nil { nextBest += 1 }
      return candidate
    }
  }
}

/// What a question changes about the global order.
private struct Rescoring {
  /// The share of the global ranks in the scores.
  let globalShare: Double
  /// Best first.
  private(set) var definitions: [RankedDefinition] = []
  private(set) var files: Set<UInt32> = []

  init(
    _ graph: ReferenceGraph, _ global: GlobalRanks, _ question: RankingQuestion,
    _ options: RankOptions
  ) {
    let names = AskedNames(question, graph)
    let starts = question.starts(names, graph)
    globalShare = starts.isEmpty ? 1 : RankingWeights.priorShare
    let local = LocalRanks(
      graph, starts: starts, mentionedSymbols: names.mentioned, options: options)
    // The mass with which all files together start, in the global ranks.
    let total = graph.noise.reduce(into: [Int](repeating: 0, count: 256)) { $0[Int($1)] += 1 }
      .enumerated().reduce(0.0) { $0 + Double($1.element) * startRank(UInt8($1.offset), options) }
    let localScale = (1 - globalShare) * total / LocalRanks.mass
    let scoring = DefinitionScoring(graph, options)
    var flows: [UInt32: Double] = [:]
    var reached = Set(local.ranks.keys)
    for symbol in Set(local.poolSums.touched.map { graph.poolSymbols[Int($0)] }) {
      scoring.forEachFlow(
        ofSymbol: Int(symbol), poolSum: { local.poolSums[UInt32($0)] }
      ) { definition, flow in
        flows[definition.place, default: 0] +=
          flow * (names.mentioned.contains(symbol) ? GraphWeights.mentionedName : 1)
      }
    }
    reached.formUnion(names.files(graph, question))
    files = reached
    var scores: [UInt32: Double] = [:]
    for file in reached {
      let id = FileID(rawValue: file)
      addGlobal(global, to: &scores, file: id, graph, scoring)
      scoring.forEachScore(
        of: id, rank: local.ranks[file] ?? 0, flow: { flows[UInt32($0)] ?? 0 },
        structuralFactor: { names.mentioned.contains($0) ? GraphWeights.mentionedName : 1 }
      ) { scores[UInt32($0), default: 0] += $1 * localScale }
    }
    names.raise(&scores, graph, question, total: total)
    for (place, score) in scores {
      definitions.append(
        RankedDefinition(
          file: graph.file(ofDefinitionAt: Int(place)),
          definition: Int(graph.definitions[Int(place)].definition), score: score))
    }
    definitions.sort()
  }

  private func addGlobal(
    _ global: GlobalRanks, to scores: inout [UInt32: Double], file: FileID,
    _ graph: ReferenceGraph, _ scoring: DefinitionScoring
  ) {
    var flows: [Int: Double] = [:]
    for symbol in Set(graph.definitions[graph.definitions(of: file)].map(\.symbol)) {
      scoring.forEachFlow(ofSymbol: Int(symbol), poolSum: { global.poolSums[$0] }) {
        if $0.file == file.rawValue { flows[Int($0.place), default: 0] += $1 }
      }
    }
    scoring.forEachScore(
      of: file, rank: global.fileRanks[file.index], flow: { flows[$0] ?? 0 }
    ) { scores[UInt32($0)] = $1 * globalShare }
  }
}
