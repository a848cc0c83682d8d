import FileMapping
import HistoryIndexing
import LexicalAnalysis
import LexicalIndexing
import SourceModel
import TestSupport
import Testing

@Suite struct HistoryIndexTests {
  /// An index of commits, newest first, that are written as `message: changes`; a change is a path,
  /// `-path` for a deletion, or `old>new`.
  private static func index(_ lines: [String]) -> HistoryIndex {
    let commits = lines.enumerated().map { number, line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return HistoryCommit(
        id: withUnsafeBytes(of: number.bigEndian) { Array($0) }, time: -Int64(number),
        message: HistoryMessage(subject: Array(parts[0].utf8)),
        changes: parts[1].split(separator: " ").map { change(String($0)) })
    }
    return HistoryIndex(commits, tip: [1])
  }

  private static func change(_ text: String) -> HistoryChange {
    let parts = text.split(separator: ">").map { RepositoryPath(String($0)) }
    if parts.count == 2 { return HistoryChange(parts[1], origin: parts[0]) }
    return text.hasPrefix("-")
      ? HistoryChange(RepositoryPath(String(text.dropFirst())), isDeletion: true)
      : HistoryChange(parts[0])
  }

  /// The files that have a value for the words of a text, those of the largest first.
  private static func files(_ index: HistoryIndex, _ text: String) -> [String] {
    index.values(of: terms(text)).sorted { ($1.value, $0.file) < ($0.value, $1.file) }
      .map { String(decoding: index.path($0.file), as: UTF8.self) }
  }

  /// Commits, newest first, a question, and the files that it finds.
  private static let cases: [(commits: String, question: String, files: String)] = [
    ("cache: a b, parser: a", "cache", "b a"),
    ("cache: a b, parser: a", "parser", "a"),
    ("cache: a b, parser: a", "nothing", ""),
    ("cache: a, cache: a, cache: b", "cache", "a b"),
    // Several words, the rarer of which counts for more.
    ("slow cache: a, slow: b, slow: b, slow: c", "slow cache", "a b c"),
    // Words of code are those of sentences.
    ("repair readFile: a, file: b", "read_file", "a b"),
    // Under all its names.
    ("x: a>b, cache: a, parser: a", "cache", "b"),
    ("x: b>c, y: a>b, cache: a", "cache", "c"),
    // Two files that changed places.
    ("x: a>b b>a, cache: a, parser: b", "cache", "b"),
    ("x: -a, cache: a b", "cache", "b"),
    ("x: a, y: -a, cache: a", "cache", "a"),
    ("x: a>b, cache: b", "cache", ""),
    // Without words of its own a commit changes names all the same.
    (": a>b, cache: a", "cache", "b"),
    ("cache:", "cache", ""),
  ]

  @Test(arguments: cases)
  func `files are found by the messages of their changes`(
    commits: String, question: String, files: String
  ) {
    let index = HistoryIndexTests.index(commits.split(separator: ", ").map(String.init))
    #expect(HistoryIndexTests.files(index, question).joined(separator: " ") == files)
  }

  @Test func `values are those of the formula`() throws {
    let index = HistoryIndexTests.index(["cache size: a", "cache: a b", "parser speed: c"])
    let found = index.values(of: [LexicalTerm(word: terms("cache")[0].word, weight: 0.5)])
    let rarity = LexicalWeights.rarity(count: 2, of: 3)
    // Lengths 3, 1 and 2, so the mean is 2.
    #expect(found.map(\.value) == [0.5 * rarity * (2 / (2 + 2.5)), 0.5 * rarity * (1 / (1 + 1.5))])
  }

  @Test func `commits of many files only move and delete`() {
    let many = (0..<31).map { "m\($0)" }.joined(separator: " ")
    let index = HistoryIndexTests.index(["cache: \(many) a>b -c", "cache: a c"])
    #expect(HistoryIndexTests.files(index, "cache") == ["b"])
    let few = HistoryIndexTests.index(["cache: \(many.dropLast(4))"])
    #expect(HistoryIndexTests.files(few, "cache").count == 30)
  }

  /// Bodies of messages, and whether `cache` is one of their words.
  private static let bodies: [(body: String, isFound: Bool)] = [
    ("In the cache.", true),
    ("Reviewed-by: cache", false),
    ("Change-Id: cache\nThe cache", true),
    ("Note: cache", true),
    ("read-only: the cache", false),
    ("-: cache", true),
    ("a-b:cache", true),
    ("", false),
    (String(repeating: "word ", count: 110) + "cache", true),
    (String(repeating: "word ", count: 120) + "cache", false),
  ]

  @Test(arguments: bodies)
  func `of a message the beginning counts, without trailers`(body: String, isFound: Bool) {
    let message = HistoryMessage(subject: Array("Subject".utf8), body: Array(body.utf8))
    let commit = HistoryCommit(
      id: [1], time: 0, message: message, changes: [HistoryChange(RepositoryPath("a"))])
    let index = HistoryIndex([commit], tip: [1])
    #expect(index.values(of: terms("cache")).isEmpty != isFound)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `values are those of counting commit by commit`(seed: UInt64) {
    var history = RandomHistory(seed: seed)
    history.grow(by: 60)
    let index = history.rebuilt()
    let question = terms(RandomHistory.words.joined(separator: " ") + " absent")
    let all = index.values(of: question)
    #expect(all.allSatisfy { $0.value > 0 })
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.file < $1.file })
    var sums: [Int: Double] = [:]
    for term in question {
      for found in index.values(of: [term]) { sums[found.file, default: 0] += found.value }
    }
    #expect(sums.count == all.count)
    #expect(all.allSatisfy { sums[$0.file] == $0.value })
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
        index = index.updated(by: newer, tip: history.tip)
      }
      #expect(index == HistoryIndex(history.commits.shuffled(using: &random), tip: history.tip))
    }
    #expect(try fileBytes(index) == fileBytes(history.rebuilt()))
  }

  @Test func `commits that are added twice count once`() {
    var history = RandomHistory(seed: 4)
    history.grow(by: 50)
    let index = history.rebuilt()
    #expect(index.updated(by: history.commits.suffix(20), tip: history.tip) == index)
  }

  @Test func `above the bound the oldest commits don't count, in parts as at once`() {
    let count = HistoryLimits.maximumCommits + 500
    let commits = (0..<count).map { number in
      HistoryCommit(
        id: withUnsafeBytes(of: number.bigEndian) { Array($0) }, time: Int64(number / 3),
        message: HistoryMessage(subject: Array((number < 400 ? "cache" : "parser").utf8)),
        changes: [HistoryChange(RepositoryPath("file-\(number % 7)"))])
    }
    let whole = HistoryIndex(commits, tip: [2])
    #expect(whole.commitCount == HistoryLimits.maximumCommits)
    #expect(whole.values(of: terms("cache")).isEmpty)
    #expect(whole.values(of: terms("parser")).count == 7)
    let part = HistoryIndex(commits.prefix(1500), tip: [1])
    #expect(part.values(of: terms("cache")).count == 7)
    #expect(part.updated(by: commits.dropFirst(1500), tip: [2]) == whole)
  }
}

/// The words of a text, each of weight 1.
func terms(_ text: String) -> [LexicalTerm] {
  var seen: Set<WordHash> = []
  return WordSplitter().words(of: text.utf8).compactMap { word in
    seen.insert(word).inserted ? LexicalTerm(word: word, weight: 1) : nil
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
