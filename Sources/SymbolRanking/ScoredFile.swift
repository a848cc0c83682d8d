// Scores definitions: where the rank of the files goes.
//
// Input: a file of a graph; then its rank, and what the pools that its definitions are in are given.
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

internal import GraphBuilding
internal import SourceModel

/// What the scores of one file's definitions are made from, ranks and flows apart: the same for all questions.
struct ScoredFile: Sendable {
  /// The indexes of the definitions in their file.
  let definitions: [Int]
  /// Their places in the graph.
  let graphPlaces: Range<Int>
  /// What flows to definitions, pool by pool.
  private var inlets: [Inlet] = []
  /// The definitions of the inlets, one inlet's after the other's, each in the order of the source.
  private var places: [Int32] = []
  /// Members, and the types to which a share of what flows to them goes.
  private var memberships: [(member: Int32, type: Int32)] = []
  private let symbols: [UInt32]
  /// What definitions are worth, references apart.
  private let offers: [Double]
  /// Shares of the file's rank: for what the file uses itself, and for what it offers.
  private let ownShares: [Double]
  private let offeredShares: [Double]
  private let demotion: Double

  /// A pool that definitions of the file are in.
  private struct Inlet: Sendable {
    let pool: UInt32
    /// What flows to the first definition for a unit that the pool is given.
    let weight: Double
    /// How many of ``places`` are its.
    var count: Int32 = 0
  }

  init(_ file: FileID, _ graph: GraphRevision, _ options: RankOptions) {
    let range = graph.definitions(of: file)
    let entries = range.map { graph.definition(at: $0) }
    graphPlaces = range
    definitions = entries.map { Int($0.definition) }
    symbols = entries.map(\.symbol)
    let offers = entries.map { offer($0) }
    let allOffers = offers.reduce(0, +)
    let evidence = entries.reduce(0.0) { $0 + Double($1.ownEvidence) }
    self.offers = offers
    ownShares = entries.map { entry in
      evidence > 0 ? RankingWeights.sameFileShare * Double(entry.ownEvidence) / evidence : 0
    }
    offeredShares = offers.map { RankingWeights.structuralShare * $0 / allOffers }
    demotion = RankingWeights.demotion(noiseClass(graph.noiseNumber(of: file)))
    addInlets(file, entries, graph, options)
    addMemberships(entries)
  }

  private mutating func addInlets(
    _ file: FileID, _ entries: [DefinitionEntry], _ graph: GraphRevision, _ options: RankOptions
  ) {
    // Those of one symbol one after the other, each in the order of the source. Symbol and place are
    // one number, since sorting pairs takes three times as long.
    var order = entries.indices.map { UInt64(entries[$0].symbol) << 32 | UInt64($0) }
    order.sort()
    var start = 0
    while start < order.count {
      let symbol = UInt32(order[start] >> 32)
      let end = order[start...].firstIndex { UInt32($0 >> 32) != symbol } ?? order.count
      graph.forEachPool(ofSymbol: symbol) { pool in
        guard graph.scope(ofPool: pool).holds(file) else { return }
        let weight = graph.weight(ofPool: pool)
        let definer = weight.definer(percent: graph.definerPercent(of: file))
        var inlet = Inlet(
          pool: pool, weight: Double(definer) / RankUnits.arrival / options.damping)
        for entry in order[start..<end] {
          let place = Int32(truncatingIfNeeded: entry)
          guard weight.means(entries[Int(place)]) else { continue }
          places.append(place)
          inlet.count += 1
        }
        if inlet.count > 0 { inlets.append(inlet) }
      }
      start = end
    }
  }

  private mutating func addMemberships(_ entries: [DefinitionEntry]) {
    var types: [UInt32: Int32] = [:]
    for (index, entry) in entries.enumerated() where entry.kind.isType {
      types[entry.symbol] = types[entry.symbol] ?? Int32(index)
    }
    if types.isEmpty { return }
    for (index, entry) in entries.enumerated() where entry.isMember && !entry.kind.isType {
      if let type = types[entry.owner] { memberships.append((Int32(index), type)) }
    }
  }

  /// The score of each definition, in their order.
  ///
  /// - Parameters:
  ///   - rank: The rank of the file.
  ///   - preferred: Symbols for whose definitions what flows to them, and what they get for being offered, counts
  ///     ``GraphWeights/mentionedName`` times.
  ///   - poolSum: What pools are given.
  /// - Returns: As many scores.
  func scores(
    rank: Double, preferred: Set<UInt32> = [], poolSum: (_ pool: UInt32) -> Int64
  ) -> [Double] {
    var scores = flows(poolSum)
    for index in scores.indices {
      let factor =
        !preferred.isEmpty && preferred.contains(symbols[index]) ? GraphWeights.mentionedName : 1
      let own = scores[index] * factor + rank * ownShares[index]
      scores[index] =
        demotion * (own * offers[index] + rank * offeredShares[index] * factor)
    }
    return scores
  }

  /// What flows to each definition, what members leave to their types included.
  private func flows(_ poolSum: (_ pool: UInt32) -> Int64) -> [Double] {
    var flows = [Double](repeating: 0, count: definitions.count)
    var next = 0
    for inlet in inlets {
      let own = places[next..<(next + Int(inlet.count))]
      next += Int(inlet.count)
      let sum = poolSum(inlet.pool)
      if sum == 0 { continue }
      var flow = Double(sum) * inlet.weight
      for place in own {
        flows[Int(place)] += flow
        flow *= RankingWeights.furtherDefinition
      }
    }
    if memberships.isEmpty { return flows }
    let own = flows
    for (member, type) in memberships {
      flows[Int(type)] += RankingWeights.memberShare * own[Int(member)]
    }
    return flows
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
