import RepoMapKit
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// How much of the work of earlier runs is used again.
@Suite struct ReuseTests {
  private static let fileCount = 60

  /// A tree of 60 files in all languages.
  private func tree(_ fixture: TreeFixture, seed: UInt64) throws -> EditedTree {
    var random = RandomTree(generator: SeededGenerator(seed: seed))
    var files: [String: TreeEntry] = [:]
    for index in 0..<ReuseTests.fileCount {
      let syntax = SketchSyntax.all[index % SketchSyntax.all.count]
      var file = random.sketch(syntax)
      // A content of its own for every file: a copy of another one's would never be parsed.
      file.definitions.append(.init(name: "only\(index)"))
      files["part\(index % 7)/file\(index).\(syntax.fileExtension)"] = .source(file)
    }
    return try EditedTree(root: fixture.tree.path, files: files)
  }

  /// How many of the files came from the cache.
  private func hitPercent(_ statistics: RunStatistics) -> Int {
    100 * statistics.cachedFiles / max(1, statistics.files)
  }

  @Test func `a run without changes has 100 % hits, and reads and parses nothing`() throws {
    let fixture = try TreeFixture()
    _ = try tree(fixture, seed: 1)
    // Stamps of younger files are not trusted.
    usleep(2_100_000)
    let engine = fixture.engine()
    let request = MapRequest(root: Array(fixture.tree.path.utf8))
    #expect(
      try engine.map(request, observer: Silence()).statistics.parsedFiles == ReuseTests.fileCount)
    for engine in [engine, fixture.engine(), fixture.engine(.init(threadCount: 1))] {
      let statistics = try engine.map(request, observer: Silence()).statistics
      #expect(statistics.parsedFiles == 0)
      #expect(statistics.readFiles == 0)
      #expect(statistics.files == ReuseTests.fileCount)
      #expect(hitPercent(statistics) == 100)
      let tags = try engine.tags(of: request.root, form: .lines, observer: Silence())
      #expect(tags.statistics.parsedFiles == 0)
      #expect(tags.statistics.readFiles == 0)
    }
  }

  @Test func `an engine that is told of no change gives the same map, of one another`() throws {
    let fixture = try TreeFixture()
    let tree = try tree(fixture, seed: 5)
    // Stamps of younger files are not trusted.
    usleep(2_100_000)
    let engine = fixture.engine()
    var request = MapRequest(root: Array(fixture.tree.path.utf8))
    let first = try engine.map(request, observer: Silence())
    request.changedPaths = []
    let second = try engine.map(request, observer: Silence())
    #expect(second.text == first.text)
    #expect(second.statistics.files == ReuseTests.fileCount)
    #expect(second.statistics.readFiles == 0)

    let path = tree.sources[0]
    guard case .source(var file) = tree.files[path] else { return }
    file.definitions.append(.init(name: "quiteAnother"))
    try tree.write(.source(file), to: path)
    request.changedPaths = [Array(path.utf8)]
    request.mentions = ["quiteAnother"]
    let third = try engine.map(request, observer: Silence())
    #expect(third.statistics.parsedFiles == 1)
    #expect(try third.text == fixture.engine().map(request, observer: Silence()).text)
  }

  @Test(arguments: [false, true], 1...3 as ClosedRange<UInt64>)
  func `of edits as somebody who works makes them, more than 90 % hits`(
    _ keepsEngine: Bool, _ seed: UInt64
  ) throws {
    let fixture = try TreeFixture()
    let tree = try tree(fixture, seed: seed)
    var generator = SeededGenerator(seed: seed)
    var engine = fixture.engine()
    let request = MapRequest(root: Array(fixture.tree.path.utf8))
    _ = try engine.map(request, observer: Silence())
    for step in 0..<12 {
      var edited = 0
      for path in tree.sources.shuffled(using: &generator).prefix(step % 3 + 1) {
        guard case .source(var file) = tree.files[path], !file.definitions.isEmpty else { continue }
        file.definitions[0].references.append("only\(step)")
        tree.replacesFiles = generator.chance(percent: 50)
        try tree.write(.source(file), to: path)
        edited += 1
      }
      if !keepsEngine { engine = fixture.engine() }
      let statistics = try engine.map(request, observer: Silence()).statistics
      #expect(statistics.parsedFiles <= edited, "seed \(seed), step \(step)")
      #expect(hitPercent(statistics) > 90, "seed \(seed), step \(step)")
    }
  }

  @Test func `files from the cache and parsed files are all files of code`() throws {
    let fixture = try TreeFixture()
    _ = try tree(fixture, seed: 5)
    // Its language would be told by its content.
    try fixture.tree.write("no code at all\n", to: "bin/tool")
    try fixture.tree.write("#!/usr/bin/env python3\ndef tool(): pass\n", to: "bin/script")
    let first = try fixture.map().statistics
    #expect(first.files == ReuseTests.fileCount + 1)
    #expect(first.parsedFiles == first.files && first.cachedFiles == 0)
    #expect(first.readFiles == first.files + first.otherFiles)
    #expect(first.otherFiles == 1)
    try fixture.tree.write("def changed(): pass\n", to: "bin/new.py")
    let second = try fixture.map().statistics
    #expect(second.parsedFiles == 1)
    #expect(second.cachedFiles == second.files - 1)
    #expect(second.lines[0].hasPrefix("62 files: 61 from the cache, 1 parsed; "))
  }

  @Test func `renames, copies, reverts and switches of branches parse nothing`() throws {
    let fixture = try TreeFixture()
    let tree = try tree(fixture, seed: 4)
    let request = MapRequest(root: Array(fixture.tree.path.utf8))
    let engine = fixture.engine()
    func parsedCount() throws -> Int {
      try engine.map(request, observer: Silence()).statistics.parsedFiles
    }
    let before = tree.files
    #expect(try parsedCount() == ReuseTests.fileCount)
    try tree.moveDirectory("part0", to: "elsewhere/part0")
    try tree.rename(tree.sources[0], to: "renamed.\(tree.sources[0].split(separator: ".")[1])")
    #expect(try parsedCount() == 0)
    for path in tree.sources.prefix(30) { try tree.remove(path) }
    #expect(try parsedCount() == 0)
    try tree.checkOut(before)
    #expect(try parsedCount() == 0)
  }
}
