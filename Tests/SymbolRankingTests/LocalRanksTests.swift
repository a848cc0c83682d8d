import GraphBuilding
import SourceModel
import TestSupport
import Testing

@testable import SymbolRanking

struct LocalRanksTests {
  /// A random repository, where a walk starts in it, and which names are mentioned.
  private struct Sample: CustomStringConvertible {
    var repository: SampleRepository
    var starts: [FileID: Double]
    var mentioned: Set<String>

    init?(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      repository = SampleRepository.random(&random)
      guard !repository.files.isEmpty else { return nil }
      let indices = repository.files.indices
      let files = Set((0..<3).map { _ in Int.random(in: indices, using: &random) })
      starts = Dictionary(
        uniqueKeysWithValues: files.map { (FileID(index: $0), 1 / Double(files.count)) })
      mentioned = random.chance(percent: 50) ? [] : [random.pick(["get", "Node", "eggs", "x"])]
    }

    var description: String { "\(starts)\n\(mentioned)\n\(repository)" }

    func walk(_ graph: ReferenceGraph, _ options: RankOptions) -> LocalRanks {
      let symbols = mentioned.flatMap { name in
        Array(name.utf8).withUnsafeBytes { graph.symbols.symbols(named: $0) }
      }
      return LocalRanks(
        GraphRevision(graph), starts: starts, mentionedSymbols: Set(symbols.map { UInt32($0) }),
        options: options)
    }
  }

  /// What the thresholds may lose of all ranks together, when every round loses the most.
  ///
  /// In each round a file that holds less than 1/4,096 of the mass doesn't push, and a pool gives
  /// nothing to definers that would get less than 1/65,536 of it. Neither can lose more than what
  /// is still on the way, which is 0.85 of what was in the round before; and what is lost would have
  /// brought no more than 1 / 0.15 of itself.
  private func largestLoss(_ graph: ReferenceGraph, damping: Double) -> Double {
    var definers = 0
    for pool in 0..<graph.poolCount { graph.forEachDefiner(ofPool: pool) { _, _ in definers += 1 } }
    let atOnce = Double(graph.fileCount) / 4096 + Double(definers) / 65_536
    var onTheWay = 1.0
    var loss = 0.0
    for _ in 0..<RankOptions.exact.roundCount {
      loss += min(onTheWay, atOnce)
      onTheWay *= damping
    }
    return LocalRanks.mass * loss / (1 - damping)
  }

  @Test func `the walk loses no more than its thresholds allow`() {
    let options = RankOptions.exact
    var losses: [Double] = []
    for seed in 0..<500 as Range<UInt64> {
      guard let sample = Sample(seed: seed) else { continue }
      let graph = sample.repository.graph()
      let model = FullMultigraph(sample.repository, mentionedNames: sample.mentioned)
      let exact = model.ranks(
        starts: sample.repository.files.indices.map {
          sample.starts[FileID(index: $0), default: 0] * LocalRanks.mass
        }, damping: options.damping)
      let local = sample.walk(graph, options)
      let found = exact.indices.map { local.rank($0) }
      let rounding =
        1e-6 + LocalRanks.mass
        * model.shareRounding(unit: RankUnits.share, damping: options.damping)
      for (left, right) in zip(found, exact) {
        #expect(left < right + rounding, "seed \(seed)\n\(sample)")
      }
      let loss = exact.reduce(0, +) - found.reduce(0, +)
      #expect(
        loss < largestLoss(graph, damping: options.damping) + rounding, "seed \(seed)\n\(sample)")
      losses.append(loss / exact.reduce(0, +))
    }
    // In practice far less gets lost than could.
    #expect(losses.allSatisfy { $0 < 0.005 })
  }

  @Test func `what starts is all there, and is given along references`() {
    let graph = SampleRepository(
      """
      a python
        use call eggs
      b python
        def function eggs
        use call spam
      c python
        def function spam
      d python
        use call spam
      """
    ).graph()
    let local = LocalRanks(
      GraphRevision(graph), starts: [FileID(index: 0): 1], mentionedSymbols: [], options: .exact)
    let parts = (0..<4).map { local.rank($0) / LocalRanks.mass }
    for (found, expected) in zip(parts, [1, 0.85, 0.7225, 0]) {
      #expect(abs(found - expected) < 1e-6)
    }
    #expect(Set(local.ranks.keys.map(\.index)) == [0, 1, 2])
  }

  @Test func `a mentioned name draws ten times as much`() {
    let graph = SampleRepository(
      """
      a python
        use call eggs
        use call spam
      b python
        def function eggs
      c python
        def function spam
      """
    ).graph()
    let symbols = Array("eggs".utf8).withUnsafeBytes { graph.symbols.symbols(named: $0) }
    let local = LocalRanks(
      GraphRevision(graph), starts: [FileID(index: 0): 1],
      mentionedSymbols: Set(symbols.map { UInt32($0) }), options: .exact)
    let (eggs, spam) = (local.rank(1), local.rank(2))
    #expect(abs(eggs / LocalRanks.mass - 0.85 * 10 / 11) < 1e-6)
    #expect(abs(spam / LocalRanks.mass - 0.85 * 1 / 11) < 1e-6)
  }

  /// Each step of a long chain has 0.85 of the one before.
  @Test func `a walk ends where too little is left`() {
    let files = (0..<100).map {
      "f\($0) python\n  def function name\($0)\n  use call name\($0 + 1)\n"
    }
    let graph = SampleRepository(files.joined()).graph()
    let local = LocalRanks(
      GraphRevision(graph), starts: [FileID(index: 0): 1], mentionedSymbols: [], options: .exact)
    // 0.85^51 < 1/4,096
    #expect(local.ranks.count == 53)
  }

  @Test func `no bit depends on the numbers of the files`() {
    for seed in 0..<200 as Range<UInt64> {
      guard let sample = Sample(seed: seed) else { continue }
      var random = SeededGenerator(seed: seed)
      let (shuffled, oldNumbers) = sample.repository.shuffled(&random)
      var other = sample
      other.repository = shuffled
      other.starts = [:]
      for (new, old) in oldNumbers.enumerated() {
        other.starts[FileID(index: new)] = sample.starts[FileID(index: old)]
      }
      let left = sample.walk(sample.repository.graph(), RankOptions())
      let right = other.walk(shuffled.graph(), RankOptions())
      for (new, old) in oldNumbers.enumerated() {
        #expect(
          left.ranks[FileID(index: old)] == right.ranks[FileID(index: new)],
          "seed \(seed)\n\(sample)")
      }
      let pools = Set(left.poolSums.touched)
      #expect(pools == Set(right.poolSums.touched), "seed \(seed)")
      for pool in pools {
        #expect(left.poolSums[pool] == right.poolSums[pool], "seed \(seed)")
      }
    }
  }
}

extension LocalRanks {
  /// The rank of the file with a number, 0 if it wasn't reached.
  fileprivate borrowing func rank(_ file: Int) -> Double { ranks[FileID(index: file), default: 0] }
}
