import GraphRendering
import Testing

@testable import RepoMapKit

/// Edges of few files, which are made without the rest of the graph.
@Suite struct FileEdgeTests {
  @Test(arguments: try FixtureRepository.all())
  func `are those of the whole graph`(repository: FixtureRepository) throws {
    let tree = try repository.index()
    let assembler = try GraphAssembler(tree, .files)
    let whole = assembler.wholeGraph().edges.map { edge in
      Pair(assembler.place(ofNode: edge.from), assembler.place(ofNode: edge.to), edge.share)
    }
    let places = tree.files.indices.filter { tree.isCode($0) }
    for place in places {
      let out = assembler.edges(from: place).map { Pair($0.from, $0.to, $0.share) }
      #expect(Set(out) == Set(whole.filter { $0.from == place }))
      let into = assembler.edges(to: [place]).map { Pair($0.from, $0.to, $0.share) }
      #expect(Set(into) == Set(whole.filter { $0.to == place }))
    }
    let all = assembler.edges(to: places).map { Pair($0.from, $0.to, $0.share) }
    #expect(Set(all) == Set(whole))
  }

  /// An edge; shares differ by rounding.
  private struct Pair: Hashable {
    let from, to: Int
    let millionths: Int

    init(_ from: Int, _ to: Int, _ share: Double) {
      self.from = from
      self.to = to
      millionths = Int((share * 1e6).rounded())
    }
  }
}
