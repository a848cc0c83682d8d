import RepoMapKit
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Maps within a time: of the files for which there is time, and what becomes of them.
///
/// Deadlines come after a number of files here, so that nothing depends on the machine.
@Suite struct DeadlineTests {
  /// A module for each number, which uses the one before it; every tenth is a test.
  private static func write(_ count: Int, to tree: TemporaryDirectory) throws {
    for number in 0..<count {
      let folder = number.isMultiple(of: 10) ? "tests" : "src/part\(number % 7)"
      try tree.write(
        """
        from module\(number - 1) import function_\(number - 1)

        def function_\(number)():
            return function_\(number - 1)()

        """, to: "\(folder)/module\(number).py")
    }
  }

  /// Returns when the stamps of files that were just written can be trusted.
  private static func waitForOldStamps() { usleep(2_100_000) }

  private static func map(
    _ fixture: TreeFixture, _ engine: Engine, _ deadline: Deadline?,
    _ change: (inout MapRequest) -> Void = { _ in }
  ) throws -> RepositoryMap {
    var request = MapRequest(root: Array(fixture.tree.path.utf8))
    request.fileDeadline = deadline
    change(&request)
    return try engine.map(request, observer: Silence())
  }

  @Test(arguments: [(30, 8), (2000, 700)])
  func `each run goes on where the last one ended, until the map is that of all files`(
    count: Int, looked: Int
  ) throws {
    let fixture = try TreeFixture()
    try Self.write(count, to: fixture.tree)
    Self.waitForOldStamps()
    var done = 0
    while done + looked < count {
      let map = try Self.map(fixture, fixture.engine(), .files(looked: looked, recorded: .max))
      done += looked
      #expect(map.statistics.parsedFiles == looked)
      #expect(map.statistics.unindexedFiles == count - done)
      #expect(
        map.string.hasSuffix(" tokens · partial: \(grouped(count - done)) files not indexed)\n"))
      #expect(map.string.contains(" of \(grouped(count)) files · "))
      #expect(map.warnings.count { $0.hasPrefix("partial map: ") } == 1)
    }
    let last = try Self.map(fixture, fixture.engine(), .files(looked: looked, recorded: .max))
    #expect(!last.isPartial && last.warnings.isEmpty)
    #expect(last.string == (try fixture.map(.init(usesCache: false)).string))
    // Now the index is there, and no deadline leaves anything out.
    let known = try Self.map(fixture, fixture.engine(), .files(looked: 0, recorded: 0))
    #expect(known.string == last.string)
  }

  @Test func `known files for which there is no time are left out, and others are looked at`()
    throws
  {
    let fixture = try TreeFixture()
    try Self.write(40, to: fixture.tree)
    Self.waitForOldStamps()
    _ = try Self.map(fixture, fixture.engine(), .files(looked: 20, recorded: .max))
    let map = try Self.map(fixture, fixture.engine(), .files(looked: 10, recorded: 5))
    #expect(map.statistics.parsedFiles == 10)
    #expect(map.statistics.unindexedFiles == 40 - 10 - 5)
    let next = try Self.map(fixture, fixture.engine(), nil)
    #expect(next.statistics.parsedFiles == 10)
    #expect(next.string == (try fixture.map(.init(usesCache: false)).string))
  }

  @Test(arguments: 1...40)
  func `a partial map doesn't depend on threads`(seed: Int) throws {
    let fixture = try TreeFixture()
    var random = RandomTree(generator: SeededGenerator(seed: UInt64(seed)))
    let tree = try EditedTree(root: fixture.tree.path, files: random.tree())
    let question = RandomQuestion(
      root: tree.root, paths: tree.sources, taskPercent: 30, using: &random.generator)
    for looked in 0...6 {
      let replies = [1, 3].map { threadCount in
        question.reply(
          of: fixture.engine(.init(usesCache: false, threadCount: threadCount)),
          deadline: .files(looked: looked, recorded: .max)
        ).answer
      }
      #expect(replies[0] == replies[1], "\(question), \(looked)")
    }
  }

  @Test(arguments: RefreshMode.allCases)
  func `a partial map isn't given again`(_ mode: RefreshMode) throws {
    let fixture = try TreeFixture()
    try Self.write(12, to: fixture.tree)
    var settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = fixture.cache.path
    settings.minimumFilesOnDisk = 0
    settings.refreshMode = mode
    let engine = Engine(settings: settings)
    let partial = try Self.map(fixture, engine, .files(looked: 4, recorded: .max)) {
      $0.mentions = ["function_3"]
    }
    #expect(partial.isPartial)
    let full = try Self.map(fixture, engine, nil) { $0.mentions = ["function_3"] }
    #expect(!full.isPartial)
    let exact = try Self.map(fixture, fixture.engine(.init(usesCache: false)), nil) {
      $0.mentions = ["function_3"]
    }
    #expect(full.string == exact.string)
  }

  @Test(arguments: OutputFormat.allCases)
  func `every format says that a map is partial, within the budget`(_ format: OutputFormat) throws {
    let fixture = try TreeFixture()
    try Self.write(30, to: fixture.tree)
    let engine = fixture.engine(.init(usesCache: false))
    for tokens in [150, 400] {
      var request = MapRequest(root: Array(fixture.tree.path.utf8))
      request.fileDeadline = .files(looked: 7, recorded: .max)
      request.format = format
      request.budgetTokens = tokens
      let map = try engine.map(request, observer: Silence())
      let mark =
        format == .json || format == .jsonl
        ? "\"unindexedFiles\":23}" : "partial: 23 files not indexed"
      #expect(map.string.contains(mark), "\(map.string)")
      #expect(try engine.tokenCount(of: map, for: request) <= tokens)
    }
  }

  @Test func `a place that isn't indexed yet is told as such`() throws {
    let fixture = try TreeFixture()
    try Self.write(30, to: fixture.tree)
    let engine = fixture.engine(.init(usesCache: false))
    let map = try Self.map(fixture, engine, .files(looked: 1, recorded: .max)) {
      $0.focus = ["src/part1/module1.py", "src/part2/module2.py:3", "src/part3"].map {
        Array($0.utf8)
      }
    }
    #expect(
      map.warnings.dropLast() == [
        "src/part2/module2.py:3: not indexed yet", "src/part3: not indexed yet",
      ])
  }

  @Test func `files that a filter lists count although they aren't indexed`() throws {
    let fixture = try TreeFixture()
    try Self.write(30, to: fixture.tree)
    let engine = fixture.engine(.init(usesCache: false))
    let map = try Self.map(fixture, engine, .files(looked: 2, recorded: .max)) {
      $0.filter.files = ["tests", "src/part1/module1.py"].map { Array($0.utf8) }
    }
    #expect(map.string.contains(" of 4 files · "), "\(map.string)")
    #expect(map.warnings.count == 1)
  }

  @Test func `files are looked at until one of them is code`() throws {
    let fixture = try TreeFixture()
    for number in 0..<5 { try fixture.tree.write("\0", to: "a\(number).py") }
    try fixture.writeSoundFile()
    try fixture.tree.write("def other(): pass\n", to: "t/z.py")
    let map = try Self.map(
      fixture, fixture.engine(.init(usesCache: false)), .files(looked: 0, recorded: 0))
    #expect(map.string.contains("class Sound"))
    #expect(map.statistics.unindexedFiles == 1)
  }

  @Test func `a deadline that has passed still gives a map`() throws {
    let fixture = try TreeFixture()
    try Self.write(60, to: fixture.tree)
    let engine = fixture.engine(.init(usesCache: false))
    let map = try Self.map(fixture, engine, nil) {
      $0.deadlineMilliseconds = 1
      $0.startedAt -= 1_000_000_000
    }
    // So many are looked at in any case.
    #expect(map.statistics.unindexedFiles == 60 - 16)
  }

  @Test(arguments: [
    ("1", 1), ("250", 250), ("250ms", 250), ("2s", 2000), ("3600s", 3_600_000),
    ("3600000", 3_600_000),
    ("0", nil), ("", nil), ("s", nil), ("ms", nil), ("-1", nil), ("1.5s", nil), ("3601s", nil),
    ("2 s", nil), ("2m", nil), ("99999999999999999999", nil), ("9223372036854775807s", nil),
    ("٣", nil),
  ])
  func `a time is milliseconds, or has a unit`(text: String, milliseconds: Int?) {
    #expect(MapRequest.deadlineMilliseconds(text) == milliseconds)
  }
}

/// `1234` as `1,234`, as maps write it.
private func grouped(_ number: Int) -> String {
  number < 1000 ? "\(number)" : "\(number / 1000),\(String(number % 1000 + 1000).dropFirst())"
}
