// How postings are written, in an index and in the runs it is built from.
//
// One posting is the distance to the one before, shifted left by one bit, as a variable number of
// bytes, seven bits each, the lowest first. The bit is 1 where a byte of ``WordFields`` follows; most
// words are once in the body, and without it.

internal import FileMapping

/// What ``WordFields`` are for a word that is once in the body.
private let onceInBody: UInt8 = 1

extension ColumnBuilder<UInt8> {
  /// Appends a posting.
  ///
  /// - Parameters:
  ///   - distance: Below 2^63.
  ///   - fields: Where the word stands, see ``WordFields``.
  @inline(__always)
  mutating func append(posting distance: UInt64, _ fields: UInt8) {
    let isOnce = fields == onceInBody
    var rest = distance << 1 | (isOnce ? 0 : 1)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
    if !isOnce { append(fields) }
  }
}

/// Reads postings one after the other.
struct PostingReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next posting begins.
  private(set) var index: Int

  /// - Parameters:
  ///   - bytes: Have to stay as long as the reader.
  ///   - start: Where a posting begins.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    index = start
  }

  /// The next posting; `nil` at the end. Damage gives any postings, but never more than there are bytes.
  @inline(__always)
  mutating func next() -> (distance: UInt64, fields: UInt8)? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard index < bytes.count else { return nil }
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { break }
      shift &+= 7
    }
    if value & 1 == 0 { return (value >> 1, onceInBody) }
    guard index < bytes.count else { return nil }
    index += 1
    return (value >> 1, bytes[index - 1])
  }
}
