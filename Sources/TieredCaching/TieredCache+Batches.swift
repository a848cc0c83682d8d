package import SourceModel
internal import Synchronization

extension TieredCache {
  /// The values of keys that belong to the current generation, in their order; `nil` where no tier has
  /// one.
  ///
  /// L2 is asked once for all that memory doesn't have, which for many keys is several times cheaper
  /// than one by one. It doesn't wait for threads that make one of the values at this moment.
  package func generationValues(for keys: [ContentHash]) -> [Value?] {
    var values = keys.map { key in
      tiers.find(key, .generation, since: tiers.now()).map { own($0).value }
    }
    let missing = keys.indices.filter { values[$0] == nil }
    let start = tiers.now()
    for (place, value) in zip(missing, loadedValues(for: missing.map { keys[$0] })) {
      guard let value else {
        tiers.metrics.miss(.disk)
        continue
      }
      values[place] = value
      let object = cached(value)
      tiers.place(object, for: keys[place], weight: object.weight, .generation)
      tiers.countHit(.disk, since: start)
    }
    return values
  }

  /// What L2 has, or is on its way there.
  private func loadedValues(for keys: [ContentHash]) -> [Value?] {
    var values = queue.withLock { queue in keys.map { queue[$0] } }
    let missing = keys.indices.filter { values[$0] == nil }
    guard !missing.isEmpty else { return values }
    for (place, value) in zip(missing, backend.load(missing.map { keys[$0] })) {
      values[place] = value
    }
    return values
  }
}
