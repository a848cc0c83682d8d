import FileMapping
import GraphBuilding
import SourceModel

extension ReferenceGraph {
  /// The columns in which this graph is not the same as another, by name.
  func differingColumns(from other: ReferenceGraph) -> [String] {
    [
      ("symbols", symbols == other.symbols), ("noise", noise == other.noise),
      ("ownWeights", ownWeights == other.ownWeights),
      ("outWeights", outWeights == other.outWeights),
      ("definitions", definitions == other.definitions),
      ("definitionOffsets", definitionOffsets == other.definitionOffsets),
      ("references", references == other.references),
      ("symbolDefinitions", symbolDefinitions == other.symbolDefinitions),
      ("symbolDefinitionOffsets", symbolDefinitionOffsets == other.symbolDefinitionOffsets),
      ("poolOffsets", poolOffsets == other.poolOffsets),
      ("poolSymbols", poolSymbols == other.poolSymbols),
      ("poolMeanings", poolMeanings == other.poolMeanings),
      ("poolScopes", poolScopes == other.poolScopes), ("uses", uses == other.uses),
      ("imports", imports == other.imports),
      ("poolWeights", poolWeights == other.poolWeights),
      ("referencers", referencers == other.referencers),
    ].filter { !$0.1 }.map(\.0)
  }

  /// The name of a symbol as text.
  func nameText(_ symbol: UInt32) -> String {
    String(decoding: symbols.name(of: Int(symbol)), as: UTF8.self)
  }
}
