import RepoMapKit
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// A random repository and random steps, each followed by a question that two engines answer: one
/// that has a cache, and maybe lived through the steps before, and a new one that has none.
///
/// A stamp is trusted only when the file was two seconds old, so a sequence of steps without pause
/// would test nothing but the hashing of contents. Some steps therefore wait until all that was
/// written is old; who runs many sequences does meanwhile what the others have to do.
final class EditSequence {
  /// Everything about one step is drawn from its seed and the tree that it meets: so a sequence
  /// without some of its steps is a sequence too.
  struct Step: Sendable {
    var seed: UInt64
    /// Whether the step waits until the stamps before it can be trusted.
    var waits: Bool
  }

  /// What went wrong, after which steps.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  let seed: UInt64
  private let directory: String
  private let tree: EditedTree
  /// The history of every fifth tree; running git takes time.
  private var history: CommittedTree?
  private var rest: ArraySlice<Step>
  private var engine: Engine?
  private var log: [String]
  /// Whether the cache's files were ever tampered with.
  private var wasDamaged = false
  /// When the tree may have been written last.
  private var writtenAt = ContinuousClock.now

  /// - Parameters:
  ///   - seed: Decides the repository.
  ///   - steps: The steps; nil for those that belong to the seed.
  ///   - directory: Path of a directory that doesn't exist yet.
  /// - Throws: When the tree can't be written.
  init(seed: UInt64, steps: [Step]? = nil, directory: String) throws {
    self.seed = seed
    self.directory = directory
    for path in ["", "/tree", "/cache"] { mkdir(directory + path, 0o700) }
    var random = RandomTree(generator: SeededGenerator(seed: seed))
    let isCommitted = seed.isMultiple(of: 5)
    let files = random.tree().filter { !isCommitted || !$0.key.hasPrefix(".git/") }
    tree = try EditedTree(root: "\(directory)/tree", files: files)
    history = isCommitted ? CommittedTree(root: tree.root) : nil
    rest = (steps ?? EditSequence.steps(of: seed))[...]
    log = ["begin with \(files.keys.sorted().joined(separator: ", "))"]
  }

  /// The steps that belong to a seed.
  static func steps(of seed: UInt64) -> [Step] {
    var generator = SeededGenerator(seed: seed ^ 0xA5A5)
    return (0..<Int.random(in: 3...7, using: &generator)).map { index in
      Step(seed: generator.next(), waits: index == 0 || generator.chance(percent: 55))
    }
  }

  var isDone: Bool { rest.isEmpty }

  /// Does the steps up to the next that waits, when what was written is old enough.
  ///
  /// - Throws: ``Failure``, and what goes wrong with the disk.
  func advance() throws {
    waitUntilOld()
    repeat {
      guard let step = rest.popFirst() else { return }
      try perform(step)
    } while rest.first?.waits == false
    writtenAt = .now
    if isDone { try checkRest() }
  }

  /// Returns when stamps that are taken now can be trusted.
  private func waitUntilOld() {
    let age = ContinuousClock.now - writtenAt
    let missing = Duration.milliseconds(2100) - age
    if missing > .zero { usleep(UInt32(missing / .microseconds(1))) }
  }

  private func perform(_ step: Step) throws {
    var generator = SeededGenerator(seed: step.seed)
    // Before the first step the tree is as it was made.
    if log.count > 1 || generator.chance(percent: 20) {
      try treatCache(&generator)
      var editor = TreeEditor(tree: tree, random: RandomTree(generator: generator)) {
        [self] in _ = ask(anyQuestion, isTold: false)
      }
      note(try editor.apply())
      generator = editor.random.generator
      if let done = generator.chance(percent: 60) ? history?.change(using: &generator) : nil {
        note(done)
      }
    }
    // Files that aren't code are refused as focus, which has to be tried, but not often.
    let paths = generator.chance(percent: 10) ? tree.paths : tree.sources
    // Now and then one that was asked before, which the map cache may know.
    let question =
      generator.chance(percent: 25)
      ? anyQuestion : question(paths, using: &generator)
    let isTold = engine != nil && generator.chance(percent: 40)
    if generator.chance(percent: 30) { try checkInHurry(question, isTold, &generator) }
    try check(question, isTold: isTold)
  }

