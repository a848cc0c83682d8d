import FileMapping
import HistoryIndexing
import SourceModel
import TestSupport
import Testing

@Suite struct HistoryIndexTests {
  private static let day: Int64 = 86400

  /// An index of commits that are written as `days before the tip: changes`; a change is a path,
  /// `-path` for a deletion, or `old>new`.
  private static func index(_ lines: [(Int, String)]) -> HistoryIndex {
    let tipTime: Int64 = 1_700_000_000
    let commits = lines.enumerated().map { number, line in
      HistoryCommit(
        id: withUnsafeBytes(of: number.bigEndian) { Array($0) },
        time: tipTime - Int64(line.0) * day,
        changes: line.1.split(separator: " ").map { change(String($0)) })
    }
    return HistoryIndex(commits, source: HistorySource(tip: [1], tipTime: tipTime))
  }

  private static func change(_ text: String) -> HistoryChange {
    let parts = text.split(separator: ">").map { RepositoryPath(String($0)) }
    if parts.count == 2 { return HistoryChange(parts[1], origin: parts[0]) }
    return text.hasPrefix("-")
      ? HistoryChange(RepositoryPath(String(text.dropFirst())), isDeletion: true)
      : HistoryChange(parts[0])
  }

  /// `path count` of each file.
  private static func counts(_ index: HistoryIndex) -> [String] {
    (0..<index.fileCount).map {
      "\(String(decoding: index.path($0), as: UTF8.self)) \(index.commitCounts[$0])"
    }
  }

  /// Commits, newest first, as `days before the tip: changes`, and the files that they make.
  private static let countCases: [(commits: String, files: String)] = [
    ("0: a b, 1: a", "a 2, b 1"),
    ("0: a>b, 1: a, 2: a", "b 3"),
    ("0: b>c, 1: a>b, 2: a", "c 3"),
    ("0: c, 1: a>c, 2: a c", "c 3"),
    // Two files that changed places.
    ("0: a, 1: a>b b>a, 2: a, 3: a", "a 2, b 3"),
    ("0: -a, 1: a b", "b 1"),
    ("0: a, 1: -a, 2: a", "a 3"),
    ("0: a>b, 1: -b, 2: b a", "b 2"),
    ("0: a>b, 0: -b", ""),
    ("", ""),
  ]

