// Ranks the files and definitions of a repository as a whole, by PageRank in whole numbers.
//
// Input: a graph. Output: the rank of each file, what flows through each pool, and the definitions in
// the order of their scores.
//
// Steps:
// 1. Every file starts with the prior of its class.
// 2. In each round a file gives its rank along its references: what reaches a pool is split over the
//    definers, and adds up there to the start.
// 3. What flows in the last round, by definition, gives the scores.
//
// What leads to no other file is lost, instead of starting again everywhere: as the reader starts
// again in the same places, all ranks are only smaller by one factor, and no file depends on the sum
// over all others (Gleich 2015, PageRank beyond the Web, section 2.2: the same vector up to its norm).
//
// Invariants:
// - Sums are sums of whole numbers: ranks don't depend on the numbering of files and symbols, nor on
//   how the work is split.
// - What a file gives is rounded to `significantBits`. So a small change of the graph ends after a
//   few steps instead of reaching every file, and updating ranks gives the same bits as computing
//   them from nothing (RankRevision.swift).
//
// Source: Page, Brin, Motwani, Winograd 1999, section 2.

package import FileMapping
package import GraphBuilding
internal import SourceModel

/// The ranks of a graph that nothing personalizes.
package final class GlobalRanks: Sendable {
  /// How they were computed.
  package let options: RankOptions
  /// For each file its rank in the end, rounded, in file order; ≥ 0.
  package let fileRanks: Column<Double>
  /// For each round and file what the file gave along a reference of weight 1, round after round, in
  /// units of ``RankUnits/share``; one round more than of ``arrivals``, for the last flow.
  let shares: Column<Int64>
  /// For each round and file what arrived there, round after round, in units of
  /// ``RankUnits/arrival``.
  let arrivals: Column<Int128>
  /// For each pool what the files give to it in the end, in units of ``RankUnits/poolSum``.
  let poolSums: Column<Int64>
  /// The best definitions, best first.
  package let best: Column<RankedDefinition>

  /// How many definitions are kept in order. No map shows more: the largest budget of a million
  /// tokens holds some 50,000 signatures.
  package static let bestCount = 65_536

  /// Ranks a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - options: How ranks are computed.
  ///   - isCancelled: Asked once per round; `true` ends the work.
  /// - Throws: ``RankingError/cancelled``.
  /// - Complexity: O(rounds · (references + definitions)) time.
  package init(
    _ graph: ReferenceGraph, options: RankOptions = RankOptions(),
    isCancelled: () -> Bool = { false }
  ) throws(RankingError) {
    let definers = DefinerRows(graph)
    let count = graph.fileCount
    let starts = graph.noise.map { startRank($0, options) }
    var ranks = starts
    var shares: [Int64] = []
    var arrivals: [Int128] = []
    shares.reserveCapacity(count * (options.roundCount + 1))
    arrivals.reserveCapacity(count * options.roundCount)
    func giveShares() {
      for file in 0..<count {
        shares.append(
          RankUnits.share(rank: ranks[file], outWeight: graph.outWeights[file], options))
      }
    }
    for _ in 0..<options.roundCount {
      if isCancelled() { throw .cancelled }
      giveShares()
      arrivals.append(contentsOf: definers.arrivals(graph, shares[(shares.count - count)...]))
      for file in 0..<count {
        ranks[file] = starts[file] + real(arrivals[arrivals.count - count + file])
      }
    }
    giveShares()
    let sums = definers.poolSums(graph, shares[(shares.count - count)...])
    if isCancelled() { throw .cancelled }
    self.options = options
    self.shares = Column(shares)
    self.arrivals = Column(arrivals)
    poolSums = sums
    fileRanks = Column(ranks.map { RankUnits.rounded($0, options.significantBits) })
    best = GlobalRanks.best(graph, fileRanks: fileRanks, poolSums: sums, options)
  }

  /// The best definitions of a graph. Files of a base are numbered in the order of paths.
  private static func best(
    _ base: ReferenceGraph, fileRanks: Column<Double>, poolSums: Column<Int64>,
    _ options: RankOptions
  ) -> Column<RankedDefinition> {
    let graph = GraphRevision(base)
    var scores: [Double] = []
    scores.reserveCapacity(base.definitions.count)
    for file in (0..<base.fileCount).lazy.map({ FileID(index: $0) }) {
      scores += ScoredFile(file, graph, options).scores(rank: fileRanks[file.index]) {
        RankUnits.rounded(poolSums[Int($0)], options.significantBits)
      }
    }
    let least = leastOfBest(scores, count: bestCount, isFine: true)
    var best: [RankedDefinition] = []
    best.reserveCapacity(min(bestCount * 2, scores.count))
    for file in 0..<base.fileCount {
      for place in base.definitions(of: FileID(index: file)) where scores[place] >= least {
        best.append(
          RankedDefinition(
            file: FileID(index: file), definition: Int(base.definitions[place].definition),
            score: scores[place]))
      }
    }
    best.sort { graph.isBetter($0, $1) }
    return Column(best.prefix(bestCount))
  }

  /// Ranks that were computed before.
  init(
    options: RankOptions, fileRanks: Column<Double>, shares: Column<Int64>,
    arrivals: Column<Int128>, poolSums: Column<Int64>, best: Column<RankedDefinition>
  ) {
    self.options = options
    self.fileRanks = fileRanks
    self.shares = shares
    self.arrivals = arrivals
    self.poolSums = poolSums
    self.best = best
  }

  /// Number of files.
  var fileCount: Int { fileRanks.count }
}

