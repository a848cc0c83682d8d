internal import FileDiscovery
internal import FileMapping
internal import SourceModel
internal import StandardExtensions

/// What is remembered of a file besides its path.
struct FileRecord: Hashable, Sendable, BitwiseCopyable {
  /// What the content is.
  enum Content: UInt8 {
    /// Nothing lasting is known: it has to be looked at.
    case unknown
    /// Code, with a document.
    case code
    /// Of no known language.
    case notCode
    /// Binary.
    case binary
    /// Larger than what is parsed.
    case tooLarge
  }

  var stamp: FileStamp
  /// Key of the document; zero unless the content is code.
  var key: ContentHash
  private var contentNumber: UInt8
  private var noiseNumber: UInt8
  private var flagBits: UInt8
  private var racyBit: UInt8
  /// ``LanguageCandidate/code`` of the file: an attribute may change it without touching the file.
  var languageCode: UInt8 = 0
  // Padding has a value too: records are written as they are.
  private var reserved8: UInt8 = 0
  private var reserved16: UInt16 = 0

  /// A file of which nothing is known but its stamp.
  init(stamp: FileStamp) {
    self.stamp = stamp
    key = .zero
    contentNumber = Content.unknown.rawValue
    noiseNumber = NoiseClass.none.rawValue
    flagBits = 0
    racyBit = 0
  }

  var content: Content {
    get { Content(rawValue: contentNumber) ?? .unknown }
    set { contentNumber = newValue.rawValue }
  }

  /// What the content tells of the file's class.
  var noise: NoiseClass {
    get { NoiseClass(rawValue: noiseNumber) ?? .none }
    set { noiseNumber = newValue.rawValue }
  }

  /// How completely the file was read.
  var flags: FileFlags {
    get { FileFlags(rawValue: UInt32(flagBits)) }
    set { flagBits = UInt8(truncatingIfNeeded: newValue.rawValue) }
  }

  /// The file was too young when it was read: an equal stamp proves nothing.
  var isRacy: Bool {
    get { racyBit != 0 }
    set { racyBit = newValue ? 1 : 0 }
  }

  /// Whether `stamp` proves that the content is still the one of this record.
  ///
  /// - Parameters:
  ///   - stamp: The stamp of the file now.
  ///   - trustsYoung: Whether the file can't have changed since, even if it was too young.
  /// - Returns: Whether it needs not be looked at.
  func isTrusted(for stamp: FileStamp, trustsYoung: Bool = false) -> Bool {
    content != .unknown && (trustsYoung || !isRacy) && self.stamp == stamp
  }
}

/// The files of a tree as one run left them: what the next one starts from.
struct FileTable: Sendable {
  static let name = "files"
  private static let magic: UInt32 = 0x4654_4D52  // "RMTF"
  private static let format: UInt32 = 2

  let records: ChunkedArray<FileRecord>
  /// What the walk listed, for the next one; `nil` where the file system's times can't be trusted.
  let listing: TreeListing?
  let paths: PathColumns

  /// No files.
  init() {
    records = ChunkedArray()
    listing = nil
    paths = PathColumns(ends: Column(), bytes: Column())
  }

  /// A table of the files of a walk.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - records: What is remembered of each.
  ///   - listing: What the walk listed.
  ///   - other: A table that may be much the same: what is the same is shared with it.
  init(
    _ files: FileList, _ records: [FileRecord], listing: TreeListing?, like other: FileTable
  ) {
    self.records = ChunkedArray(records, like: other.records)
    self.listing = listing
    paths =
      other.paths.isSame(as: files)
      ? other.paths : PathColumns(ends: Column(files.pathEnds), bytes: Column(files.paths))
  }

  /// The table of a section file that was opened with ``open(_:recipe:)``.
  private init(_ file: SectionFile) throws(SectionFileError) {
    records = ChunkedArray(try file.column(1, of: FileRecord.self).elements)
    paths = PathColumns(
      ends: try file.column(2, of: UInt32.self), bytes: try file.column(3, of: UInt8.self))
    listing = TreeListing(decoding: Array(try file.column(4, of: UInt8.self).bytes))
    guard paths.count == records.count, Int(paths.ends.last ?? 0) == paths.bytes.count else {
      throw .damaged(detail: "wrong number of paths")
    }
  }

