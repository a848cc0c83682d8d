import GraphBuilding
import SourceModel
import TestSupport
import Testing

@testable import SymbolRanking

struct RankingQuestionTests {
  /// `twice` is defined in two languages, `core` in two files of one.
  private static let graph = SampleRepository(
    """
    a python
      def function once
      def function core
      def function core
    b python
      def function core
      def function twice
    c c
      def function twice
    d python test
      use call once
    """
  ).revision()

  private static func question(
    focus: [Int] = [], mentioned: [Int] = [], named: [[Int]] = [], names: [String] = [],
    asked: [String] = []
  ) -> RankingQuestion {
    func files(_ indexes: [Int]) -> [FileID] { indexes.map { FileID(index: $0) } }
    return RankingQuestion(
      focusFiles: files(focus), mentionedFiles: files(mentioned), namedFiles: named.map(files),
      mentionedNames: names.map { Array($0.utf8) }, askedNames: asked.map { Array($0.utf8) })
  }

  /// Each case: a question, and the parts that it asks for.
  @Test(arguments: [
    (question(), [0.0, 0, 0, 0]),
    (question(focus: [1]), [0, 1, 0, 0]),
    (question(mentioned: [1, 3]), [0, 1, 0, 1]),
    // In focus and mentioned counts once, as in aider.
    (question(focus: [1, 1], mentioned: [1, 0]), [1, 1, 0, 0]),
    // Files of one name share its part.
    (question(named: [[0, 2]]), [0.5, 0, 0.5, 0]),
    (question(focus: [0], named: [[0, 2], [2]]), [1.5, 0, 1.5, 0]),
    // So do definers; a file that defines a name twice is one of them.
    (question(names: ["once"]), [1, 0, 0, 0]),
    (question(names: ["core"]), [0.5, 0.5, 0, 0]),
    // A name of two families is two.
    (question(names: ["twice"]), [0, 1, 1, 0]),
    (question(names: ["once", "once"]), [1, 0, 0, 0]),
    (question(focus: [3], names: ["core", "nowhere"]), [0.5, 0.5, 0, 1]),
    (question(names: ["nowhere"]), [0, 0, 0, 0]),
    // What is asked for is raised, but starts only if it is mentioned.
    (question(asked: ["once"]), [0, 0, 0, 0]),
  ])
  func `what is asked for has its part`(_ question: RankingQuestion, _ parts: [Double]) {
    let graph = RankingQuestionTests.graph
    let found = question.starts(AskedNames(question, graph), graph)
    let sum = parts.reduce(0, +)
    #expect(found.isEmpty == (sum == 0))
    for index in parts.indices where sum > 0 {
      let share = found[FileID(index: index), default: 0]
      #expect(abs(share - parts[index] / sum) < 1e-12)
    }
  }

  @Test func `the file of a definition in focus has its part once`() {
    let graph = RankingQuestionTests.graph
    var question = RankingQuestionTests.question(focus: [1])
    question.focusDefinitions = [0, 0, 1].map {
      FocusDefinition(file: FileID(index: $0), definition: 0)
    }
    let starts = question.starts(AskedNames(question, graph), graph)
    #expect(starts == [FileID(index: 0): 0.5, FileID(index: 1): 0.5])
  }

  @Test(arguments: [
    (RankingQuestion.maximumFilesOfName, 1.0), (RankingQuestion.maximumFilesOfName + 1, 0.0),
  ])
  func `a name of too many files tells nothing`(_ count: Int, _ expected: Double) {
    let files = (0..<count).map { "f\($0) c\n  def function spam\n" }
    let graph = SampleRepository(files.joined()).revision()
    let question = RankingQuestionTests.question(names: ["spam"])
    let starts = question.starts(AskedNames(question, graph), graph)
    #expect(abs(starts.values.reduce(0, +) - expected) < 1e-12)
  }

  @Test func `only a question that asks for nothing is general`() {
    #expect(RankingQuestion().isGeneral)
    let others = [
      RankingQuestionTests.question(focus: [0]), RankingQuestionTests.question(mentioned: [0]),
      RankingQuestionTests.question(named: [[0]]), RankingQuestionTests.question(names: ["x"]),
      RankingQuestionTests.question(asked: ["x"]),
    ]
    #expect(others.allSatisfy { !$0.isGeneral })
  }

  @Test func `without files there is nothing to ask for`() throws {
    let graph = SampleRepository().graph()
    let question = RankingQuestionTests.question(names: ["x"], asked: ["x"])
    let revision = GraphRevision(graph)
    #expect(question.starts(AskedNames(question, revision), revision).isEmpty)
    #expect(Array(Ranking(graph, try GlobalRanks(graph), question)).isEmpty)
  }
}

extension SampleRepository {
  /// The graph of this repository as a revision in which nothing has changed.
  fileprivate func revision() -> GraphRevision { GraphRevision(graph()) }
}
