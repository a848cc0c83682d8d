/// The tokens of a vocabulary and their numbers, found by their bytes.
///
/// The bytes of all tokens lie in one pool. A table with open addressing finds them: a slot holds half
/// of a hash and a place, so that the bytes of another token are hardly ever looked at. 200,000 tokens
/// are there in a few milliseconds, which a dictionary of arrays takes for the memory alone.
struct Vocabulary: Sendable {
  private let pool: [UInt8]
  /// Where the bytes of each token begin in ``pool``, and at last where they end.
  private let starts: [UInt32]
  private let ids: [UInt32]
  /// The upper half of the hash, then the place of the token and one; 0 where there is none.
  private let slots: [UInt64]
  /// Bytes of the longest token.
  let maximumBytes: Int
  /// The number of each token of one byte.
  let byteIDs: [UInt32]

  /// Tokens of the vocabulary.
  var count: Int { ids.count }

  /// The vocabulary of what `builder` has got.
  ///
  /// - Throws: ``TokenizerError/duplicateToken(place:)`` where two tokens have the same bytes,
  ///   ``TokenizerError/missingByte(_:)`` where a byte is no token: then there are texts without any.
  init(_ builder: consuming VocabularyBuilder) throws(TokenizerError) {
    pool = builder.pool
    starts = builder.starts
    ids = builder.ids
    var slots = [UInt64](repeating: 0, count: Vocabulary.slotCount(for: builder.ids.count))
    var maximumBytes = 0
    var byteIDs = [UInt32?](repeating: nil, count: 256)
    let duplicate = pool.withUnsafeBytes { pool -> Int? in
      for place in builder.ids.indices {
        let start = Int(builder.starts[place])
        let end = Int(builder.starts[place + 1])
        let token = UnsafeRawBufferPointer(rebasing: pool[start..<end])
        maximumBytes = max(maximumBytes, token.count)
        if token.count == 1 { byteIDs[Int(token[0])] = builder.ids[place] }
        let hash = pieceHash(token)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
          if slots[slot] >> 32 == hash >> 32 {
            let other = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
            let bytes = pool[Int(builder.starts[other])..<Int(builder.starts[other + 1])]
            if bytes.elementsEqual(token) { return place }
          }
          slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = (hash >> 32) << 32 | UInt64(place + 1)
      }
      return nil
    }
    if let duplicate { throw .duplicateToken(place: duplicate) }
    if let missing = byteIDs.firstIndex(of: nil) { throw .missingByte(UInt8(missing)) }
    self.slots = slots
    self.maximumBytes = maximumBytes
    self.byteIDs = byteIDs.compactMap { $0 }
  }

  /// The number of the token that is `bytes`, which are at least one.
  func id(of bytes: UnsafeRawBufferPointer) -> UInt32? {
    guard bytes.count <= maximumBytes else { return nil }
    return id(of: bytes, hash: pieceHash(bytes))
  }

  /// The same for who knows the hash already.
  @inline(__always)
  func id(of bytes: UnsafeRawBufferPointer, hash: UInt64) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let place = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
        if isToken(place, bytes) { return ids[place] }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func isToken(_ place: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = Int(starts[place])
    guard Int(starts[place + 1]) - start == bytes.count else { return false }
    return pool.withUnsafeBytes { pool in
      (0..<bytes.count).allSatisfy { pool[start + $0] == bytes[$0] }
    }
  }

  /// A power of two; at most half of the slots are used.
  private static func slotCount(for count: Int) -> Int {
    var slots = 1024
    while slots < count * 2 { slots *= 2 }
    return slots
  }
}

/// Collects the tokens of a vocabulary.
struct VocabularyBuilder {
  fileprivate(set) var pool: [UInt8] = []
  fileprivate(set) var starts: [UInt32] = [0]
  fileprivate(set) var ids: [UInt32] = []

  /// Makes room for the tokens of a file of `bytes`.
  init(fileBytes: Int) {
    pool.reserveCapacity(fileBytes / 2)
    starts.reserveCapacity(fileBytes / 16)
    ids.reserveCapacity(fileBytes / 16)
  }

  /// Adds a byte to the token that is being written.
  mutating func append(_ byte: UInt8) { pool.append(byte) }

  /// Bytes of the token that is being written.
  var pendingCount: Int { pool.count - Int(starts[starts.count - 1]) }

  /// Drops what was written of a token.
  mutating func dropPending() { pool.removeLast(pendingCount) }

  /// Ends a token, which has at least one byte.
  mutating func endToken(id: UInt32) {
    starts.append(UInt32(truncatingIfNeeded: pool.count))
    ids.append(id)
  }
}

/// A hash of short pieces of text: two multiplications for up to 16 bytes.
@inline(__always)
func pieceHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  let count = bytes.count
  var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
  if count >= 8 {
    var place = 0
    while place + 8 < count {
      hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    return mixed(hash ^ bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
  }
  if count >= 4 {
    let first = UInt64(bytes.loadUnaligned(as: UInt32.self))
    let last = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    return mixed(hash ^ (first << 32 | last))
  }
  if count > 0 {
    let parts = UInt64(bytes[0]) << 16 | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1])
    return mixed(hash ^ parts)
  }
  return hash
}

@inline(__always)
private func mixed(_ value: UInt64) -> UInt64 {
  let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return high ^ low
}
