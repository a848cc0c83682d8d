import GraphBuilding
import SourceModel
import TestSupport
import Testing

@testable import SymbolRanking

/// What is updated has the bits of what is computed from nothing.
struct RankRevisionTests {
  /// Revisions of a random repository whose files are changed, removed and added step by step.
  private struct Tree {
    /// By path; in the order of paths.
    var files: [SampleRepository.File]
    var numbers: [String: FileID]
    let base: ReferenceGraph
    let baseFiles: [SampleRepository.File]
    var graph: GraphRevision
    var ranks: RankRevision

    init(_ random: inout SeededGenerator) throws {
      let repository = SampleRepository.random(&random)
      files = repository.files
      baseFiles = files
      numbers = Dictionary(
        uniqueKeysWithValues: files.enumerated().map { ($0.element.path, FileID(index: $0.offset)) }
      )
      base = repository.graph()
      graph = GraphRevision(base)
      ranks = RankRevision(try GlobalRanks(base))
    }

    mutating func step(_ random: inout SeededGenerator) {
      let donors = SampleRepository.random(&random).files.prefix(3)
      let old = graph
      let before = Set(files.map(\.path))
      var changes: [FileChange] = []
      for var file in donors {
        file.path = random.pick(["", "", "", "e", "f", "g"]) + file.path
        guard !changes.contains(where: { $0.file == numbers[file.path] }) else { continue }
        let isRemoved = random.chance(percent: 25)
        if isRemoved && numbers[file.path] == nil { continue }
        let number = number(of: file.path)
        files.removeAll { $0.path == file.path }
        if !isRemoved { files.append(file) }
        changes.append(
          FileChange(
            file: number, document: isRemoved ? nil : file.document, noise: file.noise))
      }
      files.sort { $0.path < $1.path }
      let after = Set(files.map(\.path))
      let tree = SampleRepository(files: files).tree(
        numbers: files.map { numbers[$0.path] ?? FileID(index: 0) })
      let change = graph.apply(changes, tree: tree, isMoved: before != after)
      ranks = ranks.updated(from: old, to: graph, change)
    }

    private mutating func number(of path: String) -> FileID {
      if let known = numbers[path] { return known }
      let next = baseFiles.firstIndex { $0.path > path } ?? baseFiles.count
      let number = graph.addFile(path: Array(path.utf8), before: next)
      numbers[path] = number
      return number
    }

    /// An answer as `path definition score`.
    func lines(_ ranking: Ranking) -> [String] {
      let paths = Dictionary(uniqueKeysWithValues: numbers.map { ($0.value, $0.key) })
      return ranking.map {
        "\(paths[$0.file, default: "?"]) \($0.definition) \($0.score.bitPattern)"
      }
    }
  }

  /// The same of a graph that is built from nothing.
  private func lines(_ files: [SampleRepository.File], _ question: RankingQuestion) throws
    -> [String]
  {
    let graph = SampleRepository(files: files).graph()
    return Ranking(graph, try GlobalRanks(graph), question).map {
      "\(files[$0.file.index].path) \($0.definition) \($0.score.bitPattern)"
    }
  }

  @Test func `after any steps an answer is the one of a new index, bit by bit`() throws {
    for seed in 0..<150 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var tree = try Tree(&random)
      for step in 0..<4 {
        tree.step(&random)
        var question = RankingQuestion.random(&random, fileCount: tree.files.count)
        let expected = try lines(tree.files, question)
        for path in [\RankingQuestion.focusFiles, \.mentionedFiles] {
          question[keyPath: path] = renumbered(question[keyPath: path], tree)
        }
        question.namedFiles = question.namedFiles.map { renumbered($0, tree) }
        for index in question.focusDefinitions.indices {
          renumber(&question.focusDefinitions[index], tree)
        }
        let general = RankingQuestion()
        let label: Comment = "seed \(seed), step \(step)"
        let expectedGeneral = try lines(tree.files, general)
        #expect(tree.lines(Ranking(tree.graph, tree.ranks, general)) == expectedGeneral, label)
        #expect(tree.lines(Ranking(tree.graph, tree.ranks, question)) == expected, label)
      }
    }
  }

  @Test func `after any steps the dependencies are those of a new graph`() throws {
    for seed in 0..<150 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var tree = try Tree(&random)
      for step in 0..<4 {
        tree.step(&random)
        let built = GraphRevision(SampleRepository(files: tree.files).graph()).dependencyGraph()
        let revised = tree.graph.dependencyGraph()
        // Asked file by file, the same is said.
        for file in revised.files {
          #expect(tree.graph.dependents(of: [file]) == revised.dependents(of: file))
          #expect(tree.graph.affected(by: [file]) == revised.affected(by: [file]))
        }
        #expect(revised.fileCount == tree.files.count, "seed \(seed), step \(step)")
        for (index, file) in tree.files.enumerated() {
          let number = try #require(tree.numbers[file.path])
          #expect(
            Set(revised.dependencies(of: number))
              == Set(renumbered(built.dependencies(of: FileID(index: index)), tree)),
            "seed \(seed), step \(step)")
        }
      }
    }
  }

  private func renumber(_ focus: inout FocusDefinition, _ tree: Tree) {
    focus.file = renumbered([focus.file], tree)[0]
    for index in focus.referrers.indices {
      focus.referrers[index].file = renumbered([focus.referrers[index].file], tree)[0]
    }
  }

  private func renumbered(_ files: [FileID], _ tree: Tree) -> [FileID] {
    files.compactMap { tree.numbers[tree.files[$0.index].path] }
  }
}
