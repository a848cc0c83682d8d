internal import FileMapping
internal import GraphBuilding
internal import MapRendering
internal import SourceModel
internal import StandardExtensions
internal import Synchronization
internal import SyntaxParsing
internal import TokenCounting

extension Engine {
  /// Sources that are cut before any chunk of them is given: so much memory is taken, whatever the tree holds.
  private static let batchBytes = 4 << 20

  /// Cuts the files of a tree into chunks along their definitions.
  ///
  /// - Parameters:
  ///   - request: Which files, and how small chunks are.
  ///   - observer: Is told how far the work is.
  ///   - write: Takes lines, each a JSON object and a chunk: files in the order of their paths, chunks in that of their
  ///     text. Called on this thread, while other files aren't cut yet.
  /// - Returns: How many chunks there were.
  /// - Throws: As ``map(_:observer:)``.
  public func chunks(
    _ request: ChunkRequest, observer: any ProgressObserver, write: ([UInt8]) -> Void
  ) throws(EngineError) -> ChunkSummary {
    let (counter, note) = try counter(named: request.tokenizer)
    let (tree, batches) = try indexedTree(request.source, observer: observer) {
      tree throws(SectionFileError) in try chunkBatches(of: tree, request.filter)
    }
    var summary = ChunkSummary(statistics: tree.statistics)
    summary.warnings = tree.diagnostics.warnings + [note].compactMap { $0 }
    do throws(MapError) {
      summary.warnings += try tree.warnings(of: request.filter)
    } catch {
      throw error.engineError
    }
    var changedCount = 0
    try measured(.chunks, observer) { () throws(EngineError) in
      for batch in batches {
        let chunks = try batchChunks(batch, tree, counter, request.limitTokens)
        for file in chunks {
          guard let file else {
            changedCount += 1
            continue
          }
          summary.chunkCount += file.count
          if !file.text.isEmpty { write(file.text) }
        }
      }
    }
    if changedCount > 0 {
      summary.warnings.append(
        "\(countText(changedCount, "file")) left out: changed while the tree was read")
    }
    return summary
  }

  /// A file that is cut.
  private struct ChunkedFile {
    let place: Int
    let language: String
  }

  /// The files that are asked for, in the order of their paths, as many together as are cut at once.
  private func chunkBatches(
    of tree: IndexedTree, _ filter: PathFilter
  ) throws(SectionFileError) -> [[ChunkedFile]] {
    let graph = try tree.index.revision().0
    let scope = try MapScope(tree, held: [], filter)
    var batches: [[ChunkedFile]] = [[]]
    var bytes = 0
    for place in tree.files.indices where tree.isCode(place) {
      let number = tree.number(of: place)
      guard scope.contains(number, at: place) else { continue }
      let size = Int(tree.files.stamps[place].size)
      if bytes > 0, bytes + size > Engine.batchBytes {
        batches.append([])
        bytes = 0
      }
      bytes += size
      batches[batches.count - 1].append(
        ChunkedFile(place: place, language: graph.language(of: number) ?? ""))
    }
    return batches
  }

  /// The chunks of some files, in their order; `nil` for one that isn't what was indexed.
  private func batchChunks(
    _ files: [ChunkedFile], _ tree: IndexedTree, _ counter: any TokenCounter, _ limit: Int
  ) throws(EngineError) -> [(text: [UInt8], count: Int)?] {
    let results = Mutex<[Int: (text: [UInt8], count: Int)]>([:])
    workConcurrently(on: files.count, threadCount: settings.threadCount) { next in
      while !stop.isRaised, let index = next() {
        let file = files[index]
        guard let outlined = tree.freshFile(at: file.place) else { continue }
        let chunks = FileChunks(
          file: outlined, language: file.language, counter: counter, limit: limit
        ).lines()
        results.withLock { $0[index] = chunks }
      }
    }
    if stop.isRaised { throw .cancelled }
    let found = results.withLock { $0 }
    return files.indices.map { found[$0] }
  }
}

extension IndexedTree {
  /// A file, read and not kept: for who goes through all of them. `nil` where it isn't what was indexed.
  fileprivate func freshFile(at place: Int) -> OutlinedFile? {
    let number = number(of: place)
    let read = source.read(files.path(at: place), limit: SyntaxRuntime.maximumSourceBytes)
    guard case .success(let bytes) = read, ContentHash(of: bytes) == index.content(of: number),
      let records = try? index.outline(of: number)
    else { return nil }
    return OutlinedFile(
      path: files.path(at: place), language: files.language(at: place).name, records: records,
      text: SourceText(bytes))
  }
}
