import RepoMapKit
import TestSupport
import Testing

/// Maps that are given again: exactly those that would be made.
@Suite struct MapCacheTests {
  /// A tree of three files, and questions about it.
  private struct Asking {
    let fixture: TreeFixture
    var engine: Engine
    let request: MapRequest

    /// - Parameters:
    ///   - mention: What the question mentions; nothing for the general question.
    ///   - change: Of the settings of the engine.
    /// - Throws: When the tree can't be written.
    init(mention: String? = "ring", change: (inout EngineSettings) -> Void = { _ in }) throws {
      fixture = try TreeFixture()
      try fixture.writeSoundFile()
      try fixture.tree.write(
        "from sound import Sound\nclass Bell(Sound):\n    pass\n", to: "bell.py")
      try fixture.tree.write("def main():\n    Bell().ring()\n", to: "main.py")
      engine = MapCacheTests.engine(fixture, change)
      var request = MapRequest(root: Array(fixture.tree.path.utf8))
      request.mentions = mention.map { [$0] } ?? []
      self.request = request
    }

    func map(_ change: (inout MapRequest) -> Void = { _ in }) throws -> RepositoryMap {
      var request = request
      change(&request)
      return try engine.map(request, observer: Silence())
    }

    /// Where the map came from.
    func origin(_ change: (inout MapRequest) -> Void = { _ in }) throws -> MapOrigin? {
      try map(change).statistics.mapOrigin
    }

    /// The map that is right now.
    func exactText() throws -> String {
      let engine = fixture.engine(.init(usesCache: false))
      return try engine.map(request, observer: Silence()).string
    }
  }

  /// An engine whose maps are kept on disk however small the tree is.
  private static func engine(
    _ fixture: TreeFixture, _ change: (inout EngineSettings) -> Void = { _ in }
  ) -> Engine {
    var settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = fixture.cache.path
    settings.minimumFilesOnDisk = 0
    change(&settings)
    return Engine(settings: settings)
  }

  // MARK: - Where maps come from

