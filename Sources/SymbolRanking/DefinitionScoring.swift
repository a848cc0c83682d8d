// Scores definitions: where the rank of the files goes.
//
// Input: the rank of a file, and what flows through the pools that its definitions are in.
// Output: the scores of its definitions.
//
// Steps:
// 1. What reaches a file through a pool belongs to the file's definitions in that pool: the first
//    gets all of it, each further one a part of what the one before it got.
// 2. A share of what reaches members is what their type is used for.
// 3. A share of a file's rank goes to the definitions that the file uses itself.
// 4. A share of a file's rank is split over what the file offers, by kind and access, so that
//    what nobody refers to has an order too.
// 5. Flow and own evidence are weighed by kind and access, everything by the file's noise class.
//
// Invariants: scores are finite and ≥ 0, and depend on the ranks and on the file alone, not on how
// anything is numbered.
//
// It does not: choose what to show, or look at texts.

internal import FileMapping
internal import GraphBuilding
internal import SourceModel

/// Scores the definitions of one graph. A class, because closures would copy all of a struct.
final class DefinitionScoring {
  let graph: GraphRevision
  private let options: RankOptions

  init(_ graph: GraphRevision, _ options: RankOptions) {
    self.graph = graph
    self.options = options
  }

  /// What flows to each definition of a file, in their order.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - poolSum: What pools are given.
  /// - Returns: As many flows as the file has definitions.
  func flows(to file: FileID, poolSum: (_ pool: UInt32) -> Int64) -> [Double] {
    let places = graph.definitions(of: file)
    var flows = [Double](repeating: 0, count: places.count)
    // Those of one symbol one after the other, each in the order of the source. Symbol and place are
    // one number, since sorting pairs takes three times as long.
    var order = places.map { UInt64(graph.definition(at: $0).symbol) << 32 | UInt64($0) }
    order.sort()
    var start = 0
    while start < order.count {
      let symbol = UInt32(order[start] >> 32)
      let end = order[start...].firstIndex { UInt32($0 >> 32) != symbol } ?? order.count
      graph.forEachPool(ofSymbol: symbol) { pool in
        let sum = poolSum(pool)
        guard sum != 0, graph.scope(ofPool: pool).holds(file) else { return }
        var flow = firstFlow(through: pool, sum: sum, to: file)
        let weight = graph.weight(ofPool: pool)
        for entry in order[start..<end] {
          let place = Int(UInt32(truncatingIfNeeded: entry))
          guard weight.means(graph.definition(at: place)) else { continue }
          flows[place - places.lowerBound] += flow
          flow *= RankingWeights.furtherDefinition
        }
      }
      start = end
    }
    return flows
  }

  /// What flows through a pool that is given `sum` to the first definition in a file.
  func firstFlow(through pool: UInt32, sum: Int64, to file: FileID) -> Double {
    let definer = graph.weight(ofPool: pool).definer(percent: graph.definerPercent(of: file))
    return Double(sum) / RankUnits.arrival * Double(definer) / options.damping
  }

  /// The score of each definition of a file, in their order.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - rank: Its rank.
  ///   - flows: What flows to each of them.
  ///   - factor: On what flows to the definitions of a symbol, and on what they get for being offered.
  /// - Returns: As many scores.
  func scores(
    of file: FileID, rank: Double, flows: [Double],
    factor: (_ symbol: UInt32) -> Double = { _ in 1 }
  ) -> [Double] {
    let entries = graph.definitions(of: file).map { graph.definition(at: $0) }
    let flows = withFlowsOfMembers(flows, entries)
    let offers = entries.map { offer($0) }
    let allOffers = offers.reduce(0, +)
    let evidence = entries.reduce(0.0) { $0 + Double($1.ownEvidence) }
    let demotion = RankingWeights.demotion(noiseClass(graph.noiseNumber(of: file)))
    return entries.indices.map { index in
      let factor = factor(entries[index].symbol)
      var score = flows[index] * factor
      if evidence > 0 {
        score +=
          rank * RankingWeights.sameFileShare * Double(entries[index].ownEvidence) / evidence
      }
      let structural =
        rank * RankingWeights.structuralShare * offers[index] / allOffers * factor
      return demotion * (score * offers[index] + structural)
    }
  }

  /// The flows where those of members count for their types too, as far as they are in one file.
  private func withFlowsOfMembers(
    _ flows: [Double], _ entries: [DefinitionEntry]
  ) -> [Double] {
    var types: [UInt32: Int] = [:]
    for (index, entry) in entries.enumerated() where entry.kind.isType {
      types[entry.symbol] = types[entry.symbol] ?? index
    }
    if types.isEmpty { return flows }
    var all = flows
    for (index, entry) in entries.enumerated() where entry.isMember && !entry.kind.isType {
      if let type = types[entry.owner] { all[type] += RankingWeights.memberShare * flows[index] }
    }
    return all
  }

  /// The best `count` definitions of all. The graph is a base: numbers are in the order of paths.
  func best(
    fileRanks: Column<Double>, poolSums: Column<Int64>, count: Int
  ) -> Column<RankedDefinition> {
    let base = graph.base
    var scores: [Double] = []
    scores.reserveCapacity(base.definitions.count)
    for file in (0..<base.fileCount).lazy.map({ FileID(index: $0) }) {
      let flows = flows(to: file) {
        RankUnits.rounded(poolSums[Int($0)], options.significantBits)
      }
      scores += self.scores(of: file, rank: fileRanks[file.index], flows: flows)
    }
    let least = leastOfBest(scores, count: count, isFine: true)
    var best: [RankedDefinition] = []
    best.reserveCapacity(min(count * 2, scores.count))
    for file in 0..<base.fileCount {
      for place in base.definitions(of: FileID(index: file)) where scores[place] >= least {
        best.append(
          RankedDefinition(
            file: FileID(index: file), definition: Int(base.definitions[place].definition),
            score: scores[place]))
      }
    }
    best.sort { graph.isBetter($0, $1) }
    return Column(best.prefix(count))
  }
}

/// What a definition is worth to a newcomer, references apart; > 0.
func offer(_ entry: DefinitionEntry) -> Double {
  var value = RankingWeights.kindValue(entry.kind)
  if entry.isPrivate {
    value *= RankingWeights.privateAccess
  } else if !entry.flags.contains(.exported) {
    value *= RankingWeights.unmarkedAccess
  }
  if entry.flags.contains(.test) { value *= RankingWeights.demotion(.test) }
  return entry.isMember && entry.kind.isType ? value * RankingWeights.nestedType : value
}

/// The class of a file by its number.
func noiseClass(_ number: UInt8) -> NoiseClass { NoiseClass(rawValue: number) ?? .none }
