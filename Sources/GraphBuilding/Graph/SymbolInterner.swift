internal import SourceModel

/// Numbers the pairs of name and language family, in the order of first appearance, while a graph
/// is built.
///
/// Look-ups of names in random order are bound by cache misses, and building a graph does one for
/// every name of every file. So there is one table for all families, and a slot carries half of
/// the hash: a name that isn't there costs one miss, one that is there three.
///
/// Invariants: `slots.count` is a power of two, at least twice the number of symbols; a slot holds
/// the upper half of the hash above symbol + 1, or 0 when it is free; `places` are in the order of
/// the arena.
struct SymbolInterner: Sendable {
  struct Place {
    var hash: UInt64
    var start: Int
    var length: UInt32
    var family: UInt32
  }

  /// Stands in for one that is being used.
  static let none = SymbolInterner(slotCount: 0)

  private(set) var families: [SymbolFamily] = []
  private(set) var arena: [UInt8] = []
  private(set) var places: [Place] = []
  private var slots: [UInt64]

  init(slotCount: Int = 1 << 12) {
    slots = Array(repeating: 0, count: slotCount)
  }

  /// Number of symbols.
  var count: Int { places.count }

  /// The number of the family of `language`, which is added when it is new.
  mutating func family(of language: Language) -> Int {
    let name = LanguageFamily.name(of: language)
    if let known = families.firstIndex(where: { $0.name == name }) { return known }
    families.append(SymbolFamily(name: name))
    return families.count - 1
  }

  /// The symbol of the name `bytes` in a family, which is added when it is new.
  mutating func intern(_ bytes: UnsafeRawBufferPointer, family: Int) -> UInt32 {
    let hash = families[family].hash(bytes)
    let slot = slot(of: bytes, family: family, hash: hash)
    if slots[slot] != 0 { return UInt32(SymbolInterner.symbol(slots[slot])) }
    let symbol = count
    places.append(
      Place(
        hash: hash, start: arena.count, length: UInt32(bytes.count), family: UInt32(family)))
    arena.append(contentsOf: bytes)
    slots[slot] = hash & SymbolInterner.tagMask | UInt64(symbol + 1)
    if count * 2 > slots.count { grow() }
    return UInt32(symbol)
  }

  /// The bytes of the name of `symbol`.
  func name(of symbol: Int) -> ArraySlice<UInt8> {
    let place = places[symbol]
    return arena[place.start..<(place.start + Int(place.length))]
  }

  private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

  private static func symbol(_ slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

  /// The slot that holds a name, or the free one where it belongs.
  private func slot(of bytes: UnsafeRawBufferPointer, family: Int, hash: UInt64) -> Int {
    let tag = hash & SymbolInterner.tagMask
    return slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash & 0xFFFF_FFFF) & mask
      while slots[slot] != 0 {
        if slots[slot] & SymbolInterner.tagMask == tag
          && equals(SymbolInterner.symbol(slots[slot]), bytes, family)
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
      UnsafeRawBufferPointer(rebasing: arena[place.start..<(place.start + bytes.count)])
        .elementsEqual(bytes)
    }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for symbol in places.indices {
      let hash = places[symbol].hash
      var slot = Int(truncatingIfNeeded: hash & 0xFFFF_FFFF) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = hash & SymbolInterner.tagMask | UInt64(symbol + 1)
    }
    slots = larger
  }
}

/// A family of languages, as symbols are hashed by it.
struct SymbolFamily: Sendable {
  let name: String
  private let salt: UInt64

  init(name: String) {
    self.name = name
    var text = name
    // The lower half of a hash places a name, the upper tells it from others: this changes both.
    salt = text.withUTF8 { checksum64(UnsafeRawBufferPointer($0)) }
  }

  /// The hash of a name in this family, which doesn't depend on the order of families.
  func hash(_ name: UnsafeRawBufferPointer) -> UInt64 { checksum64(name) ^ salt }
}
