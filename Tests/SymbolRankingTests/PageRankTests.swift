import GraphBuilding
import SourceModel
import SymbolRanking
import Testing

struct PageRankTests {
  /// Converged far below what is compared.
  private var exact: PageRankOptions {
    var options = PageRankOptions()
    options.tolerance = 1e-14
    options.iterationLimit = 1000
    return options
  }

  // MARK: Against the model

  @Test func `the factored graph has the ranks of the full multigraph`() throws {
    for seed: UInt64 in 0..<500 {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      let question = RankingQuestion.random(&random, fileCount: repository.files.count)
      try compare(repository, question, "seed \(seed)\n\(repository)\n\(question)")
    }
  }

  @Test func `so has every repository of three files and two names`() throws {
    for pattern in 0..<4096 {
      var repository = SampleRepository()
      for index in 0..<3 {
        var file = SampleRepository.File(path: "f\(index)", language: "c")
        for (place, name) in ["eggs", "parse_all_of_it"].enumerated() {
          let bits = pattern >> (index * 4 + place * 2)
          if bits & 1 != 0 { file.definitions.append((name, .function, [], false)) }
          if bits & 2 != 0 { file.uses.append((name, .call, 1 + index)) }
        }
        repository.files.append(file)
      }
      try compare(repository, RankingQuestion(), "\(repository)")
    }
  }

  private func compare(
    _ repository: SampleRepository, _ question: RankingQuestion, _ comment: String
  ) throws {
    let graph = try ReferenceGraph(GraphInput(files: repository.documents))
    let walk = ReferenceWalk(graph, mentionedNames: question.mentionedNames)
    let personalization = question.personalization(
      paths: repository.paths, noise: graph.noise)
    let names = question.mentionedNames.map { String(decoding: $0, as: UTF8.self) }
    let model = FullMultigraph(repository, mentionedNames: Set(names))
    let haveSameEdges = agree(edges(walk), model.weights)
    #expect(haveSameEdges, "\(comment)")
    let expected = model.ranks(personalization: personalization, damping: exact.damping)
    let found = try pageRank(walk, personalization: personalization, options: exact).scores
    #expect(found.count == expected.count)
    for (left, right) in zip(found, expected) {
      #expect(abs(left - right) < 1e-9, "\(comment)\n\(found)\n\(expected)")
    }
    #expect(found.allSatisfy { $0 >= 0 })
    #expect(found.isEmpty || abs(found.reduce(0, +) - 1) < 1e-9, "\(comment)")
  }

  /// All edges of the factored graph, multiplied out.
  private func edges(_ walk: ReferenceWalk) -> [FullMultigraph.Edge: Double] {
    let graph = walk.graph
    var edges: [FullMultigraph.Edge: Double] = [:]
    for from in 0..<graph.fileCount {
      for reference in graph.references.row(from) {
        let pool = Int(graph.references.targets[reference])
        let name = graph.symbols.name(of: Int(graph.poolSymbols[pool]))
        for definer in graph.definers.row(pool) {
          let edge = FullMultigraph.Edge(
            from: from, to: Int(graph.definers.targets[definer]),
            name: String(decoding: name, as: UTF8.self), groups: graph.poolGroups[pool])
          edges[edge] =
            Double(graph.references.weights[reference]) * walk.poolWeights[pool]
            * Double(graph.definers.weights[definer])
        }
      }
    }
    return edges
  }

  private func agree(
    _ left: [FullMultigraph.Edge: Double], _ right: [FullMultigraph.Edge: Double]
  ) -> Bool {
    left.count == right.count
      && left.allSatisfy { edge, weight in
        right[edge].map { abs($0 - weight) <= 1e-6 * weight } ?? false
      }
  }

  // MARK: By hand

