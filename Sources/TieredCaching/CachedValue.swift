internal import SourceModel

/// What the tiers in memory hold: a ``CachedValue`` of any type.
typealias CachedObject = any AnyObject & Sendable

/// A value in memory, with what it weighs there. All tiers and all who ask share the one object.
final class CachedValue<Value: Sendable>: Sendable {
  let value: Value
  /// Bytes that the value counts for, > 0.
  let weight: Int

  init(_ value: Value, weight: Int) {
    self.value = value
    self.weight = weight
  }
}

extension ContentHash {
  /// 64 bits that spread keys evenly: a digest is its own hash, some 20 ns cheaper than SipHash.
  var hash64: UInt64 { low }
}
