import SourceModel

@testable import TieredCaching

/// The key of a number: a digest, as all keys.
func key(_ number: Int) -> ContentHash { ContentHash(of: "key \(number)") }

/// A value of a test: its number, and what it weighs.
final class Weight: Sendable {
  let number: Int
  let bytes: Int

  init(_ number: Int, bytes: Int) {
    self.number = number
    self.bytes = bytes
  }
}

extension WindowTinyLFU {
  /// Asks for a key; on a miss, keeps a new value.
  ///
  /// - Returns: Whether it was there.
  mutating func request(_ number: Int, weight: Int = 1) -> Bool {
    if entry(for: key(number)) != nil { return true }
    insert(Weight(number, bytes: weight), for: key(number), weight: weight)
    return false
  }
}
