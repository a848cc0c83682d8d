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
  /// Identifiers that are looked at for one. Only identifiers that were chosen for their hashes need
  /// more; those that don't fit in are split each time.
  private static let maximumProbes = 64

  private struct Identifier: BitwiseCopyable {
    let hash: UInt32
    let start: UInt32
    let count: UInt32
    /// Where its words are in the list of all.
    let wordStart: UInt32
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
    guard
      identifiers.count > Self.maximumCount || text.count > Self.maximumBytes
        || words.count > Self.maximumBytes
    else { return }
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
    var probes = 0
    while slots[slot] != 0 {
      let known = identifiers[Int(slots[slot]) - 1]
      if known.hash == hash, isSame(known, identifier) {
        return Int(known.wordStart)..<Int(known.wordEnd)
      }
      probes += 1
      if probes == Self.maximumProbes { return split(identifier) }
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

  private mutating func add(
    _ bytes: UnsafeRawBufferPointer, _ hash: UInt32, _ slot: Int
  ) -> Range<Int> {
    let range = split(bytes)
    identifiers.append(
      Identifier(
        hash: hash, start: UInt32(text.count), count: UInt32(bytes.count),
        wordStart: UInt32(range.lowerBound), wordEnd: UInt32(range.upperBound)))
    text.append(contentsOf: bytes.bindMemory(to: UInt8.self))
    slots[slot] = UInt32(identifiers.count)
    if 2 * identifiers.count > slots.count { grow() }
    return range
  }

  /// Appends the words of an identifier to the list.
  private mutating func split(_ bytes: UnsafeRawBufferPointer) -> Range<Int> {
    let start = words.count
    newWords.removeAll(keepingCapacity: true)
    splitter.append(wordsOf: bytes, to: &newWords)
    for word in newWords { words.append(word) }
    return start..<words.count
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
