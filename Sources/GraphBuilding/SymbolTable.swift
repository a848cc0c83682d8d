internal import SourceModel

/// Numbers the pairs of name and language family, in the order of first appearance.
///
/// A symbol of the graph is such a pair: `parse` of the C family is not `parse` of Python.
///
/// Look-ups of names in random order are bound by cache misses, and building a graph does one for
/// every name of every file. So there is one table for all families, and a slot carries half of
/// the hash: a name that isn't there costs one miss, one that is there three.
///
/// Invariants: `slots.count` is a power of two, at least twice the number of symbols; a slot holds
/// the upper half of the hash above symbol + 1, or 0 when it is free; `places` are in the order of
/// the arena.
package struct SymbolTable: Sendable {
  private struct Place {
    var start: UInt32
    var length: UInt32
    var family: UInt32
  }

  private var families: [String] = []
  private var arena: [UInt8] = []
  private var places: [Place] = []
  private var slots = [UInt64](repeating: 0, count: 64)

  /// Number of symbols.
  package var count: Int { places.count }

  /// The bytes of the name of `symbol`.
  package func name(of symbol: Int) -> ArraySlice<UInt8> {
    let place = places[symbol]
    return arena[Int(place.start)..<Int(place.start + place.length)]
  }

  /// The symbols of all families that have the name `bytes`, in ascending order.
  package func symbols(named bytes: UnsafeRawBufferPointer) -> [Int] {
    families.indices.compactMap { symbol(named: bytes, family: $0) }.sorted()
  }

  /// The number of the family of `language`, which is added when it is new.
  mutating func family(of language: Language) -> Int {
    let name = LanguageFamily.name(of: language)
    if let known = families.firstIndex(of: name) { return known }
    families.append(name)
    return families.count - 1
  }

  /// The symbol of the name `bytes` in a family, which is added when it is new.
  mutating func intern(_ bytes: UnsafeRawBufferPointer, family: Int) -> Int {
    let hash = SymbolTable.hash(bytes, family: family)
    let slot = slot(of: bytes, family: family, hash: hash)
    if slots[slot] != 0 { return SymbolTable.symbol(slots[slot]) }
    let symbol = count
    places.append(
      Place(start: UInt32(arena.count), length: UInt32(bytes.count), family: UInt32(family)))
    arena.append(contentsOf: bytes)
    slots[slot] = hash & SymbolTable.tagMask | UInt64(symbol + 1)
    if count * 2 > slots.count { grow() }
    return symbol
  }

  /// The symbol of the name `bytes` in a family, if there is one.
  func symbol(named bytes: UnsafeRawBufferPointer, family: Int) -> Int? {
    let hash = SymbolTable.hash(bytes, family: family)
    let content = slots[slot(of: bytes, family: family, hash: hash)]
    return content == 0 ? nil : SymbolTable.symbol(content)
  }

  private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

  private static func symbol(_ slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

  private static func hash(_ bytes: UnsafeRawBufferPointer, family: Int) -> UInt64 {
    // The lower half places a name, the upper tells it from others: the family changes both.
    checksum64(bytes) ^ UInt64(family) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The slot that holds a name, or the free one where it belongs.
  private func slot(of bytes: UnsafeRawBufferPointer, family: Int, hash: UInt64) -> Int {
    let tag = hash & SymbolTable.tagMask
    return slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash & 0xFFFF_FFFF) & mask
      while slots[slot] != 0 {
        if slots[slot] & SymbolTable.tagMask == tag
          && equals(SymbolTable.symbol(slots[slot]), bytes, family)
        {
          return slot
        }
        slot = (slot + 1) & mask
      }
      return slot
    }
  }

  private func equals(_ symbol: Int, _ bytes: UnsafeRawBufferPointer, _ family: Int) -> Bool {
    let place = places[symbol]
    guard Int(place.length) == bytes.count && Int(place.family) == family else { return false }
    return arena.withUnsafeBytes { arena in
      let start = Int(place.start)
      return UnsafeRawBufferPointer(rebasing: arena[start..<(start + bytes.count)])
        .elementsEqual(bytes)
    }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for symbol in places.indices {
      let place = places[symbol]
      let hash = arena.withUnsafeBytes { arena in
        let range = Int(place.start)..<Int(place.start + place.length)
        return SymbolTable.hash(
          UnsafeRawBufferPointer(rebasing: arena[range]), family: Int(place.family))
      }
      var slot = Int(truncatingIfNeeded: hash & 0xFFFF_FFFF) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = hash & SymbolTable.tagMask | UInt64(symbol + 1)
    }
    slots = larger
  }
}
