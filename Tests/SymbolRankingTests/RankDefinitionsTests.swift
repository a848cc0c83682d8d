import GraphBuilding
import SourceModel
import SymbolRanking
import Testing

/// Text in, text out: `path name` for each definition, best first.
struct RankDefinitionsTests {
  private func ranking(
    _ repository: SampleRepository, _ question: RankingQuestion = RankingQuestion(),
    edges: [DirectEdge] = []
  ) throws -> Ranking {
    try rankDefinitions(
      ReferenceGraph(GraphInput(files: repository.documents, directEdges: edges)),
      paths: repository.paths, question: question)
  }

  private func names(_ ranking: Ranking, _ repository: SampleRepository) -> [String] {
    ranking.definitions.map { definition in
      let file = repository.files[definition.file.index]
      return file.path + " " + file.definitions[definition.definition].name
    }
  }

  private func check(
    _ text: String, focus: [Int] = [], mentioned: [String] = [], edges: [DirectEdge] = [],
    _ expected: [String], _ location: SourceLocation = #_sourceLocation
  ) throws {
    let repository = SampleRepository(text)
    let question = RankingQuestion(
      focusFiles: focus.map { FileID(index: $0) },
      mentionedNames: mentioned.map { Array($0.utf8) })
    let found = try names(ranking(repository, question, edges: edges), repository)
    #expect(found == expected, sourceLocation: location)
  }

  @Test func `an asked name comes before everything that was only found`() throws {
    let repository = SampleRepository(
      """
      a python
        def function used_everywhere
        def class Rare
      \((0..<5).map { "u\($0) python\n  use call used_everywhere 9\n" }.joined())
      """)
    var question = RankingQuestion(mentionedNames: [Array("Rare".utf8)])
    #expect(names(try ranking(repository, question), repository).first == "a used_everywhere")
    question.askedNames = [Array("Rare".utf8)]
    #expect(names(try ranking(repository, question), repository).first == "a Rare")
  }

  @Test func `what is used comes before what isn't`() throws {
    try check(
      """
      a python
        def function one
        def function two
      b python
        use call two
      """, ["a two", "a one"])
  }

  @Test func `ubiquitous helpers come after the main type`() throws {
    let users = (0..<5).map { "u\($0) python\n  use call get 9\n  use type Command\n" }
    try check(
      """
      a python
        def class Command exported
        def method get member
      \(users.joined())
      """, ["a Command", "a get"])
  }

  @Test func `without references kind and access decide`() throws {
    try check(
      """
      a swift
        def enumerator e
        def constant c
        def function h private
        def function f
        def function g exported
        def method m
      """, ["a g", "a f", "a h", "a m", "a c", "a e"])
  }

  @Test func `a type inside another comes after the outer one`() throws {
    try check(
      """
      a swift
        def class Outer
        def class Inner member
      """, ["a Outer", "a Inner"])
  }

  @Test func `equals come in the order of paths, then of the source`() throws {
    try check(
      """
      a python
        def function z
        def function y
      b python
        def function x
        def function w
      """, ["a z", "a y", "b x", "b w"])
  }

  @Test func `of several definitions of a name the first counts most`() throws {
    try check(
      """
      a java
        def method spam
        def method spam
        def method eggs
      b java
        use call spam
      """, ["a spam", "a spam", "a eggs"])
    let repository = SampleRepository(
      """
      a java
        def method spam
        def method spam
      b java
        use call spam
      """)
    let found = try ranking(repository).definitions
    #expect(found.map(\.definition) == [0, 1])
    #expect(found[0].score > 2 * found[1].score)
  }

  @Test func `only definitions of the kind that is meant have the flow`() throws {
    try check(
      """
      a java
        def field name
        def function other
        def method name
      b java
        use call name
      """, ["a name", "a other", "a name"])
  }

  @Test func `definitions that the file uses itself come first`() throws {
    try check(
      """
      a python
        def function one
        def function two
        use call two
      """, ["a two", "a one"])
  }

  @Test(arguments: ["test", "example", "generated", "vendored", "minified"])
  func `noise comes last, however much it is used`(_ noise: String) throws {
    try check(
      """
      a python \(noise)
        def function one
      b python
        def function two
      c python \(noise)
        use call one
      """, ["b two", "a one"])
  }

  @Test func `files near the focus come first`() throws {
    let text = """
      a python
        def function one
      b python
        def function two
      c python
        use call one
      d python
        use call two
      """
    try check(text, focus: [2], ["a one", "b two"])
    try check(text, focus: [3], ["b two", "a one"])
  }