  @Test func `a map comes from memory the second time, and from disk in another process`() throws {
    var asking = try Asking()
    let first = try asking.map()
    #expect(first.statistics.mapOrigin == .computed)
    let second = try asking.map()
    #expect(second.statistics.mapOrigin == .memory)
    asking.engine = MapCacheTests.engine(asking.fixture)
    let third = try asking.map()
    #expect(third.statistics.mapOrigin == .disk)
    #expect(try asking.origin() == .memory)
    for map in [first, second, third] { #expect(map.string == (try asking.exactText())) }
    #expect(third.statistics.lines.contains("maps: 0 from memory, 1 from disk, 0 computed"))
  }

  @Test(arguments: [nil, "ring"])
  func `the disk is not asked where that doesn't pay`(_ mention: String?) throws {
    // The general question never; of a small tree no question.
    var asking = try Asking(mention: mention) { settings in
      if mention != nil { settings.minimumFilesOnDisk = 4 }
    }
    #expect(try asking.origin() == .computed)
    #expect(try asking.origin() == .memory)
    let files = regularFiles(below: asking.fixture.cache.path)
    #expect(files.allSatisfy { !$0.contains("/plan/") })
    asking.engine = MapCacheTests.engine(asking.fixture) { $0.minimumFilesOnDisk = 4 }
    #expect(try asking.origin() == .computed)
  }

  @Test func `every part of the question makes it another one`() throws {
    let asking = try Asking()
    let patch = "--- a/bell.py\n+++ b/bell.py\n@@ -2 +2 @@\n-class Bell:\n+class Bell(Sound):\n"
    let variants: [(inout MapRequest) -> Void] = [
      { _ in },
      { $0.budgetTokens = 512 },
      { $0.mentions = ["Bell"] },
      { $0.mentions = ["ring", "Bell"] },
      { $0.task = "ring" },
      {
        $0.mentions = []
        $0.task = "ring"
      },
      { $0.focus = [Array("bell.py".utf8)] },
      { $0.focus = [Array("main.py".utf8)] },
      { $0.focus = [Array("main.py".utf8), Array("bell.py".utf8)] },
      { $0.focus = [Array("sound.py#Sound".utf8)] },
      { $0.focus = [Array("sound.py#Sound".utf8), Array("bell.py".utf8)] },
      { $0.focus = [Array("sound.py#none".utf8)] },
      { $0.focus = [Array(".".utf8)] },
      { $0.trace = Array("ring".utf8) },
      { $0.trace = Array("bell.py:2: in ring".utf8) },
      { $0.diff = TaskDiff(text: Array("ring".utf8)) },
      { $0.diff = TaskDiff(text: Array(patch.utf8)) },
      { $0.diff = TaskDiff(text: Array(patch.utf8), isApplied: true) },
      {
        $0.task = "ring"
        $0.diff = TaskDiff(text: Array(patch.utf8))
      },
      {
        $0.trace = Array("ring".utf8)
        $0.usesHistory = false
      },
    ]
    for variant in variants { #expect(try asking.origin(variant) == .computed) }
    for variant in variants { #expect(try asking.origin(variant) == .memory) }
    // However they are said.
    #expect(try asking.origin { $0.mentions = ["Bell", "ring", "ring"] } == .memory)
    let written = ["./bell.py", "main.py", "\(asking.fixture.tree.path)/bell.py"]
    #expect(
      try asking.origin { $0.focus = written.map { Array($0.utf8) } } == .memory)
    #expect(try asking.origin { $0.focus = [Array("./sound.py:1:2".utf8)] } == .memory)
  }

  @Test func `a map that is given again is told what the tree doesn't have, each time`() throws {
    let asking = try Asking()
    for origin in [MapOrigin.computed, .memory] {
      let map = try asking.map { $0.focus = [Array("bel.py".utf8), Array("bell.py#x".utf8)] }
      #expect(map.statistics.mapOrigin == origin)
      #expect(
        map.warnings == [
          "bel.py: not a source file of this tree; did you mean 'bell.py'?",
          "bell.py: defines no 'x'",
        ])
    }
  }

  @Test func `without a cache, or memory for it, maps are made`() throws {
    let none = try Asking { $0.usesCache = false }
    #expect(try none.origin() == .computed)
    #expect(try none.origin() == .computed)
    let small = try Asking {
      $0.inMemoryCacheBytes = 0
      $0.minimumFilesOnDisk = 4
    }
    let text = try small.exactText()
    for _ in 0..<3 { #expect(try small.map().string == text) }
  }

  @Test func `metrics tell what the cache did`() throws {
    let asking = try Asking()
    for _ in 0..<3 { _ = try asking.map() }
    let lines = asking.engine.metricsText.split(separator: "\n")
    #expect(lines.contains(#"repomap_cache_hits_total{cache="maps",tier="l1"} 2"#))
    #expect(lines.contains(#"repomap_cache_misses_total{cache="maps",tier="l2"} 1"#))
    #expect(lines.contains(#"repomap_cache_values_computed_total{cache="maps"} 1"#))
  }

  // MARK: - Refresh modes

  /// What is asked of the engine after a change.
  private enum Change {
    case none, content, paths

    func apply(to asking: Asking, number: Int) throws {
      switch self {
      case .none: break
      case .content:
        try asking.fixture.tree.write("def ring\(number)():\n    pass\n", to: "main.py")
      case .paths: try asking.fixture.tree.write("def more():\n    pass\n", to: "more\(number).py")
      }
    }
  }

  @Test(arguments: RefreshMode.allCases)
  func `a mode gives an earlier map as far as it promises`(_ mode: RefreshMode) throws {
    var asking = try Asking { $0.refreshMode = mode }
    /// After which changes the mode gives the map from before.
    let keeps: [Change] =
      switch mode {
      case .auto, .always: [.none]
      case .files: [.none, .content]
      case .manual: [.none, .content, .paths]
      }
    var given = try asking.map().string
    for (number, change) in [Change.none, .content, .paths, .content, .none].enumerated() {
      try change.apply(to: asking, number: number)
      let exact = try asking.exactText()
      if number == 3 {
        asking.engine = MapCacheTests.engine(asking.fixture) { $0.refreshMode = mode }
      }
      let map = try asking.map()
      #expect(map.string == (keeps.contains(change) ? given : exact), "\(change)")
      #expect(mode != .always || map.statistics.mapOrigin == .computed)
      // Whoever asks for it gets the exact one, which is the last from then on.
      given = try asking.map { $0.forcesRefresh = true }.string
      #expect(given == exact, "\(change)")
      #expect(try asking.map().string == exact)
    }
  }

  @Test(arguments: [RefreshMode.files, .manual])
  func `maps that were made with a file are forgotten with it`(_ mode: RefreshMode) throws {
    var asking = try Asking { $0.refreshMode = mode }
    let root = asking.request.root
    let old = try asking.map().string
    try Change.content.apply(to: asking, number: 0)
    asking.engine.invalidate([Array("other.py".utf8)], in: root)
    #expect(try asking.map().string == old)
    asking.engine.invalidate([Array("main.py".utf8)], in: root)
    #expect(try asking.map().string == (try asking.exactText()))

    // Also by a process that has not asked, for all others.
    try Change.content.apply(to: asking, number: 1)
    MapCacheTests.engine(asking.fixture).invalidate([Array("main.py".utf8)], in: root)
    asking.engine = MapCacheTests.engine(asking.fixture) { $0.refreshMode = mode }
    #expect(try asking.map().string == (try asking.exactText()))
  }

  @Test func `what was told while nobody looked at the tree is not lost`() throws {
    let asking = try Asking { $0.refreshMode = .manual }
    let old = try asking.map().string
    for (number, name) in ["main.py", "bell.py"].enumerated() {
      try asking.fixture.tree.write("def ring\(number)():\n    pass\n", to: name)
      let told = try asking.map { $0.changedPaths = [Array(name.utf8)] }
      #expect(told.string == old)
    }
    let map = try asking.map {
      $0.changedPaths = []
      $0.forcesRefresh = true
    }
    #expect(map.string == (try asking.exactText()))
  }

  @Test func `after an invalidation a map is made, not found`() throws {
    let asking = try Asking()
    _ = try asking.map()
    asking.engine.invalidate([Array("main.py".utf8)], in: asking.request.root)
    #expect(try asking.origin() == .computed)
    #expect(try asking.origin() == .memory)
  }

  // MARK: - Many at once

  @Test func `many requests share a look at the tree and fail one by one`() throws {
    let asking = try Asking()
    let other = try Asking(mention: nil)
    var focused = asking.request
    focused.focus = [Array("bell.py".utf8)]
    var wrong = asking.request
    wrong.focus = [Array("nowhere.py".utf8)]
    var nothing = asking.request
    nothing.root = Array("/nonexistent".utf8)
    let requests = [asking.request, other.request, wrong, focused, nothing, asking.request]
    let results = asking.engine.maps(requests, observer: Silence())
    let engine = asking.fixture.engine(.init(usesCache: false))
    for (request, result) in zip(requests, results) {
      let expected = Result { () throws(EngineError) in
        try engine.map(request, observer: Silence()).text
      }
      #expect(result.map(\.text) == expected)
    }
    #expect(try results[5].get().statistics.mapOrigin == .memory)
  }
}
