import GraphBuilding
import SourceModel
import SymbolRanking
import TestSupport
import Testing

/// Text in, text out: `path name` for each definition, best first.
struct RankingTests {
  private func ranking(
    _ repository: SampleRepository, _ question: RankingQuestion = RankingQuestion()
  ) throws -> [RankedDefinition] {
    let graph = repository.graph()
    return Array(Ranking(graph, try GlobalRanks(graph), question))
  }

  private func names(
    _ ranking: [RankedDefinition], _ repository: SampleRepository
  ) -> [String] {
    ranking.map { definition in
      let file = repository.files[definition.file.index]
      return file.path + " " + file.definitions[definition.definition].name
    }
  }

  private func check(
    _ text: String, focus: [Int] = [], mentioned: [String] = [], _ expected: [String],
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let repository = SampleRepository(text)
    let question = RankingQuestion(
      focusFiles: focus.map { FileID(index: $0) },
      mentionedNames: mentioned.map { Array($0.utf8) })
    let found = try names(ranking(repository, question), repository)
    #expect(found == expected, sourceLocation: location)
  }

  @Test func `an asked name comes before everything that was only found`() throws {
    let repository = SampleRepository(
      """
      a python
        def function used_everywhere
        def constant Rare private
      \((0..<5).map { "u\($0) python\n  use call used_everywhere 9\n" }.joined())
      """)
    var question = RankingQuestion(mentionedNames: [Array("Rare".utf8)])
    #expect(names(try ranking(repository, question), repository).first == "a used_everywhere")
    question.askedNames = [Array("Rare".utf8)]
    #expect(names(try ranking(repository, question), repository).first == "a Rare")
  }

  @Test func `a definition in focus is first, then who refers to it and what it uses`() throws {
    let repository = SampleRepository(
      """
      a python
        def function focused
        def function neighbour
        use call used_by_it
        use call used_by_neighbour
      b python
        def function used_by_neighbour
      c python
        def function used_by_it
      d python
        def function referrer
        def function other
        use call focused
      e python
        def function used_everywhere
      \((0..<5).map { "u\($0) python\n  use call used_everywhere 9\n" }.joined())
      """)
    var question = RankingQuestion()
    var focus = FocusDefinition(file: FileID(index: 0), definition: 0)
    question.focusDefinitions = [focus]
    #expect(question.hasNames && !question.isGeneral)
    #expect(names(try ranking(repository, question), repository).first == "a focused")
    focus.usedNames = [Array("used_by_it".utf8), Array("nowhere".utf8)]
    focus.referrers = [FocusDefinition.Referrer(file: FileID(index: 3), definition: 0)]
    question.focusDefinitions = [focus]
    let order = names(try ranking(repository, question), repository)
    #expect(order.first == "a focused")
    #expect(Set(order.prefix(3)) == ["a focused", "d referrer", "c used_by_it"])
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
    let found = try ranking(repository)
    #expect(found.map(\.definition) == [0, 1])
    #expect(found[0].score > 2 * found[1].score)
  }

