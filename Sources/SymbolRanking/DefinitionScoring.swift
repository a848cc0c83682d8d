// Scores definitions: where the rank of the files goes.
//
// Input: the rank of a file, and what flows through the pools that its definitions are in.
// Output: the scores of its definitions.
//
// Steps:
// 1. What reaches a file through a pool belongs to the file's definitions in that pool: the first
//    gets all of it, each further one a part of what the one before it got.
// 2. A share of a file's rank goes to the definitions that the file uses itself.
// 3. A share of a file's rank is split over what the file offers, by kind and access, so that
//    what nobody refers to has an order too.
// 4. Flow and own evidence are weighed by kind and access, everything by the file's noise class.
//
// Invariants: scores are finite and ≥ 0, and depend on the ranks and on the file alone, not on how
// anything is numbered.
//
// It does not: choose what to show, or look at texts.

internal import FileMapping
internal import GraphBuilding
internal import SourceModel

/// Scores the definitions of one graph.
struct DefinitionScoring {
  private let graph: ReferenceGraph
  private let options: RankOptions

  init(_ graph: ReferenceGraph, _ options: RankOptions) {
    self.graph = graph
    self.options = options
  }

  /// Adds what flows to each definition of a symbol to `flows`, which is indexed by place.
  ///
  /// - Parameters:
  ///   - symbol: The symbol.
  ///   - poolSum: What its pools are given; see ``GlobalRanks/poolSums``.
  ///   - add: Is told of each definition that something flows to, perhaps several times.
  func forEachFlow(
    ofSymbol symbol: Int, poolSum: (_ pool: Int) -> Int64,
    add: (_ definition: SymbolDefinition, _ flow: Double) -> Void
  ) {
    for pool in graph.pools(ofSymbol: symbol) {
      let sum = poolSum(pool)
      guard sum != 0, graph.poolWeights[pool].unit > 0 else { continue }
      var lastFile: UInt32?
      var flow = 0.0
      graph.forEachMeant(byPool: pool) { definition in
        if definition.file == lastFile {
          flow *= RankingWeights.furtherDefinition
        } else {
          let noise = graph.noise(of: FileID(rawValue: definition.file))
          let weight = graph.poolWeights[pool].definer(percent: GraphWeights.definerPercent(noise))
          flow = Double(sum) / RankUnits.arrival * Double(weight) / options.damping
          lastFile = definition.file
        }
        add(definition, flow)
      }
    }
  }

  /// Calls `body` with the score of each definition of a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - rank: Its rank.
  ///   - flow: What flows to the definition at a place.
  ///   - structuralFactor: On what the definitions of a symbol get for being offered.
  ///   - body: Is told of each definition and its score.
  func forEachScore(
    of file: FileID, rank: Double, flow: (_ place: Int) -> Double,
    structuralFactor: (_ symbol: UInt32) -> Double = { _ in 1 },
    body: (_ place: Int, _ score: Double) -> Void
  ) {
    let places = graph.definitions(of: file)
    var offers = 0.0
    var evidence = 0.0
    for place in places {
      let entry = graph.definitions[place]
      offers += offer(entry)
      evidence += Double(entry.ownEvidence)
    }
    let demotion = RankingWeights.demotion(graph.noise(of: file))
    for place in places {
      let entry = graph.definitions[place]
      let offer = offer(entry)
      var score = flow(place)
      if evidence > 0 {
        score += rank * RankingWeights.sameFileShare * Double(entry.ownEvidence) / evidence
      }
      let structural =
        rank * RankingWeights.structuralShare * offer / offers * structuralFactor(entry.symbol)
      body(place, demotion * (score * offer + structural))
    }
  }

  /// The best `count` definitions of all.
  func best(
    fileRanks: Column<Double>, poolSums: Column<Int64>, count: Int
  ) -> Column<RankedDefinition> {
    let flows = allFlows(poolSums)
    var scores = [Double](repeating: 0, count: graph.definitions.count)
    for file in 0..<graph.fileCount {
      forEachScore(of: FileID(index: file), rank: fileRanks[file], flow: { flows[$0] }) {
        scores[$0] = $1
      }
    }
    let least = leastOfBest(scores, count: count)
    var best: [RankedDefinition] = []
    best.reserveCapacity(min(count * 2, scores.count))
    for file in 0..<graph.fileCount {
      for place in graph.definitions(of: FileID(index: file)) where scores[place] >= least {
        best.append(
          RankedDefinition(
            file: FileID(index: file), definition: Int(graph.definitions[place].definition),
            score: scores[place]))
      }
    }
    best.sort()
    return Column(best.prefix(count))
  }

  private func allFlows(_ poolSums: Column<Int64>) -> [Double] {
    var flows = [Double](repeating: 0, count: graph.definitions.count)
    for symbol in 0..<graph.symbols.count where !graph.definitions(ofSymbol: symbol).isEmpty {
      forEachFlow(ofSymbol: symbol, poolSum: { poolSums[$0] }) { definition, flow in
        flows[Int(definition.place)] += flow
      }
    }
    return flows
  }

  /// A score that at least `count` definitions reach, and not many more: the ends of a histogram's
  /// bins, since a full sort of millions would take longer than all the rest.
  private func leastOfBest(_ scores: [Double], count: Int) -> Double {
    guard scores.count > count else { return 0 }
    // Scores are ≥ 0, so their bits are in the order of their values.
    let shift = 44
    var bins = [Int](repeating: 0, count: 1 << (63 - shift))
    for score in scores { bins[Int(score.bitPattern >> UInt64(shift))] += 1 }
    var sum = 0
    for bin in bins.indices.reversed() {
      sum += bins[bin]
      if sum >= count { return Double(bitPattern: UInt64(bin) << UInt64(shift)) }
    }
    return 0
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
  return entry.isMember && entry.kind.isType ? value * RankingWeights.nestedType : value
}

/// The class of a file by its number.
func noiseClass(_ number: UInt8) -> NoiseClass { NoiseClass(rawValue: number) ?? .none }
