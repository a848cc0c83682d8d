import MapRendering
import MapSelection
import SourceModel
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
    let coverage = Coverage(
      shownFiles: 0, files: 0, shownDefinitions: 0, definitions: 0, usedTokens: 0, budgetTokens: 0)
    let end = counter.sum(TextFormat().closing(coverage)).thousandths
    for seed in 0..<5 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var draft = MapDraft(tree: tree, format: TextFormat(), counter: counter)
      var sum = 0
      // Some come twice, with another detail.
      for var candidate in (candidates + candidates.prefix(8)).shuffled(using: &random) {
        candidate.detail = random.pick([SignatureDetail.name, .brief, .complete])
        let cost = draft.cost(of: candidate)
        sum += try #require(cost)
        draft.show(candidate)
        if random.chance(percent: 10) {
          #expect(counter.sum(draft.text).thousandths == sum, "seed \(seed)")
        }
      }
      #expect(counter.sum(draft.text).thousandths == sum, "seed \(seed)")
    }
  }
}
