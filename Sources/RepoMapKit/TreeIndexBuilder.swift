internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking
internal import Synchronization

/// Collects documents, which can go as soon as they are added, for a ``TreeIndex``.
///
/// Threads that find documents at once share one builder and lock it, but collect words each in a
/// builder of its own, which joins this one at the end.
struct TreeIndexBuilder {
  private var graph: GraphBuilder
  private var words: LexicalIndexBuilder
  /// The definitions of all files, in the order in which they were added.
  private var records: [OutlineRecord] = []
  /// For each file where its definitions are in the list.
  private var ranges: [Range<Int>]
  private var contents: [ContentHash]

  /// - Parameter fileCount: Number of files of the tree; those that aren't added contribute nothing.
  init(fileCount: Int) {
    graph = GraphBuilder(fileCount: fileCount)
    words = LexicalIndexBuilder()
    ranges = Array(repeating: 0..<0, count: fileCount)
    contents = Array(repeating: .zero, count: fileCount)
  }

  /// Adds the document of a file, once for each, in any order.
  mutating func add(
    _ document: FileIR, path: ArraySlice<UInt8>, noise: NoiseClass, as file: Int
  ) {
    words.add(document, path, as: file)
    addWithoutWords(document, noise: noise, as: file)
  }

  /// Adds the document of a file whose words are collected elsewhere.
  mutating func addWithoutWords(_ document: FileIR, noise: NoiseClass, as file: Int) {
    graph.add(document, noise: noise, as: FileID(index: file))
    let start = records.count
    let definitions = document.definitions
    for index in 0..<definitions.count { records.append(OutlineRecord(definitions[index])) }
    ranges[file] = start..<records.count
    contents[file] = document.summary.contentHash
  }

  /// Adds the words of files that were collected elsewhere.
  mutating func join(_ words: consuming LexicalIndexBuilder) { self.words.join(words) }

  /// The index of what was added.
  ///
  /// - Parameters:
  ///   - files: All files of the tree; their numbers are their places.
  ///   - manifests: Those of them that tell where imports lead.
  ///   - threadCount: Threads to use.
  ///   - isCancelled: Asked now and then; `true` ends the work.
  /// - Returns: The index of these files.
  /// - Throws: `cancelled`.
  consuming func build(
    _ files: IndexedFiles, _ manifests: ImportManifests, threadCount: Int,
    isCancelled: () -> Bool
  ) throws(EngineError) -> TreeIndex {
    let outlines = Outlines(records, ranges, contents: contents)
    records = []
    // Taken out where they are used, so that what was collected is gone as soon as it can.
    let collected = Mutex((words: Optional(words), graph: Optional(graph)))
    self = TreeIndexBuilder(fileCount: 0)
    let (words, graph) = both(
      threadCount: threadCount,
      { collected.withLock { $0.words.take() }?.build(fileCount: files.count) },
      { collected.withLock { $0.graph.take() }?.build(TreeFiles(files, manifests)) })
    guard let words, let graph else { throw .cancelled }
    do throws(RankingError) {
      let ranks = try GlobalRanks(graph, isCancelled: isCancelled)
      return TreeIndex(files, graph: graph, ranks: ranks, words: words, outlines: outlines)
    } catch {
      throw .cancelled
    }
  }
}

extension LexicalIndexBuilder {
  /// Adds the words of the document at a place of the tree.
  mutating func add(_ document: FileIR, _ path: ArraySlice<UInt8>, as place: Int) {
    path.withUnsafeBytes { add(document, path: $0, as: FileID(index: place)) }
  }
}
