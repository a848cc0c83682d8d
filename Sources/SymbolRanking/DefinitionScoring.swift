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
  let graph: GraphRevision
  private let options: RankOptions

  init(_ graph: GraphRevision, _ options: RankOptions) {
    self.graph = graph
    self.options = options
  }

  /// Calls `add` with what flows to each definition of a symbol, once for each pool.
  ///
  /// - Parameters:
  ///   - symbol: The symbol.
  ///   - poolSum: What its pools are given, rounded; see ``GlobalRanks/poolSums``.
  ///   - add: Is told of each definition that something flows to.
  func forEachFlow(
    ofSymbol symbol: UInt32, poolSum: (_ pool: UInt32) -> Int64,
    add: (_ definition: SymbolDefinition, _ flow: Double) -> Void
  ) {
    graph.forEachPool(ofSymbol: symbol) { pool in
      let sum = poolSum(pool)
      guard sum != 0 else { return }
      var lastFile: UInt32?
      var flow = 0.0
      graph.forEachMeant(byPool: pool) { definition in
        if definition.file == lastFile {
          flow *= RankingWeights.furtherDefinition
        } else {
          flow = firstFlow(through: pool, sum: sum, to: definition.file)
          lastFile = definition.file
        }
        add(definition, flow)
      }
    }
  }

  /// What flows through a pool that is given `sum` to the first definition in a file.
  func firstFlow(through pool: UInt32, sum: Int64, to file: UInt32) -> Double {
    let definer = graph.weight(ofPool: pool).definer(percent: graph.definerPercent(of: file))
    return Double(sum) / RankUnits.arrival * Double(definer) / options.damping
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
    of file: UInt32, rank: Double, flow: (_ place: Int) -> Double,
    structuralFactor: (_ symbol: UInt32) -> Double = { _ in 1 },
    body: (_ place: Int, _ score: Double) -> Void
  ) {
    let places = graph.definitions(of: file)
    var offers = 0.0
    var evidence = 0.0
    for place in places {
      let entry = graph.definition(at: place)
      offers += offer(entry)
      evidence += Double(entry.ownEvidence)
    }
    let demotion = RankingWeights.demotion(noiseClass(graph.noiseNumber(of: file)))
    for place in places {
      let entry = graph.definition(at: place)
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

  /// The best `count` definitions of all. The graph is a base: numbers are in the order of paths.
  func best(
    fileRanks: [Double], poolSums: Column<Int64>, count: Int
  ) -> Column<RankedDefinition> {
    let base = graph.base
    let flows = allFlows(poolSums)
    var scores = [Double](repeating: 0, count: base.definitions.count)
    for file in 0..<base.fileCount {
      forEachScore(of: UInt32(file), rank: fileRanks[file], flow: { flows[$0] }) {
        scores[$0] = $1
      }
    }
    let least = leastOfBest(scores, count: count)
    var best: [RankedDefinition] = []
    best.reserveCapacity(min(count * 2, scores.count))
    for file in 0..<base.fileCount {
      for place in base.definitions(of: FileID(index: file)) where scores[place] >= least {
        best.append(
          RankedDefinition(
            file: UInt32(file), definition: base.definitions[place].definition,
            score: scores[place]))
      }
    }
    best.sort { graph.isBetter($0, $1) }
    return Column(best.prefix(count))
  }

  private func allFlows(_ poolSums: Column<Int64>) -> [Double] {
    let base = graph.base
    var flows = [Double](repeating: 0, count: base.definitions.count)
    for symbol in 0..<base.symbols.count where !base.definitions(ofSymbol: symbol).isEmpty {
      forEachFlow(
        ofSymbol: UInt32(symbol),
        poolSum: { RankUnits.rounded(poolSums[Int($0)], options.significantBits) }
      ) { definition, flow in
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
