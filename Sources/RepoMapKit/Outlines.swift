internal import FileMapping
internal import SourceModel

/// The definitions of all files of a tree, as rendering needs them.
struct Outlines: Sendable {
  /// Where the records of each file start, and where those of the last one end.
  private let offsets: Column<UInt32>
  private let records: Column<OutlineRecord>
  /// For each file the digest of the content from which they were extracted.
  private let contents: Column<ContentHash>
  /// The file that holds the records, which are verified when they are read.
  private let file: SectionFile?

  /// The outlines of files.
  ///
  /// - Parameters:
  ///   - all: Records of all files.
  ///   - ranges: For each file where its records are in `all`.
  ///   - contents: For each file the digest of its content.
  init(_ all: [OutlineRecord], _ ranges: [Range<Int>], contents: [ContentHash]) {
    var end: UInt32 = 0
    offsets = Column(
      [0]
        + ranges.map { range in
          end += UInt32(range.count)
          return end
        })
    records = Column(count: Int(end)) { records in
      var position = 0
      for range in ranges {
        _ = records[position...].initialize(fromContentsOf: all[range])
        position += range.count
      }
    }
    self.contents = Column(contents)
    file = nil
  }

  /// The digest of the content from which the records of a file were extracted.
  func content(of file: Int) -> ContentHash { contents[file] }

  /// The records of a file.
  func records(of file: Int) throws(SectionFileError) -> [OutlineRecord] {
    let places = Int(offsets[file])..<Int(offsets[file + 1])
    try self.file?.verify(Section.records.rawValue, places, of: OutlineRecord.self)
    return Array(records[places])
  }

  /// The record of a definition of a file.
  func record(_ definition: Int, of file: Int) throws(SectionFileError) -> OutlineRecord {
    let place = Int(offsets[file]) + definition
    try self.file?.verify(Section.records.rawValue, place..<(place + 1), of: OutlineRecord.self)
    return records[place]
  }
}

// MARK: - In a file

extension Outlines {
  private enum Section: UInt32 {
    case offsets = 10
    case records, contents
  }

  init(_ file: SectionFile) throws(SectionFileError) {
    offsets = try file.column(Section.offsets.rawValue, of: UInt32.self)
    records = try file.unverifiedColumn(Section.records.rawValue, of: OutlineRecord.self)
    contents = try file.column(Section.contents.rawValue, of: ContentHash.self)
    self.file = file
  }

  /// Adds everything to a section file.
  func add(to writer: inout SectionFileWriter) {
    writer.add(offsets, as: Section.offsets.rawValue)
    writer.add(records, as: Section.records.rawValue)
    writer.add(contents, as: Section.contents.rawValue)
  }
}
