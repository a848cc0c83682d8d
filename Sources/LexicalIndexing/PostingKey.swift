/// A posting in one number; numbers are in the order of their words, then of their units.
///
/// The low 8 bits tell where the word stands. Sorting and merging work on numbers, which are half as
/// large as records of the same.
enum PostingKey {
  static let fieldBits: UInt64 = 8

  /// Bits for a unit of a run, counted from the run's first.
  static let runUnitBits: UInt64 = 24
  static let runWordShift = runUnitBits + fieldBits

  /// The key in a run: all of the word, and the unit counted from the run's first.
  @inline(__always)
  static func inRun(_ word: UInt32, unit: UInt32, _ fields: UInt8) -> UInt64 {
    UInt64(word) << runWordShift | UInt64(unit) << fieldBits | UInt64(fields)
  }

  /// Words whose first bits are the same are merged at a time.
  static let bucketBits: UInt64 = 8
  static let bucketCount = 1 << Int(bucketBits)
  /// Where in a key of a run the number of its bucket starts.
  static let bucketShift = 64 - bucketBits
  /// Where in a key of a bucket the rest of the word starts.
  static let restShift = 32 + fieldBits

  /// The key in a bucket: the rest of the word, and the number of the unit in the whole index.
  @inline(__always)
  static func inBucket(_ word: UInt32, unit: UInt32, _ fields: UInt8) -> UInt64 {
    UInt64(word) << restShift | UInt64(unit) << fieldBits | UInt64(fields)
  }

  /// The word of a key of a bucket.
  @inline(__always)
  static func word(_ key: UInt64, bucket: Int) -> UInt32 {
    UInt32(bucket) << UInt32(32 - bucketBits) | UInt32(key >> restShift)
  }

  /// The unit of a key of a bucket.
  @inline(__always)
  static func unit(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> fieldBits) }

  /// Where the word of a key stands, see ``WordFields``.
  @inline(__always)
  static func fields(_ key: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: key) }
}

/// Sorts numbers by their bits from `shift` on; those that are alike there stay in their order.
///
/// A radix sort: words are spread evenly, so passes need no comparison.
///
/// - Parameters:
///   - keys: The numbers.
///   - shift: Bits that don't count.
///   - digitBits: Bits of one pass: many for many numbers, since each pass goes over all digits too.
func sort(_ keys: inout [UInt64], from shift: UInt64, digitBits: UInt64) {
  if keys.count < 2 { return }
  var other = [UInt64](repeating: 0, count: keys.count)
  for start in stride(from: shift, to: 64, by: Int(digitBits)) {
    keys.withUnsafeBufferPointer { keys in
      other.withUnsafeMutableBufferPointer { distribute(keys, to: $0, by: start, digitBits) }
    }
    swap(&keys, &other)
  }
}

/// Moves numbers into the order of one digit.
private func distribute(
  _ keys: UnsafeBufferPointer<UInt64>, to other: UnsafeMutableBufferPointer<UInt64>,
  by shift: UInt64, _ digitBits: UInt64
) {
  let size = 1 << Int(digitBits)
  let mask = UInt64(size - 1)
  withUnsafeTemporaryAllocation(of: Int.self, capacity: size + 1) { next in
    next.initialize(repeating: 0)
    for key in keys { next[Int(key >> shift & mask) + 1] += 1 }
    for digit in 0..<size { next[digit + 1] += next[digit] }
    for key in keys {
      let digit = Int(key >> shift & mask)
      other[next[digit]] = key
      next[digit] += 1
    }
  }
}
