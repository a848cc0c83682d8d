// Measures maps of one task after the other.
//
// 1. The tree of the task's parent is put into a directory of its own.
// 2. What the change touched is found in the documents of its files.
// 3. Every method makes its map for each budget, and what it shows is read from its text.
//
// Ours are the ordinary maps of one engine, whose documents are kept in the cache of the repository:
// most files of a tree are those of the tree before.

internal import FileMapping
internal import GitAccess
internal import SourceModel
internal import SymbolRanking
internal import Synchronization
internal import SyntaxParsing
internal import TaskReading

/// Makes and reads maps of the trees in a scratch directory.
struct EvaluationRun {
  /// A map has at most a million tokens, of rarely more than eight bytes.
  private static let maximumMapBytes = 1 << 24
  /// Changes are of at most 15 files; larger ones are of generated files.
  private static let maximumDiffBytes = 1 << 24

  let engine: Engine
  let reader: GitRepositoryReader
  let scratch: ScratchTree
  let methods: [EvaluationMethod]
  let request: EvaluationRequest
  let observer: any ProgressObserver
  /// The programs among the methods, by index.
  let programs: [Int: UserProgram]
  private(set) var warnings: [String] = []

  /// - Throws: `program`, where one can't be found.
  init(
    _ engine: Engine, _ reader: GitRepositoryReader, _ scratch: ScratchTree,
    _ request: EvaluationRequest, _ observer: any ProgressObserver
  ) throws(EvaluationError) {
    self.engine = engine
    self.reader = reader
    self.scratch = scratch
    self.request = request
    self.observer = observer
    methods = [.repomap] + request.baselines.map { EvaluationMethod($0) }
    var programs: [Int: UserProgram] = [:]
    for (index, method) in methods.enumerated() {
      guard case .program(let template) = method else { continue }
      do throws(GitError) {
        programs[index] = try UserProgram(
          named: template.program, environment: request.programEnvironment)
      } catch {
        throw .program(name: template.program)
      }
    }
    self.programs = programs
  }

  /// Measures one task; `nil` where nothing of its change can be looked for.
  ///
  /// - Throws: What ends everything: a full disk, a failure of git, a stop.
  mutating func measure(_ mined: MinedTask) throws(EvaluationError) -> TaskMeasure? {
    try scratch.hold(mined.parent, of: reader)
    let files = try goldFiles(mined)
    if files.isEmpty { return nil }
    let task = EvaluationTask(mined, files: files)
    try scratch.write(task: Array(task.message.utf8))
    var coldSeconds = 0.0
    var maps: [MapMeasure] = []
    for (method, name) in methods.enumerated() {
      for (place, budget) in request.budgets.enumerated() {
        if method == 0, place == 0 {
          coldSeconds = try map(name, method, task, budget).seconds
        }
        let (text, seconds) = try map(name, method, task, budget)
        maps.append(measure(method, budget, seconds, task, text))
      }
    }
    return TaskMeasure(task: task, coldSeconds: coldSeconds, maps: maps)
  }

  private func measure(
    _ method: Int, _ budget: Int, _ seconds: Double, _ task: EvaluationTask, _ text: [UInt8]
  ) -> MapMeasure {
    let shown = ShownLines(text)
    return MapMeasure(
      method: method, budgetTokens: budget, seconds: seconds,
      shownFiles: task.files.map { shown.shows($0.path) },
      shownDefinitions: task.files.map { file in
        file.definitions.map { shown.shows($0.name[...], in: file.path) }
      },
      firstPlace: mapRequest(methods[method], task, budget).flatMap { request in
        engine.placeOfFirst(task.files.map(\.path), in: request, observer)
      })
  }

  // MARK: - Gold

  private func goldFiles(_ mined: MinedTask) throws(EvaluationError) -> [GoldFile] {
    let reader = reader
    let diff = try attemptGit { () throws(GitError) in
      try reader.diff(
        .revision(.commit(mined.commit.id)), contextLines: 0,
        limitBytes: EvaluationRun.maximumDiffBytes)
    }
    var changes: [[UInt8]: [Range<Int>]] = [:]
    for file in UnifiedDiff(diff).files {
      if let path = file.oldPath { changes[path, default: []] += file.oldRanges }
    }
    let indexer = FileIndexer(
      languages: engine.languages(for: .directory(scratch.root)), stop: engine.stop)
    return mined.files.compactMap { path in
      // A file that no document can be made of, or that holds no program, is in no map.
      guard let tree = try? indexer.documents(diskPath(of: path, below: scratch.root)),
        let document = tree.files.first?.document, document.summary.language.holdsPrograms,
        document.summary.noise == .none
      else { return nil }
      return GoldFile(path: path, document: document, changes: changes[path.bytes] ?? [])
    }
  }

