import SourceModel
import StandardExtensions
import TestSupport
import Testing
import TokenCounting

@testable import RepoMapKit

@Suite struct BudgetTests {
  private static let words = ["main", "add", "total", "route", "parse", "account", "stop", "error"]

  @Test(arguments: try FixtureRepository.all())
  func `the budget is kept, and used while there is something to show`(
    repository: FixtureRepository
  ) throws {
    let tree = try repository.index()
    for seed in 0..<80 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let budget = random.pick([
        Int.random(in: 64..<200, using: &random), Int.random(in: 64..<1448, using: &random),
      ])
      let code = tree.files.indices.filter { tree.isCode($0) }.map { tree.files.path(at: $0) }
      let focus = random.chance(percent: 30) ? [random.pick(code)] : []
      let format = random.pick(OutputFormat.allCases)
      let label: Comment = "seed \(seed), \(budget) tokens, \(format)"
      let map: RepositoryMap
      do {
        map = try repository.map { request in
          request.budgetTokens = budget
          request.format = format
          request.focus = focus.map { $0.bytes }
          request.mentions = random.chance(percent: 30) ? ["main", "add"] : []
          if random.chance(percent: 40) {
            request.task = (0..<3).map { _ in random.pick(Self.words) }.joined(separator: " ")
          }
          if !format.hasRecords { request.marking = random.pick(LineMarking.allCases) }
        }
      } catch EngineError.budgetTooSmall(let tokens) {
        #expect(tokens > budget, label)
        continue
      }
      let estimator = TokenEstimator()
      let used = estimator.tokens(estimator.sum(map.text))
      #expect(used <= budget, label)
      let coverage = try #require(CoverageNumbers(map.text), label)
      #expect(coverage.tokens.shown == used, label)
      #expect(coverage.tokens.all == budget, label)
      let showsAll =
        coverage.definitions.shown == coverage.definitions.all
        && coverage.files.shown == coverage.files.all
      if !showsAll { #expect(used * 100 >= budget * 97, label) }
    }
  }

  @Test(arguments: try FixtureRepository.all())
  func `the same question gets the same bytes`(repository: FixtureRepository) throws {
    let first = try repository.map { $0.budgetTokens = 300 }
    let second = try repository.map { $0.budgetTokens = 300 }
    #expect(first.text == second.text)
  }
}

/// What a map of any format says of itself.
private struct CoverageNumbers {
  var files: (shown: Int, all: Int)
  var definitions: (shown: Int, all: Int)
  var tokens: (shown: Int, all: Int)

  init?(_ map: [UInt8]) {
    let lines = String(decoding: map, as: UTF8.self).split(separator: "\n")
    let line = lines.last { $0.contains(" tokens") || $0.contains("\"coverage\":") }
    guard let line,
      let start = line.firstRange(of: "\"coverage\":")?.upperBound ?? line.indices.first
    else { return nil }
    let end = line.firstRange(of: "next")?.lowerBound ?? line.endIndex
    // Groups of JSON's numbers aren't marked; in texts commas are within numbers.
    let isJSON = line[start...].hasPrefix("{")
    let numbers = line[start..<end].split { !$0.isNumber && (isJSON || $0 != ",") }
      .compactMap { Int(String($0.filter { $0 != "," })) }
    guard numbers.count == 6 else { return nil }
    files = (numbers[0], numbers[1])
    definitions = (numbers[2], numbers[3])
    tokens = (numbers[4], numbers[5])
  }
}
