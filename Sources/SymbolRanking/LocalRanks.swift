// Ranks what is near the files that a question is about, by forward push in whole numbers.
//
// Input: a graph, the files where the reader starts and with what share, the mentioned names.
// Output: the files and definitions that the walk reaches, and what they get.
//
// Steps, each a round in which all files push at once:
// 1. What waits at a file is added to its rank and given along its references, if it is worth it.
// 2. What reaches a pool is split over its definers and waits there for the next round.
// The edges of mentioned names weigh `GraphWeights.mentionedName` times more.
//
// Invariants: sums are sums of whole numbers and all files of a round push together, so that the
// result doesn't depend on any numbering; what is skipped is decided by size alone. The cost depends
// on what is reached, not on the repository.
//
// Source: Andersen, Chung, Lang 2006, section 3, in rounds instead of a queue.

internal import GraphBuilding
internal import SourceModel

/// What a walk from some files reaches. A class, because closures would copy all of a struct.
final class LocalRanks {
  /// The mass that starts: a power of two, so that small parts of it are whole numbers of units.
  static let mass = 1024.0
  /// What waits at a file is not pushed when it is below this: 1/4,096 of the mass.
  private static let leastPush = mass / 4096
  /// A pool that gives less than this to each of its definers is left out.
  private static let leastFlow = Int128(RankUnits.arrival * mass / 65_536)

  private let graph: GraphRevision
  private let options: RankOptions
  /// The pools of mentioned names.
  private let mentioned: Set<UInt32>
  /// For each file that was reached its rank, as part of ``mass``.
  private(set) var ranks: [FileID: Double] = [:]
  /// What was given to pools in all rounds.
  private(set) var poolSums: SparseSums<Int64>

  /// Walks from `starts`, whose parts sum to 1.
  init(
    _ graph: GraphRevision, starts: [FileID: Double], mentionedSymbols: Set<UInt32>,
    options: RankOptions
  ) {
    self.graph = graph
    self.options = options
    var mentioned: Set<UInt32> = []
    for symbol in mentionedSymbols {
      graph.forEachPool(ofSymbol: symbol) { mentioned.insert($0) }
    }
    self.mentioned = mentioned
    poolSums = SparseSums(count: graph.poolCount)
    walk(from: starts)
  }

  private func walk(from starts: [FileID: Double]) {
    var sums = SparseSums<Int64>(count: graph.poolCount)
    var arrivals = SparseSums<Int128>(count: graph.fileCount)
    var waiting = starts.map { (file: $0.key, rank: $0.value * LocalRanks.mass) }
    for _ in 0..<options.roundCount where !waiting.isEmpty {
      for (file, rank) in waiting { push(rank, from: file, to: &sums) }
      for pool in sums.touched { distribute(sums[pool], of: pool, to: &arrivals) }
      sums.reset()
      waiting = arrivals.touched.map { (file: FileID(rawValue: $0), rank: real(arrivals[$0])) }
      arrivals.reset()
    }
    for (file, rank) in waiting { ranks[file, default: 0] += rank }
  }

  /// The files that the walk gave more than traces: only what they define is worth scoring.
  var reachedFiles: Set<FileID> {
    Set(ranks.lazy.filter { $0.value >= LocalRanks.leastPush }.map(\.key))
  }

  /// The factor on the weight of a pool.
  private func factor(ofPool pool: UInt32) -> Double {
    mentioned.contains(pool) ? GraphWeights.mentionedName : 1
  }

  private func push(_ rank: Double, from file: FileID, to sums: inout SparseSums<Int64>) {
    ranks[file, default: 0] += rank
    guard rank >= LocalRanks.leastPush else { return }
    let share = RankUnits.share(rank: rank, outWeight: outWeight(of: file), options)
    guard share > 0 else { return }
    graph.forEachReference(of: file) { pool, evidence in
      guard !graph.weight(ofPool: pool).isOutside else { return }
      let given = share &* Int64(evidence)
      sums.add(given, to: pool)
      poolSums.add(given, to: pool)
    }
  }

  /// The weight of a file's references, with that of the mentioned names raised.
  private func outWeight(of file: FileID) -> UInt64 {
    var weight = graph.outWeight(of: file)
    guard !mentioned.isEmpty else { return weight }
    let raise = UInt64(GraphWeights.mentionedName) - 1
    graph.forEachReference(of: file) { pool, evidence in
      guard mentioned.contains(pool) else { return }
      weight &+= raise &* UInt64(evidence) &* graph.weight(ofPool: pool).total
    }
    return weight
  }

  private func distribute(_ sum: Int64, of pool: UInt32, to arrivals: inout SparseSums<Int128>) {
    let weight = graph.weight(ofPool: pool)
    let scaled = Int128(sum) &* Int128(factor(ofPool: pool))
    guard scaled &* Int128(weight.unit) >= LocalRanks.leastFlow else { return }
    graph.forEachDefiner(ofPool: pool) { file, definer in
      arrivals.add(scaled &* Int128(definer), to: file.rawValue)
    }
  }
}
