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
  private static let size = 8 * 8

  /// The record as bytes, sealed with a checksum that covers the path too: a row that lost a bit
  /// must not hide a file.
  func encoded(path: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(StampRecord.size)
    let words = [
      UInt64(bitPattern: stamp.size), UInt64(bitPattern: stamp.modificationNanoseconds),
      UInt64(bitPattern: stamp.changeNanoseconds), stamp.inode, UInt64(bitPattern: recordedAt),
      key?.high ?? 0, key?.low ?? 0,
    ]
    for word in words { bytes.append(littleEndian: word) }
    bytes.append(littleEndian: StampRecord.seal(bytes, path))
    return bytes
  }

  /// - Returns: `nil` when the bytes are not what was written for this path.
  init?(_ bytes: [UInt8], path: [UInt8]) {
    guard bytes.count == StampRecord.size else { return nil }
    let words = (0..<8).map { index in
      bytes.withUnsafeBytes {
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
      }
    }
    guard words[7] == StampRecord.seal(Array(bytes.prefix(StampRecord.size - 8)), path) else {
      return nil
    }
    stamp = FileStamp(
      size: Int64(bitPattern: words[0]), modificationNanoseconds: Int64(bitPattern: words[1]),
      changeNanoseconds: Int64(bitPattern: words[2]), inode: words[3])
    recordedAt = Int64(bitPattern: words[4])
    key = words[5] == 0 && words[6] == 0 ? nil : ContentHash(high: words[5], low: words[6])
  }

  private static func seal(_ bytes: [UInt8], _ path: [UInt8]) -> UInt64 {
    (bytes + path).withUnsafeBytes { checksum64($0) }
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian word: UInt64) {
    Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) }
  }
}
