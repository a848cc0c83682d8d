import SQLiteAccess
import TestSupport
import Testing

@testable import DiskCaching

/// What tests do to the bytes of a sound database; the same seed does the same.
struct DatabaseDamage {
  private static let pageSize = 8192
  /// Bytes at the head of a page that hold its structure; the rest is mostly content.
  private static let headSize = 100

  private let sound: [UInt8]
  private let seed: UInt64
  private var generator: SeededGenerator

  init(of sound: [UInt8], seed: UInt64) {
    self.sound = sound
    self.seed = seed
    generator = SeededGenerator(seed: seed)
  }

  /// Calls `check` for each page with a database in which one bit of this page is another.
  mutating func flipBitInEachPage(_ check: ([UInt8], Comment) throws -> Void) throws {
    try #require(sound.count > DatabaseDamage.pageSize)
    for start in stride(from: 0, to: sound.count, by: DatabaseDamage.pageSize) {
      var bytes = sound
      let isInHead = generator.chance(percent: 50)
      let size = isInHead ? DatabaseDamage.headSize : DatabaseDamage.pageSize
      let offset = start + Int.random(in: 0..<size, using: &generator)
      bytes.flipBit(at: offset, using: &generator)
      try check(bytes, "seed \(seed), byte \(offset)")
    }
  }

  /// Calls `check` with a database of which some parts are random bytes.
  ///
  /// - Parameters:
  ///   - truncationPercent: How often the end of the file is cut off too.
  ///   - check: Is given the bytes and what tells them apart.
  /// - Throws: What `check` throws.
  mutating func overwriteParts(
    truncationPercent: Int, _ check: ([UInt8], Comment) throws -> Void
  ) throws {
    let largest = 2000
    var bytes = sound
    if generator.chance(percent: truncationPercent) {
      bytes.removeLast(Int.random(in: bytes.indices, using: &generator))
    }
    for _ in 0..<Int.random(in: 1...20, using: &generator) where bytes.count > largest {
      let length = Int.random(in: 1...largest, using: &generator)
      let start = Int.random(in: 0..<(bytes.count - length), using: &generator)
      bytes.replaceSubrange(start..<(start + length), with: generator.bytes(count: length))
    }
    try check(bytes, "seed \(seed)")
  }
}

extension StoreDirectory {
  /// A connection of somebody else, who doesn't wait.
  func connection() throws -> Connection {
    try Connection(path: database, mode: .readWriteCreate, busyTimeoutMilliseconds: 0)
  }
}
