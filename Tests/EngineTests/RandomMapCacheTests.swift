import RepoMapKit
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Whatever happens to a tree between two questions, what the map cache has is what would be made.
@Suite struct RandomMapCacheTests {
  private static let stepCount = 24

  @Test(arguments: 1...(isThorough ? 400 : 8) as ClosedRange<UInt64>)
  func `a map that is found is the one that would be made`(_ seed: UInt64) throws {
    let fixture = try TreeFixture()
    var generator = SeededGenerator(seed: seed)
    var random = RandomTree(generator: SeededGenerator(seed: seed))
    let tree = try EditedTree(root: fixture.tree.path, files: random.tree())
    // Few questions, so that they come again when the tree has become what it was.
    let questions = (0..<4).map { _ in
      RandomQuestion(
        root: tree.root, paths: tree.sources, taskPercent: 20, using: &generator)
    }
    var engine = engine(fixture, seed)
    for step in 0..<RandomMapCacheTests.stepCount {
      if generator.chance(percent: 40) {
        var editor = TreeEditor(
          tree: tree, random: RandomTree(generator: SeededGenerator(seed: generator.next()))
        ) {}
        _ = try editor.apply()
      }
      if generator.chance(percent: 30) { engine = self.engine(fixture, seed) }
      let question = generator.pick(questions)
      let exact = question.reply(of: fixture.engine(.init(usesCache: false, threadCount: 1)))
      let reply = question.reply(of: engine)
      #expect(reply.answer == exact.answer, "seed \(seed), step \(step): \(question)")
    }
  }

  private func engine(_ fixture: TreeFixture, _ seed: UInt64) -> Engine {
    var settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = fixture.cache.path
    settings.minimumFilesOnDisk = 0
    // Now and then so little that maps push each other out.
    if seed.isMultiple(of: 2) { settings.inMemoryCacheBytes = 4096 }
    return Engine(settings: settings)
  }
}