/// The rank with which a file of a class starts.
func startRank(_ noise: UInt8, _ options: RankOptions) -> Double {
  if noise == ReferenceGraph.absentFile { return 0 }
  return (1 - options.damping) * RankingWeights.prior(noiseClass(noise))
}

/// What arrived at a file, as a rank.
@inline(__always)
func real(_ arrival: Int128) -> Double {
  // The lower bits are below the precision of a double.
  Double(Int64(truncatingIfNeeded: arrival >> 20)) / (RankUnits.arrival / 1_048_576)
}

/// The pools that have definers, with the file and weight of each definer: made once for all rounds.
private struct DefinerRows {
  private var pools: [UInt32] = []
  private var offsets: [UInt32] = [0]
  private var files: [UInt32] = []
  private var weights: [UInt32] = []

  init(_ graph: ReferenceGraph) {
    let percents = graph.noise.map { GraphWeights.definerPercent(noiseClass($0)) }
    for pool in 0..<graph.poolCount where !graph.poolWeights[pool].isOutside {
      graph.forEachDefiner(ofPool: pool) { file, _ in
        files.append(file.rawValue)
        let weight = graph.poolWeights[pool].definer(percent: percents[file.index])
        weights.append(UInt32(truncatingIfNeeded: weight))
      }
      pools.append(UInt32(pool))
      offsets.append(UInt32(files.count))
    }
  }

  /// What arrives at each file when all give their shares.
  func arrivals(_ graph: ReferenceGraph, _ shares: ArraySlice<Int64>) -> [Int128] {
    var arrivals = [Int128](repeating: 0, count: graph.fileCount)
    shares.withUnsafeBufferPointer { shares in
      for (index, pool) in pools.enumerated() {
        let sum = DefinerRows.sum(graph.referencers, Int(pool), shares)
        guard sum != 0 else { continue }
        for place in Int(offsets[index])..<Int(offsets[index + 1]) {
          arrivals[Int(files[place])] &+= Int128(sum) &* Int128(weights[place])
        }
      }
    }
    return arrivals
  }

  /// What each pool is given.
  func poolSums(_ graph: ReferenceGraph, _ shares: ArraySlice<Int64>) -> Column<Int64> {
    Column(count: graph.poolCount) { sums in
      sums.initialize(repeating: 0)
      shares.withUnsafeBufferPointer { shares in
        for pool in pools {
          sums[Int(pool)] = DefinerRows.sum(graph.referencers, Int(pool), shares)
        }
      }
    }
  }

  @inline(__always)
  private static func sum(
    _ rows: EvidenceRows, _ pool: Int, _ shares: UnsafeBufferPointer<Int64>
  ) -> Int64 {
    var sum: Int64 = 0
    for entry in rows.row(pool) {
      let share = shares[Int(rows.targets.elements[entry])]
      sum &+= share &* Int64(rows.evidence.elements[entry])
    }
    return sum
  }
}
