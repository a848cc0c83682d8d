import FileMapping
import GraphBuilding
import SourceModel
import TestSupport
import Testing

/// Properties of graphs of random repositories.
struct RandomGraphTests {
  private func forEachRepository(
    _ count: UInt64,
    _ body: (SampleRepository, inout SeededGenerator, Comment) throws -> Void
  ) rethrows {
    for seed in 0..<count {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      try body(repository, &random, "seed \(seed)\n\(repository)")
    }
  }

  @Test func `every random graph keeps the invariants`() {
    forEachRepository(400) { repository, _, comment in
      #expect(repository.graph().brokenInvariant() == nil, comment)
    }
  }

  @Test func `so does every graph of three files and two names`() {
    for pattern in 0..<4096 {
      let repository = SampleRepository.pattern(pattern)
      let broken = repository.graph().brokenInvariant()
      #expect(broken == nil, "\(repository)")
    }
  }

  @Test func `the graph is the same in whatever order files are added`() {
    forEachRepository(300) { repository, random, comment in
      let graph = repository.graph()
      let order = repository.files.indices.shuffled(using: &random)
      let other = repository.graph(addedInOrder: order)
      #expect(graph.differingColumns(from: other) == [], comment)
    }
  }

  @Test func `other numbers of the files change nothing but these numbers`() {
    forEachRepository(200) { repository, random, comment in
      let shuffled = repository.shuffled(&random).repository
      let (graph, other) = (repository.graph(), shuffled.graph())
      let (old, new) = (
        render(graph, paths: repository.paths), render(other, paths: shuffled.paths)
      )
      #expect(old == new, comment)
      #expect(graph.symbols == other.symbols, comment)
      let totals = [graph, other].map { $0.poolWeights.map(\.total).sorted() }
      #expect(totals[0] == totals[1], comment)
    }
  }

  @Test func `its edges are those of the multigraph of dictionaries`() {
    forEachRepository(400) { repository, _, comment in
      check(repository.graph(), FullMultigraph(repository), comment)
    }
    for pattern in 0..<4096 {
      let repository = SampleRepository.pattern(pattern)
      check(repository.graph(), FullMultigraph(repository), "pattern \(pattern)")
    }
  }

  private func check(_ graph: ReferenceGraph, _ model: FullMultigraph, _ comment: Comment) {
    // Outside of the macro, which would print them all.
    let haveSameEdges = edges(graph) == model.weights
    #expect(haveSameEdges, comment)
    #expect(Array(graph.ownWeights) == model.own, comment)
    #expect(Array(graph.outWeights) == model.outWeights, comment)
  }

  /// All edges of the factored graph, multiplied out.
  private func edges(_ graph: ReferenceGraph) -> [FullMultigraph.Edge: UInt64] {
    var edges: [FullMultigraph.Edge: UInt64] = [:]
    for from in 0..<graph.fileCount {
      for reference in graph.references.row(from) {
        let pool = Int(graph.references.targets[reference])
        graph.forEachDefiner(ofPool: pool) { to, _ in
          let edge = FullMultigraph.Edge(
            from: from, to: to.index, name: graph.nameText(graph.poolSymbols[pool]),
            meaning: ReferenceMeaning(rawValue: graph.poolMeanings[pool]) ?? .name)
          let percent = GraphWeights.definerPercent(graph.noise(of: to))
          edges[edge] =
            UInt64(graph.references.evidence[reference])
            * graph.poolWeights[pool].definer(percent: percent)
        }
      }
    }
    return edges
  }

  @Test func `a graph that was written is the same when it is mapped`() throws {
    let directory = try TemporaryDirectory()
    try forEachRepository(60) { repository, _, comment in
      let graph = repository.graph()
      var writer = SectionFileWriter(magic: 1, format: 2, recipe: ContentHash(of: "r"))
      graph.add(to: &writer)
      try writer.write(to: directory.path("graph"))
      let file = try SectionFile(path: directory.path("graph"), magic: 1, format: 2)
      #expect(graph.differingColumns(from: try ReferenceGraph(file)) == [], comment)
    }
  }
}
