import GraphBuilding
import SourceModel
import SymbolRanking
import Testing

struct RankingQuestionTests {
  private static let paths = [
    "lib/core.py", "lib/io/reader.py", "reader/main.py", "tests/test_core.py",
  ]
  private static let noise: [NoiseClass] = [.none, .none, .none, .test]

  private static func question(
    focus: [Int] = [], mentioned: [Int] = [], names: [String] = []
  ) -> RankingQuestion {
    RankingQuestion(
      focusFiles: focus.map { FileID(index: $0) },
      mentionedFiles: mentioned.map { FileID(index: $0) },
      mentionedNames: names.map { Array($0.utf8) })
  }

  /// Each case: a question, and the parts that it asks for; none means the prior alone.
  @Test(arguments: [
    (question(), [0.0, 0, 0, 0]),
    (question(focus: [1]), [0, 1, 0, 0]),
    (question(mentioned: [1, 3]), [0, 1, 0, 1]),
    // In focus and mentioned counts once, as in aider.
    (question(focus: [1, 1], mentioned: [1, 0]), [1, 1, 0, 0]),
    // A component, or the name without its extension; each file once.
    (question(names: ["reader", "lib"]), [1, 1, 1, 0]),
    (question(names: ["core.py"]), [1, 0, 0, 0]),
    (question(names: ["core", "read", "py", "lib/core"]), [1, 0, 0, 0]),
    (question(focus: [2], names: ["reader"]), [0, 1, 2, 0]),
    (question(names: ["nowhere"]), [0, 0, 0, 0]),
  ])
  func `what is asked for has its part, and the prior the rest`(
    _ question: RankingQuestion, _ parts: [Double]
  ) {
    let found = question.personalization(
      paths: RankingQuestionTests.paths.map { RepositoryPath($0) },
      noise: RankingQuestionTests.noise)
    let prior = [1 / 3.3, 1 / 3.3, 1 / 3.3, 0.3 / 3.3]
    let sum = parts.reduce(0, +)
    for index in parts.indices {
      let expected = sum == 0 ? prior[index] : 0.9 * parts[index] / sum + 0.1 * prior[index]
      #expect(abs(found[index] - expected) < 1e-12)
    }
    #expect(abs(found.reduce(0, +) - 1) < 1e-12)
  }

  @Test func `a hidden file is not mentioned by nothing`() {
    let found = RankingQuestionTests.question(names: [""]).personalization(
      paths: [RepositoryPath(".x"), RepositoryPath("y")], noise: [.none, .none])
    #expect(found == [0.5, 0.5])
  }

  @Test func `without files there is nothing to ask for`() {
    let question = RankingQuestionTests.question(names: ["x"])
    #expect(question.personalization(paths: [], noise: []) == [])
  }
}
