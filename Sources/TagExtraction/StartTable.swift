/// What was found at places of a source: one value for each start byte, in the order of their first
/// appearance.
///
/// That order is nearly the order of the source, so sorting the values costs little, where those of
/// a dictionary come shuffled.
///
/// Invariants: `slots.count` is a power of two, more than the number of values; a slot holds an
/// index + 1, or 0 when it is free.
struct StartTable<Value> {
  /// A value with its place.
  struct Entry {
    let start: Int
    var value: Value
  }

  private(set) var entries: [Entry] = []
  private var slots: [Int32] = []

  subscript(start: Int) -> Value? {
    guard let index = index(of: start) else { return nil }
    return entries[index].value
  }

  /// Where the value of a place is among ``entries``.
  func index(of start: Int) -> Int? {
    if slots.isEmpty { return nil }
    let index = slots[slot(of: start)]
    return index == 0 ? nil : Int(index) - 1
  }

  /// Sets the value of a place.
  mutating func set(_ value: Value, at start: Int) {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: start)
    if slots[slot] != 0 {
      entries[Int(slots[slot]) - 1].value = value
    } else {
      entries.append(Entry(start: start, value: value))
      slots[slot] = Int32(entries.count)
    }
  }

  /// The values in the order of the source.
  consuming func sorted() -> [Entry] {
    var entries = entries
    if zip(entries, entries.dropFirst()).allSatisfy({ $0.start < $1.start }) { return entries }
    entries.sort { $0.start < $1.start }
    return entries
  }

  /// The slot that holds the place, or the free one where it belongs.
  private func slot(of start: Int) -> Int {
    let mask = slots.count - 1
    // Fibonacci hashing: neighbours are spread over the table.
    var slot = Int(truncatingIfNeeded: (UInt64(start) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] != 0 && entries[Int(slots[slot]) - 1].start != start {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: max(64, slots.count * 2))
    for (index, entry) in entries.enumerated() { slots[slot(of: entry.start)] = Int32(index + 1) }
  }
}
