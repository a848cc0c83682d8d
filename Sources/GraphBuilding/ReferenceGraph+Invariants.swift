internal import SourceModel

extension ReferenceGraph {
  /// The first invariant that doesn't hold, in words, or `nil`. For tests.
  ///
  /// Every pool has a referencer and a definer, and no file is both; weights are finite and > 0;
  /// pools are ordered by symbol, then groups; each pair of transposed rows agrees; a pool's mass
  /// is the sum of its definers' weights; the definitions of a file are ordered by symbol, then
  /// index; direct edges lead to another file.
  ///
  /// - Complexity: O(references + definitions).
  package func brokenInvariant() -> String? {
    if referencers != references.transposed(columnCount: poolCount) { return "referencers" }
    if definers != definedPools.transposed(columnCount: poolCount) { return "definers" }
    let weights = [references.weights, definedPools.weights, directEdges.weights]
    if !weights.allSatisfy({ $0.allSatisfy { $0 > 0 && $0.isFinite } }) { return "edge weights" }
    if !stayingWeights.allSatisfy({ $0 >= 0 && $0.isFinite }) { return "staying weights" }
    if !poolWeights.allSatisfy({ $0 > 0 && $0.isFinite }) { return "pool weights" }
    for pool in 0..<poolCount {
      if let broken = brokenInvariant(ofPool: pool) { return "pool \(pool): \(broken)" }
    }
    for file in 0..<fileCount {
      let entries = definitions[definitions(of: FileID(index: file))]
      for (left, right) in zip(entries, entries.dropFirst())
      where (left.symbol, left.definition) >= (right.symbol, right.definition) {
        return "definitions of file \(file)"
      }
      if directEdges.targets[directEdges.row(file)].contains(UInt32(file)) {
        return "direct edges of file \(file)"
      }
    }
    return nil
  }

  private func brokenInvariant(ofPool pool: Int) -> String? {
    let referring = referencers.targets[referencers.row(pool)]
    let defining = definers.targets[definers.row(pool)]
    if referring.isEmpty || defining.isEmpty { return "empty" }
    if !Set(referring).isDisjoint(with: defining) { return "refers to itself" }
    if Set(referring).count != referring.count { return "twice in a row" }
    let mass = definers.weights[definers.row(pool)].reduce(0) { $0 + Double($1) }
    if mass != poolMasses[pool] { return "mass" }
    guard pool > 0 else { return nil }
    let previous = (poolSymbols[pool - 1], poolGroups[pool - 1].rawValue)
    return previous < (poolSymbols[pool], poolGroups[pool].rawValue) ? nil : "order"
  }
}
