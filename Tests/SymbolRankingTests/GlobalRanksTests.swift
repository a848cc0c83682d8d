import FileMapping
import GraphBuilding
import SourceModel
import TestSupport
import Testing

@testable import SymbolRanking

struct GlobalRanksTests {
  private static let damping = RankOptions().damping

  // MARK: Against the model

  @Test func `the factored graph has the ranks of the full multigraph`() throws {
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      try compare(repository, "seed \(seed)\n\(repository)")
    }
  }

  @Test func `so has every repository of three files and two names`() throws {
    for pattern in stride(from: 0, to: 4096, by: 3) {
      try compare(.pattern(pattern), "pattern \(pattern)")
    }
  }

  /// Ranks that sum to 1, within 1e-6 and what rounding shares may change.
  private func compare(_ repository: SampleRepository, _ comment: Comment) throws {
    let model = FullMultigraph(repository)
    let expected = model.ranks(
      starts: repository.priors(damping: GlobalRanksTests.damping),
      damping: GlobalRanksTests.damping)
    let found = Array(try GlobalRanks(repository.graph(), options: .exact).fileRanks)
    #expect(found.count == expected.count, comment)
    let (foundSum, sum) = (found.reduce(0, +), expected.reduce(0, +))
    let rounding = model.shareRounding(
      unit: RankUnits.share, damping: GlobalRanksTests.damping)
    for (left, right) in zip(found, expected) {
      let difference = abs(left / foundSum - right / sum)
      #expect(difference < 1e-6 + 2 * rounding / sum, comment)
    }
  }

  /// Rounding to `significantBits` changes a rank by up to 2^-12 in each step, so by less than 2^-12 ·
  /// 0.85 / 0.15 in all, and of what more rounds would bring no more than 0.85^17 = 0.0632 is missing:
  /// of all ranks together, so a file at the end of long ways may miss more of its own.
  @Test func `with the default options ranks are near the exact ones`() throws {
    let options = RankOptions()
    var close = 0
    var all = 0
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      let model = FullMultigraph(repository)
      let expected = model.ranks(
        starts: repository.priors(damping: options.damping), damping: options.damping)
      let found = try GlobalRanks(repository.graph()).fileRanks
      let rounding = model.shareRounding(unit: RankUnits.share, damping: options.damping)
      for (left, right) in zip(found, expected) {
        #expect(left < right * 1.0014 + rounding, "seed \(seed)\n\(repository)")
        #expect(left > right * (1 - 0.1 - 0.0014) - rounding, "seed \(seed)\n\(repository)")
        all += 1
        if abs(left / right - 1) < 0.02 { close += 1 }
      }
    }
    #expect(close * 100 >= all * 99)
  }

  // MARK: By hand

  private func check(
    _ text: String, _ expected: [Double], _ location: SourceLocation = #_sourceLocation
  ) throws {
    let ranks = try GlobalRanks(SampleRepository(text).graph(), options: .exact).fileRanks
    for (found, expected) in zip(ranks, expected) {
      #expect(abs(found - expected) < 1e-6, sourceLocation: location)
    }
  }

  @Test func `a file that is used has more rank`() throws {
    try check(
      """
      a python
        use call eggs
      b python
        def function eggs
      """, [0.15, 0.15 * 1.85])
  }

  @Test func `files without any reference have what they start with`() throws {
    try check(
      "a python\nb python test\nc python vendored\nd python minified",
      [0.15, 0.15 * 0.3, 0.15 * 0.1, 0.15 * 0.01])
  }

  /// `eggs` weighs 2^-1.5 at each of two definers, `spam` 1 at its only one.
  @Test func `a name with two definers is split between them and tells less`() throws {
    try check(
      """
      a python
        use call eggs
        use call spam
      b python
        def function eggs
      c python
        def function eggs
        def function spam
      """, [0.15, 0.15 * (1 + 0.85 * 0.207107), 0.15 * (1 + 0.85 * 0.792893)])
  }

  @Test func `references to the file itself and outside give nothing to others`() throws {
    for reference in ["use call own", "use call nowhere"] {
      try check(
        """
        a python
          def function own
          use call eggs
          \(reference)
        b python
          def function eggs
        """, [0.15, 0.15 * (1 + 0.85 / 2)])
    }
  }

  /// One use of a common name weighs 0.02, which is 0.08 of the least of 0.25.
  @Test func `one vague reference doesn't carry the whole rank of a file`() throws {
    try check(
      """
      a python
        use call get
      b python
        def function get
      """, [0.15, 0.15 * (1 + 0.85 * 0.08)])
  }

  /// x = 0.15 + 0.85 x.
  @Test func `files that use each other have the whole rank after many rounds`() throws {
    let text = """
      a python
        def function eggs
        use call spam
      b python
        def function spam
        use call eggs
      """
    try check(text, [1, 1])
    var options = RankOptions.exact
    options.roundCount = 16
    let ranks = try GlobalRanks(SampleRepository(text).graph(), options: options).fileRanks
    // 1 - 0.85^17
    #expect(abs(ranks[0] - 0.936_886) < 1e-5)
  }

  @Test func `without files there are no ranks`() throws {
    let ranks = try GlobalRanks(SampleRepository().graph())
    #expect(ranks.fileRanks.isEmpty && ranks.best.isEmpty)
  }

  @Test(arguments: [0, 1, 15, 16, 17])
  func `ranking stops when it is told to`(_ asked: Int) throws {
    let graph = SampleRepository("a python\n  def function eggs").graph()
    var count = 0
    func stop() -> Bool {
      count += 1
      return count > asked
    }
    if asked <= RankOptions().roundCount {
      #expect(throws: RankingError.cancelled) { try GlobalRanks(graph, isCancelled: stop) }
    } else {
      #expect(try GlobalRanks(graph, isCancelled: stop).best.count == 1)
    }
  }

  // MARK: Bits

  @Test func `no bit depends on the numbers of the files`() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      let (shuffled, oldNumbers) = repository.shuffled(&random)
      let ranks = try GlobalRanks(repository.graph())
      let other = try GlobalRanks(shuffled.graph())
      let moved = oldNumbers.map { ranks.fileRanks[$0].bitPattern }
      #expect(other.fileRanks.map(\.bitPattern) == moved, "seed \(seed)")
      // Pools of one symbol are in the order of the files that they lead to.
      #expect(ranks.poolSums.sorted() == other.poolSums.sorted(), "seed \(seed)")
      #expect(
        scores(ranks.best, repository) == scores(other.best, shuffled),
        "seed \(seed)\n\(repository)")
    }
  }

  @Test func `no bit depends on the order in which files are added`() throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      let ranks = try GlobalRanks(repository.graph())
      let order = repository.files.indices.shuffled(using: &random)
      let other = try GlobalRanks(repository.graph(addedInOrder: order))
      #expect(ranks.fileRanks == other.fileRanks, "seed \(seed)")
      #expect(ranks.best == other.best, "seed \(seed)")
    }
  }

  @Test func `ranks that were written are the same when they are mapped`() throws {
    let directory = try TemporaryDirectory()
    for seed in 0..<30 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let ranks = try GlobalRanks(SampleRepository.random(&random).graph())
      var writer = SectionFileWriter(magic: 1, format: 2, recipe: ContentHash(of: "r"))
      ranks.add(to: &writer)
      try writer.write(to: directory.path("ranks"))
      let file = try SectionFile(path: directory.path("ranks"), magic: 1, format: 2)
      let mapped = try GlobalRanks(file)
      #expect(ranks.fileRanks == mapped.fileRanks, "seed \(seed)")
      #expect(ranks.poolSums == mapped.poolSums, "seed \(seed)")
      #expect(ranks.best == mapped.best, "seed \(seed)")
      #expect(try GlobalRanks.best(file) == ranks.best, "seed \(seed)")
    }
  }

  @Test func `of more definitions than are kept the best are`() throws {
    let extra = 500
    var repository = SampleRepository("u c\n  use call parse_options")
    var poor = SampleRepository.File(path: "poor", language: "c", noise: .minified)
    poor.definitions = (0..<extra).map { ("p\($0)", .function, [], false) }
    var rich = SampleRepository.File(path: "rich", language: "c")
    rich.definitions = [("parse_options", .function, [], false)]
    rich.definitions += (0..<GlobalRanks.bestCount).map { ("r\($0)", .enumerator, [], false) }
    repository.files += [poor, rich]
    let graph = repository.graph()
    let best = try GlobalRanks(graph).best
    #expect(best.count == GlobalRanks.bestCount)
    #expect(best.first?.definition == 0)
    let revision = GraphRevision(graph)
    let areSorted = zip(best, best.dropFirst()).allSatisfy { revision.isBetter($0, $1) }
    #expect(areSorted)
  }

  // MARK: Shares

  /// Each case: rank, weight of all references, bits, share in units.
  @Test(arguments: [
    (0.0, 1.0, 52, 0.0), (1.0, 0.0, 52, 0.0), (1.0, 1.0, 52, 0.85), (1.0, 2.0, 52, 0.425),
    // Less than 1/4 counts as 1/4.
    (1.0, 0.25, 52, 3.4), (1.0, 0.01, 52, 3.4),
  ])
  func `a share is the damped rank by the weight`(
    _ rank: Double, _ weight: Double, _ bits: Int, _ expected: Double
  ) {
    var options = RankOptions()
    options.significantBits = bits
    let share = RankUnits.share(
      rank: rank, outWeight: UInt64(weight * RankUnits.outWeight), options)
    #expect(abs(Double(share) / RankUnits.share - expected) < 1e-8)
  }

  @Test func `a share is rounded to the significant bits, and never by more than half the last`() {
    for seed in 0..<2000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var options = RankOptions.exact
      let rank = Double.random(in: 0...1000, using: &random)
      let weight = UInt64.random(in: 1...(1 << 40), using: &random)
      let exact = RankUnits.share(rank: rank, outWeight: weight, options)
      options.significantBits = Int.random(in: 1...20, using: &random)
      let rounded = RankUnits.share(rank: rank, outWeight: weight, options)
      let bits = options.significantBits
      #expect(
        64 - rounded.leadingZeroBitCount - rounded.trailingZeroBitCount <= bits, "seed \(seed)")
      let length = 64 - exact.leadingZeroBitCount
      let half = length > bits ? Int64(1) << (length - bits - 1) : 0
      #expect(abs(rounded - exact) <= half, "seed \(seed)")
    }
  }
}

/// Scores by path and place, as bits.
func scores(
  _ definitions: some Sequence<RankedDefinition>, _ repository: SampleRepository
) -> [String: UInt64] {
  let pairs = definitions.map { definition in
    (
      "\(repository.files[definition.file.index].path) \(definition.definition)",
      definition.score.bitPattern
    )
  }
  return Dictionary(uniqueKeysWithValues: pairs)
}
