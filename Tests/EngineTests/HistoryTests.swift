import RepoMapKit
import TestSupport
import Testing

/// Tasks in repositories with a history: which files the map names, and when git is run.
@Suite struct HistoryTests {
  /// A repository in which only the history says what the task is about: `e.py` was changed for
  /// "latency", a word that no file has. All others are alike, so
  /// that without history the first ones are shown.
  private struct Fixture {
    let sample: SampleHistory
    let cache: TemporaryDirectory

    init() throws {
      sample = try SampleHistory()
      cache = try TemporaryDirectory()
      for name in ["a", "b", "c", "d", "e", "f"] {
        try sample.write("def run_\(name)(value):\n    return value\n", to: "lib/\(name).py")
      }
      try sample.commit("Begin")
      for number in 0..<3 {
        try change("e", number, "Lower the latency")
      }
    }

    func change(_ name: String, _ number: Int, _ message: String) throws {
      let text = "def run_\(name)(value):\n    return value + \(number)\n"
      try sample.write(text, to: "lib/\(name).py")
      try sample.commit(message, time: 1_700_000_100 + number)
    }

    func engine(path: String? = nil, usesCache: Bool = true) -> Engine {
      var environment = sample.environment
      environment["GIT_CONFIG_GLOBAL"] = nil
      if let path { environment["PATH"] = path }
      var settings = EngineSettings(environment: environment, executableDirectory: nil)
      settings.grammarDirectories = grammarDirectories
      settings.cacheDirectory = cache.path
      settings.usesCache = usesCache
      return Engine(settings: settings)
    }

    func request(_ task: String = "the latency of run_value") -> MapRequest {
      var request = MapRequest(root: Array(sample.root.utf8))
      request.task = task
      request.budgetTokens = 40
      return request
    }

    func map(
      _ engine: Engine, _ change: (inout MapRequest) -> Void = { _ in }
    ) throws -> RepositoryMap {
      var request = request()
      change(&request)
      return try engine.map(request, observer: Silence())
    }
  }

  /// Whether a map names a file.
  private static func names(_ map: RepositoryMap, _ path: String) -> Bool {
    map.string.split(separator: "\n").contains { $0 == "\(path):" }
  }

  private static func told(_ map: RepositoryMap) -> [String] {
    map.statistics.lines.filter { $0.hasPrefix("history: ") }
  }

  @Test func `a file is found by the messages of its changes`() throws {
    let fixture = try Fixture()
    let engine = fixture.engine()
    let map = try fixture.map(engine)
    #expect(HistoryTests.names(map, "lib/e.py"))
    #expect(HistoryTests.told(map) == ["history: 4 commits"])
    let without = try fixture.map(engine) { $0.usesHistory = false }
    #expect(!HistoryTests.names(without, "lib/e.py"))
    #expect(HistoryTests.told(without) == [])
    let taskless = try fixture.map(engine) { $0.task = nil }
    #expect(HistoryTests.told(taskless) == [])
  }

  @Test func `a map follows the commits`() throws {
    let fixture = try Fixture()
    let engine = fixture.engine()
    #expect(HistoryTests.names(try fixture.map(engine), "lib/e.py"))
    try fixture.sample.git("mv", "lib/e.py", "lib/z.py")
    #expect(!HistoryTests.names(try fixture.map(engine), "lib/z.py"))
    try fixture.sample.commit("Rename", time: 1_700_001_000)
    let moved = try fixture.map(engine)
    #expect(HistoryTests.names(moved, "lib/z.py"))
    #expect(HistoryTests.told(moved) == ["history: 5 commits"])
    // Back to before the word was ever used.
    try fixture.sample.git("reset", "--quiet", "--soft", "HEAD~4")
    let rewritten = try fixture.map(engine)
    #expect(!HistoryTests.names(rewritten, "lib/z.py"))
    #expect(HistoryTests.told(rewritten) == ["history: 1 commit"])
    #expect(rewritten.string == (try fixture.map(fixture.engine(usesCache: false)).string))
  }

  @Test func `git isn't run where the history is known`() throws {
    let fixture = try Fixture()
    let text = try fixture.map(fixture.engine()).string
    // There is no git in this directory.
    let blind = fixture.engine(path: fixture.cache.path)
    #expect(try fixture.map(blind).string == text)
    #expect(try fixture.map(blind).string == text)
    try fixture.change("a", 9, "Lower it again")
    let map = try fixture.map(blind)
    #expect(HistoryTests.told(map) == ["history: none: git isn't installed"])
    #expect(map.warnings == [])
    #expect(!HistoryTests.names(map, "lib/e.py"))
    // What it lacks, another one finds.
    let next = try fixture.map(fixture.engine())
    #expect(HistoryTests.told(next) == ["history: 5 commits"])
    #expect(HistoryTests.names(next, "lib/e.py"))
  }

  @Test func `a root below the top has the part of the history that is about it`() throws {
    let fixture = try Fixture()
    for usesCache in [true, false] {
      let map = try fixture.map(fixture.engine(usesCache: usesCache)) {
        $0.root = Array("\(fixture.sample.root)/lib".utf8)
        $0.budgetTokens = 48
      }
      #expect(HistoryTests.names(map, "e.py"))
    }
  }

  @Test func `the history of another repository may be used, up to a commit`() throws {
    let fixture = try Fixture()
    let scratch = try TemporaryDirectory()
    for name in ["a", "b", "c", "d", "e"] {
      try scratch.write("def run_\(name)(value):\n    return value\n", to: "lib/\(name).py")
    }
    let engine = fixture.engine()
    for (commit, isNamed) in [("HEAD~3", false), ("HEAD", true), ("HEAD~3", false)] {
      let map = try fixture.map(engine) {
        $0.root = Array(scratch.path.utf8)
        $0.historySource = (Array(fixture.sample.root.utf8), commit)
      }
      #expect(HistoryTests.names(map, "lib/e.py") == isNamed)
    }
    let unknown = try fixture.map(engine) {
      $0.root = Array(scratch.path.utf8)
      $0.historySource = (Array(fixture.sample.root.utf8), "nowhere")
    }
    #expect(HistoryTests.told(unknown) == ["history: none: unknown revision nowhere"])
  }

  @Test func `without commits, in a shallow clone and outside of repositories there is none`()
    throws
  {
    let fixture = try Fixture()
    let clone = fixture.sample.outerPath("clone")
    try fixture.sample.git("clone", "--quiet", "--depth=1", "file://\(fixture.sample.root)", clone)
    let shallow = try fixture.map(fixture.engine()) { $0.root = Array(clone.utf8) }
    #expect(HistoryTests.told(shallow) == ["history: none, because the clone is shallow"])
    try fixture.sample.git("checkout", "--quiet", "--orphan", "other")
    let unborn = try fixture.map(fixture.engine())
    #expect(HistoryTests.told(unborn) == ["history: none, because there is no commit"])
    let plain = try TemporaryDirectory()
    try plain.write("def run(): pass\n", to: "a.py")
    let outside = try fixture.map(fixture.engine()) { $0.root = Array(plain.path.utf8) }
    #expect(HistoryTests.told(outside) == [])
    for map in [shallow, unborn, outside] { #expect(map.warnings == []) }
  }
}
