import MapRendering
import MapSelection
import SourceModel
import SymbolRanking
import TestSupport
import Testing
import TokenCounting

@testable import RepoMapKit

@Suite struct MapDraftTests {
  @Test(arguments: try FixtureRepository.all())
  func `costs add up to the count of the text`(repository: FixtureRepository) throws {
    let tree = try repository.index()
    let candidates = try tree.files.indices.flatMap { file in
      try tree.index.outline(of: tree.number(of: file)).enumerated()
        .filter { !$0.element.kind.isScopeOnly }
        .map { Candidate(file: file, definition: $0.offset, score: 1) }
    }
    let counter = TokenEstimator()
    for seed in 0..<5 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var draft = MapDraft(
        tree: tree, request: MapRequest(root: tree.root), counter: counter)
      var sum = 0
      // Some come twice, with another detail.
      for var candidate in (candidates + candidates.prefix(8)).shuffled(using: &random) {
        candidate.detail = random.pick([SignatureDetail.name, .brief, .complete])
        let cost = draft.cost(of: candidate)
        sum += try #require(cost)
        draft.show(candidate)
        if random.chance(percent: 10) {
          #expect(counter.sum(draft.body).thousandths == sum, "seed \(seed)")
        }
      }
      #expect(counter.sum(draft.body).thousandths == sum, "seed \(seed)")
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func `no text has more tokens than its pieces, but for one`(format: OutputFormat) throws {
    let tree = try #require(try FixtureRepository.all().first).index()
    var request = MapRequest(root: tree.root)
    request.format = format
    let renderer = request.renderer
    let counter = TokenEstimator()
    let nothing = Coverage(
      shownFiles: 0, files: 0, shownDefinitions: 0, definitions: 0, usedTokens: 0, budgetTokens: 0)
    let frame = counter.sum(renderer.opening) + counter.sum(renderer.closing(nothing))
    let candidates = try tree.files.indices.flatMap { file in
      try tree.index.outline(of: tree.number(of: file)).indices
        .map { Candidate(file: file, definition: $0, score: 1) }
    }
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var draft = MapDraft(tree: tree, request: request, counter: counter)
      var sum = frame.thousandths
      for file in tree.files.indices where random.chance(percent: 20) {
        sum += draft.nameCost(of: file)
        draft.name(file)
      }
      for var candidate in candidates.shuffled(using: &random).prefix(60) {
        candidate.detail = SignatureDetail(
          maximumBytes: random.pick([0, 1, 2, 3, 4, 9, 30, 72, .max]))
        guard let cost = draft.cost(of: candidate), cost != hiddenCost else { continue }
        sum += cost
        draft.show(candidate)
      }
      // Other signs stand at the ends of JSON's lists.
      #expect((counter.sum(draft.body) + frame).thousandths <= sum + 1000, "seed \(seed)")
    }
  }

  @Test(arguments: try FixtureRepository.all())
  func `a map doesn't depend on what maps before it asked for`(
    repository: FixtureRepository
  ) throws {
    let tree = try repository.index()
    var random = SeededGenerator(seed: 7)
    var timer = StepTimer()
    for number in 0..<24 {
      var request = MapRequest(root: tree.root)
      request.format = random.pick(OutputFormat.allCases)
      request.budgetTokens = random.pick([100, 256, 1024, 4096])
      request.showsDocumentation = random.chance(percent: 30)
      if !request.format.hasRecords { request.marking = random.pick(LineMarking.allCases) }
      let focus = random.pick(tree.files.indices.filter { tree.isCode($0) })
      let question = RankingQuestion(mentionedFiles: [tree.number(of: focus)])
      let texts = try [tree, tree.withoutSources].map {
        try MapBuilder(tree: $0, request: request, counter: TokenEstimator())
          .map(question, timer: &timer).text
      }
      #expect(texts[0] == texts[1], "request \(number)")
    }
  }
}

extension IndexedTree {
  /// The same tree, of which no file was read and no map made.
  fileprivate var withoutSources: IndexedTree {
    IndexedTree(
      source: source, files: files, index: index, sources: SourceStore(limitBytes: 1 << 20),
      diagnostics: diagnostics, statistics: statistics, lastUpdate: lastUpdate,
      unindexed: unindexed)
  }
}
