/// Writes the fields of a ``FileIR`` one after the other into memory that was measured before, by
/// stores of words: appending to an array checks its room at each field.
package struct RecordWriter {
  private var position: UnsafeMutableRawPointer
  private let end: UnsafeMutableRawPointer

  /// - Parameter memory: Room for all that will be written.
  init?(_ memory: UnsafeMutableRawBufferPointer) {
    guard let start = memory.baseAddress else { return nil }
    position = start
    end = start + memory.count
  }

  /// Number of bytes that may still be written.
  var room: Int { end - position }

  mutating func write(word: UInt32) {
    precondition(room >= 4)
    position.storeBytes(of: word.littleEndian, as: UInt32.self)
    position += 4
  }

  mutating func write(doubleWord: UInt64) {
    precondition(room >= 8)
    position.storeBytes(of: doubleWord.littleEndian, as: UInt64.self)
    position += 8
  }

  mutating func write(range: Range<Int>) {
    write(word: UInt32(range.lowerBound))
    write(word: UInt32(range.upperBound))
  }

  /// Writes an index, or what stands for none.
  mutating func write(index: Int?) {
    write(word: index.map { UInt32($0) } ?? noIndex)
  }

  mutating func write(_ bytes: UnsafeRawBufferPointer) {
    precondition(room >= bytes.count)
    if let start = bytes.baseAddress { position.copyMemory(from: start, byteCount: bytes.count) }
    position += bytes.count
  }
}
