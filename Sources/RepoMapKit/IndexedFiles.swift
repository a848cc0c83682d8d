internal import FileMapping
internal import SourceModel
internal import StandardExtensions

/// The files that an index was made of: their paths, documents, classes, and numbers in the graph.
struct IndexedFiles: Sendable {
  /// The number of a file that the graph has never known as code.
  static let noNumber = UInt32.max

  let paths: PathColumns
  /// For each file the key of its document; zero unless it is code.
  let keys: Column<ContentHash>
  /// For each file its class.
  let noise: Column<UInt8>
  /// For each file its number in the graph.
  let numbers: Column<UInt32>
  /// See ``ImportManifests/digest``.
  let manifests: ContentHash
  let setKeys = FileSetKeys()

  /// The files of a tree.
  ///
  /// - Parameters:
  ///   - table: The files, and the keys of their documents.
  ///   - noise: The class of each file.
  ///   - numbers: For each file its number in the graph.
  ///   - manifests: See ``ImportManifests/digest``.
  ///   - other: Files that may have the same classes and numbers, which are shared then.
  init(
    _ table: FileTable, noise: [NoiseClass], numbers: [UInt32], manifests: ContentHash,
    like other: IndexedFiles? = nil
  ) {
    paths = table.paths
    let records = table.records
    keys = Column(count: records.count, element: { records[$0].key })
    self.noise = Column(count: noise.count, element: { noise[$0].rawValue })
      .shared(with: other?.noise)
    self.numbers = Column(numbers).shared(with: other?.numbers)
    self.manifests = manifests
  }

  var count: Int { keys.count }

  /// Whether they are the same files with the same documents and numbers.
  func areSame(as other: IndexedFiles) -> Bool {
    keys == other.keys && numbers == other.numbers && noise == other.noise
      && manifests == other.manifests && paths.areSame(as: other.paths)
  }

  /// Whether a file is code.
  func isCode(_ file: Int) -> Bool { keys[file] != .zero }

  /// The bytes of a path.
  func path(_ index: Int) -> UnsafeRawBufferPointer { paths[index] }

  /// For each number its file; `nil` where all files are numbered by their places.
  var placesOfNumbers: [Int]? {
    // Over the elements in place: general collection algorithms take 50 times as long.
    let numbers = numbers.elements
    guard numbers.indices.contains(where: { numbers[$0] != UInt32($0) }) else { return nil }
    var largest = 0
    for number in numbers where number != IndexedFiles.noNumber {
      largest = max(largest, Int(number))
    }
    var places = [Int](repeating: 0, count: largest + 1)
    for place in numbers.indices where numbers[place] != IndexedFiles.noNumber {
      places[Int(numbers[place])] = place
    }
    return places
  }
}

extension Column where Element: Equatable {
  /// Another column, if it has the same elements.
  fileprivate func shared(with other: Column?) -> Column {
    other.flatMap { $0 == self ? $0 : nil } ?? self
  }
}

// MARK: - In a file

extension IndexedFiles {
  private enum Section: UInt32 {
    case pathEnds = 20
    case pathBytes, keys, noise, numbers, manifests
  }

  init(_ file: SectionFile) throws(SectionFileError) {
    paths = PathColumns(
      ends: try file.column(Section.pathEnds.rawValue, of: UInt32.self),
      bytes: try file.column(Section.pathBytes.rawValue, of: UInt8.self))
    keys = try file.column(Section.keys.rawValue, of: ContentHash.self)
    noise = try file.column(Section.noise.rawValue, of: UInt8.self)
    numbers = try file.column(Section.numbers.rawValue, of: UInt32.self)
    manifests = try file.column(Section.manifests.rawValue, of: ContentHash.self).first ?? .zero
  }

  /// Adds everything to a section file.
  func add(to writer: inout SectionFileWriter) {
    writer.add(paths.ends, as: Section.pathEnds.rawValue)
    writer.add(paths.bytes, as: Section.pathBytes.rawValue)
    writer.add(keys, as: Section.keys.rawValue)
    writer.add(noise, as: Section.noise.rawValue)
    writer.add(numbers, as: Section.numbers.rawValue)
    writer.add(Column([manifests]), as: Section.manifests.rawValue)
  }
}
