internal import FileMapping
internal import SourceModel

extension ReferenceGraph {
  /// The first invariant that doesn't hold, in words, or `nil`. For tests.
  ///
  /// Every pool has a referencer; no file is a referencer and a definer of one pool; pools are
  /// ordered by symbol, meaning and scope; `references` and `referencers` agree; a pool's total is the
  /// sum of its definers' weights; the definitions of a symbol are all there, in order; a file's
  /// weight is that of its references.
  ///
  /// - Complexity: O(references + definitions).
  package func brokenInvariant() -> String? {
    if referencers != references.transposed(columnCount: poolCount) { return "referencers" }
    for pool in 0..<poolCount {
      if let broken = brokenInvariant(ofPool: pool) { return "pool \(pool): \(broken)" }
    }
    for file in 0..<fileCount {
      var sum = ownWeights[file]
      for entry in references.row(file) {
        sum +=
          UInt64(references.evidence[entry]) * poolWeights[Int(references.targets[entry])].total
      }
      if sum != outWeights[file] { return "weight of file \(file)" }
    }
    let all = (0..<symbols.count).flatMap { symbolDefinitions[definitions(ofSymbol: $0)] }
    if all.count != definitions.count { return "definitions of symbols" }
    for (left, right) in zip(all, all.dropFirst()) {
      let symbols = (definitions[Int(left.place)].symbol, definitions[Int(right.place)].symbol)
      if (symbols.0, left.place) >= (symbols.1, right.place) { return "order of definitions" }
    }
    return nil
  }

  private func brokenInvariant(ofPool pool: Int) -> String? {
    let referring = referencers.targets[referencers.row(pool)].map { FileID(rawValue: $0) }
    if referring.isEmpty { return "no referencer" }
    var definers: [FileID] = []
    forEachDefiner(ofPool: pool) { file, _ in definers.append(file) }
    if !Set(referring).isDisjoint(with: definers) { return "refers to itself" }
    if Set(referring).count != referring.count { return "twice in a row" }
    let weight = poolWeights[pool]
    let total = definers.reduce(0) { $0 + weight.definer(percent: percent(of: $1)) }
    let isOutside = weight.isOutside
    if definers.isEmpty != isOutside { return "groups" }
    if !isOutside && total != weight.total { return "total" }
    guard pool > 0 else { return nil }
    let previous = (poolSymbols[pool - 1], poolMeanings[pool - 1])
    let own = (poolSymbols[pool], poolMeanings[pool])
    let isInOrder = previous == own ? poolScopes[pool - 1] < poolScopes[pool] : previous < own
    return isInOrder ? nil : "order"
  }

  private func percent(of file: FileID) -> UInt32 {
    GraphWeights.definerPercent(noise(of: file))
  }
}
