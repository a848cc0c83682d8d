import GraphBuilding
import SourceModel
import TestSupport
import Testing

/// What files use of each other, pair by pair, against the multigraph of dictionaries.
@Suite struct NeighbourTests {
  /// A name that leads from one file to another.
  private struct Use: Hashable {
    var from: Int
    var to: Int
    var name: String
  }

  /// The weights of all uses, without names that may mean more files than `maximumDefiners`.
  private func uses(_ graph: GraphRevision, maximumDefiners: Int) -> [Use: UInt64] {
    var weights: [Use: UInt64] = [:]
    for from in 0..<graph.fileCount {
      graph.forEachNeighbour(of: FileID(index: from), maximumDefiners: maximumDefiners) { use in
        let name = String(decoding: graph.name(ofSymbol: use.symbol), as: UTF8.self)
        weights[Use(from: from, to: use.target.index, name: name), default: 0] += use.weight
      }
    }
    return weights
  }

  @Test func `a file's neighbours are those of the multigraph`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      var model: [Use: UInt64] = [:]
      for (edge, weight) in FullMultigraph(repository).weights {
        model[Use(from: edge.from, to: edge.to, name: edge.name), default: 0] += weight
      }
      let graph = GraphRevision(repository.graph())
      let isSame = uses(graph, maximumDefiners: .max) == model
      #expect(isSame, "seed \(seed)\n\(repository)")
      let fewer = uses(graph, maximumDefiners: 1)
      #expect(fewer.allSatisfy { $0.value <= model[$0.key] ?? 0 }, "seed \(seed)")
    }
  }

  @Test func `all that a file uses weighs no more than its references`() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let graph = GraphRevision(SampleRepository.random(&random).graph())
      for file in (0..<graph.fileCount).map({ FileID(index: $0) }) {
        var sum: UInt64 = 0
        graph.forEachNeighbour(of: file, maximumDefiners: .max) { sum += $0.weight }
        #expect(sum <= graph.outWeight(of: file), "seed \(seed)")
      }
    }
  }

  @Test func `imports lead to dependencies`() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      let model = FullMultigraph(repository)
      let graph = GraphRevision(repository.graph())
      for file in 0..<graph.fileCount {
        var imported: Set<Int> = []
        graph.forEachImportedFile(of: FileID(index: file)) { imported.insert($0.index) }
        #expect(imported.isSubset(of: model.dependencies[file]), "seed \(seed)")
      }
    }
  }
}