  @Test func `mentioned names come first`() throws {
    let text = """
      a python
        def function one
      b python
        def function two
      c python
        use call one
        use call two
      """
    try check(text, mentioned: ["one"], ["a one", "b two"])
    try check(text, mentioned: ["two"], ["b two", "a one"])
    try check("a c\n  def function x\n  def function y", mentioned: ["y"], ["a y", "a x"])
  }

  @Test func `direct edges lead to the definition that they name`() throws {
    let edge = DirectEdge(from: FileID(index: 2), to: FileID(index: 1), weight: 1, name: 0)
    try check(
      """
      a python
        def function spam
      b python
        def function other
        def function spam
      c python
        use call spam
      """, edges: [edge], ["b spam", "a spam", "b other"])
  }

  @Test func `locals, namespaces and scopes are not ranked`() throws {
    try check(
      """
      a cpp
        def namespace n
        def variable v local
        def implementation i
        def function f
      """, ["a f"])
  }

  /// f gets the whole rank of a along the reference: 1 / 2.85. It has kind value 1, and 0.1 of its
  /// file's rank 1.85 / 2.85 for being all that the file offers.
  @Test func `scores can be computed by hand`() throws {
    let repository = SampleRepository(
      """
      a python
        use call f
      b python
        def function f exported
      """)
    let score = try ranking(repository).definitions[0].score
    #expect(abs(score - (1 + 0.1 * 1.85) / 2.85) < 1e-7)
  }

  @Test func `without files there is nothing to rank`() throws {
    #expect(try ranking(SampleRepository()).definitions == [])
  }

  // MARK: Properties

  @Test func `scores are finite, and the order is total`() throws {
    for seed: UInt64 in 0..<300 {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      let question = RankingQuestion.random(&random, fileCount: repository.files.count)
      let found = try ranking(repository, question).definitions
      #expect(found.allSatisfy { $0.score >= 0 && $0.score.isFinite }, "seed \(seed)")
      for (left, right) in zip(found, found.dropFirst()) {
        let inOrder =
          (right.score, left.file, left.definition) < (left.score, right.file, right.definition)
        #expect(inOrder, "seed \(seed)\n\(repository)")
      }
      let all = repository.files.joinedDefinitionCount
      #expect(found.count == all, "seed \(seed)")
    }
  }

  @Test func `the order of the files changes no score`() throws {
    for seed: UInt64 in 0..<150 {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      let shuffled = SampleRepository(files: repository.files.shuffled(using: &random))
      let before = try scores(ranking(repository), repository)
      let after = try scores(ranking(shuffled), shuffled)
      #expect(before.keys == after.keys)
      for (name, score) in before {
        #expect(abs(score - after[name, default: -1]) < 1e-6, "seed \(seed)\n\(repository)")
      }
    }
  }

  /// A file without references or definitions takes part of everybody's rank alike.
  @Test func `an unrelated file doesn't reorder the others`() throws {
    for seed: UInt64 in 0..<150 {
      var random = SeededGenerator(seed: seed)
      var repository = SampleRepository.random(&random)
      let before = try scores(ranking(repository), repository)
      repository.files.append(SampleRepository.File(path: "z", language: "go"))
      let after = try scores(ranking(repository), repository)
      let ratios = before.filter { $0.value > 1e-5 }.map { after[$0.key, default: 0] / $0.value }
      guard let first = ratios.first else { continue }
      #expect(first < 1)
      #expect(ratios.allSatisfy { abs($0 - first) < 1e-3 }, "seed \(seed)\n\(ratios)")
    }
  }

  @Test func `the same input gives the same bits`() throws {
    for seed: UInt64 in 0..<50 {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      #expect(try ranking(repository) == ranking(repository))
    }
  }

  /// Scores by path and place.
  private func scores(
    _ ranking: Ranking, _ repository: SampleRepository
  ) -> [String: Double] {
    let pairs = ranking.definitions.map { definition in
      (
        "\(repository.files[definition.file.index].path) \(definition.definition)",
        definition.score
      )
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}

extension [SampleRepository.File] {
  /// Number of definitions that are ranked.
  fileprivate var joinedDefinitionCount: Int {
    reduce(0) { sum, file in
      sum + file.definitions.count { !$0.flags.contains(.local) && !$0.kind.group.isEmpty }
    }
  }
}
