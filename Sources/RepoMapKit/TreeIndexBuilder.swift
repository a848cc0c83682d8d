internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking
internal import Synchronization
internal import SyntaxParsing

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
    records += document.outline
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
  ///   - stop: Ends the work.
  /// - Returns: The index of these files.
  /// - Throws: `cancelled`.
  consuming func build(
    _ files: IndexedFiles, _ manifests: ImportManifests, threadCount: Int, stop: StopFlag
  ) throws(EngineError) -> TreeIndex {
    let collected = Collected(self)
    self = TreeIndexBuilder(fileCount: 0)
    let index = result(
      of: { () -> TreeIndex? in
        let outlines = collected.outlines()
        let (words, graph) = both(
          threadCount: threadCount,
          { collected.words().build(fileCount: files.count) },
          { collected.graph().build(TreeFiles(files, manifests)) })
        guard let ranks = try? GlobalRanks(graph, isCancelled: { stop.isRaised }) else {
          return nil
        }
        return TreeIndex(files, graph: graph, ranks: ranks, words: words, outlines: outlines)
      }, unless: { stop.isRaised })
    guard let index = index ?? nil else { throw .cancelled }
    return index
  }

  /// What was collected, of which each part is gone as soon as it is used.
  private final class Collected: Sendable {
    private let builder: Mutex<TreeIndexBuilder>

    init(_ builder: consuming TreeIndexBuilder) { self.builder = Mutex(builder) }

    func outlines() -> Outlines {
      builder.withLock { builder in
        defer { builder.records = [] }
        return Outlines(builder.records, builder.ranges, contents: builder.contents)
      }
    }

    func words() -> LexicalIndexBuilder {
      builder.withLock { builder in
        defer { builder.words = LexicalIndexBuilder() }
        return builder.words
      }
    }

    func graph() -> GraphBuilder {
      builder.withLock { builder in
        defer { builder.graph = GraphBuilder(fileCount: 0) }
        return builder.graph
      }
    }
  }
}

extension LexicalIndexBuilder {
  /// Adds the words of the document at a place of the tree.
  mutating func add(_ document: FileIR, _ path: ArraySlice<UInt8>, as place: Int) {
    path.withUnsafeBytes { add(document, path: $0, as: FileID(index: place)) }
  }
}
