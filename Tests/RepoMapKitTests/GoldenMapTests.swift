import TestSupport
import Testing

@testable import RepoMapKit

@Suite struct GoldenMapTests {
  @Test(arguments: try FixtureRepository.all(), [128, 512])
  func `the map is the golden one`(repository: FixtureRepository, tokens: Int) throws {
    let map = try repository.map { $0.budgetTokens = tokens }
    #expect(map.warnings.isEmpty)
    try GoldenFile("\(repository.name)-\(tokens).txt").check(
      String(decoding: map.text, as: UTF8.self))
  }
}
