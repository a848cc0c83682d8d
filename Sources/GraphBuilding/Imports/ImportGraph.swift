// What the files of a graph import, and where that leads.
//
// Everything that import resolution needs besides paths and manifests is kept here, so that a change
// of either resolves all imports anew without reading a document.

package import FileMapping
package import SourceModel

/// The imports of a set of files, in columns.
package struct ImportGraph: Sendable, Equatable {
  /// For each file the index of its language in ``languageNames``; ``noLanguage`` where it holds no code.
  package let languages: Column<UInt8>
  package let languageNames: [String]
  /// For each file what it has in common with those that it sees without an import; 0 for none.
  package let groups: Column<UInt64>
  /// Where the entries of each file start, and where those of the last one end.
  package let entryOffsets: Column<UInt32>
  /// File after file, each by local name.
  package let entries: Column<ImportEntry>
  /// Where each set of targets starts, and where the last one ends.
  package let setOffsets: Column<UInt32>
  /// The files of the sets, each ascending.
  package let setFiles: Column<FileID>
  /// Where the namespaces of each file start, and where those of the last one end.
  package let namespaceOffsets: Column<UInt32>
  /// The namespaces that files declare, as symbols, in the order of the source.
  package let namespaces: Column<UInt32>

  package static let noLanguage = UInt8.max

  package init(
    languages: Column<UInt8>, languageNames: [String], groups: Column<UInt64>,
    entryOffsets: Column<UInt32>, entries: Column<ImportEntry>, setOffsets: Column<UInt32>,
    setFiles: Column<FileID>, namespaceOffsets: Column<UInt32>, namespaces: Column<UInt32>
  ) {
    self.languages = languages
    self.languageNames = languageNames
    self.groups = groups
    self.entryOffsets = entryOffsets
    self.entries = entries
    self.setOffsets = setOffsets
    self.setFiles = setFiles
    self.namespaceOffsets = namespaceOffsets
    self.namespaces = namespaces
  }

  package var setCount: Int { setOffsets.count - 1 }

  /// The entries of a file.
  package func entries(of file: FileID) -> Slice<UnsafeBufferPointer<ImportEntry>> {
    entries[Int(entryOffsets[file.index])..<Int(entryOffsets[file.index + 1])]
  }

  /// The namespaces of a file.
  package func namespaces(of file: FileID) -> Slice<UnsafeBufferPointer<UInt32>> {
    namespaces[Int(namespaceOffsets[file.index])..<Int(namespaceOffsets[file.index + 1])]
  }

  /// The files of a set.
  package func files(ofSet set: Int) -> Slice<UnsafeBufferPointer<FileID>> {
    setFiles[Int(setOffsets[set])..<Int(setOffsets[set + 1])]
  }
}

/// What a file imports and declares, as far as its document tells.
package struct FileImports: Sendable, Equatable {
  package var language: String
  /// By local name.
  package var entries: [ImportEntry] = []
  package var namespaces: [UInt32] = []
  package var group: UInt64 = 0

  init(language: String, entries: [ImportEntry] = [], namespaces: [UInt32] = []) {
    self.language = language
    self.entries = entries
    self.namespaces = namespaces
  }
}

/// Numbers sets of files, each once.
struct TargetSets: Sendable {
  /// The number of the first set.
  private let first: Int
  private(set) var offsets: [UInt32] = [0]
  private(set) var files: [FileID] = []
  private var numbers: [[FileID]: UInt32] = [:]

  init(first: Int = 0) {
    self.first = first
  }

  /// The files of a set.
  func files(ofSet set: Int) -> ArraySlice<FileID> {
    files[Int(offsets[set - first])..<Int(offsets[set - first + 1])]
  }

  /// The number of a set, whose files ascend.
  mutating func number(of set: [FileID]) -> UInt32 {
    if let known = numbers[set] { return known }
    let number = UInt32(first + offsets.count - 1)
    numbers[set] = number
    files.append(contentsOf: set)
    offsets.append(UInt32(files.count))
    return number
  }
}
