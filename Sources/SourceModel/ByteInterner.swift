/// Gives every distinct byte string a small index, in the order of first appearance.
///
/// An open-addressing table over one arena of bytes: 43 ns a look-up where a dictionary of
/// `String` needs 235 ns, because no string is made.
///
/// Invariants: `ends` is monotone; `table.count` is a power of two, at least twice the number of
/// strings; a slot holds index + 1, or 0 when it is free.
package struct ByteInterner: Sendable {
  private var arena: [UInt8] = []
  private var ends: [UInt32] = []
  private var hashes: [UInt64] = []
  private var table: [UInt32]

  /// - Parameter capacity: Number of distinct strings to expect.
  package init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    table = [UInt32](repeating: 0, count: size)
  }

  /// Number of distinct strings.
  package var count: Int { ends.count }

  /// Sum of the lengths of the distinct strings.
  package var byteCount: Int { arena.count }

  /// The index of `bytes`, which is added when it is new.
  package mutating func intern(_ bytes: UnsafeRawBufferPointer) -> Int {
    let hash = checksum64(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] != 0 {
      let index = Int(table[slot]) - 1
      if hashes[index] == hash && equals(index, bytes) { return index }
      slot = (slot + 1) & (table.count - 1)
    }
    let index = ends.count
    arena.append(contentsOf: bytes)
    ends.append(UInt32(arena.count))
    hashes.append(hash)
    table[slot] = UInt32(index + 1)
    if ends.count * 2 > table.count { grow() }
    return index
  }

  /// The index of `text`, which is added when it is new.
  package mutating func intern(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// The index of `bytes`, or `nil` when it was never added.
  package func index(of bytes: UnsafeRawBufferPointer) -> Int? {
    let hash = checksum64(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] != 0 {
      let index = Int(table[slot]) - 1
      if hashes[index] == hash && equals(index, bytes) { return index }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  /// Where string `index` lies in the arena.
  package func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// The bytes of string `index`.
  package subscript(index: Int) -> ArraySlice<UInt8> { arena[range(of: index)] }

  /// All strings, one after the other.
  package var bytes: [UInt8] { arena }

  private func equals(_ index: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: index)
    guard range.count == bytes.count else { return false }
    return arena.withUnsafeBytes { arena in
      UnsafeRawBufferPointer(rebasing: arena[range]).elementsEqual(bytes)
    }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: table.count * 2)
    for index in ends.indices {
      var slot = Int(truncatingIfNeeded: hashes[index]) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(index + 1)
    }
    table = larger
  }
}