  // MARK: - Maps

  /// The request for a map of ours; `nil` for a program.
  private func mapRequest(
    _ method: EvaluationMethod, _ task: EvaluationTask, _ budget: Int
  ) -> MapRequest? {
    var map = MapRequest(root: scratch.root)
    map.budgetTokens = budget
    switch method {
    case .repomap:
      map.task = task.message
      // What was known before the change, as somebody knew it who was to make it.
      map.historySource = task.commit.parents.first.map {
        (repository: Array(reader.root.utf8), commit: $0.hexadecimal)
      }
    case .words:
      map.task = task.message
      map.method = .plainWords
      map.usesHistory = false
    case .ranks: break
    case .program: return nil
    }
    return map
  }

  private mutating func map(
    _ method: EvaluationMethod, _ index: Int, _ task: EvaluationTask, _ budget: Int
  ) throws(EvaluationError) -> (text: [UInt8], seconds: Double) {
    let start = ContinuousClock.now
    let text: [UInt8]
    if let request = mapRequest(method, task, budget) {
      do throws(EngineError) {
        let map = try engine.map(request, observer: observer)
        for warning in map.warnings where !warnings.contains(warning) { warnings.append(warning) }
        text = map.text
      } catch {
        throw .engine(error)
      }
    } else {
      text = try programMap(method, index, task, budget)
    }
    return (text, (ContinuousClock.now - start) / .seconds(1))
  }

  /// What a program prints. One that fails shows nothing, which is told.
  private mutating func programMap(
    _ method: EvaluationMethod, _ index: Int, _ task: EvaluationTask, _ budget: Int
  ) throws(EvaluationError) -> [UInt8] {
    guard case .program(let template) = method, let program = programs[index] else { return [] }
    let arguments = template.arguments(
      root: scratch.root, budgetTokens: budget, taskFile: scratch.taskFile)
    let stop = engine.stop
    do throws(GitError) {
      let outcome = try program.run(
        arguments, in: String(decoding: scratch.root, as: UTF8.self),
        outputLimitBytes: EvaluationRun.maximumMapBytes
      ) { stop.isRaised }
      if outcome.status == 0 { return outcome.output }
      let last = outcome.message.split(separator: "\n").last.map { ": \(escapedText($0.utf8))" }
      warnings.append(
        "\(template.label) failed with \(outcome.status) for \(task.commit.shortName)\(last ?? "")")
    } catch .cancelled {
      throw .engine(.cancelled)
    } catch {
      warnings.append("\(template.label) gave no map for \(task.commit.shortName)")
    }
    return []
  }
}

extension GitCommit {
  /// The beginning of its name, as git shows it.
  var shortName: String { String(id.hexadecimal.prefix(10)) }
}

extension Engine {
  /// The place, from 1, that the first of some files has in the order from which the map of a request
  /// is made; `nil` where none of them is in it.
  fileprivate func placeOfFirst(
    _ paths: [RepositoryPath], in request: MapRequest, _ observer: any ProgressObserver
  ) -> Int? {
    let source = request.source
    let previous = states.state(of: source)
    var timer = StepTimer()
    guard
      let tree = try? indexer(source, observer).index(
        source, previous: previous, timer: &timer
      ).tree,
      let question = try? QuestionBuilder(
        tree: tree, history: HistoryReader(engine: self, source: source).history(request).history
      ).question(request, FoundFocus()),
      let ranking = try? tree.index.ranking(question)
    else { return nil }
    let wanted = Set(
      paths.compactMap { tree.files.place(of: $0.bytes) }.map { tree.number(of: $0) })
    var seen: Set<FileID> = []
    for file in ranking.taskFiles where seen.insert(file).inserted && wanted.contains(file) {
      return seen.count
    }
    for definition in ranking where definition.score > 0 {
      if seen.insert(definition.file).inserted, wanted.contains(definition.file) {
        return seen.count
      }
    }
    return nil
  }
}
