// The stages that make the parts of an index, each of all documents or of those that have changed.
//
// Of all documents it takes long: a stop leaves the work to itself.

internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking
internal import SyntaxParsing

/// Where the definitions of each file are.
struct OutlineStage: Stage {
  static let id = StageID.outlines

  let stop: StopFlag

  enum Output: Sendable {
    case nothing
    /// Of files that have changed.
    case changed([FileID: TreeIndex.ChangedOutline])
    /// Of all files.
    case all(Outlines)
  }

  func isBrief(_ inputs: StageOutputs) -> Bool { inputs.isComparisonBrief }

  func run(_ inputs: StageOutputs) throws(EngineError) -> Output {
    switch try inputs.of(ComparisonStage.self).work {
    case .nothing: return .nothing
    case .change(let change):
      let outlines = change.files.map { file in
        (file.number, TreeIndex.ChangedOutline(file.document))
      }
      return .changed(Dictionary(outlines) { $1 })
    case .everything(let documents, _, _):
      return .all(try leaving(on: stop) { documents.outlines() })
    }
  }
}

/// Which definitions hold which words.
struct WordStage: Stage {
  static let id = StageID.words

  let stop: StopFlag

  func isBrief(_ inputs: StageOutputs) -> Bool { inputs.isComparisonBrief }

  /// - Returns: `nil` where there is nothing to do.
  func run(_ inputs: StageOutputs) throws(EngineError) -> LexicalRevision? {
    switch try inputs.of(ComparisonStage.self).work {
    case .nothing: return nil
    case .change(let change):
      var words = change.words
      for file in change.files {
        file.path.withUnsafeBytes {
          words.replace(with: file.document, path: $0, file: file.number)
        }
      }
      return words
    case .everything(let documents, let files, _):
      return LexicalRevision(
        try leaving(on: stop) { documents.words().build(fileCount: files.count) })
    }
  }
}

/// Which file refers to which definitions: imports are led to files, and uses bound to what they mean.
struct GraphStage: Stage {
  static let id = StageID.graph

  let stop: StopFlag

  enum Output: Sendable {
    case nothing
    /// What a change led to.
    case changed(GraphRevision, GraphChange)
    /// The change moves so much that ranking anew is cheaper.
    case tooMuch
    case all(ReferenceGraph)
  }

  func isBrief(_ inputs: StageOutputs) -> Bool { inputs.isComparisonBrief }

  func run(_ inputs: StageOutputs) throws(EngineError) -> Output {
    switch try inputs.of(ComparisonStage.self).work {
    case .nothing: return .nothing
    case .change(let change):
      var graph = change.graph
      let touched = graph.apply(
        change.files.map {
          FileChange(file: $0.number, document: $0.document, noise: $0.noise)
        }, tree: TreeFiles(change.indexedFiles, change.manifests), isMoved: change.isMoved)
      let limit = GraphStage.reweightedLimit(change.base.baseFiles.count)
      if touched.reweightedFiles.count + touched.files.count > limit { return .tooMuch }
      return .changed(graph, touched)
    case .everything(let documents, let files, let manifests):
      return .all(
        try leaving(on: stop) { documents.graph().build(TreeFiles(files, manifests)) })
    }
  }

  /// How many other files may have to give differently, because they refer to what a change defines
  /// or defines no more: beyond it, ranking anew is cheaper.
  private static func reweightedLimit(_ fileCount: Int) -> Int { max(256, fileCount / 16) }
}

/// How much each file and definition matters to the whole.
struct RankStage: Stage {
  static let id = StageID.ranks

  let stop: StopFlag

  func isBrief(_ inputs: StageOutputs) -> Bool { inputs.isComparisonBrief }

  /// - Returns: `nil` where there is nothing to do.
  func run(_ inputs: StageOutputs) throws(EngineError) -> RankRevision? {
    switch (try inputs.of(GraphStage.self), try inputs.of(ComparisonStage.self).work) {
    case (.changed(let graph, let touched), .change(let change)):
      return change.ranks.updated(from: change.oldGraph, to: graph, touched)
    case (.all(let graph), _):
      let stop = stop
      let ranks = try leaving(on: stop) { try? GlobalRanks(graph) { stop.isRaised } }
      guard let ranks else { throw .cancelled }
      return RankRevision(ranks)
    default: return nil
    }
  }
}

extension StageOutputs {
  /// See ``ComparisonStage/Work/isBrief``.
  fileprivate var isComparisonBrief: Bool {
    self[ifRun: ComparisonStage.self]?.work.isBrief ?? false
  }
}

/// What some work gives that touches nothing but memory of its own.
///
/// - Throws: `cancelled` soon after a stop; see ``result(of:unless:)``.
private func leaving<Value: Sendable>(
  on stop: StopFlag, _ work: @escaping @Sendable () -> Value
) throws(EngineError) -> Value {
  guard let value = result(of: work, unless: { stop.isRaised }) else { throw .cancelled }
  return value
}

extension TreeIndex.ChangedOutline {
  /// The definitions of a document; none without one.
  fileprivate init(_ document: FileIR?) {
    self.init(
      records: document?.outline ?? [], content: document?.summary.contentHash ?? .zero)
  }
}
