internal import SourceModel

/// Where in a unit a word stands.
enum WordField: UInt8 {
  case name, signature, documentation, body
}

/// Counts words by unit and field: an open hash table whose entries keep the order in which they came.
struct WordCounts {
  /// A word of a unit.
  struct Entry {
    let word: WordHash
    let unit: Int
    /// By field.
    var counts: (name: UInt16, signature: UInt16, documentation: UInt16, body: UInt16)

    var total: Int {
      Int(counts.name) + Int(counts.signature) + Int(counts.documentation) + Int(counts.body)
    }

    var fields: WordFields {
      WordFields(
        name: Int(counts.name), signature: Int(counts.signature),
        documentation: Int(counts.documentation), body: Int(counts.body))
    }
  }

  private(set) var entries: [Entry] = []
  /// One more than the place of an entry, or 0; a power of two of them, at least twice the entries.
  private var slots = [UInt32](repeating: 0, count: 1024)

  var count: Int { entries.count }

  /// Forgets all words.
  mutating func reset() {
    // Clearing what a large file needed would cost each small one more than its words.
    if slots.count > 16 * max(64, entries.count) {
      slots = [UInt32](repeating: 0, count: 1024)
    } else {
      slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
    entries.removeAll(keepingCapacity: true)
  }

  /// Counts words of one unit that stand in one field.
  mutating func add(_ words: [WordHash], unit: Int, field: WordField) {
    for word in words {
      if 2 * (entries.count + 1) > slots.count { grow() }
      let slot = slot(of: word, unit)
      if slots[slot] == 0 {
        entries.append(Entry(word: word, unit: unit, counts: (0, 0, 0, 0)))
        slots[slot] = UInt32(entries.count)
      }
      increment(Int(slots[slot]) - 1, field)
    }
  }

  @inline(__always)
  private mutating func increment(_ place: Int, _ field: WordField) {
    func raise(_ count: inout UInt16) { if count < UInt16.max { count += 1 } }
    switch field {
    case .name: raise(&entries[place].counts.name)
    case .signature: raise(&entries[place].counts.signature)
    case .documentation: raise(&entries[place].counts.documentation)
    case .body: raise(&entries[place].counts.body)
    }
  }

  /// The slot that holds the word of a unit, or that it belongs in.
  @inline(__always)
  private func slot(of word: WordHash, _ unit: Int) -> Int {
    let mask = slots.count - 1
    var slot = (Int(word.rawValue) &+ unit &* 0x9E37_79B1) & mask
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.word == word, entry.unit == unit { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (place, entry) in entries.enumerated() {
      slots[slot(of: entry.word, entry.unit)] = UInt32(place + 1)
    }
  }
}
