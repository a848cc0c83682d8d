internal import SourceModel

/// Where in a unit a word stands.
enum WordField: UInt8 {
  case name, signature, documentation, body
}

/// Counts the words of one unit after the other: an open hash table whose entries keep the order in
/// which they came.
///
/// Invariants: `slots.count` is a power of two, at least twice the entries; a slot that holds an entry
/// of this unit is `base` + its place + 1, and every smaller one is free: it is of a unit before. So
/// nothing has to be cleared between units, most of which have a few words.
struct WordCounts: ~Copyable {
  /// A word of the unit.
  struct Entry: BitwiseCopyable {
    let word: WordHash
    /// How often it is in each field, 16 bits for each, which don't overflow.
    private var counts: UInt64 = 0

    init(word: WordHash) {
      self.word = word
    }

    @inline(__always)
    fileprivate mutating func count(_ field: WordField) {
      let shift = UInt64(field.rawValue) * 16
      if counts >> shift & 0xFFFF != 0xFFFF { counts &+= 1 << shift }
    }

    private func count(in field: WordField) -> Int {
      Int(counts >> (UInt64(field.rawValue) * 16) & 0xFFFF)
    }

    /// How often it is in the unit.
    var total: Int {
      count(in: .name) + count(in: .signature) + count(in: .documentation) + count(in: .body)
    }

    var fields: WordFields {
      WordFields(
        name: count(in: .name), signature: count(in: .signature),
        documentation: count(in: .documentation), body: count(in: .body))
    }
  }

  private(set) var entries = GrowingBuffer<Entry>()
  private var slots = GrowingBuffer<UInt32>(repeating: 0, count: firstSlotCount)
  private var base: UInt32 = 0

  private static let firstSlotCount = 256
  /// A table that is larger goes with the unit that needed it: looking words up in it costs the time to
  /// fetch it into the cache.
  private static let keptSlotCount = 4096

  /// Begins a unit without words.
  mutating func reset() {
    base += UInt32(entries.count)
    entries.removeAll()
    // Far from overflow: no unit has so many words.
    if slots.count > Self.keptSlotCount || base >= 1 << 31 { clear(Self.firstSlotCount) }
  }

  /// Makes all slots free, and so many of them.
  private mutating func clear(_ count: Int) {
    slots = GrowingBuffer(repeating: 0, count: count)
    base = 0
  }

  /// Counts a word that stands in a field of the unit.
  @inline(__always)
  mutating func add(_ word: WordHash, _ field: WordField) {
    let mask = slots.count - 1
    var slot = Int(word.rawValue) & mask
    while slots[slot] > base {
      let place = Int(slots[slot] - base) - 1
      if entries[place].word.rawValue == word.rawValue {
        entries[place].count(field)
        return
      }
      slot = (slot + 1) & mask
    }
    append(word, field, slot)
  }

  private mutating func append(_ word: WordHash, _ field: WordField, _ slot: Int) {
    entries.append(Entry(word: word))
    entries[entries.count - 1].count(field)
    slots[slot] = base + UInt32(entries.count)
    if 2 * (entries.count + 1) > slots.count { grow() }
  }

  private mutating func grow() {
    clear(slots.count * 2)
    let mask = slots.count - 1
    for (place, entry) in entries.elements.enumerated() {
      var slot = Int(entry.word.rawValue) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(place + 1)
    }
  }
}