  /// Keeps, drops or damages the cache, and keeps or replaces the engine.
  private func treatCache(_ generator: inout SeededGenerator) throws {
    if generator.chance(percent: 50) { engine = nil }
    let files = regularFiles(below: cachePath)
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<8:
      for file in files { unlink(file) }
      damaged("all files of the cache removed")
    case 8..<30:
      guard let file = files.randomElement(using: &generator) else { return }
      let damage = generator.pick(FileDamage.allCases)
      // Whoever has a file open keeps it as it was: see `FileDamage`.
      try damage.apply(to: file, keepsInode: engine == nil, using: &generator)
      damaged("\(damage) of \(file.dropFirst(cachePath.count + 1))")
    default: break
    }
  }

  private func damaged(_ what: String) {
    note(engine == nil ? what : "\(what), engine kept")
    wasDamaged = true
  }

  // MARK: - Checks

  private func check(_ question: RandomQuestion, isTold: Bool = false) throws {
    let way = engine == nil ? ", new engine" : isTold ? ", told what changed" : ""
    note("ask: \(question)\(way)")
    let reply = ask(question, isTold: isTold)
    let expected = question.reply(of: newEngine(usesCache: false))
    // Maps of nothing are all alike.
    guard expected.warnings.allSatisfy({ !$0.contains("grammar") }) else {
      throw failure("\(expected.warnings)")
    }
    guard reply.answer == expected.answer else {
      throw failure(reply.answer.difference(from: expected.answer))
    }
    let extra = reply.warnings.filter { !expected.warnings.contains($0) }
    guard extra.count <= (wasDamaged ? 1 : 0),
      expected.warnings.allSatisfy({ reply.warnings.contains($0) })
    else { throw failure("warnings \(reply.warnings), and \(expected.warnings) without a cache") }
  }

  /// Asks with a deadline that leaves time for a few files. What comes of it is the exact answer, or says that it
  /// isn't; later answers don't depend on it.
  private func checkInHurry(
    _ question: RandomQuestion, _ isTold: Bool, _ generator: inout SeededGenerator
  ) throws {
    let deadline = Deadline.files(
      looked: Int.random(in: 0...4, using: &generator),
      recorded: generator.pick([0, 1, 3, 100]))
    note("ask in a hurry, \(deadline): \(question)")
    let asked = engine ?? newEngine(usesCache: true)
    engine = asked
    let reply = question.reply(
      of: asked, changedPaths: isTold ? tree.changedPaths : nil, deadline: deadline)
    guard case .text(let text) = reply.answer else { return }
    let saysPartial = String(decoding: text, as: UTF8.self).contains(" · partial: ")
    guard question.looksItself || saysPartial == reply.isPartial else {
      throw failure("partial: \(reply.isPartial), but the text says \(saysPartial)")
    }
    guard !reply.isPartial else { return }
    let expected = question.reply(of: newEngine(usesCache: false))
    guard reply.answer == expected.answer else {
      throw failure("in a hurry: \(reply.answer.difference(from: expected.answer))")
    }
  }

  /// At the end: nothing has changed, so nothing is parsed, whatever happened to the cache.
  private func checkRest() throws {
    // What was damaged is noticed when it is needed: an engine that was kept needs little, nor does
    // a new one as long as the tree is what it was.
    for _ in 0..<(wasDamaged ? 2 : 0) {
      engine = nil
      try check(anyQuestion)
    }
    let reply = anyQuestion.reply(of: newEngine(usesCache: true))
    guard reply.parsedCount == 0 else {
      throw failure("\(reply.parsedCount) files parsed although nothing changed")
    }
  }

  private var anyQuestion: RandomQuestion {
    var generator = SeededGenerator(seed: seed)
    return question([], using: &generator)
  }

  private func question(
    _ paths: [String], using generator: inout SeededGenerator
  ) -> RandomQuestion {
    RandomQuestion(
      root: tree.root, paths: paths, taskPercent: history == nil ? 20 : 80, using: &generator)
  }

  private func failure(_ what: String) -> Failure {
    Failure(description: "seed \(seed): \(what)\n  " + log.joined(separator: "\n  "))
  }

  private func note(_ line: String) {
    log.append(line)
    guard isTracing else { return }
    let text = Array("seed \(seed): \(line)\n".utf8)
    _ = write(STDERR_FILENO, text, text.count)
  }

  // MARK: - Engines

  private var cachePath: String { "\(directory)/cache" }

  /// Asks the engine that is there, or a new one. It looks itself, unless it is told what changed.
  private func ask(_ question: RandomQuestion, isTold: Bool) -> Reply {
    let changedPaths = isTold ? tree.changedPaths : nil
    // Tags and uses are not asked for by who watches.
    if !question.looksItself { tree.changedPaths = [] }
    let asked = engine ?? newEngine(usesCache: true)
    engine = asked
    return question.reply(of: asked, changedPaths: changedPaths)
  }

  private func newEngine(usesCache: Bool) -> Engine {
    var settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = cachePath
    settings.usesCache = usesCache
    settings.threadCount = usesCache ? 2 : 1
    // So small trees have no maps on disk unless they are asked to.
    if seed.isMultiple(of: 2) { settings.minimumFilesOnDisk = 0 }
    let engine = Engine(settings: settings)
    // Half of the engines that live watch the tree.
    if usesCache, seed % 8 < 4 { engine.watch(Array(tree.root.utf8)) }
    return engine
  }
}

/// With `REPOMAP_TRACE=1` every step is told before it is done: a crash leaves no other trace.
private let isTracing = getenv("REPOMAP_TRACE") != nil
