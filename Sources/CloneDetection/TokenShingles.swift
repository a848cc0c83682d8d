// What is compared of two definitions: their shingles, the runs of five tokens that they have.
//
// Within a shingle an identifier is how many tokens ago it stood last, unless that is before the shingle: so shingles
// depend on nothing around them. The second of two equal shingles counts as another one than the first, the third as
// yet another: a table of five hundred equal rows isn't like one of five.
//
// Source: Broder 1997, "On the resemblance and containment of documents".

internal import SourceModel

/// Makes shingles of tokens, on one thread.
package final class TokenShingles {
  /// Tokens of a shingle. With more, one change in a short definition leaves too little that is alike; with fewer, what
  /// has nothing to do with each other is alike.
  package static let length = 5

  private let counts = StampedTable()

  package init() {}

  /// Calls `body` with each shingle, in the order of the tokens.
  func forEach(_ tokens: [UInt32], _ body: (UInt64) -> Void) {
    counts.removeAll()
    let length = TokenShingles.length
    guard tokens.count >= length else { return }
    tokens.withUnsafeBufferPointer { tokens in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: length) { shingle in
        for start in 0...(tokens.count - length) {
          for offset in 0..<length {
            shingle.initializeElement(
              at: offset, to: TokenShingles.relative(tokens[start + offset], to: offset))
          }
          let hash = checksum64(UnsafeRawBufferPointer(shingle))
          let count = counts.increment(hash)
          body(count == 0 ? hash : TokenShingles.mixed(hash, count))
        }
      }
    }
  }

  /// All shingles, ascending.
  package func sorted(_ tokens: [UInt32]) -> [UInt64] {
    var shingles: [UInt64] = []
    shingles.reserveCapacity(tokens.count)
    forEach(tokens) { shingles.append($0) }
    return shingles.sorted()
  }

  /// How much of two sets of shingles both have, of all that either has: 1 for the same sets.
  ///
  /// - Parameters:
  ///   - left: Shingles, ascending.
  ///   - right: Shingles, ascending.
  /// - Returns: The Jaccard index; 0 without any shingles.
  package static func similarity(_ left: [UInt64], _ right: [UInt64]) -> Double {
    var (place, other, common) = (0, 0, 0)
    while place < left.count, other < right.count {
      let (a, b) = (left[place], right[other])
      if a == b { common += 1 }
      place += a <= b ? 1 : 0
      other += b <= a ? 1 : 0
    }
    let all = left.count + right.count - common
    return all == 0 ? 0 : Double(common) / Double(all)
  }

  /// A token as the shingle sees it in which `offset` others stand before it.
  private static func relative(_ token: UInt32, to offset: Int) -> UInt32 {
    let isOld = token & CodeLexer.identifierBit != 0 && token & ~CodeLexer.identifierBit > offset
    return isOld ? CodeLexer.identifierBit : token
  }

  /// The hash of a shingle that was there `count` times before.
  private static func mixed(_ hash: UInt64, _ count: UInt32) -> UInt64 {
    let product = (hash ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
