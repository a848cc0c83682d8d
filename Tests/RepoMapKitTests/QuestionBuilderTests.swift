import SourceModel
import SymbolRanking
import SyntaxParsing
import TestSupport
import Testing

@testable import RepoMapKit

/// Which files a request's focus and words name.
@Suite struct QuestionBuilderTests {
  private static let paths = [
    ".hidden.py", "lib/core.py", "lib/io/reader.py", "notes.txt", "reader/main.py",
    "tests/test_core.py",
  ]

  private let directory: TemporaryDirectory
  private let tree: IndexedTree

  init() throws {
    directory = try TemporaryDirectory()
    for path in QuestionBuilderTests.paths { try directory.write("def f(): pass\n", to: path) }
    var settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.usesCache = false
    settings.threadCount = 1
    let indexer = TreeIndexer(
      settings: settings, languages: LanguageSupport(grammarDirectories: grammarDirectories),
      stop: StopFlag(), observer: SilentObserver())
    var timer = StepTimer()
    tree = try indexer.index(Array(directory.path.utf8), timer: &timer).tree
  }

  private func question(_ change: (inout MapRequest) -> Void) throws -> RankingQuestion {
    var request = MapRequest(root: Array(directory.path.utf8))
    change(&request)
    return try QuestionBuilder(tree: tree).question(request)
  }

  private func paths(_ files: [FileID]) -> String {
    files.map { tree.files.path(at: tree.place(of: $0)).description }.sorted()
      .joined(separator: " ")
  }

  /// Each case: a word, the files that have it in their paths, and those that it mentions.
  @Test(arguments: [
    // A component, or the name without its extension; each file once.
    ("reader", "lib/io/reader.py reader/main.py", ""), ("lib", "lib/core.py lib/io/reader.py", ""),
    ("core", "lib/core.py", ""), ("read", "", ""), ("py", "", ""), ("nowhere", "", ""),
    // A path, or the end of one.
    ("core.py", "", "lib/core.py"), ("lib/core.py", "", "lib/core.py"),
    ("io/reader.py", "", "lib/io/reader.py"), ("b/core.py", "", ""),
    // A path without its extension.
    ("lib/core", "lib/core.py", ""), ("io/reader", "lib/io/reader.py", ""), ("b/core", "", ""),
    // No code.
    ("notes", "", ""), ("notes.txt", "", ""),
  ])
  func `a word names files by their paths`(
    _ word: String, _ named: String, _ mentioned: String
  ) throws {
    let question = try question { $0.mentions = [word] }
    #expect(question.namedFiles.map(paths) == (named.isEmpty ? [] : [named]))
    #expect(paths(question.mentionedFiles) == mentioned)
    let isName = mentioned.isEmpty
    #expect(question.mentionedNames == (isName ? [Array(word.utf8)] : []))
    #expect(question.askedNames == question.mentionedNames)
  }

  @Test(arguments: ["lib/core.py", "./lib/core.py", "ABSOLUTE"])
  func `a file in focus is found by any path`(_ path: String) throws {
    let path = path == "ABSOLUTE" ? directory.path("lib/core.py") : path
    let question = try question { $0.focusFiles = [Array(path.utf8)] }
    #expect(paths(question.focusFiles) == "lib/core.py")
  }

  @Test(arguments: ["lib", "notes.txt", "none.py", ""])
  func `a focus that is no code of the tree is an error`(_ path: String) {
    #expect(throws: EngineError.self) { try question { $0.focusFiles = [Array(path.utf8)] } }
  }

  /// Of a task only what can't be prose is asked for.
  @Test func `words of a task are mentioned, names in it asked for`() throws {
    let question = try question {
      $0.task = "Make parse_options and readFile in (io/reader.py) faster, see HTTPServer."
    }
    #expect(paths(question.mentionedFiles) == "lib/io/reader.py")
    let asked = question.askedNames.map { String(decoding: $0, as: UTF8.self) }
    #expect(asked.sorted() == ["HTTPServer", "parse_options", "readFile"])
    #expect(question.mentionedNames.contains(Array("faster".utf8)))
    #expect(!question.mentionedNames.contains(Array("in".utf8)))
  }

  @Test func `a request without words is general`() throws {
    #expect(try question { _ in }.isGeneral)
  }
}
