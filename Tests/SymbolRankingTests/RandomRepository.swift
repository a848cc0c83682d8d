import SourceModel
import SymbolRanking

extension SampleRepository {
  /// A small repository full of collisions: few names, many definers, any kind and flag.
  static func random(_ random: inout SeededGenerator) -> SampleRepository {
    let names = ["get", "Node", "parse_all_of_it", "_hidden", "x", "MAX", "eggs"]
    let languages = random.pick([["python"], ["c", "cpp"], ["python", "tsx", "typescript", "c"]])
    let useLimit = random.pick([0, 2, 8])
    let files = (0..<Int.random(in: 0...9, using: &random)).map { index in
      var file = File(path: "f\(index)", language: random.pick(languages))
      file.noise = random.pick(NoiseClass.allCases)
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let flags: [DefinitionFlags] = [[], [], .exported, .private, .local]
        file.definitions.append(
          (random.pick(names), random.pick(DefinitionKind.allCases), random.pick(flags), false))
      }
      for _ in 0..<Int.random(in: 0...useLimit, using: &random) {
        let count = Int.random(in: 1...5, using: &random)
        file.uses.append((random.pick(names), random.pick(ReferenceKind.allCases), count))
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        file.imports.append((random.pick(names), random.pick([nil, random.pick(names)])))
      }
      return file
    }
    return SampleRepository(files: files)
  }
}

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
    if Bool.random(using: &random) {
      question.focusFiles = files()
      question.mentionedFiles = files()
    }
    if Bool.random(using: &random) {
      question.mentionedNames = [random.pick(["get", "Node", "f1", "nowhere"])].map {
        Array($0.utf8)
      }
    }
    return question
  }
}
