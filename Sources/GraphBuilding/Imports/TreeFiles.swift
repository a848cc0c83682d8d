internal import ImportResolution
package import SourceModel

/// What a graph has to know of the files of its tree besides their documents: where they are, and what
/// manifests say.
///
/// Places number all files of the tree in the order of their paths; graphs number code.
package struct TreeFiles {
  /// How many files the tree has.
  package let count: Int
  /// The path of the file at a place.
  package let path: (Int) -> UnsafeRawBufferPointer
  /// The place of a file of the graph; `nil` for one that is gone.
  package let place: (FileID) -> Int?
  /// The number of the file at a place; `nil` for one that is no code.
  package let number: (Int) -> FileID?
  /// The contents of the files for which `ImportTree.isManifest(_:)` holds.
  package let manifests: () -> [(place: Int, content: [UInt8])]

  package init(
    count: Int, path: @escaping (Int) -> UnsafeRawBufferPointer,
    place: @escaping (FileID) -> Int?, number: @escaping (Int) -> FileID?,
    manifests: @escaping () -> [(place: Int, content: [UInt8])]
  ) {
    self.count = count
    self.path = path
    self.place = place
    self.number = number
    self.manifests = manifests
  }

  /// The path of a file of the graph; empty for one that is gone.
  func path(of file: FileID) -> UnsafeRawBufferPointer {
    place(file).map(path) ?? UnsafeRawBufferPointer(start: nil, count: 0)
  }
}

/// Leads the imports of a graph's files to files of the graph.
struct GraphImports {
  private let tree: TreeFiles
  private let resolver: ImportResolver

  /// - Parameters:
  ///   - tree: The files.
  ///   - language: The name of the language of a file, where it holds code.
  ///   - namespaces: The names that a file declares.
  init(
    _ tree: TreeFiles, language: (FileID) -> String?, namespaces: (FileID) -> [[UInt8]]
  ) {
    self.tree = tree
    let numbers = (0..<tree.count).map { tree.number($0) }
    resolver = ImportResolver(
      ImportTree(
        count: tree.count, path: { ArraySlice(tree.path($0)) },
        language: { place in numbers[place].flatMap(language).map { Language($0) } },
        manifests: tree.manifests(),
        namespaces: numbers.indices.flatMap { place in
          (numbers[place].map(namespaces) ?? []).map { (place, $0) }
        }))
  }

  /// Where an import of a file leads.
  func target(of request: ImportRequest, in file: FileID) -> ResolvedImport {
    guard let place = tree.place(file) else { return .unresolved }
    switch resolver.target(of: request, in: place) {
    case .external: return .external
    case .unresolved: return .unresolved
    case .files(let places):
      let files = places.compactMap { tree.number($0) }.sorted()
      return files.isEmpty ? .unresolved : .files(files)
    }
  }

  /// See ``ImportGraph/groups``.
  func group(of file: FileID) -> UInt64 { tree.place(file).map { resolver.group(of: $0) } ?? 0 }
}

/// Where an import leads, in numbers of a graph.
enum ResolvedImport {
  case files([FileID])
  case external
  case unresolved
}
