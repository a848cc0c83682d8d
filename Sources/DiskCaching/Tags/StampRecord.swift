package import SourceModel

/// What the cache knows about a file of a work tree: its stamp, and the document it led to.
package struct StampRecord: Hashable, Sendable {
  package var stamp: FileStamp
  /// Nanoseconds since 1970 at which the content was about to be read.
  package var recordedAt: Int64
  /// Key of the document; `nil` where the content turned out to be no code.
  package var key: ContentHash?

  package init(stamp: FileStamp, recordedAt: Int64, key: ContentHash?) {
    self.stamp = stamp
    self.recordedAt = recordedAt
    self.key = key
  }

  /// Whether `current` proves that the content is still the same.
  package func isTrusted(for current: FileStamp) -> Bool {
    stamp == current && !stamp.isRacy(recordedAt: recordedAt)
  }
}

extension StampRecord {
  /// Five words, the key's two where there is one, and the seal.
  private static let wordCountWithoutKey = 6
  private static let wordCount = 8

  /// The record as little-endian words, sealed with a checksum that covers the path too: a row that
  /// lost a bit must not hide a file.
  func encoded(path: RepositoryPath) -> [UInt8] {
    var words = [
      UInt64(bitPattern: stamp.size), UInt64(bitPattern: stamp.modificationNanoseconds),
      UInt64(bitPattern: stamp.changeNanoseconds), stamp.inode, UInt64(bitPattern: recordedAt),
    ]
    if let key { words += [key.high, key.low] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(StampRecord.wordCount * 8)
    for word in words { bytes.append(word) }
    let seal = bytes.withUnsafeBytes { record in
      path.bytes.withUnsafeBytes { StampRecord.seal(record, path: $0) }
    }
    bytes.append(seal)
    return bytes
  }

  /// Reads what ``encoded(path:)`` wrote.
  ///
  /// - Returns: `nil` when these are not the bytes that were written for this path.
  init?(decoding bytes: UnsafeRawBufferPointer, path: UnsafeRawBufferPointer) {
    let count = bytes.count / 8
    guard bytes.count % 8 == 0,
      count == StampRecord.wordCount || count == StampRecord.wordCountWithoutKey
    else { return nil }
    let record = UnsafeRawBufferPointer(rebasing: bytes.dropLast(8))
    guard bytes.word(count - 1) == StampRecord.seal(record, path: path) else { return nil }
    stamp = FileStamp(
      size: Int64(bitPattern: bytes.word(0)),
      modificationNanoseconds: Int64(bitPattern: bytes.word(1)),
      changeNanoseconds: Int64(bitPattern: bytes.word(2)), inode: bytes.word(3))
    recordedAt = Int64(bitPattern: bytes.word(4))
    key =
      count == StampRecord.wordCount
      ? ContentHash(high: bytes.word(5), low: bytes.word(6)) : nil
  }

  /// Two hashes instead of one over a copy of both; the sum is not symmetric in them, so that a
  /// record and a path can't change places.
  private static func seal(
    _ record: UnsafeRawBufferPointer, path: UnsafeRawBufferPointer
  ) -> UInt64 {
    checksum64(record) &+ checksum64(path) &* 3
  }
}

extension UnsafeRawBufferPointer {
  /// The little-endian word at `index`, which the caller has checked.
  fileprivate func word(_ index: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ word: UInt64) {
    Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) }
  }
}
