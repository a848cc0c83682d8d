import SourceModel
import SymbolRanking
import TestSupport

extension RankingQuestion {
  /// Nothing, or a few files and names of a random repository.
  static func random(_ random: inout SeededGenerator, fileCount: Int) -> RankingQuestion {
    var question = RankingQuestion()
    guard fileCount > 0 else { return question }
    func files() -> [FileID] {
      (0..<Int.random(in: 0...2, using: &random)).map { _ in
        FileID(index: Int.random(in: 0..<fileCount, using: &random))
      }
    }
    if random.chance(percent: 50) {
      question.focusFiles = files()
      question.mentionedFiles = files()
    }
    if random.chance(percent: 30) {
      question.focusDefinitions = files().map { file in
        // Of files with fewer definitions these are none.
        var focus = FocusDefinition(
          file: file,
          definition: random.chance(percent: 80) ? Int.random(in: 0...4, using: &random) : nil)
        focus.usedNames = ["get", "Node", "nowhere"].map { Array($0.utf8) }
        focus.referrers = files().map {
          FocusDefinition.Referrer(file: $0, definition: Int.random(in: 0...4, using: &random))
        }
        return focus
      }
    }
    if random.chance(percent: 30) { question.namedFiles = [files()].filter { !$0.isEmpty } }
    if random.chance(percent: 50) {
      let name = Array(random.pick(["get", "Node", "parse_all_of_it", "nowhere"]).utf8)
      question.mentionedNames = [name]
      if random.chance(percent: 50) { question.askedNames = [name] }
    }
    return question
  }

  /// The same question about a repository whose files have other numbers.
  ///
  /// - Parameter oldNumbers: For each file the number that it has in this question.
  /// - Returns: What means the same files.
  func renumbered(_ oldNumbers: [Int]) -> RankingQuestion {
    var newNumbers = [Int](repeating: 0, count: oldNumbers.count)
    for (new, old) in oldNumbers.enumerated() { newNumbers[old] = new }
    func moved(_ files: [FileID]) -> [FileID] {
      files.map { FileID(index: newNumbers[$0.index]) }
    }
    var question = self
    question.focusFiles = moved(focusFiles)
    question.mentionedFiles = moved(mentionedFiles)
    question.namedFiles = namedFiles.map(moved)
    for index in focusDefinitions.indices {
      question.focusDefinitions[index].file = moved([focusDefinitions[index].file])[0]
      for (place, referrer) in focusDefinitions[index].referrers.enumerated() {
        question.focusDefinitions[index].referrers[place].file = moved([referrer.file])[0]
      }
    }
    return question
  }
}
