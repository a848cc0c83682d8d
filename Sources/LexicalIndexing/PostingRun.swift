internal import FileMapping

/// Some postings by word and unit, packed: about three bytes for each.
struct PostingRun: Sendable {
  /// What its units are counted from.
  let firstUnit: Int
  private let bytes: Column<UInt8>
  /// Where the postings of each bucket end.
  private let bucketEnds: [UInt32]

  /// Packs postings.
  ///
  /// - Parameters:
  ///   - keys: Ascending, see ``PostingKey/inRun(_:unit:_:)``.
  ///   - firstUnit: What their units are counted from.
  init(_ keys: [UInt64], firstUnit: Int) {
    self.firstUnit = firstUnit
    var bytes = ColumnBuilder<UInt8>(capacity: keys.count * 4)
    var ends: [UInt32] = []
    var last: UInt64 = 0
    for key in keys {
      let bucket = Int(key >> PostingKey.bucketShift)
      while ends.count < bucket {
        ends.append(UInt32(bytes.count))
        last = UInt64(ends.count) << (PostingKey.bucketShift - PostingKey.fieldBits)
      }
      let posting = key >> PostingKey.fieldBits
      bytes.append(posting: posting - last, PostingKey.fields(key))
      last = posting
    }
    while ends.count < PostingKey.bucketCount { ends.append(UInt32(bytes.count)) }
    self.bytes = bytes.fittingColumn
    bucketEnds = ends
  }

  /// Number of bytes of all postings.
  var byteCount: Int { bytes.count }

  /// Calls `body` with the postings of a bucket, by word and unit.
  @inline(__always)
  func forEachPosting(
    inBucket bucket: Int, _ body: (_ word: UInt32, _ unit: Int, _ fields: UInt8) -> Void
  ) {
    let start = bucket == 0 ? 0 : Int(bucketEnds[bucket - 1])
    var reader = PostingReader(
      UnsafeBufferPointer(rebasing: bytes[start..<Int(bucketEnds[bucket])]))
    var last = UInt64(bucket) << (PostingKey.bucketShift - PostingKey.fieldBits)
    let unitMask = UInt64(1) << PostingKey.runUnitBits - 1
    while let (distance, fields) = reader.next() {
      last &+= distance
      body(
        UInt32(truncatingIfNeeded: last >> PostingKey.runUnitBits),
        firstUnit + Int(last & unitMask), fields)
    }
  }
}