  /// The table that the cache has, if it was made by the same means.
  static func load(
    from cache: CacheSession, recipe: ContentHash
  ) -> FileTable {
    cache.load(name, magic: magic, format: format, recipe: recipe) {
      file throws(SectionFileError) in try FileTable(file)
    } ?? FileTable()
  }

  /// The table in the file at `path`, by whatever means it was made: for people who look at it.
  static func read(_ path: String) throws(SectionFileError) -> FileTable {
    try FileTable(try SectionFile(path: path, magic: magic, format: format))
  }

  /// The table as a section file.
  func writer(recipe: ContentHash) -> SectionFileWriter {
    var writer = SectionFileWriter(
      magic: FileTable.magic, format: FileTable.format, recipe: recipe)
    writer.add(Column(records), as: 1)
    writer.add(paths.ends, as: 2)
    writer.add(paths.bytes, as: 3)
    writer.add(Column(listing?.encoded() ?? []), as: 4)
    return writer
  }

  var count: Int { records.count }

  /// Number of files that are code.
  var codeCount: Int { records.indices.count { records[$0].content == .code } }

  /// Whether the records are those of files with these stamps, place by place.
  func isTrusted(for stamps: ChunkedArray<FileStamp>, trustsYoung: Bool = false) -> Bool {
    stamps.count == count
      && stamps.indices.allSatisfy {
        records[$0].isTrusted(for: stamps[$0], trustsYoung: trustsYoung)
      }
  }

  /// Compares the records with the files of a tree that is watched: of the same ones, `touched` were written to since
  /// the records were made, and no others, however young they are.
  ///
  /// - Returns: As ``comparison(with:trustsYoung:)``.
  func comparison(
    with stamps: ChunkedArray<FileStamp>, touched: [Int]
  ) -> (trusted: [FileRecord?], outdatedKeys: [ContentHash]) {
    var trusted: [FileRecord?] = zip(records, stamps).map { record, stamp in
      record.isTrusted(for: stamp, trustsYoung: true) ? record : nil
    }
    for place in touched { trusted[place] = nil }
    let outdated = trusted.indices.filter { trusted[$0] == nil && records[$0].key != .zero }
    return (trusted, outdated.map { records[$0].key })
  }

  /// The bytes of a path.
  func path(_ index: Int) -> UnsafeRawBufferPointer { paths[index] }

  /// Compares the records with the files of a walk.
  ///
  /// - Parameters:
  ///   - files: The files as they are now.
  ///   - trustsYoung: See ``FileRecord/isTrusted(for:trustsYoung:)``.
  /// - Returns: For each file its record, if there is one and stamp and language prove that it still holds; and
  ///   the keys of the documents of all other records.
  func comparison(
    with files: FileList, trustsYoung: Bool = false
  ) -> (trusted: [FileRecord?], outdatedKeys: [ContentHash]) {
    var outdatedKeys: [ContentHash] = []
    var trusted: [FileRecord?] = []
    trusted.reserveCapacity(files.count)
    var next = 0
    files.paths.withUnsafeBytes { bytes in
      for index in files.indices {
        let path = UnsafeRawBufferPointer(rebasing: bytes[files.pathRange(at: index)])
        var found: FileRecord?
        while next < count {
          let order = comparePaths(self.path(next), path)
          if order > 0 { break }
          let record = records[next]
          next += 1
          if order == 0, record.isTrusted(for: files.stamps[index], trustsYoung: trustsYoung),
            record.languageCode == files.languageCodes[index]
          {
            found = record
          } else if record.key != .zero {
            outdatedKeys.append(record.key)
          }
          if order == 0 { break }
        }
        trusted.append(found)
      }
    }
    for place in next..<count where records[place].key != .zero {
      outdatedKeys.append(records[place].key)
    }
    return (trusted, outdatedKeys)
  }
}