  @Test func `only definitions of the kind that is meant have the flow`() throws {
    try check(
      """
      a java
        def field title
        def function other
        def method title
      b java
        use call title
      """, ["a title", "a other", "a title"])
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

  // MARK: By hand

  /// Scores of an answer by the names of the definitions, with exact ranks.
  private func exactScores(
    _ text: String, _ question: RankingQuestion = RankingQuestion()
  ) throws -> [String: Double] {
    let repository = SampleRepository(text)
    let graph = repository.graph()
    let ranking = Ranking(
      graph, try GlobalRanks(graph, options: .exact), question)
    let pairs = ranking.map {
      (repository.files[$0.file.index].definitions[$0.definition].name, $0.score)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private static let pair = """
    a python
      use call f
    b python
      def function f exported
    """

  /// f gets the whole rank of a along the reference: 0.15. It has kind value 1, and 0.1 of its
  /// file's rank 0.15 + 0.85 · 0.15 for being all that the file offers.
  @Test func `scores can be computed by hand`() throws {
    let score = try exactScores(RankingTests.pair)["f", default: 0]
    #expect(abs(score - (0.15 + 0.1 * 0.15 * 1.85)) < 1e-7)
  }

  /// A tenth of that, and nine tenths of the two files' 0.3 from the walk that starts at a.
  @Test func `so can those for a question`() throws {
    let question = RankingQuestion(focusFiles: [FileID(index: 0)])
    let score = try exactScores(RankingTests.pair, question)["f", default: 0]
    let expected = 0.1 * (0.15 + 0.1 * 0.15 * 1.85) + 0.9 * 0.3 * (1 + 0.1 * 0.85)
    #expect(abs(score - expected) < 1e-7)
  }

  /// On top of the general score: 0.2 of the two files' 0.3.
  @Test func `an asked name is raised by its share`() throws {
    let question = RankingQuestion(askedNames: [Array("f".utf8)])
    let score = try exactScores(RankingTests.pair, question)["f", default: 0]
    #expect(abs(score - (0.15 + 0.1 * 0.15 * 1.85 + 0.2 * 0.3)) < 1e-7)
  }

  /// By what they offer: a class 1, a method 0.3, and one in a test 0.03 of that.
  @Test func `definitions of an asked name share what it is raised by`() throws {
    let text = """
      a java
        def class x exported
      b java
        def method x exported
      c java test
        def class x exported
      """
    let repository = SampleRepository(text)
    let graph = repository.graph()
    let global = try GlobalRanks(graph, options: .exact)
    let general = scoresByFile(Ranking(graph, global, RankingQuestion()))
    let question = RankingQuestion(askedNames: [Array("x".utf8)])
    let asked = scoresByFile(Ranking(graph, global, question))
    let total = 0.15 * 2.3
    for (file, part) in [1, 0.3, 0.03].enumerated() {
      let raise = asked[file, default: 0] - general[file, default: 0]
      #expect(abs(raise - 0.2 * total * part / 1.33) < 1e-7)
    }
  }

  private func scoresByFile(_ ranking: Ranking) -> [Int: Double] {
    Dictionary(uniqueKeysWithValues: ranking.map { ($0.file.index, $0.score) })
  }

  @Test func `without files there is nothing to rank`() throws {
    #expect(try ranking(SampleRepository()) == [])
  }

  // MARK: Properties

  private struct Sample {
    var repository: SampleRepository
    var question: RankingQuestion
    var random: SeededGenerator
    var comment: Comment

    init(seed: UInt64) {
      random = SeededGenerator(seed: seed)
      repository = SampleRepository.random(&random)
      question = RankingQuestion.random(&random, fileCount: repository.files.count)
      comment = "seed \(seed)\n\(question)\n\(repository)"
    }
  }

  @Test func `scores are finite and descend, and the order is total`() throws {
    for seed in 0..<300 as Range<UInt64> {
      let sample = Sample(seed: seed)
      let found = try ranking(sample.repository, sample.question)
      #expect(found.allSatisfy { $0.score >= 0 && $0.score.isFinite }, sample.comment)
      for (left, right) in zip(found, found.dropFirst()) {
        let inOrder =
          (right.score, left.file, left.definition) < (left.score, right.file, right.definition)
        #expect(inOrder, sample.comment)
      }
    }
  }

  @Test func `every answer has every definition once`() throws {
    for seed in 0..<300 as Range<UInt64> {
      let sample = Sample(seed: seed)
      let found = try ranking(sample.repository, sample.question)
      let places = Set(found.map { [$0.file.index, $0.definition] })
      #expect(places.count == found.count, sample.comment)
      var expected: Set<[Int]> = []
      for (file, content) in sample.repository.files.enumerated() {
        for (place, definition) in content.definitions.enumerated()
        where !definition.flags.contains(.local) && !definition.kind.group.isEmpty {
          expected.insert([file, place])
        }
      }
      #expect(places == expected, sample.comment)
    }
  }

  @Test func `a question takes nothing from the part that the general order keeps`() throws {
    for seed in 0..<200 as Range<UInt64> {
      let sample = Sample(seed: seed)
      let graph = sample.repository.graph()
      let global = try GlobalRanks(graph)
      let general = Dictionary(
        uniqueKeysWithValues: Ranking(global.best).map {
          ([$0.file.index, $0.definition], $0.score)
        })
      for definition in Ranking(graph, global, sample.question) {
        let place = [definition.file.index, definition.definition]
        let kept = RankingWeights.priorShare * general[place, default: .infinity]
        #expect(definition.score >= kept * (1 - 1e-12), sample.comment)
      }
    }
  }

  @Test func `a question that asks for nothing has the general order`() throws {
    for seed in 0..<50 as Range<UInt64> {
      let sample = Sample(seed: seed)
      let graph = sample.repository.graph()
      let global = try GlobalRanks(graph)
      let found = Ranking(graph, global, RankingQuestion())
      #expect(Array(found) == Array(global.best), sample.comment)
      #expect(Array(Ranking(global.best)) == Array(global.best), sample.comment)
    }
  }

  @Test func `no bit depends on the numbers of the files`() throws {
    for seed in 0..<400 as Range<UInt64> {
      var sample = Sample(seed: seed)
      let (shuffled, oldNumbers) = sample.repository.shuffled(&sample.random)
      let before = try scores(ranking(sample.repository, sample.question), sample.repository)
      let after = try scores(ranking(shuffled, sample.question.renumbered(oldNumbers)), shuffled)
      #expect(before == after, sample.comment)
    }
  }

  /// What starts at it goes nowhere, and nobody pays for it.
  @Test func `an unrelated file changes no score of the others`() throws {
    for seed in 0..<150 as Range<UInt64> {
      var sample = Sample(seed: seed)
      let before = try scores(ranking(sample.repository), sample.repository)
      sample.repository.files.append(SampleRepository.File(path: "z", language: "go"))
      let after = try scores(ranking(sample.repository), sample.repository)
      #expect(before == after, sample.comment)
    }
  }

  @Test func `the same input gives the same bits, and an answer can be read twice`() throws {
    for seed in 0..<50 as Range<UInt64> {
      let sample = Sample(seed: seed)
      let graph = sample.repository.graph()
      let answer = Ranking(graph, try GlobalRanks(graph), sample.question)
      #expect(Array(answer) == Array(answer), sample.comment)
      let again = try ranking(sample.repository, sample.question)
      #expect(Array(answer) == again, sample.comment)
    }
  }
}
