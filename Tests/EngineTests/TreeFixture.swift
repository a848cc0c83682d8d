import RepoMapKit
import TestSupport

/// A temporary tree with a cache of its own, and maps of it.
struct TreeFixture {
  let tree: TemporaryDirectory
  let cache: TemporaryDirectory

  init() throws {
    tree = try TemporaryDirectory()
    cache = try TemporaryDirectory()
  }

  /// How a map is made; the answer must never depend on it.
  struct Way {
    var usesCache = true
    var threadCount = 2
  }

  func engine(_ way: Way = Way()) -> Engine {
    var settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = cache.path
    settings.usesCache = way.usesCache
    settings.threadCount = way.threadCount
    return Engine(settings: settings)
  }

  /// The map of the tree by a new engine.
  func map(_ way: Way = Way(), tokens: Int = 1024) throws -> RepositoryMap {
    var request = MapRequest(root: Array(tree.path.utf8))
    request.budgetTokens = tokens
    return try engine(way).map(request, observer: Silence())
  }

  /// A file that every map of the tree has to show, whatever else lies there.
  func writeSoundFile() throws {
    try tree.write("class Sound:\n    def ring(self):\n        pass\n", to: "sound.py")
  }
}

/// Nobody watches.
struct Silence: ProgressObserver {
  func advanced(to done: Int, of total: Int) {}
}

extension RepositoryMap {
  var string: String { String(decoding: text, as: UTF8.self) }
}
