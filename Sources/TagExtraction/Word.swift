/// A name as it is compared with the words of a language: at once, not byte by byte.
///
/// Of a name with more than eight bytes the first eight and the length count. Words that long are rare, and so are
/// other names that are like one in both.
struct Word: Hashable, Sendable, ExpressibleByStringLiteral {
  private let start: UInt64
  private let count: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    var start: UInt64 = 0
    for byte in bytes.prefix(8) { start = start << 8 | UInt64(byte) }
    self.start = start
    count = bytes.count
  }

  init(stringLiteral text: StaticString) {
    self = text.withUTF8Buffer { Word(UnsafeRawBufferPointer($0)) }
  }
}
