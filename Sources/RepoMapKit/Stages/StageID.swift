/// The stages of the work on a tree, and how they hang together.
///
/// ```
/// discovery ─→ extraction ─→ comparison ─┬─→ outlines ─────┐
///                                        ├─→ words ────────┼─→ index ─┬─→ clones
///                                        └─→ graph ─→ ranks┘          └─→ chunks
/// history
/// ```
///
/// A stage runs as soon as those are done that it depends on; what hangs together in no way runs at the same time.
/// Maps and all other answers are made from what the stages without followers give.
enum StageID: String, CaseIterable, Sendable {
  /// Which files there are, with their stamps.
  case discovery
  /// The documents of the files whose content is new.
  case extraction
  /// What of the last index is still right.
  case comparison
  /// Where the definitions of each file are.
  case outlines
  /// Which definitions hold which words.
  case words
  /// Which file refers to which definitions.
  case graph
  /// How much each file and definition matters to the whole.
  case ranks
  /// Everything that answers are made from.
  case index
  /// Which files were changed together, and why.
  case history
  /// Which definitions are copies of each other.
  case clones
  /// The files, cut into pieces along their definitions.
  case chunks

  /// What a stage does where only few files have changed since it last ran.
  enum DeltaBehavior: String, Sendable {
    /// It looks at the changed files; of all others the last result counts.
    case looksAtChanges
    /// It lays what the changed files give over its last result.
    case patches
    /// It is done again, which is cheap.
    case runsAgain
  }

  /// The stages whose results it needs.
  var dependencies: [StageID] {
    switch self {
    case .discovery, .history: []
    case .extraction: [.discovery]
    case .comparison: [.extraction]
    case .outlines, .words, .graph: [.comparison]
    case .ranks: [.graph]
    case .index: [.outlines, .words, .graph, .ranks]
    case .clones, .chunks: [.index]
    }
  }

  var deltaBehavior: DeltaBehavior {
    switch self {
    case .discovery, .extraction, .history, .clones: .looksAtChanges
    case .outlines, .words, .graph, .ranks: .patches
    case .comparison, .index, .chunks: .runsAgain
    }
  }

  /// Whether it runs only for who asks for it; other answers do without.
  var isOptional: Bool {
    switch self {
    case .history, .clones, .chunks: true
    default: false
    }
  }
}
