internal import FileMapping
internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking
internal import Synchronization

/// Everything that maps of one state of a tree are made from: its graph, its ranks, its words, and
/// where the signatures of its definitions are.
///
/// A new process maps it from a file and reads of it what the question needs: no document, no pass
/// over the whole. What is read is verified first; damage throws. Changes of few files are laid over
/// it, see ``DocumentChange``. Never changes; a class, because it is used at every definition.
final class TreeIndex: Sendable {
  /// Where the graph, the ranks and the words are.
  private enum Source: Sendable {
    case memory(GraphRevision, RankRevision, LexicalRevision)
    case file(MappedSource)
  }

  /// The graph, the ranks and the words of a section file, each mapped when it is first needed.
  private final class MappedSource: Sendable {
    private let file: SectionFile
    private let ranked = Mutex<(GraphRevision, RankRevision)?>(nil)
    private let lexical = Mutex<LexicalRevision?>(nil)

    init(_ file: SectionFile) { self.file = file }

    func revision() throws(SectionFileError) -> (GraphRevision, RankRevision) {
      try ranked.withLock { known throws(SectionFileError) in
        if let known { return known }
        let mapped = (
          GraphRevision(try ReferenceGraph(file)), RankRevision(try GlobalRanks(file))
        )
        known = mapped
        return mapped
      }
    }

    func words() throws(SectionFileError) -> LexicalRevision {
      try lexical.withLock { known throws(SectionFileError) in
        if let known { return known }
        let mapped = LexicalRevision(try LexicalIndex(file))
        known = mapped
        return mapped
      }
    }
  }

  /// The files of this state.
  let files: IndexedFiles
  /// The files of the base.
  let baseFiles: IndexedFiles
  private let best: Column<RankedDefinition>
  private let outlines: Outlines
  /// For files that changed since the base, by number.
  private let changedOutlines: [FileID: ChangedOutline]
  /// Number of definitions that can be ranked.
  let definitionCount: Int
  /// For who searches names.
  let nameLetters: NameLetters
  private let source: Source
  /// Of files that tasks were about.
  private let knownDefinitions = Mutex<[FileID: [TaskFiles.Definition]]>([:])
  /// Beyond, all are forgotten.
  private static let maximumKnownFiles = 4096

  /// The definitions of a file that changed.
  struct ChangedOutline: Sendable {
    let records: [OutlineRecord]
    let content: ContentHash
  }

  /// An index that was just made of all files.
  init(
    _ files: IndexedFiles, graph: ReferenceGraph, ranks: RankRevision, words: LexicalRevision,
    outlines: Outlines
  ) {
    self.files = files
    baseFiles = files
    best = ranks.base.best
    self.outlines = outlines
    changedOutlines = [:]
    definitionCount = graph.definitions.count
    nameLetters = NameLetters()
    source = .memory(GraphRevision(graph), ranks, words)
  }

  /// The index that a section file holds, read in place.
  private init(_ file: SectionFile) throws(SectionFileError) {
    files = try IndexedFiles(file)
    baseFiles = files
    best = try GlobalRanks.best(file)
    outlines = try Outlines(file)
    changedOutlines = [:]
    definitionCount = Int(try file.column(TreeIndex.countSection, of: UInt64.self).first ?? 0)
    nameLetters = NameLetters()
    source = .file(MappedSource(file))
  }

  /// The definitions in the order for a question.
  func ranking(_ question: RankingQuestion) throws(SectionFileError) -> Ranking {
    if question.method == .plainWords {
      let graph = changedOutlines.isEmpty ? nil : try revision().0
      return try Ranking(plainWords: question.terms, taskFiles(graph), try words())
    }
    if question.isGeneral, changedOutlines.isEmpty { return Ranking(best) }
    if question.hasTask {
      let revision = changedOutlines.isEmpty && !question.hasNames ? nil : try revision()
      return try Ranking(best, taskFiles(revision?.0), try words(), question, revision)
    }
    let (graph, ranks) = try revision()
    return Ranking(graph, ranks, question)
  }

  /// What makes the scores of a file and its definitions for a question with a task.
  func explanation(
    of file: FileID, _ question: RankingQuestion
  ) throws(SectionFileError) -> TaskExplanation {
    let graph = changedOutlines.isEmpty ? nil : try revision().0
    return try Ranking.explanation(of: file, taskFiles(graph), try words(), question)
  }

  /// The files as the ranking for a task sees them; `graph` where they aren't those of the base.
  private func taskFiles(_ graph: GraphRevision?) -> TaskFiles {
    TaskFiles(
      noise: { file in
        if let graph { return NoiseClass(rawValue: graph.noiseNumber(of: file)) }
        guard self.baseFiles.isCode(file.index) else { return nil }
        return NoiseClass(rawValue: self.baseFiles.noise[file.index])
      },
      definitions: { file in
        do throws(SectionFileError) {
          return .success(try self.rankedDefinitions(of: file))
        } catch {
          return .failure(error)
        }
      },
      precedes: { graph?.precedes($0, $1) ?? ($0 < $1) })
  }

