/// How many tokens pieces have that were merged before.
///
/// A slot for each hash holds the last piece of it with its bytes, so that an answer is never that of
/// another piece. 256 KB stay in the second level of a processor's cache.
struct PieceCache {
  /// Longer pieces are not kept.
  static let maximumBytes = 28
  private static let slotCount = 1 << 13

  /// Words of a slot: the length in the low byte and the count above it, then the piece's bytes.
  private struct Slot {
    var length: UInt16 = 0
    var count: UInt16 = 0
    var bytes: (UInt64, UInt64, UInt64, UInt32) = (0, 0, 0, 0)
  }

  private var slots = [Slot](repeating: Slot(), count: slotCount)

  /// The count of `piece`, if it is known.
  @inline(__always)
  func count(of piece: UnsafeRawBufferPointer, hash: UInt64) -> Int? {
    let place = Int(truncatingIfNeeded: hash >> 20) & (PieceCache.slotCount - 1)
    guard Int(slots[place].length) == piece.count else { return nil }
    return slots.withUnsafeBufferPointer { slots in
      let isSame = withUnsafeBytes(of: slots[place].bytes) { bytes in
        var index = 0
        while index < piece.count, bytes[index] == piece[index] { index += 1 }
        return index == piece.count
      }
      return isSame ? Int(slots[place].count) : nil
    }
  }

  /// Keeps the count of `piece`, which has at most ``maximumBytes``, in place of another's.
  mutating func keep(_ count: Int, of piece: UnsafeRawBufferPointer, hash: UInt64) {
    let place = Int(truncatingIfNeeded: hash >> 20) & (PieceCache.slotCount - 1)
    slots[place].length = UInt16(piece.count)
    slots[place].count = UInt16(count)
    withUnsafeMutableBytes(of: &slots[place].bytes) { $0.copyBytes(from: piece) }
  }
}