  private func check(
    _ text: String, edges: [DirectEdge] = [], _ expected: [Double],
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let repository = SampleRepository(text)
    let graph = try ReferenceGraph(GraphInput(files: repository.documents, directEdges: edges))
    let uniform = [Double](repeating: 1 / Double(graph.fileCount), count: graph.fileCount)
    let ranks = try pageRank(ReferenceWalk(graph), personalization: uniform, options: exact)
    for (found, expected) in zip(ranks.scores, expected) {
      #expect(abs(found - expected) < 1e-6, sourceLocation: location)
    }
  }

  /// With x for a and y for b: y = x + 0.85 x, because both start alike, and x + y = 1.
  @Test func `a file that is used has more rank`() throws {
    try check(
      """
      a python
        use call eggs
      b python
        def function eggs
      """, [1 / 2.85, 1.85 / 2.85])
  }

  @Test func `files without any reference share alike`() throws {
    try check("a python\nb python\nc python\nd python", [0.25, 0.25, 0.25, 0.25])
  }

  /// `eggs` weighs 2^-1.5 at each of two definers, `spam` 1 at its only one; with the teleport t
  /// the ranks are t, t + 0.85 t · 0.353553 / 1.707107 and t + 0.85 t · 1.353553 / 1.707107.
  @Test func `a name with two definers is split between them and tells less`() throws {
    let start = 1 / 3.85
    try check(
      """
      a python
        use call eggs
        use call spam
      b python
        def function eggs
      c python
        def function eggs
        def function spam
      """, [start, start * (1 + 0.85 * 0.207107), start * (1 + 0.85 * 0.792893)])
  }

  /// Half of what a gives starts again at both: y = x + 0.85 x / 2.
  @Test func `references to the file itself and outside give nothing to others`() throws {
    for reference in ["use call own", "use call nowhere"] {
      try check(
        """
        a python
          def function own
          use call eggs
          \(reference)
        b python
          def function eggs
        """, [1 / 2.425, 1.425 / 2.425])
    }
  }

  /// As with one reference, but 3 of 4 parts go to c.
  @Test func `rank flows along direct edges`() throws {
    let files = (0..<3).map { FileID(index: $0) }
    let start = 1 / 3.85
    try check(
      "a python\nb python\nc python",
      edges: [
        DirectEdge(from: files[0], to: files[1], weight: 1),
        DirectEdge(from: files[0], to: files[2], weight: 3),
      ], [start, start * 1.2125, start * 1.6375])
  }

  // MARK: Limits

  @Test func `without files there are no ranks`() throws {
    let graph = try ReferenceGraph(GraphInput(files: []))
    #expect(try pageRank(ReferenceWalk(graph), personalization: []).scores == [])
  }

  /// Two files that use each other, started at one of them: the change falls by 0.85 only.
  private func slowWalk() throws -> ReferenceWalk {
    let repository = SampleRepository(
      """
      a python
        def function eggs
        use call spam
      b python
        def function spam
        use call eggs
      """)
    return ReferenceWalk(try ReferenceGraph(GraphInput(files: repository.documents)))
  }

  @Test func `the slowest graph converges within the limit`() throws {
    let ranks = try pageRank(slowWalk(), personalization: [1, 0])
    #expect((120...132).contains(ranks.iterationCount))
    #expect(ranks.residual < 2e-9)
    #expect(abs(ranks.scores[0] - 1 / 1.85) < 1e-8)
  }

  @Test func `the limit of iterations is an error`() throws {
    var options = PageRankOptions()
    options.iterationLimit = 2
    let walk = try slowWalk()
    let error = #expect(throws: RankingError.self) {
      try pageRank(walk, personalization: [1, 0], options: options)
    }
    guard case .notConverged(iterations: 2, let residual) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(abs(residual - 2 * 0.85 * 0.85) < 1e-12)
  }

  @Test func `ranking stops when it is told to`() throws {
    let walk = try slowWalk()
    #expect(throws: RankingError.cancelled) {
      try pageRank(walk, personalization: [1, 0], isCancelled: { true })
    }
  }
}
