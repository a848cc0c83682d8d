// The words of identifiers, each of which is split once.
//
// Input: identifiers as ``WordSplitter`` sees them. Output: the words of each, in their order.
//
// An identifier comes ten times in a file and a hundred times in a repository; looking it up costs a
// tenth of splitting it. Bytes are compared, not only hashes: what is found never depends on what was
// met before.
//
// Invariants: `slots.count` is a power of two, at least twice the identifiers; a slot holds the place
// of an identifier + 1, or 0 when it is free.

internal import Glibc
internal import SourceModel

/// A table of identifiers and their words.
struct IdentifierWords: ~Copyable {
  /// What is kept before all is forgotten. More would hit more often, but in memory that parsing has
  /// driven out of the cache: 65,536 identifiers took as long as splitting each anew.
  private static let maximumCount = 1 << 12
  private static let maximumBytes = 1 << 16
  private static let firstSlotCount = 1 << 13

  private struct Identifier: BitwiseCopyable {
    let hash: UInt32
    let start: UInt32
    let count: UInt32
    /// Where its words end in the list of all; they begin where those of the one before end.
    let wordEnd: UInt32
  }

  private let splitter = WordSplitter()
  /// The bytes of all identifiers, one after the other.
  private var text = GrowingBuffer<UInt8>()
  private var identifiers = GrowingBuffer<Identifier>()
  private var slots = GrowingBuffer<UInt32>(repeating: 0, count: firstSlotCount)
  /// The words of all identifiers, one after the other.
  private(set) var words = GrowingBuffer<WordHash>()
  private var newWords: [WordHash] = []

  /// Forgets everything if that is much.
  mutating func trim() {
    guard identifiers.count > Self.maximumCount || text.count > Self.maximumBytes else { return }
    text.removeAll()
    identifiers.removeAll()
    words.removeAll()
    slots = GrowingBuffer(repeating: 0, count: Self.firstSlotCount)
  }

  /// Where in ``words`` those of an identifier are.
  ///
  /// - Parameters:
  ///   - identifier: Its bytes; one or more.
  ///   - hash: Some function of them.
  /// - Returns: Places in the list, until the next ``trim()``.
  @inline(__always)
  mutating func range(of identifier: UnsafeRawBufferPointer, hash: UInt32) -> Range<Int> {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if identifiers[place].hash == hash, isSame(identifiers[place], identifier) {
        return words(of: place)
      }
      slot = (slot + 1) & mask
    }
    return add(identifier, hash, slot)
  }

  @inline(__always)
  private func isSame(_ known: Identifier, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard Int(known.count) == bytes.count,
      let start = text.elements.baseAddress, let other = bytes.baseAddress
    else { return false }
    return memcmp(start + Int(known.start), other, bytes.count) == 0
  }

  @inline(__always)
  private func words(of place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(identifiers[place - 1].wordEnd))..<Int(identifiers[place].wordEnd)
  }

  private mutating func add(
    _ bytes: UnsafeRawBufferPointer, _ hash: UInt32, _ slot: Int
  ) -> Range<Int> {
    let start = text.count
    text.append(contentsOf: bytes.bindMemory(to: UInt8.self))
    newWords.removeAll(keepingCapacity: true)
    splitter.append(wordsOf: bytes, to: &newWords)
    for word in newWords { words.append(word) }
    identifiers.append(
      Identifier(
        hash: hash, start: UInt32(start), count: UInt32(bytes.count), wordEnd: UInt32(words.count)))
    slots[slot] = UInt32(identifiers.count)
    if 2 * identifiers.count > slots.count { grow() }
    return words(of: identifiers.count - 1)
  }

  private mutating func grow() {
    slots = GrowingBuffer(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (place, identifier) in identifiers.elements.enumerated() {
      var slot = Int(identifier.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(place + 1)
    }
  }
}
