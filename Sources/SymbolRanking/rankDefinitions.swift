// Ranks definitions: where the rank of the files goes.
//
// Input: graph, paths, question. Output: every definition that references can bind to, best first.
//
// Steps:
// 1. PageRank of the files, personalized for the question.
// 2. The rank of each file flows along its references once more. What reaches a file through a
//    pool belongs to the file's definitions in that pool: the first gets all of it, each further
//    one a part of what the one before it got.
// 3. A share of a file's rank goes to the definitions that the file uses itself.
// 4. A share of a file's rank is split over what the file offers, by kind and access, so that
//    what nobody refers to has an order too.
// 5. Flow and same-file evidence are weighed by kind and access, everything by the file's noise
//    class.
//
// Invariants: scores are finite and ≥ 0; the order is total: score, then file, then definition.
//
// It does not: choose what to show, or look at texts.

package import GraphBuilding
package import SourceModel

/// A definition and its rank.
package struct RankedDefinition: Hashable, Sendable {
  package var file: FileID
  /// Index into the file's definitions.
  package var definition: Int
  /// ≥ 0.
  package var score: Double

  package init(file: FileID, definition: Int, score: Double) {
    self.file = file
    self.definition = definition
    self.score = score
  }
}

/// The answer to a ``RankingQuestion``.
package struct Ranking: Sendable, Equatable {
  /// By score descending, then file, then place in the file.
  package var definitions: [RankedDefinition]
  package var files: FileRanks
}

/// Ranks the definitions and files of a graph for a question.
///
/// - Parameters:
///   - graph: The reference graph.
///   - paths: The paths of its files, in the same order.
///   - question: What is asked for; by default the repository as a whole.
///   - options: How ranks are computed.
///   - isCancelled: Asked now and then; `true` ends the work.
/// - Returns: All definitions that references can bind to, and the ranks of all files.
/// - Throws: As ``pageRank(_:personalization:options:isCancelled:)``.
package func rankDefinitions(
  _ graph: ReferenceGraph, paths: [RepositoryPath],
  question: RankingQuestion = RankingQuestion(), options: PageRankOptions = PageRankOptions(),
  isCancelled: () -> Bool = { false }
) throws(RankingError) -> Ranking {
  let walk = ReferenceWalk(graph, mentionedNames: question.mentionedNames)
  let files = try pageRank(
    walk, personalization: question.personalization(paths: paths, noise: graph.noise),
    options: options, isCancelled: isCancelled)
  var scores = definitionFlows(walk, ranks: files.scores)
  for file in 0..<graph.fileCount {
    finish(&scores, file: FileID(index: file), rank: files.scores[file], walk)
  }
  AskedDefinitions(question, graph).raise(&scores)
  if isCancelled() { throw .cancelled }
  var definitions: [RankedDefinition] = []
  definitions.reserveCapacity(scores.count)
  for file in 0..<graph.fileCount {
    let id = FileID(index: file)
    for place in graph.definitions(of: id) {
      definitions.append(
        RankedDefinition(
          file: id, definition: Int(graph.definitions[place].definition), score: scores[place]))
    }
  }
  definitions.sort { left, right in
    (right.score, left.file, left.definition) < (left.score, right.file, right.definition)
  }
  return Ranking(definitions: definitions, files: files)
}

/// What reaches each definition along references from other files, in the order of the graph's.
private func definitionFlows(_ walk: ReferenceWalk, ranks: [Double]) -> [Double] {
  let graph = walk.graph
  let shares = walk.shares(of: ranks)
  let poolFlows = walk.poolFlows(shares: shares)
  var flows = [Double](repeating: 0, count: graph.definitions.count)
  for file in 0..<graph.fileCount {
    let places = graph.definitions(of: FileID(index: file))
    var start = places.lowerBound
    // Pools and definitions are both ordered by symbol, so one pass over each is enough.
    for entry in graph.definedPools.row(file) {
      let pool = Int(graph.definedPools.targets[entry])
      while graph.definitions[start].symbol < graph.poolSymbols[pool] { start += 1 }
      var flow = poolFlows[pool] * Double(graph.definedPools.weights[entry])
      var place = start
      let symbol = graph.poolSymbols[pool]
      while place < places.upperBound && graph.definitions[place].symbol == symbol {
        if !graph.definitions[place].kind.group.isDisjoint(with: graph.poolGroups[pool]) {
          flows[place] += flow
          flow *= RankingWeights.furtherDefinition
        }
        place += 1
      }
    }
    for edge in graph.directEdges.row(file) {
      let flow = shares[file] * walk.directWeights[edge]
      let target = FileID(rawValue: graph.directEdges.targets[edge])
      addDirect(flow, to: target, symbol: graph.directSymbols[edge], graph, &flows)
    }
  }
  return flows
}

/// Gives `flow` to the definitions of a symbol in one file; nothing where there are none.
private func addDirect(
  _ flow: Double, to file: FileID, symbol: UInt32, _ graph: ReferenceGraph,
  _ flows: inout [Double]
) {
  var flow = flow
  for place in graph.definitions(of: file) where graph.definitions[place].symbol == symbol {
    flows[place] += flow
    flow *= RankingWeights.furtherDefinition
  }
}

/// Turns the flows of one file's definitions into their scores.
private func finish(
  _ scores: inout [Double], file: FileID, rank: Double, _ walk: ReferenceWalk
) {
  let graph = walk.graph
  let places = graph.definitions(of: file)
  var offers = 0.0
  var evidence = 0.0
  for place in places {
    offers += offer(graph.definitions[place])
    evidence += Double(graph.definitions[place].sameFileEvidence)
  }
  let demotion = RankingWeights.demotion(graph.noise[file.index])
  for place in places {
    let entry = graph.definitions[place]
    var score = scores[place]
    if evidence > 0 {
      score += rank * RankingWeights.sameFileShare * Double(entry.sameFileEvidence) / evidence
    }
    score *= offer(entry)
    var structural = rank * RankingWeights.structuralShare * offer(entry) / offers
    if walk.isMentioned(entry.symbol) { structural *= GraphWeights.mentionedName }
    scores[place] = demotion * (score + structural)
  }
}

/// What a definition is worth to a newcomer, references apart; > 0.
func offer(_ entry: DefinitionEntry) -> Double {
  var value = RankingWeights.kindValue(entry.kind)
  if entry.flags.contains(.private) {
    value *= RankingWeights.privateAccess
  } else if !entry.flags.contains(.exported) {
    value *= RankingWeights.unmarkedAccess
  }
  return entry.isMember && entry.kind.isType ? value * RankingWeights.nestedType : value
}
