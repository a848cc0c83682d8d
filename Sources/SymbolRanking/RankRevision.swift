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
package import SourceModel
internal import Synchronization

/// The ranks of one revision of a graph.
package struct RankRevision: Sendable {
  package let base: GlobalRanks
  /// For each round, the shares that are others than in the base.
  private var shares: [[FileID: Int64]]
  /// For each round, the arrivals that are others than in the base.
  private var arrivals: [[FileID: Int128]]
  private var poolSums: [UInt32: Int64] = [:]
  /// Files whose definitions are not as in the base's order.
  private(set) var rescoredFiles: Set<FileID> = []
  /// The definitions of those files, best first.
  private(set) var rescored: [RankedDefinition] = []
  private var knownScores = ScoreMemo()

  /// The ranks of a base.
  package init(_ base: GlobalRanks) {
    self.base = base
    shares = Array(repeating: [:], count: base.options.roundCount + 1)
    arrivals = Array(repeating: [:], count: base.options.roundCount)
  }

  // MARK: Reading

  /// The rank of a file in the end, rounded.
  package func rank(of file: FileID, in graph: GraphRevision) -> Double {
    if graph.isBase { return base.fileRanks[file.index] }
    let exact = rank(of: file, in: graph, round: base.options.roundCount)
    return RankUnits.rounded(exact, base.options.significantBits)
  }

  /// What a file gives along a reference of weight 1 in the end.
  func share(of file: FileID) -> Int64 { share(of: file, round: base.options.roundCount) }

  /// What a pool is given in the end, rounded.
  func poolSum(_ pool: UInt32) -> Int64 {
    RankUnits.rounded(exactPoolSum(pool), base.options.significantBits)
  }

  private func exactPoolSum(_ pool: UInt32) -> Int64 {
    poolSums[pool] ?? (Int(pool) < base.poolSums.count ? base.poolSums[Int(pool)] : 0)
  }

  /// The rank with which a file enters a round.
  private func rank(of file: FileID, in graph: GraphRevision, round: Int) -> Double {
    let start = startRank(graph.noiseNumber(of: file), base.options)
    return round == 0 ? start : start + real(arrival(at: file, round: round - 1))
  }

  private func arrival(at file: FileID, round: Int) -> Int128 {
    if let changed = arrivals[round][file] { return changed }
    let count = base.fileCount
    return file.index < count ? base.arrivals[round * count + file.index] : 0
  }

  private func share(of file: FileID, round: Int) -> Int64 {
    if let changed = shares[round][file] { return changed }
    let count = base.fileCount
    return file.index < count ? base.shares[round * count + file.index] : 0
  }

  // MARK: Updating

  /// The ranks of `new`, where these are the ranks of `old`.
  package func updated(
    from old: GraphRevision, to new: GraphRevision, _ change: GraphChange
  ) -> RankRevision {
    RankUpdate(ranks: self, old: old, new: new, change: change).run()
  }

  /// One update while it runs. A class, because closures would copy all of a struct.
  private final class RankUpdate {
    let ranks: RankRevision
    let old: GraphRevision
    let new: GraphRevision
    let change: GraphChange
    var result: RankRevision
    /// What pools are given more than before in the current round.
    private var given: SparseSums<Int64>
    /// What arrives at files more than before in the current round.
    private var arriving: SparseSums<Int128>

    init(ranks: RankRevision, old: GraphRevision, new: GraphRevision, change: GraphChange) {
      self.ranks = ranks
      self.old = old
      self.new = new
      self.change = change
      result = ranks
      result.knownScores = ScoreMemo()
      given = SparseSums(count: new.poolCount)
      arriving = SparseSums(count: new.fileCount)
    }

    func run() -> RankRevision {
      let roundCount = ranks.base.options.roundCount
      // Files whose rank at the start of the round may be another.
      var moved = change.files
      for round in 0..<roundCount {
        giveAnew(moved, round: round)
        moved = deliver(round: round)
      }
      giveAnew(moved, round: roundCount)
      rescore(moved, settle(round: roundCount))
      return result
    }

    /// Lets the files give what they do, in a round in which the files `moved` have other ranks.
    private func giveAnew(_ moved: Set<FileID>, round: Int) {
      for file in moved.union(change.reweightedFiles) {
        let before = ranks.share(of: file, round: round)
        let after = RankUnits.share(
          rank: result.rank(of: file, in: new, round: round), outWeight: new.outWeight(of: file),
          ranks.base.options)
        if change.files.contains(file) {
          if file.index < old.fileCount { give(0 &- before, from: file, in: old) }
          give(after, from: file, in: new)
        } else if before != after {
          give(after &- before, from: file, in: new)
        }
        if before != after { result.shares[round][file] = after }
      }
    }

    private func give(_ share: Int64, from file: FileID, in graph: GraphRevision) {
      graph.forEachReference(of: file) { pool, evidence in
        guard !graph.weight(ofPool: pool).isOutside || change.pools.contains(pool) else { return }
        given.add(share &* Int64(evidence), to: pool)
      }
    }

    /// Passes on what pools are given more than before.
    ///
    /// - Returns: The files at which something else arrives, and those that changed.
    private func deliver(round: Int) -> Set<FileID> {
      for pool in change.pools {
        let before = sumBefore(pool, round: round)
        pass(0 &- before, on: pool, in: old)
        pass(before &+ given.take(pool), on: pool, in: new)
      }
      given.drain { pool, sum in pass(sum, on: pool, in: new) }
      var moved = change.files
      arriving.drain { place, sum in
        let file = FileID(rawValue: place)
        result.arrivals[round][file] = ranks.arrival(at: file, round: round) &+ sum
        moved.insert(file)
      }
      return moved
    }

    private func pass(_ sum: Int64, on pool: UInt32, in graph: GraphRevision) {
      guard sum != 0 else { return }
      graph.forEachDefiner(ofPool: pool) { file, weight in
        arriving.add(Int128(sum) &* Int128(weight), to: file.rawValue)
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
    private func settle(round: Int) -> Set<UInt32> {
      var pools = change.pools
      for pool in change.pools {
        // Pools that lead outside have no sum.
        let sum = sumBefore(pool, round: round) &+ given.take(pool)
        result.poolSums[pool] = new.weight(ofPool: pool).isOutside ? 0 : sum
      }
      given.drain { pool, sum in
        result.poolSums[pool] = ranks.exactPoolSum(pool) &+ sum
        if result.poolSum(pool) != ranks.poolSum(pool) { pools.insert(pool) }
      }
      return pools
    }

    /// Scores the files anew that have other ranks, definitions, or flows through `pools`.
    private func rescore(_ moved: Set<FileID>, _ pools: Set<UInt32>) {
      var files = change.files
      for file in moved where !files.contains(file) {
        if result.rank(of: file, in: new) != ranks.rank(of: file, in: old) { files.insert(file) }
      }
      for pool in pools {
        for graph in [old, new] {
          graph.forEachDefiner(ofPool: pool) { file, _ in files.insert(file) }
        }
      }
      result.rescored.removeAll { files.contains($0.file) }
      for file in files {
        result.rescored += result.ranked(
          ScoredFile(file, new, ranks.base.options), of: file, in: new)
      }
      let graph = new
      result.rescored.sort { graph.isBetter($0, $1) }
      result.rescoredFiles.formUnion(files)
    }
  }
}

/// What is known of the scores of files that questions were about: the same for all questions.
private final class ScoreMemo: Sendable {
  /// Beyond, all are forgotten.
  private static let maximumFiles = 4096

  private let files = Mutex<[FileID: GloballyScoredFile]>([:])

  func file(_ file: FileID, make: () -> GloballyScoredFile) -> GloballyScoredFile {
    if let known = files.withLock({ $0[file] }) { return known }
    let made = make()
    files.withLock { files in
      if files.count >= ScoreMemo.maximumFiles { files.removeAll() }
      files[file] = made
    }
    return made
  }
}

/// A file with the scores that nothing personalizes of its definitions, in their order.
struct GloballyScoredFile: Sendable {
  let file: ScoredFile
  let scores: [Double]
}

extension RankRevision {
  /// A file of the graph that these are the ranks of, with its scores.
  func scored(_ file: FileID, in graph: GraphRevision) -> GloballyScoredFile {
    knownScores.file(file) {
      let scored = ScoredFile(file, graph, base.options)
      return GloballyScoredFile(
        file: scored,
        scores: scored.scores(rank: rank(of: file, in: graph)) { poolSum($0) })
    }
  }

  /// The definitions of a file that can be ranked, best first, with the scores that nothing personalizes.
  package func definitions(
    of file: FileID, in graph: GraphRevision
  ) -> [RankedDefinition] {
    scoredDefinitions(of: file, in: graph).sorted { graph.isBetter($0, $1) }
  }

  /// The definitions of a file with the scores that nothing personalizes, in the order of the source.
  package func scoredDefinitions(
    of file: FileID, in graph: GraphRevision
  ) -> [RankedDefinition] {
    let scored = scored(file, in: graph)
    return zip(scored.file.definitions, scored.scores).map { definition, score in
      RankedDefinition(file: file, definition: definition, score: score)
    }
  }

  /// The same of a file that nobody has asked about: nothing of it is kept.
  fileprivate func ranked(
    _ scored: ScoredFile, of file: FileID, in graph: GraphRevision
  ) -> [RankedDefinition] {
    let scores = scored.scores(rank: rank(of: file, in: graph)) { poolSum($0) }
    return zip(scored.definitions, scores).map { definition, score in
      RankedDefinition(file: file, definition: definition, score: score)
    }
  }
}
