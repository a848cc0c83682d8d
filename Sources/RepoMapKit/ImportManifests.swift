internal import FileMapping
internal import GraphBuilding
internal import ImportResolution
internal import SourceModel
internal import StandardExtensions

/// The files of a tree that tell where imports lead.
struct ImportManifests: Sendable {
  /// A manifest is written by hand; of a larger file of that name nothing is read.
  private static let sizeLimit = 1 << 20

  private let source: TreeSource
  private let paths: PathColumns
  /// Their places in the tree.
  let places: [Int]
  /// Of all of them, with their paths: another where imports may lead elsewhere.
  let digest: ContentHash

  /// - Parameters:
  ///   - table: The files of the tree.
  ///   - source: The tree.
  init(_ table: FileTable, _ source: TreeSource) {
    self.source = source
    paths = table.paths
    places = table.records.indices.filter {
      ImportTree.isManifest(ArraySlice(table.paths[$0]))
    }
    var input = DigestInput()
    for place in places {
      input.append(Array(table.paths[place]))
      // Those that are code have been read.
      let key = table.records[place].key
      input.append(key)
      if key == .zero { input.append(ImportManifests.content(table.paths[place], source)) }
    }
    digest = input.digest
  }

  /// The contents of those that can be read, which are read now.
  var contents: [(place: Int, content: [UInt8])] {
    places.map { ($0, ImportManifests.content(paths[$0], source)) }
  }

  private static func content(_ path: UnsafeRawBufferPointer, _ source: TreeSource) -> [UInt8] {
    (try? source.read(RepositoryPath(bytes: Array(path)), limit: sizeLimit).get()) ?? []
  }
}

extension TreeFiles {
  /// The files of a tree as its graph sees them: those that are code, and manifests.
  ///
  /// - Parameters:
  ///   - files: The files of the tree.
  ///   - manifests: Those of them that tell where imports lead.
  init(_ files: IndexedFiles, _ manifests: ImportManifests) {
    var isListed = [Bool](repeating: false, count: files.count)
    for place in manifests.places { isListed[place] = true }
    var listed: [Int] = []
    var placeOfNumber: [Int32] = []
    var placeInList: [Int: Int] = [:]
    for file in 0..<files.count where files.isCode(file) || isListed[file] {
      if isListed[file] { placeInList[file] = listed.count }
      if files.isCode(file) {
        let number = Int(files.numbers[file])
        while placeOfNumber.count <= number { placeOfNumber.append(-1) }
        placeOfNumber[number] = Int32(listed.count)
      }
      listed.append(file)
    }
    self.init(
      count: listed.count, path: { files.path(listed[$0]) },
      place: { number in
        guard number.index < placeOfNumber.count, placeOfNumber[number.index] >= 0 else {
          return nil
        }
        return Int(placeOfNumber[number.index])
      },
      number: { place in
        files.isCode(listed[place]) ? FileID(rawValue: files.numbers[listed[place]]) : nil
      },
      manifests: {
        manifests.contents.compactMap { manifest in
          placeInList[manifest.place].map { ($0, manifest.content) }
        }
      })
  }
}
