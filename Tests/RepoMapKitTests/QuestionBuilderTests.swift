import LexicalAnalysis
import LexicalIndexing
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
      sources: SourceStore(limitBytes: 1 << 20), stop: StopFlag(), observer: SilentObserver())
    var timer = StepTimer()
    tree = try indexer.index(.directory(Array(directory.path.utf8)), timer: &timer).tree
  }

  private func question(_ change: (inout MapRequest) -> Void) throws -> RankingQuestion {
    var request = MapRequest(root: Array(directory.path.utf8))
    change(&request)
    return try QuestionBuilder(tree: tree).question(request, tree.focus(of: request))
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
    let question = try question { $0.focus = [Array(path.utf8)] }
    #expect(paths(question.focusFiles) == "lib/core.py")
  }

  @Test(arguments: ["lib", "./lib/", "ABSOLUTE"])
  func `a folder in focus names the files below it`(_ path: String) throws {
    let path = path == "ABSOLUTE" ? directory.path("lib") : path
    let question = try question { $0.focus = [Array(path.utf8)] }
    #expect(question.namedFiles.map(paths) == ["lib/core.py lib/io/reader.py"])
    #expect(question.focusFiles.isEmpty && question.hasNames)
  }

  @Test(arguments: ["notes.txt", "none.py", "none.py:1", "none#f", "", "#", ":1"])
  func `a focus that is no code of the tree asks for nothing`(_ path: String) throws {
    #expect(try question { $0.focus = [Array(path.utf8)] }.isGeneral)
  }

  @Test func `a task gives terms and the places that it points to`() throws {
    let question = try question {
      $0.task =
        "Make parse_options in io/reader.py faster\n\nTraceback:\n  File \"lib/core.py\", line 1, in f"
    }
    #expect(question.hasTask && !question.hasNames)
    let terms = Dictionary(
      question.terms.map { ($0.word, $0.weight) }, uniquingKeysWith: { max($0, $1) })
    let splitter = WordSplitter()
    // A word of the first line counts more than one below it; `parse_options` has two parts.
    for word in splitter.words(of: "faster parse_options".utf8) { #expect(terms[word] == 1) }
    for word in splitter.words(of: "core".utf8) { #expect(terms[word] ?? 1 < 1) }
    let places = question.places.map { place in
      "\(paths([place.file])) \(place.definition.map { "\($0)" } ?? "-")"
    }
    #expect(Set(places) == ["lib/io/reader.py -", "lib/core.py 0"])
  }

  @Test func `a patch in a task points to the definitions around its lines`() throws {
    let question = try question {
      $0.task = """
        Speed it up

        --- a/lib/core.py
        +++ b/lib/core.py
        @@ -1 +1 @@
        -def f(): pass
        +def f(): return fast()

        """
    }
    #expect(question.places.contains { paths([$0.file]) == "lib/core.py" && $0.definition == 0 })
    let fast = WordSplitter().words(of: "fast".utf8)
    #expect(question.terms.contains { $0.word == fast[0] })
  }

  private static let patch = """
    --- a/lib/core.py
    +++ b/lib/core.py
    @@ -1 +1 @@
    -def f(): pass
    +def f(): return fast()

    """

  private static let trace =
    "Traceback:\n  File \"lib/io/reader.py\", line 1, in f\nValueError: none"

  /// The files that a question points to definitions of.
  private func pointed(_ question: RankingQuestion) -> String {
    paths(Set(question.places.filter { $0.definition == 0 }.map(\.file)).sorted())
  }

  @Test func `a trace and a diff are read as those in a task`() throws {
    let inTask = try question { $0.task = "Slow\n\n\(QuestionBuilderTests.patch)" }
    let apart = try question {
      $0.task = "Slow"
      $0.diff = TaskDiff(text: Array(QuestionBuilderTests.patch.utf8))
    }
    #expect(apart.places == inTask.places)
    #expect(apart.terms == inTask.terms)
    let trace = try question { $0.trace = Array(QuestionBuilderTests.trace.utf8) }
    #expect(pointed(trace) == "lib/io/reader.py")
    #expect(trace.places == (try question { $0.task = QuestionBuilderTests.trace }).places)
    // What nobody wrote as a sentence counts less than what somebody did.
    #expect(trace.terms.allSatisfy { $0.weight < 1 })
  }

  @Test func `task, trace and diff add up`() throws {
    let question = try question {
      $0.task = "Make tests/test_core.py faster"
      $0.trace = Array(QuestionBuilderTests.trace.utf8)
      $0.diff = TaskDiff(text: Array(QuestionBuilderTests.patch.utf8))
    }
    #expect(
      Set(question.places.map { paths([$0.file]) })
        == ["tests/test_core.py", "lib/io/reader.py", "lib/core.py"])
    let splitter = WordSplitter()
    let words = Set(question.terms.map(\.word))
    for word in splitter.words(of: "faster fast ValueError".utf8) { #expect(words.contains(word)) }
  }

  @Test func `of a change that is applied only the lines behind it count`() throws {
    let patch = "--- a/lib/core.py\n+++ b/lib/core.py\n@@ -0,0 +9 @@\n+x\n"
    for (isApplied, expected) in [(false, "lib/core.py"), (true, "")] {
      let question = try question {
        $0.diff = TaskDiff(text: Array(patch.utf8), isApplied: isApplied)
      }
      #expect(pointed(question) == expected)
    }
  }

  @Test func `a change of many lines points to all definitions in them`() throws {
    let text = (0..<40).map { "def g\($0)(): pass\n" }
    try directory.write(text.joined(), to: "lib/many.py")
    let tree = try FixtureRepository.index(Array(directory.path.utf8))
    let patch =
      "--- /dev/null\n+++ b/lib/many.py\n@@ -0,0 +1,40 @@\n" + text.map { "+\($0)" }.joined()
    var request = MapRequest(root: Array(directory.path.utf8))
    request.diff = TaskDiff(text: Array(patch.utf8))
    let question = try QuestionBuilder(tree: tree).question(request, FoundFocus())
    #expect(Set(question.places.compactMap(\.definition)).count == 40)
  }

  @Test func `thousands of changes of one file are one path`() throws {
    let hunks = (0..<3000).map { "@@ -1 +1 @@\n-a\($0)\n+b\n" }.joined()
    let patch = "--- a/notes.txt\n+++ b/notes.txt\n\(hunks)\(QuestionBuilderTests.patch)"
    let question = try question { $0.diff = TaskDiff(text: Array(patch.utf8)) }
    #expect(pointed(question) == "lib/core.py")
  }

  @Test func `a request without words is general`() throws {
    #expect(try question { _ in }.isGeneral)
  }
}
