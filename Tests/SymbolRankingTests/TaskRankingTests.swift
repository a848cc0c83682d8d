import LexicalAnalysis
import LexicalIndexing
import SourceModel
import Testing

@testable import SymbolRanking

/// The order of files and definitions for a task.
struct TaskRankingTests {
  /// A file of a sketch: the class, and for each definition its text.
  private struct File {
    var path: String
    var noise = NoiseClass.none
    var language = "python"
    var definitions: [String]

    var document: FileIR {
      var builder = FileIRBuilder()
      let name = builder.intern("f")
      var section = LexicalSection()
      section.units = [LexicalUnit(definition: nil, wordEnd: 0, length: 0)]
      for (index, text) in definitions.enumerated() {
        builder.definitions.append(
          Definition(
            name: name, kind: .function, range: index..<index, nameRange: index..<index,
            signatureRange: index..<index, lines: 0..<0, signatureLines: 0..<0, nameLine: 0))
        let words = WordSplitter().words(of: text.utf8)
        let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
        for (word, count) in counts.sorted(by: { $0.key < $1.key }) {
          section.words.append(word)
          section.fields.append(WordFields(name: 0, signature: 0, documentation: 0, body: count))
        }
        section.units.append(
          LexicalUnit(definition: index, wordEnd: section.words.count, length: words.count))
      }
      builder.lexicalSection = section
      return builder.build(
        FileSummary(
          contentHash: .zero, language: Language(language), byteCount: definitions.count,
          lineCount: 1, noise: noise))
    }
  }

  private func ranking(
    _ files: [File], _ task: String, _ change: (inout RankingQuestion) -> Void = { _ in }
  ) throws -> TaskRanking {
    var builder = LexicalIndexBuilder()
    for (index, file) in files.enumerated() {
      Array(file.path.utf8).withUnsafeBytes {
        builder.add(file.document, path: $0, as: FileID(index: index))
      }
    }
    let tree = TaskFiles(
      noise: { files[$0.index].noise },
      definitions: { file in
        .success(
          files[file.index].definitions.indices.map {
            TaskFiles.Definition(index: $0, flags: [])
          })
      }, precedes: { $0 < $1 })
    var question = RankingQuestion()
    question.terms = WordSplitter().words(of: task.utf8).map { LexicalTerm(word: $0, weight: 1) }
    change(&question)
    return try TaskRanking(tree, LexicalRevision(builder.build(fileCount: files.count)), question)
  }

  /// The definitions, best first, as file and index.
  private func best(_ ranking: TaskRanking) -> [String] {
    let order = DefinitionOrder(graph: nil)
    return ranking.definitions.sorted { order.isBetter($0, $1) }
      .map { "\($0.file.index).\($0.definition)" }
  }

  private let files = [
    File(path: "a.py", definitions: ["parse tokens of input", "print output slowly"]),
    File(path: "tests/test_a.py", noise: .test, definitions: ["parse tokens of input"]),
    File(path: "notes.md", language: "markdown", definitions: ["parse tokens of input"]),
    File(path: "b.py", definitions: ["close the window"]),
  ]

  @Test func `the definition that holds the words comes first, tests and text behind`() throws {
    let ranking = try ranking(files, "parse tokens")
    #expect(ranking.named.map(\.index) == [0, 1, 2, 3])
    #expect(best(ranking).first == "0.0")
    #expect(best(ranking).filter { $0 != "0.1" } == ["0.0", "1.0", "2.0"])
    #expect(ranking.definitions.map(\.score).max() == 1)
  }

  @Test func `a word of the path counts for the file`() throws {
    #expect(try ranking(files, "notes").files.map(\.file.index) == [2])
    #expect(try ranking(files, "window").files.map(\.file.index) == [3])
  }

  @Test func `of a small tree all files are worth naming, of a large one those that are found`()
    throws
  {
    var tree = files
    tree[1].noise = .minified
    #expect(try ranking(tree, "window").named.map(\.index) == [3, 0, 2])
    tree += (0..<380).map { File(path: "\($0).py", definitions: ["nothing"]) }
    #expect(try ranking(tree, "window").named.count == 383)
    tree += (380..<382).map { File(path: "\($0).py", definitions: ["nothing"]) }
    #expect(try ranking(tree, "window").named.map(\.index) == [3])
  }

  @Test func `a place that is pointed to comes before what words find`() throws {
    let ranking = try ranking(files, "parse tokens") {
      $0.places = [TaskPlace(file: FileID(index: 3), definition: 0, weight: 1)]
    }
    #expect(ranking.named.first?.index == 3)
    #expect(best(ranking).first == "3.0")
  }

  @Test func `history has a say in the files that are named alone`() throws {
    let ranking = try ranking(files, "parse tokens") {
      $0.historyValues = [FileID(index: 3): 100]
    }
    #expect(ranking.named.first?.index == 3)
    #expect(best(ranking).first == "0.0")
    #expect(!ranking.files.contains { $0.file.index == 3 })
  }

  @Test func `an explanation adds up to the score`() throws {
    let ranking = try ranking(files, "parse tokens slowly")
    for file in ranking.files.map(\.file) {
      let explanation = try ranking.explanation(of: file)
      for definition in ranking.definitions where definition.file == file {
        let explained = try #require(explanation.definitions[definition.definition])
        #expect(abs(explained.score - definition.score) < 1e-12)
      }
      let sum = explanation.terms.reduce(0) { $0 + $1.content + $1.path } * explanation.prior
      #expect(abs(sum - explanation.score) < 1e-12)
    }
  }

  @Test func `nothing that the task says is anywhere`() throws {
    let ranking = try ranking(files, "unheard")
    #expect(ranking.named.isEmpty && ranking.definitions.isEmpty)
  }
}
