internal import FileDiscovery
internal import GraphBuilding
internal import HistoryIndexing
internal import SourceModel
internal import StandardExtensions
internal import SymbolRanking

/// Everything that one map depends on, as keys.
///
/// The text of a map is a function of the files (by path, document and class), of the question and
/// the program. The lines that it shows are those of contents whose digests are in the documents'
/// keys. So a map that was made by the same recipe is the map, and no key has to be invalidated.
struct MapRecipe {
  /// Key of the one text that this recipe gives.
  let key: ContentHash
  /// Key of the question and the paths, without contents: for ``RefreshMode/files``.
  let pathsKey: ContentHash
  /// Whether anything steers the ranks. What nothing steers comes from the stored order.
  let isPersonal: Bool

  /// The recipe of the map of a tree for one request, whose focus was found in the tree, that is answered
  /// with a history and counted by what ``TokenCounter/identity`` tells.
  init(
    _ request: MapRequest, _ focus: FoundFocus, of tree: IndexedTree,
    countedBy counter: [UInt8] = [],
    history: RequestHistory? = nil
  ) {
    var question = DigestInput()
    question.append(ProgramIdentity.digest)
    question.append(request.budgetTokens)
    question.append(request.form)
    question.append(request.filter.key)
    question.append(request.showsCopies ? 1 : 0)
    question.append(counter)
    // By place: how a focus was written, in which order and how often, changes nothing.
    question.append(focus)
    question.append(request.words)
    pathsKey = MapRecipe.key("files", question.digest, tree.index.files.pathsKey)
    if let history {
      question.append(history.index.tip)
      question.append(history.prefix)
    }
    key = MapRecipe.key("map", question.digest, tree.index.files.setKey)
    isPersonal = request.isPersonal
  }

  /// Key of the question alone, which says nothing about the tree: for ``RefreshMode/manual``.
  static func questionKey(_ request: MapRequest) -> ContentHash {
    var question = DigestInput()
    question.append(ProgramIdentity.digest)
    question.append(request.budgetTokens)
    question.append(request.form)
    question.append(request.filter.key)
    question.append(request.showsCopies ? 1 : 0)
    question.append(request.focus)
    question.append(request.words)
    return key("manual", question.digest, .zero)
  }

  private static func key(
    _ purpose: String, _ question: ContentHash, _ files: ContentHash
  ) -> ContentHash {
    var input = DigestInput()
    input.append(Array(purpose.utf8))
    input.append(question)
    input.append(files)
    return input.digest
  }
}

extension MapRequest {
  /// Whether anything steers the ranks.
  var isPersonal: Bool {
    !focus.isEmpty || !mentions.isEmpty || hasTask
  }

  /// Whether there is a text, a trace or a diff.
  var hasTask: Bool {
    !(task ?? "").isEmpty || !(trace ?? []).isEmpty || !(diff?.text ?? []).isEmpty
  }

  /// The words that count: the mentions, in any order, and the task with the history that it may use; and
  /// how it is answered.
  fileprivate var words: [[UInt8]] {
    let mentions = Set(mentions.map { Array($0.utf8) })
      .sorted { $0.lexicographicallyPrecedes($1) }
    var words = [
      Array(method.rawValue.utf8), Array((task ?? "").utf8), trace ?? [], diff?.text ?? [],
    ]
    if hasTask {
      words.append(diff?.isApplied == true ? [1] : [0])
      words.append(usesHistory ? [1] : [0])
      words.append(historySource?.repository ?? [])
      words.append(Array((historySource?.commit ?? "").utf8))
    }
    return words + mentions
  }
}

extension DigestInput {
  /// Adds what a focus means.
  fileprivate mutating func append(_ focus: FoundFocus) {
    for files in [focus.files] + focus.folders {
      append(files.count)
      for file in files { append(file) }
    }
    // Behind all folders: no folder is empty.
    append(0)
    append(focus.places.count)
    for place in focus.places {
      append(place.file)
      append(place.definition ?? -1)
    }
  }
}

/// What tells this program from one that might give other maps.
enum ProgramIdentity {
  /// Stamp of the program's file; `nil` where the system doesn't tell which that is.
  private static let stamp: FileStamp? =
    resolvedPath(Array("/proc/self/exe".utf8)).flatMap { fileStamp(atPath: $0) }

  /// Whether ``digest`` tells this program from others: else no map may outlive the process.
  static var isKnown: Bool { stamp != nil }

  /// Digest of the formats that are versioned, and of the program's stamp: weights of ranking, rules
  /// of selection and costs of tokens may change with every build, and a number that somebody has to
  /// raise would be forgotten once.
  static let digest: ContentHash = {
    var input = DigestInput()
    input.append(Int(ReferenceGraph.format))
    input.append(Int(GlobalRanks.format))
    if let stamp { input.append(withUnsafeBytes(of: stamp) { ContentHash(of: $0) }) }
    return input.digest
  }()
}
