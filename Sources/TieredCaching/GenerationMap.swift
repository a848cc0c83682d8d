internal import SourceModel
internal import Synchronization

/// L0: the values of the current generation, for many threads at once.
///
/// Striped: a key belongs to one of sixteen tables, each with its lock, by the high bits of its hash
/// (the low ones place it within the table).
final class GenerationMap: Sendable {
  /// A value that left, and what is known of it.
  struct Retired {
    let key: ContentHash
    let value: CachedObject
    let weight: Int
    let useCount: Int
  }

  private struct Note {
    /// The last generation that asked for the value.
    var generation: UInt64
    /// Up to what a ``FrequencySketch`` can count.
    var useCount: UInt8

    /// Notes that a generation asked for the value. It may be older than the last: another thread
    /// can begin a new one at any moment.
    mutating func join(_ other: UInt64) { generation = max(generation, other) }

    mutating func countUse() {
      if useCount < FrequencySketch.maximumFrequency { useCount += 1 }
    }
  }

  private struct Stripe {
    var table = EntryTable<Note>()
    var bytes = 0
  }

  /// One stripe with its lock; an object each, so that locks lie apart in memory.
  private final class LockedStripe: Sendable {
    let stripe = Mutex(Stripe())
  }

  private let stripes = (0..<16).map { _ in LockedStripe() }
  private let generation = Atomic<UInt64>(0)

  private func stripe(of key: ContentHash) -> LockedStripe { stripes[Int(key.hash64 >> 60)] }

  /// The number of the current generation.
  var currentGeneration: UInt64 { generation.load(ordering: .acquiring) }

  /// Begins a new generation.
  func beginGeneration() {
    generation.wrappingAdd(1, ordering: .acquiringAndReleasing)
  }

  /// The value of a key.
  func value(for key: ContentHash) -> CachedObject? {
    stripe(of: key).stripe.withLock { stripe -> CachedObject? in
      guard let index = stripe.table.index(of: key) else { return nil }
      stripe.table[index].note.countUse()
      return stripe.table[index].value
    }
  }

  /// The value of a key, which from now on belongs to the current generation.
  func claim(_ key: ContentHash) -> CachedObject? {
    let generation = currentGeneration
    return stripe(of: key).stripe.withLock { stripe -> CachedObject? in
      guard let index = stripe.table.index(of: key) else { return nil }
      stripe.table[index].note.countUse()
      stripe.table[index].note.join(generation)
      return stripe.table[index].value
    }
  }

  /// Adds a value to the current generation, unless it is there.
  func insert(_ value: CachedObject, for key: ContentHash, weight: Int) {
    let note = Note(generation: currentGeneration, useCount: 1)
    stripe(of: key).stripe.withLock { stripe in
      if let index = stripe.table.index(of: key) {
        stripe.table[index].note.join(note.generation)
        return
      }
      _ = stripe.table.insert(value, for: key, weight: weight, note: note)
      stripe.bytes += weight
    }
  }

  /// What no generation since `oldest` asked for; it stays until it is removed.
  func retired(before oldest: UInt64) -> [Retired] {
    stripes.flatMap { locked in
      locked.stripe.withLock { stripe in
        stripe.table.indices.compactMap { index in
          let entry = stripe.table[index]
          guard entry.note.generation < oldest, let value = entry.value else { return nil }
          return Retired(
            key: entry.key, value: value, weight: entry.weight,
            useCount: Int(entry.note.useCount))
        }
      }
    }
  }

  /// Removes those of `keys` that no generation since `oldest` has asked for.
  func remove(_ keys: [ContentHash], before oldest: UInt64) {
    for key in keys {
      stripe(of: key).stripe.withLock { stripe in
        guard let index = stripe.table.index(of: key),
          stripe.table[index].note.generation < oldest
        else { return }
        stripe.bytes -= stripe.table[index].weight
        stripe.table.remove(at: index)
      }
    }
  }

  /// Number of values, and their bytes.
  var size: (count: Int, bytes: Int) {
    stripes.reduce((0, 0)) { sum, locked in
      locked.stripe.withLock { (sum.0 + $0.table.count, sum.1 + $0.bytes) }
    }
  }
}
