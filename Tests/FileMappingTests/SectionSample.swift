import FileMapping
import SourceModel
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// An element with fields of several sizes and no padding.
struct SampleRecord: BitwiseCopyable, Sendable, Hashable {
  var wide: UInt64
  var narrow: UInt32
  var short: UInt16
  var byte: UInt8
  var flag: UInt8
}

/// Columns of several types that go into one section file, and what a reader says of it.
struct SectionSample {
  static let magic: UInt32 = 0x5445_5354
  static let format: UInt32 = 7
  static let recipe = ContentHash(of: "recipe")

  var bytes: Column<UInt8>
  var shorts: Column<UInt16>
  var records: Column<SampleRecord>
  var doubles: Column<Double>

  /// What can be read of a section: all of it as it was written, or an error.
  enum Reading: Equatable {
    case right, refused, wrong
  }

  /// `count` bytes, and of each other column as many elements, but no more than two chunks.
  init(count: Int, seed: UInt64 = 0) {
    var random = SeededGenerator(seed: seed)
    let words = (0..<(count / 8 + 1)).map { _ in random.next() }
    bytes = words.withUnsafeBytes { Column($0.prefix(count)) }
    shorts = Column((0..<min(count, 140_000)).map { UInt16(truncatingIfNeeded: $0) })
    records = Column(
      (0..<min(count, 17_000)).map {
        SampleRecord(wide: UInt64($0) << 40, narrow: 2, short: 3, byte: 4, flag: 5)
      })
    doubles = Column((0..<min(count, 33_000)).map { Double($0) / 7 })
  }

  var writer: SectionFileWriter {
    var writer = SectionFileWriter(
      magic: SectionSample.magic, format: SectionSample.format, recipe: SectionSample.recipe)
    writer.add(bytes, as: 1)
    writer.add(shorts, as: 20)
    writer.add(records, as: 300)
    writer.add(doubles, as: 4)
    return writer
  }

  /// What is read of a file, section after section; `nil` when it can't be opened.
  func readings(_ path: String) -> [Reading]? {
    guard
      let file = try? SectionFile(
        path: path, magic: SectionSample.magic, format: SectionSample.format)
    else { return nil }
    let isRecipe = file.recipe == SectionSample.recipe
    return [
      isRecipe ? .right : .wrong, reading(file, 1, bytes), reading(file, 20, shorts),
      reading(file, 300, records), reading(file, 4, doubles),
    ]
  }

  private func reading<Element>(
    _ file: SectionFile, _ id: UInt32, _ written: Column<Element>
  ) -> Reading {
    guard let found = try? file.column(id, of: Element.self) else { return .refused }
    return found.hasBytes(of: written) ? .right : .wrong
  }
}

extension Column {
  /// Whether both have the same bytes; in a debug build far faster than `==`.
  func hasBytes(of other: Column) -> Bool {
    guard let left = bytes.baseAddress, let right = other.bytes.baseAddress else {
      return isEmpty && other.isEmpty
    }
    return count == other.count && memcmp(left, right, bytes.count) == 0
  }
}