  /// The definitions of a file that a map may show, which tasks ask for again and again.
  private func rankedDefinitions(
    of file: FileID
  ) throws(SectionFileError) -> [TaskFiles.Definition] {
    if let known = knownDefinitions.withLock({ $0[file] }) { return known }
    var definitions: [TaskFiles.Definition] = []
    for (index, record) in try outline(of: file).enumerated() where record.isRanked {
      definitions.append(TaskFiles.Definition(index: index, flags: record.flags))
    }
    knownDefinitions.withLock { known in
      if known.count >= TreeIndex.maximumKnownFiles { known.removeAll() }
      known[file] = definitions
    }
    return definitions
  }

  /// The graph and its ranks.
  func revision() throws(SectionFileError) -> (GraphRevision, RankRevision) {
    switch source {
    case .memory(let graph, let ranks, _): return (graph, ranks)
    case .file(let mapped): return try mapped.revision()
    }
  }

  /// The words of the files.
  func words() throws(SectionFileError) -> LexicalRevision {
    switch source {
    case .memory(_, _, let words): return words
    case .file(let mapped): return try mapped.words()
    }
  }

  /// The same where only files that are no code have come or gone.
  func with(_ files: IndexedFiles) -> TreeIndex {
    TreeIndex(self, files, source, changedOutlines, definitionCount)
  }

  /// The same with another revision of the graph.
  func with(
    _ files: IndexedFiles, _ graph: GraphRevision, _ ranks: RankRevision,
    _ words: LexicalRevision, outlines: [FileID: ChangedOutline]
  ) -> TreeIndex {
    TreeIndex(
      self, files, .memory(graph, ranks, words), changedOutlines.merging(outlines) { $1 },
      graph.definitionCount)
  }

  private init(
    _ index: TreeIndex, _ files: IndexedFiles, _ source: Source,
    _ changedOutlines: [FileID: ChangedOutline], _ definitionCount: Int
  ) {
    self.files = files
    baseFiles = index.baseFiles
    best = index.best
    outlines = index.outlines
    self.changedOutlines = changedOutlines
    self.definitionCount = definitionCount
    nameLetters = index.nameLetters
    self.source = source
  }

  // MARK: Outlines, by number of the file

  /// The digest of the content from which a file's definitions were extracted.
  func content(of file: FileID) -> ContentHash {
    changedOutlines[file]?.content ?? outlines.content(of: file.index)
  }

  /// The definitions of a file.
  func outline(of file: FileID) throws(SectionFileError) -> [OutlineRecord] {
    if let changed = changedOutlines[file] { return changed.records }
    return try outlines.records(of: file.index)
  }

  /// How many definitions of a file take part in the ranks.
  func definitionCount(of file: FileID) throws(SectionFileError) -> Int {
    try outline(of: file).count { $0.isRanked }
  }

  /// A definition of a file.
  func outlineRecord(
    _ definition: Int, of file: FileID
  ) throws(SectionFileError) -> OutlineRecord {
    if let changed = changedOutlines[file] { return changed.records[definition] }
    return try outlines.record(definition, of: file.index)
  }
}

// MARK: - In a file

extension TreeIndex {
  static let name = "index"
  private static let magic: UInt32 = 0x4954_4D52  // "RMTI"
  private static let format =
    ReferenceGraph.format << 24 | GlobalRanks.format << 16 | LexicalIndex.format << 8 | 4
  private static let countSection: UInt32 = 1

  /// The index that the cache has, if it was made by the same means.
  static func load(from cache: CacheSession, recipe: ContentHash) -> TreeIndex? {
    cache.load(name, magic: magic, format: format, recipe: recipe) {
      file throws(SectionFileError) in try TreeIndex(file)
    }
  }

  /// The index as a section file; `nil` if it comes from one, or has changed since.
  func writer(recipe: ContentHash) -> SectionFileWriter? {
    guard case .memory(let graph, let ranks, let words) = source, graph.isBase else { return nil }
    var writer = SectionFileWriter(
      magic: TreeIndex.magic, format: TreeIndex.format, recipe: recipe)
    writer.add(Column([UInt64(definitionCount)]), as: TreeIndex.countSection)
    files.add(to: &writer)
    outlines.add(to: &writer)
    graph.base.add(to: &writer)
    ranks.base.add(to: &writer)
    words.base.add(to: &writer)
    return writer
  }
}

extension OutlineRecord {
  /// Whether the definition is one that references can mean.
  var isRanked: Bool {
    !kind.group.isEmpty && !flags.contains(.local) && !nameRange.isEmpty
  }
}
