internal import FileMapping
internal import SourceModel

/// A posting that isn't packed yet.
struct FlatPosting: Sendable, BitwiseCopyable {
  var word: UInt32
  var file: UInt32
  /// Number of the unit within its file.
  var unit: UInt32
  var fields: WordFields
}

/// Sorts postings by word; those of one word stay in their order.
///
/// A radix sort: words are spread evenly, so three passes need no comparison.
func sortByWord(_ postings: inout [FlatPosting]) {
  let digitBits: UInt32 = 11
  let size = 1 << Int(digitBits)
  var other = postings
  for pass in 0..<3 as Range<UInt32> {
    let shift = pass * digitBits
    let mask = UInt32(size - 1)
    var starts = [Int](repeating: 0, count: size + 1)
    for posting in postings { starts[Int(posting.word >> shift & mask) + 1] += 1 }
    for digit in 0..<size { starts[digit + 1] += starts[digit] }
    other.withUnsafeMutableBufferPointer { other in
      for posting in postings {
        let digit = Int(posting.word >> shift & mask)
        other[starts[digit]] = posting
        starts[digit] += 1
      }
    }
    swap(&postings, &other)
  }
}

/// Postings sorted by word, packed: for each word its distance to the one before, the number of its
/// postings, and these.
struct PostingRun: Sendable {
  fileprivate let bytes: Column<UInt8>

  /// Packs postings that are sorted by word.
  init(_ postings: [FlatPosting]) {
    var bytes = ColumnBuilder<UInt8>(capacity: postings.count * 4)
    var index = 0
    var word: UInt32 = 0
    while index < postings.count {
      let next = postings[index].word
      let end = postings[index...].firstIndex { $0.word != next } ?? postings.count
      bytes.append(varint: next - word)
      bytes.append(varint: UInt32(end - index))
      var file: UInt32 = 0
      for posting in postings[index..<end] {
        // Files come in any order: distances may be negative.
        bytes.append(zigzag: Int64(posting.file) - Int64(file))
        bytes.append(varint: posting.unit)
        bytes.append(posting.fields.rawValue)
        file = posting.file
      }
      word = next
      index = end
    }
    self.bytes = bytes.column()
  }
}

/// Reads a run word by word.
struct PostingRunReader {
  private let bytes: Column<UInt8>
  private var position = 0
  /// The word whose postings come next; `nil` at the end.
  private(set) var word: UInt32?

  init(_ run: PostingRun) {
    bytes = run.bytes
    readWord(after: 0)
  }

  private mutating func readWord(after word: UInt32) {
    self.word = position < bytes.count ? word + readVarint() : nil
  }

  /// Appends the postings of the word, and goes on to the next.
  mutating func take(into postings: inout [MergedPosting]) {
    guard let word else { return }
    var file: Int64 = 0
    for _ in 0..<readVarint() {
      file += readZigzag()
      let unit = readVarint()
      postings.append(
        MergedPosting(
          file: UInt32(truncatingIfNeeded: file), unit: unit,
          fields: WordFields(rawValue: bytes[position])))
      position += 1
    }
    readWord(after: word)
  }

  private mutating func readVarint() -> UInt32 { UInt32(truncatingIfNeeded: readLong()) }

  private mutating func readZigzag() -> Int64 {
    let value = readLong()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  private mutating func readLong() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }
}

/// A posting of a known word.
struct MergedPosting {
  var file: UInt32
  var unit: UInt32
  var fields: WordFields
}

/// Merges runs into the columns of an index.
struct RunMerger {
  private var readers: [PostingRunReader]
  private let unitOffsets: [UInt32]

  init(_ runs: [PostingRun], unitOffsets: [UInt32]) {
    readers = runs.map { PostingRunReader($0) }
    self.unitOffsets = unitOffsets
  }

  /// All words, where the postings of each end, and the postings.
  mutating func merged() -> (Column<UInt32>, Column<UInt32>, Column<UInt8>) {
    var words = ColumnBuilder<UInt32>()
    var ends = ColumnBuilder<UInt32>()
    var bytes = ColumnBuilder<UInt8>()
    var found: [MergedPosting] = []
    while let word = readers.compactMap({ $0.word }).min() {
      found.removeAll(keepingCapacity: true)
      for index in readers.indices where readers[index].word == word {
        readers[index].take(into: &found)
      }
      // Mostly in order already, file by file.
      found.sort { ($0.file, $0.unit) < ($1.file, $1.unit) }
      var last: UInt32 = 0
      for posting in found {
        let unit = unitOffsets[Int(posting.file)] + posting.unit
        bytes.append(varint: unit - last)
        bytes.append(posting.fields.rawValue)
        last = unit
      }
      words.append(word)
      ends.append(UInt32(bytes.count))
    }
    return (words.column(), ends.column(), bytes.column())
  }
}

extension ColumnBuilder<UInt8> {
  /// Appends a number, seven bits a byte, the lowest first.
  @inline(__always)
  fileprivate mutating func append(varint value: UInt32) { append(long: UInt64(value)) }

  /// Appends a number that may be negative.
  @inline(__always)
  fileprivate mutating func append(zigzag value: Int64) {
    append(long: UInt64(bitPattern: value << 1 ^ value >> 63))
  }

  @inline(__always)
  private mutating func append(long value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
