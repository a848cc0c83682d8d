import SyntaxParsing
import TestSupport
import Testing

@testable import RepoMapKit

/// A small repository below `Fixtures/repositories`, which stands for its language.
struct FixtureRepository: CustomTestStringConvertible, Sendable {
  let name: String

  var testDescription: String { name }

  static func all() throws -> [FixtureRepository] {
    try listDirectory("\(checkoutRoot)/Fixtures/repositories").map { FixtureRepository(name: $0) }
  }

  var root: [UInt8] { Array("\(checkoutRoot)/Fixtures/repositories/\(name)".utf8) }

  /// Shared, so that each grammar and query is loaded once.
  static let engine = Engine(settings: settings)

  private static var settings: EngineSettings {
    var settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.usesCache = false
    settings.threadCount = 1
    return settings
  }

  func map(_ change: (inout MapRequest) -> Void) throws -> RepositoryMap {
    var request = MapRequest(root: root)
    change(&request)
    return try FixtureRepository.engine.map(request, observer: SilentObserver())
  }

  /// The tree as the stages behind extraction see it.
  func index() throws -> IndexedTree { try FixtureRepository.index(root) }

  /// The tree below a directory as the stages behind extraction see it.
  static func index(_ root: [UInt8]) throws -> IndexedTree {
    let indexer = TreeIndexer(
      settings: FixtureRepository.settings,
      languages: LanguageSupport(grammarDirectories: grammarDirectories),
      sources: SourceStore(limitBytes: 1 << 20), stop: StopFlag(),
      observer: SilentObserver())
    var timer = StepTimer()
    return try indexer.index(.directory(root), timer: &timer).tree
  }
}

/// Nobody watches.
struct SilentObserver: ProgressObserver {
  func advanced(to done: Int, of total: Int) {}
}
