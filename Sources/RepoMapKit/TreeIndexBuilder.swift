internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking

/// Collects documents, which can go as soon as they are added, for a ``TreeIndex``.
struct TreeIndexBuilder {
  private var graph: GraphBuilder
  private var words: LexicalIndexBuilder
  private var records: [[OutlineRecord]]
  private var contents: [ContentHash]

  /// - Parameter fileCount: Number of files of the tree; those that aren't added contribute nothing.
  init(fileCount: Int) {
    graph = GraphBuilder(fileCount: fileCount)
    words = LexicalIndexBuilder(fileCount: fileCount)
    records = Array(repeating: [], count: fileCount)
    contents = Array(repeating: .zero, count: fileCount)
  }

  /// Adds the document of a file, once for each, in any order.
  mutating func add(
    _ document: FileIR, path: ArraySlice<UInt8>, noise: NoiseClass, as file: Int
  ) {
    graph.add(document, noise: noise, as: FileID(index: file))
    path.withUnsafeBytes { words.add(document, path: $0, as: FileID(index: file)) }
    let definitions = document.definitions
    records[file] = (0..<definitions.count).map { OutlineRecord(definitions[$0]) }
    contents[file] = document.summary.contentHash
  }

  /// The index of what was added.
  ///
  /// - Parameters:
  ///   - files: All files of the tree; their numbers are their places.
  ///   - manifests: Those of them that tell where imports lead.
  ///   - isCancelled: Asked now and then; `true` ends the work.
  /// - Returns: The index of these files.
  /// - Throws: `cancelled`.
  consuming func build(
    _ files: IndexedFiles, _ manifests: ImportManifests, isCancelled: () -> Bool
  ) throws(EngineError) -> TreeIndex {
    let outlines = Outlines(records, contents: contents)
    records = []
    let words = self.words.build()
    let graph = self.graph.build(TreeFiles(files, manifests))
    do throws(RankingError) {
      let ranks = try GlobalRanks(graph, isCancelled: isCancelled)
      return TreeIndex(files, graph: graph, ranks: ranks, words: words, outlines: outlines)
    } catch {
      throw .cancelled
    }
  }
}
