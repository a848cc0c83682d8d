import GraphBuilding
import SourceModel
import TestSupport
import Testing

@testable import SymbolRanking

struct RankedListTests {
  @Test func `what is drawn is in the order of a full sort`() {
    for (seed, count) in [0, 1, 500, 4096, 4097, 9000].enumerated() {
      var random = SeededGenerator(seed: UInt64(seed))
      let definitions = (0..<count).map { index in
        // Many ties, zeros among them.
        RankedDefinition(
          file: FileID(index: index % 97), definition: index,
          score: Double(Int.random(in: 0..<300, using: &random)) / 7)
      }
      let order = DefinitionOrder(graph: nil)
      var list = RankedList(definitions.shuffled(using: &random), order)
      let sorted = definitions.sorted { order.isBetter($0, $1) }
      #expect((0..<count).map { list.element(at: $0) } == sorted)
      #expect(list.element(at: count) == nil)
    }
  }
}
