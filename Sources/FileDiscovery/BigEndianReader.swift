/// Reads numbers and runs of bytes in network byte order; nil behind the end.
struct BigEndianReader {
  let bytes: [UInt8]
  private(set) var position: Int
  /// Where reading ends; not behind the end of `bytes`.
  let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = min(range?.upperBound ?? bytes.count, bytes.count)
  }

  var remainingCount: Int { end - position }

  mutating func skip(_ count: Int) -> Bool {
    guard count >= 0, count <= remainingCount else { return false }
    position += count
    return true
  }

  mutating func uint16() -> UInt16? {
    guard remainingCount >= 2 else { return nil }
    defer { position += 2 }
    return UInt16(bytes[position]) << 8 | UInt16(bytes[position + 1])
  }

  mutating func uint32() -> UInt32? {
    guard let high = uint16(), let low = uint16() else { return nil }
    return UInt32(high) << 16 | UInt32(low)
  }

  mutating func uint64() -> UInt64? {
    guard let high = uint32(), let low = uint32() else { return nil }
    return UInt64(high) << 32 | UInt64(low)
  }

  /// The range of the next `count` bytes.
  mutating func range(count: Int) -> Range<Int>? {
    let start = position
    return skip(count) ? start..<position : nil
  }

  /// The range of the bytes before the next NUL, which is skipped.
  mutating func rangeToNUL() -> Range<Int>? {
    let start = position
    while position < end {
      position += 1
      if bytes[position - 1] == 0 { return start..<(position - 1) }
    }
    return nil
  }

  /// git's `decode_varint`: seven bits in each byte, most significant first, every continued byte
  /// adding one.
  mutating func variableLengthInteger() -> Int? {
    var value = 0
    while position < end {
      let byte = bytes[position]
      position += 1
      value = value << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
      value += 1
      // No path of an index is this long; stops overflow.
      if value > 1 << 40 { return nil }
    }
    return nil
  }
}
