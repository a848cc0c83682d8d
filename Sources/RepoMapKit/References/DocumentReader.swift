internal import DiskCaching
internal import FileMapping
internal import SourceModel
internal import Synchronization
internal import SyntaxParsing

/// Reads the documents from which an index was made: from the cache, and what that has lost from the files.
struct DocumentReader {
  private let tree: IndexedTree
  private let settings: EngineSettings
  private let languages: LanguageSupport
  private let session: CacheSession
  private let stop: StopFlag

  /// A reader of the documents of a tree.
  init(_ engine: Engine, _ tree: IndexedTree) {
    self.tree = tree
    settings = engine.settings
    languages = engine.languages(for: tree.source)
    session = CacheSession(
      settings: settings, languages: languages, metrics: engine.documentMetrics,
      source: tree.source)
    stop = engine.stop
  }

  /// The documents of files, in the order of their places; `nil` for what has changed since the tree was indexed.
  func documents(of places: [Int]) -> [FileIR?] {
    var documents = session.documents(places.map { tree.index.files.keys[$0] })
    let lost = documents.indices.filter { documents[$0] == nil }
    if lost.isEmpty { return documents }
    for (index, document) in extracted(lost.map { places[$0] }) {
      documents[lost[index]] = document
    }
    session.finish(releasing: [])
    return documents
  }

  /// The documents of files that have to be parsed again, by their indexes in `places`.
  private func extracted(_ places: [Int]) -> [Int: FileIR] {
    let found = Mutex<[Int: FileIR]>([:])
    workConcurrently(on: places.count, threadCount: settings.threadCount) { next in
      let extractor = FileExtractor(languages: languages, stop: stop)
      while !stop.isRaised, let index = next() {
        let file = tree.files[places[index]]
        let outcome = extractor.outcome(of: file, in: tree.source) { session.document($0) }
        if stop.isRaised { break }
        session.store(outcome)
        guard case .document(let document) = outcome.content,
          outcome.key == tree.index.files.keys[places[index]]
        else { continue }
        found.withLock { $0[index] = document }
      }
    }
    return found.withLock { $0 }
  }
}
