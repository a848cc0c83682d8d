import SourceModel
import TestSupport
import Testing
import TokenCounting

@testable import RepoMapKit

@Suite struct BudgetTests {
  /// Below, one line more or less is more than three hundredths.
  private static let smallestFilledBudget = 256

  @Test(arguments: try FixtureRepository.all())
  func `the budget is kept, and used while there is something to show`(
    repository: FixtureRepository
  ) throws {
    for seed in 0..<12 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let budget = random.pick([32, 48, 64, 100, 128, 200, 256, 300, 400, 512, 777, 4096, 32_768])
      let tree = try repository.index()
      let code = tree.files.indices.filter { tree.isCode($0) }.map { tree.files.path(at: $0) }
      let focus = random.chance(percent: 30) ? [random.pick(code)] : []
      let map = try repository.map { request in
        request.budgetTokens = budget
        request.focus = focus.map { $0.bytes }
        request.mentions = random.chance(percent: 30) ? ["main", "add"] : []
      }
      let label: Comment = "seed \(seed), \(budget) tokens"
      let estimator = TokenEstimator()
      let used = estimator.tokens(estimator.sum(map.text))
      #expect(used <= budget, label)
      let coverage = try #require(CoverageLine(map.text), label)
      #expect(coverage.usedTokens == used, label)
      #expect(coverage.budgetTokens == budget, label)
      let showsAll = coverage.shownDefinitions == coverage.definitions || !focus.isEmpty
      if budget >= BudgetTests.smallestFilledBudget && !showsAll {
        #expect(used * 100 >= budget * 97, label)
      }
    }
  }

  @Test(arguments: try FixtureRepository.all())
  func `the same question gets the same bytes`(repository: FixtureRepository) throws {
    let first = try repository.map { $0.budgetTokens = 300 }
    let second = try repository.map { $0.budgetTokens = 300 }
    #expect(first.text == second.text)
  }
}

/// The numbers of a map's last line.
private struct CoverageLine {
  var shownDefinitions: Int
  var definitions: Int
  var usedTokens: Int
  var budgetTokens: Int

  init?(_ map: [UInt8]) {
    let lines = String(decoding: map, as: UTF8.self).split(separator: "\n")
    guard let last = lines.last else { return nil }
    let numbers = last.split { !$0.isNumber && $0 != "," }
      .compactMap { Int(String($0.filter { $0 != "," })) }
    guard numbers.count == 6 else { return nil }
    (shownDefinitions, definitions) = (numbers[2], numbers[3])
    (usedTokens, budgetTokens) = (numbers[4], numbers[5])
  }
}
