/// Numbers by hashes, in a table that is emptied at once: for what is counted anew in each definition.
///
/// Open addressing. A slot is in use where its stamp is that of the table.
///
/// Invariant: the number of slots is a power of two, at least twice the number of those in use.
final class StampedTable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private var stamps: [UInt32]
  private var stamp: UInt32 = 1
  private var count = 0

  init() {
    keys = Array(repeating: 0, count: StampedTable.initialCount)
    values = Array(repeating: 0, count: StampedTable.initialCount)
    stamps = Array(repeating: 0, count: StampedTable.initialCount)
  }

  /// Enough for most definitions.
  private static let initialCount = 1 << 10

  /// Forgets all numbers.
  func removeAll() {
    count = 0
    stamp &+= 1
    // After 2^32 rounds old stamps would count again.
    if stamp == 0 {
      for slot in stamps.indices { stamps[slot] = 0 }
      stamp = 1
    }
  }

  /// The number of a hash; `nil` where there is none.
  func value(of key: UInt64) -> UInt32? {
    let slot = slot(of: key)
    return stamps[slot] == stamp ? values[slot] : nil
  }

  /// Sets the number of a hash, and gives the one before; `nil` where there was none.
  func exchange(_ key: UInt64, _ value: UInt32) -> UInt32? {
    let slot = slot(of: key)
    if stamps[slot] == stamp {
      defer { values[slot] = value }
      return values[slot]
    }
    insert(key, value, at: slot)
    return nil
  }

  /// Adds 1 to the number of a hash, and gives what it was before; 0 where there was none.
  func increment(_ key: UInt64) -> UInt32 {
    let slot = slot(of: key)
    if stamps[slot] == stamp {
      defer { values[slot] &+= 1 }
      return values[slot]
    }
    insert(key, 1, at: slot)
    return 0
  }

  /// The slot of a key, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while stamps[slot] == stamp, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private func insert(_ key: UInt64, _ value: UInt32, at slot: Int) {
    keys[slot] = key
    values[slot] = value
    stamps[slot] = stamp
    count += 1
    if count * 2 > keys.count { grow() }
  }

  private func grow() {
    let (oldKeys, oldValues, oldStamps) = (keys, values, stamps)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    stamps = Array(repeating: 0, count: oldKeys.count * 2)
    for old in oldKeys.indices where oldStamps[old] == stamp {
      let slot = slot(of: oldKeys[old])
      keys[slot] = oldKeys[old]
      values[slot] = oldValues[old]
      stamps[slot] = stamp
    }
  }
}
