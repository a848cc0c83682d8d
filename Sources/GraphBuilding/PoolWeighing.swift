/// Weighs pools by the shape of their names and by how many files define them.
struct PoolWeighing {
  private static let callable: DefinitionGroup = [.function, .method, .constructor, .macro]

  private let table: DefinitionTable
  private let commonNames = CommonNames()

  init(_ table: DefinitionTable) {
    self.table = table
  }

  /// The factor on all edges through a pool.
  ///
  /// `candidateCount` is how many definers may equally well be meant: the sum of their weights
  /// divided by the largest.
  func weight(symbol: Int, groups: DefinitionGroup, candidateCount: Double) -> Double {
    GraphWeights.ambiguity(count: candidateCount) * nameWeight(symbol: symbol, groups: groups)
  }

  /// The factor that the spelling of a symbol gives to what uses it as one of `groups`.
  func nameWeight(symbol: Int, groups: DefinitionGroup) -> Double {
    let name = table.symbols.name(of: symbol)
    let shape = NameShape(name)
    var weight = 1.0
    if shape.isDistinctive {
      weight = GraphWeights.distinctiveName
    } else if shape.isCapitalised && groups == .type {
      weight = GraphWeights.capitalisedType
    } else if groups.isSubset(of: PoolWeighing.callable) && commonNames.contains(name) {
      weight = GraphWeights.commonName
    }
    if shape.isUnderscored || table.isPrivate(symbol) { weight *= GraphWeights.privateName }
    return weight
  }
}
