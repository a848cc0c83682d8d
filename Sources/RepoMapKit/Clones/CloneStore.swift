internal import CloneDetection
internal import FileMapping
internal import SourceModel

/// The clone records of the files of a tree as the last run left them, by the keys of their documents.
///
/// One section file beside the index. Each run takes from it what hasn't changed, and leaves what the tree has now.
struct CloneStore: Sendable {
  private static let name = "clones"
  private static let magic: UInt32 = 0x4C43_4D52  // "RMCL"

  private enum Section: UInt32 {
    case keys = 1
    case ends, records, bands
  }

  private let ends: Column<UInt32>
  private let records: Column<CloneRecord>
  private let bands: Column<UInt32>
  private let places: [ContentHash: Int]

  /// What the cache has; nothing where that is nothing, or of another version.
  init(_ session: CacheSession) {
    let store = session.load(
      CloneStore.name, magic: CloneStore.magic, format: CloneRecorder.format, recipe: .zero
    ) { file throws(SectionFileError) in try CloneStore(file) }
    self = store ?? CloneStore()
  }

  private init() {
    (ends, records, bands, places) = (Column(), Column(), Column(), [:])
  }

  private init(_ file: SectionFile) throws(SectionFileError) {
    let keys = try file.column(Section.keys.rawValue, of: ContentHash.self)
    ends = try file.column(Section.ends.rawValue, of: UInt32.self)
    records = try file.column(Section.records.rawValue, of: CloneRecord.self)
    bands = try file.column(Section.bands.rawValue, of: UInt32.self)
    var last: UInt32 = 0
    for end in ends {
      guard end >= last else { throw .damaged(detail: "records aren't in order") }
      last = end
    }
    guard ends.count == keys.count, last == records.count,
      bands.count == records.count * MinHashBands.count
    else { throw .damaged(detail: "wrong number of records") }
    places = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The records of the document with a key; `nil` where they aren't known.
  func records(_ key: ContentHash) -> FileCloneRecords? {
    guard let place = places[key] else { return nil }
    let range = (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
    var found = FileCloneRecords()
    found.records = Array(records[range])
    let (start, end) = (range.lowerBound, range.upperBound)
    found.bands = Array(bands[(start * MinHashBands.count)..<(end * MinHashBands.count)])
    return found
  }

  /// Writes the records of all files of a tree.
  static func save(
    _ files: [(key: ContentHash, records: FileCloneRecords)], _ session: CacheSession
  ) {
    var writer = SectionFileWriter(magic: magic, format: CloneRecorder.format, recipe: .zero)
    var end: UInt32 = 0
    let ends = files.map { file in
      end += UInt32(file.records.records.count)
      return end
    }
    writer.add(Column(files.map(\.key)), as: Section.keys.rawValue)
    writer.add(Column(ends), as: Section.ends.rawValue)
    writer.add(Column(files.flatMap(\.records.records)), as: Section.records.rawValue)
    writer.add(Column(files.flatMap(\.records.bands)), as: Section.bands.rawValue)
    session.save(writer, as: name)
  }
}
