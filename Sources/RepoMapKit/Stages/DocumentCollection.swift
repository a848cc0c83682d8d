internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import Synchronization

/// Collects documents, which can go as soon as they are added, for a ``TreeIndex``.
///
/// Threads that find documents at once share one collection and lock it, but collect words each in a
/// builder of its own, which joins this one at the end.
struct DocumentCollection {
  fileprivate var graph: GraphBuilder
  fileprivate var words: LexicalIndexBuilder
  /// The definitions of all files, in the order in which they were added.
  fileprivate var records: [OutlineRecord] = []
  /// For each file where its definitions are in the list.
  fileprivate var ranges: [Range<Int>]
  fileprivate var contents: [ContentHash]

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
}

/// All documents of a tree as they were collected, of which each part is gone as soon as it is used.
final class CollectedDocuments: Sendable {
  private let collection: Mutex<DocumentCollection>

  init(_ collection: consuming DocumentCollection) { self.collection = Mutex(collection) }

  /// The definitions of all files. Once.
  func outlines() -> Outlines {
    collection.withLock { collection in
      defer { collection.records = [] }
      return Outlines(collection.records, collection.ranges, contents: collection.contents)
    }
  }

  /// The words of all files. Once.
  func words() -> LexicalIndexBuilder {
    collection.withLock { collection in
      defer { collection.words = LexicalIndexBuilder() }
      return collection.words
    }
  }

  /// What all files contribute to the graph. Once.
  func graph() -> GraphBuilder {
    collection.withLock { collection in
      defer { collection.graph = GraphBuilder(fileCount: 0) }
      return collection.graph
    }
  }
}

extension LexicalIndexBuilder {
  /// Adds the words of the document at a place of the tree.
  mutating func add(_ document: FileIR, _ path: ArraySlice<UInt8>, as place: Int) {
    path.withUnsafeBytes { add(document, path: $0, as: FileID(index: place)) }
  }
}
