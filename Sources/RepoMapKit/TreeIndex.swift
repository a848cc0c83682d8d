internal import FileMapping
internal import GraphBuilding
internal import SourceModel
internal import SymbolRanking

/// Everything that maps of one state of a tree are made from: its graph, its ranks, and where the
/// signatures of its definitions are.
///
/// A new process maps it from a file and reads of it what the question needs: no document, no pass
/// over the whole. What is read is verified first; damage throws.
///
/// Files are numbered as discovery found them; those that hold no code contribute nothing.
struct TreeIndex: Sendable {
  private enum Source: Sendable {
    case built(ReferenceGraph, GlobalRanks)
    case mapped(SectionFile)
  }

  /// The best definitions, best first.
  let best: Column<RankedDefinition>
  let outlines: Outlines
  /// Number of definitions that can be ranked.
  let definitionCount: Int
  private let source: Source

  /// An index that was just built.
  init(graph: ReferenceGraph, ranks: GlobalRanks, outlines: Outlines) {
    best = ranks.best
    self.outlines = outlines
    definitionCount = graph.definitions.count
    source = .built(graph, ranks)
  }

  /// The definitions in the order for a question.
  func ranking(_ question: RankingQuestion) throws(SectionFileError) -> Ranking {
    if question.isGeneral { return Ranking(best) }
    switch source {
    case .built(let graph, let ranks): return Ranking(graph, ranks, question)
    case .mapped(let file):
      return Ranking(try ReferenceGraph(file), try GlobalRanks(file), question)
    }
  }
}

// MARK: - In a file

extension TreeIndex {
  static let name = "index"
  private static let magic: UInt32 = 0x4954_4D52  // "RMTI"
  private static let format = ReferenceGraph.format << 16 | GlobalRanks.format << 8 | 1
  private static let countSection: UInt32 = 1

  private init(_ file: SectionFile) throws(SectionFileError) {
    best = try GlobalRanks.best(file)
    outlines = try Outlines(file)
    definitionCount = Int(try file.column(TreeIndex.countSection, of: UInt64.self).first ?? 0)
    source = .mapped(file)
  }

  /// The index that the cache has, if it is one of `fileSet`.
  static func load(from cache: CacheSession, fileSet: ContentHash) -> TreeIndex? {
    cache.load(name, magic: magic, format: format, recipe: fileSet) {
      file throws(SectionFileError) in try TreeIndex(file)
    }
  }

  /// The index as a section file; `nil` if it comes from one.
  func writer(fileSet: ContentHash) -> SectionFileWriter? {
    guard case .built(let graph, let ranks) = source else { return nil }
    var writer = SectionFileWriter(
      magic: TreeIndex.magic, format: TreeIndex.format, recipe: fileSet)
    writer.add(Column([UInt64(definitionCount)]), as: TreeIndex.countSection)
    outlines.add(to: &writer)
    graph.add(to: &writer)
    ranks.add(to: &writer)
    return writer
  }
}