  @Test(arguments: countCases)
  func `files are counted under all their names`(commits: String, files: String) throws {
    let lines = try commits.split(separator: ", ").map { line in
      let parts = line.split(separator: ": ")
      return (try #require(Int(parts[0])), String(parts[1]))
    }
    let counts = HistoryIndexTests.counts(HistoryIndexTests.index(lines))
    #expect(counts.joined(separator: ", ") == files)
  }

  @Test func `a change weighs half as much after half a year`() {
    let index = HistoryIndexTests.index([
      (0, "new"), (182, "old"), (364, "older"), (90_000, "ancient"), (-500, "future"),
    ])
    let weights = ["new", "old", "older", "ancient", "future"].map { name in
      index.file(at: RepositoryPath(name)).map { index.churn[$0] }
    }
    let full = HistoryIndex.fullWeight
    #expect(weights == [full, full / 2, full / 4, 0, full])
  }

  @Test func `weights fall with age`() throws {
    let index = HistoryIndexTests.index((0..<400).map { ($0 * 10, "file-\($0)") })
    let weights = try (0..<400).map { number in
      index.churn[try #require(index.file(at: RepositoryPath("file-\(number)")))]
    }
    #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func `files that change together are partners`() throws {
    let many = (0..<21).map { "m\($0)" }.joined(separator: " ")
    let index = HistoryIndexTests.index([
      (0, "a b"), (0, "a b c"), (0, "a d"), (0, "a"), (0, many + " a"),
    ])
    let a = try #require(index.file(at: RepositoryPath("a")))
    let partners = index.partners(of: a).map { partner in
      "\(String(decoding: index.path(Int(partner.file)), as: UTF8.self)) \(partner.commitCount) "
        + "\(partner.weight * 4 / HistoryIndex.fullWeight)"
    }
    #expect(partners == ["b 2 6", "d 1 4", "c 1 2"])
    #expect(index.partners(of: a).reduce(0) { $0 + $1.weight } <= index.churn[a])
    let m = try #require(index.file(at: RepositoryPath("m0")))
    #expect(index.partners(of: m).isEmpty)
  }

  @Test func `commits of very many files only move and delete`() {
    let many = (0..<300).map { "m\($0)" }.joined(separator: " ")
    let index = HistoryIndexTests.index([(0, "b"), (1, many + " a>b -c"), (2, "a c")])
    #expect(HistoryIndexTests.counts(index) == ["b 2"])
  }

  @Test func `every path is found, and no other`() throws {
    var history = RandomHistory(seed: 8)
    history.grow(by: 300)
    let index = history.rebuilt()
    #expect(index.fileCount > 20)
    for file in 0..<index.fileCount {
      #expect(index.file(at: RepositoryPath(bytes: Array(index.path(file)))) == file)
    }
    for name in ["", "0", "zzz", "0/file-0x"] {
      #expect(index.file(at: RepositoryPath(name)) == nil)
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `what one file shares with others is at most its weight`(seed: UInt64) {
    var history = RandomHistory(seed: seed)
    history.grow(by: 60)
    let index = history.rebuilt()
    for file in 0..<index.fileCount {
      let partners = index.partners(of: file)
      #expect(partners.reduce(0) { $0 + $1.weight } <= index.churn[file])
      #expect(partners.allSatisfy { $0.commitCount <= index.commitCounts[file] })
      #expect(partners.allSatisfy { Int($0.file) != file })
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `an updated index is a rebuilt one`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var history = RandomHistory(seed: seed &+ 1000)
    var index = history.rebuilt()
    for _ in 0..<8 {
      let known = history.commits.count
      if random.chance(percent: 20) {
        // A rewritten history is read anew.
        history.cut(by: Int.random(in: 1...10, using: &random))
        history.grow(by: Int.random(in: 0...10, using: &random))
        index = history.rebuilt()
      } else {
        history.grow(by: Int.random(in: 0...25, using: &random))
        let newer = history.commits[known...].shuffled(using: &random)
        index = index.updated(by: newer, source: history.source)
      }
      let rebuilt = HistoryIndex(
        history.commits.shuffled(using: &random), source: history.source)
      #expect(index == rebuilt)
    }
    #expect(try fileBytes(index) == fileBytes(history.rebuilt()))
  }

  @Test func `commits that are added twice count once`() {
    var history = RandomHistory(seed: 4)
    history.grow(by: 50)
    let index = history.rebuilt()
    #expect(index.updated(by: history.commits.suffix(20), source: history.source) == index)
  }

  @Test func `above the bound the oldest commits don't count, in parts as at once`() {
    let count = HistoryLimits.maximumCommits + 500
    let commits = (0..<count).map { number in
      HistoryCommit(
        id: withUnsafeBytes(of: number.bigEndian) { Array($0) }, time: Int64(number / 3),
        changes: [HistoryChange(RepositoryPath("\(number < 400 ? "old" : "new")-\(number % 7)"))])
    }
    let source = HistorySource(tip: [2], tipTime: Int64(count / 3))
    let whole = HistoryIndex(commits, source: source)
    #expect(whole.commitCount == HistoryLimits.maximumCommits)
    #expect(whole.fileCount == 7)
    let part = HistoryIndex(commits.prefix(30_000), source: source)
    #expect(part.updated(by: commits.dropFirst(30_000), source: source) == whole)
  }
}

/// The bytes of a section file with an index.
func fileBytes(_ index: HistoryIndex) throws -> [UInt8] {
  let directory = try TemporaryDirectory()
  try write(index, to: directory.path("history"))
  return try readBytes(directory.path("history"))
}

/// Writes a section file with an index.
func write(_ index: HistoryIndex, to path: String) throws {
  var writer = SectionFileWriter(magic: 7, format: HistoryIndex.format, recipe: .zero)
  index.add(to: &writer)
  try writer.write(to: path)
}
