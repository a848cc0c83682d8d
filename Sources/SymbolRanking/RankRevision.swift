// The ranks of a revision of a graph: those of its base, and what has changed since.
//
// Input: the ranks of one revision, the next revision, what the step between them touches.
// Output: the ranks of the next revision, the same bits as if they were computed from nothing.
//
// Steps, for each round of GlobalRanks:
// 1. A file whose rank or weight is another may give another share. Where rounding makes it the same,
//    the change ends here.
// 2. Shares that are others, and files that refer to others, change what their pools are given; this
//    changes what arrives at the definers. Sums are whole numbers, so adding the differences gives
//    the sums exactly.
// 3. Pools with other weights or definers take back what they gave, and give it anew.
// Then the files are scored anew whose rank, contribution or flow is another.
//
// Cost: a small change ends after a few files in each round, see docs/adr/0016-rounded-ranks.md.

internal import FileMapping
package import GraphBuilding
internal import SourceModel

/// The ranks of one revision of a graph.
package struct RankRevision: Sendable {
  package let base: GlobalRanks
  /// For each round, the shares that are others than in the base.
  private var shares: [[UInt32: Int64]]
  /// For each round, the arrivals that are others than in the base.
  private var arrivals: [[UInt32: Int128]]
  private var poolSums: [UInt32: Int64] = [:]
  /// Files whose definitions are not as in the base's order.
  private(set) var rescoredFiles: Set<UInt32> = []
  /// The definitions of those files, best first.
  private(set) var rescored: [RankedDefinition] = []

  /// The ranks of a base.
  package init(_ base: GlobalRanks) {
    self.base = base
    shares = Array(repeating: [:], count: base.options.roundCount + 1)
    arrivals = Array(repeating: [:], count: base.options.roundCount)
  }

  // MARK: Reading

  /// The rank of a file in the end, rounded.
  func rank(of file: UInt32, in graph: GraphRevision) -> Double {
    if graph.isBase { return base.fileRanks[Int(file)] }
    let exact = rank(of: file, in: graph, round: base.options.roundCount)
    return RankUnits.rounded(exact, base.options.significantBits)
  }

  /// What a pool is given in the end, rounded.
  func poolSum(_ pool: UInt32) -> Int64 {
    RankUnits.rounded(exactPoolSum(pool), base.options.significantBits)
  }

  private func exactPoolSum(_ pool: UInt32) -> Int64 {
    poolSums[pool] ?? (Int(pool) < base.poolSums.count ? base.poolSums[Int(pool)] : 0)
  }

  /// The rank with which a file enters a round.
  private func rank(of file: UInt32, in graph: GraphRevision, round: Int) -> Double {
    let start = startRank(graph.noiseNumber(of: file), base.options)
    return round == 0 ? start : start + real(arrival(at: file, round: round - 1))
  }

  private func arrival(at file: UInt32, round: Int) -> Int128 {
    if let changed = arrivals[round][file] { return changed }
    let count = base.fileCount
    return Int(file) < count ? base.arrivals[round * count + Int(file)] : 0
  }

  private func share(of file: UInt32, round: Int) -> Int64 {
    if let changed = shares[round][file] { return changed }
    let count = base.fileCount
    return Int(file) < count ? base.shares[round * count + Int(file)] : 0
  }

  // MARK: Updating

  /// The ranks of `new`, where these are the ranks of `old`.
  package func updated(
    from old: GraphRevision, to new: GraphRevision, _ change: GraphChange
  ) -> RankRevision {
    var update = RankUpdate(ranks: self, old: old, new: new, change: change)
    return update.run()
  }

  /// One update while it runs.
  private struct RankUpdate {
    let ranks: RankRevision
    let old: GraphRevision
    let new: GraphRevision
    let change: GraphChange
    var result: RankRevision

    init(ranks: RankRevision, old: GraphRevision, new: GraphRevision, change: GraphChange) {
      self.ranks = ranks
      self.old = old
      self.new = new
      self.change = change
      result = ranks
    }

    mutating func run() -> RankRevision {
      let roundCount = ranks.base.options.roundCount
      // Files whose rank at the start of the round may be another.
      var moved = change.files
      for round in 0..<roundCount {
        let given = givenAnew(moved, round: round)
        moved = change.files.union(deliver(given, round: round))
      }
      let given = givenAnew(moved, round: roundCount)
      let pools = settle(given, round: roundCount)
      rescore(moved, pools)
      return result
    }

    /// What pools are given more than before in a round, in which the files `moved` have other ranks.
    private mutating func givenAnew(_ moved: Set<UInt32>, round: Int) -> [UInt32: Int64] {
      var given: [UInt32: Int64] = [:]
      for file in moved.union(change.reweightedFiles) {
        let before = ranks.share(of: file, round: round)
        let after = RankUnits.share(
          rank: result.rank(of: file, in: new, round: round), outWeight: new.outWeight(of: file),
          ranks.base.options)
        if change.files.contains(file) {
          if Int(file) < old.fileCount { give(0 &- before, from: file, old, &given) }
          give(after, from: file, new, &given)
        } else if before != after {
          give(after &- before, from: file, new, &given)
        }
        if before != after { result.shares[round][file] = after }
      }
      return given
    }

    private func give(
      _ share: Int64, from file: UInt32, _ graph: GraphRevision, _ given: inout [UInt32: Int64]
    ) {
      graph.forEachReference(of: file) { pool, evidence in
        guard !graph.weight(ofPool: pool).isOutside || change.pools.contains(pool) else { return }
        given[pool, default: 0] &+= share &* Int64(evidence)
      }
    }

    /// Passes on what pools are given more than before.
    ///
    /// - Returns: The files at which something else arrives.
    private mutating func deliver(_ given: [UInt32: Int64], round: Int) -> Set<UInt32> {
      var arriving: [UInt32: Int128] = [:]
      for (pool, sum) in given where sum != 0 && !change.pools.contains(pool) {
        add(sum, of: pool, in: new, to: &arriving)
      }
      for pool in change.pools {
        let before = sumBefore(pool, round: round)
        add(0 &- before, of: pool, in: old, to: &arriving)
        add(before &+ (given[pool] ?? 0), of: pool, in: new, to: &arriving)
      }
      var moved: Set<UInt32> = []
      for (file, sum) in arriving where sum != 0 {
        result.arrivals[round][file] = ranks.arrival(at: file, round: round) &+ sum
        moved.insert(file)
      }
      return moved
    }

    private func add(
      _ sum: Int64, of pool: UInt32, in graph: GraphRevision, to arriving: inout [UInt32: Int128]
    ) {
      guard sum != 0 else { return }
      graph.forEachDefiner(ofPool: pool) { file, weight in
        arriving[file, default: 0] &+= Int128(sum) &* Int128(weight)
      }
    }

    /// What a pool was given in a round of the old ranks.
    private func sumBefore(_ pool: UInt32, round: Int) -> Int64 {
      var sum: Int64 = 0
      old.forEachReferencer(ofPool: pool) { file, evidence in
        sum &+= ranks.share(of: file, round: round) &* Int64(evidence)
      }
      return sum
    }

    /// Stores what pools are given in the end.
    ///
    /// - Returns: The pools through which something else flows.
    private mutating func settle(_ given: [UInt32: Int64], round: Int) -> Set<UInt32> {
      var pools = change.pools
      for (pool, sum) in given where sum != 0 && !change.pools.contains(pool) {
        result.poolSums[pool] = ranks.exactPoolSum(pool) &+ sum
        if result.poolSum(pool) != ranks.poolSum(pool) { pools.insert(pool) }
      }
      for pool in change.pools {
        // Pools that lead outside have no sum.
        let sum = sumBefore(pool, round: round) &+ (given[pool] ?? 0)
        result.poolSums[pool] = new.weight(ofPool: pool).isOutside ? 0 : sum
      }
      return pools
    }

    /// Scores the files anew that have other ranks, definitions, or flows through `pools`.
    private mutating func rescore(_ moved: Set<UInt32>, _ pools: Set<UInt32>) {
      var files = change.files
      for file in moved where !files.contains(file) {
        if result.rank(of: file, in: new) != ranks.rank(of: file, in: old) { files.insert(file) }
      }
      for pool in pools {
        for graph in [old, new] {
          graph.forEachDefiner(ofPool: pool) { file, _ in files.insert(file) }
        }
      }
      let scoring = DefinitionScoring(new, ranks.base.options)
      result.rescored.removeAll { files.contains($0.file.rawValue) }
      for file in files { result.rescored += scoring.ranked(file, result) }
      result.rescored.sort { new.isBetter($0, $1) }
      result.rescoredFiles.formUnion(files)
    }
  }
}

extension DefinitionScoring {
  /// The definitions of a file with their global scores.
  func ranked(_ file: UInt32, _ ranks: RankRevision) -> [RankedDefinition] {
    let scores = scores(
      of: file, rank: ranks.rank(of: file, in: graph),
      flows: flows(to: file) { ranks.poolSum($0) })
    return zip(graph.definitions(of: file), scores).map { place, score in
      RankedDefinition(
        file: FileID(rawValue: file), definition: Int(graph.definition(at: place).definition),
        score: score)
    }
  }
}
