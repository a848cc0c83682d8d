import RepoMapKit
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What a workspace with snapshot isolation has to do, one step after the other, with whole copies of everything.
struct WorkspaceModel {
  typealias Files = [String: String]

  struct OpenSession {
    let session: Session
    /// The state in which it began.
    let base: Files
    let baseNumber: Int
    /// Contents, or `nil` for what is gone.
    var changes: [String: String?] = [:]

    /// What the session sees.
    var files: Files {
      base.merging(changes.compactMapValues { $0 }) { $1 }
        .filter { path, _ in changes[path].map { $0 != nil } ?? true }
    }
  }

  /// What lies on disk, now and when it was last looked at.
  var disk: Files
  var seenDisk: Files = [:]
  /// What is committed and not on disk.
  var committed: [String: String?] = [:]
  /// For files, the number of the state that changed them last.
  var changedAt: [String: Int] = [:]
  /// States, by their numbers.
  var states: [Int: Files] = [:]
  var sessions: [OpenSession] = []

  /// What all see who ask now.
  var files: Files {
    disk.merging(committed.compactMapValues { $0 }) { $1 }
      .filter { path, _ in committed[path].map { $0 != nil } ?? true }
  }

  /// Files of a session that others have changed since it began.
  func conflicts(of session: OpenSession) -> [String] {
    session.changes.keys.filter { (changedAt[$0] ?? 0) > session.baseNumber }.sorted()
  }

  /// Notes the state with a number, and what it changed.
  mutating func note(_ number: Int, changing paths: some Sequence<String>) {
    for path in paths { changedAt[path] = number }
    states[number] = files
  }
}

/// A random workspace: a directory, a workspace about it, and the model of both.
final class RandomWorkspace {
  let directory: TemporaryDirectory
  let cache: TemporaryDirectory
  let engine: Engine
  let workspace: Workspace
  var model: WorkspaceModel
  private var generator: SeededGenerator
  private var editCount = 0

  private static let paths = [
    "shop/cart.py", "shop/item.py", "shop/__init__.py", "run.py", "tests/test_cart.py", "util.py",
    "shop/price/tax.py", "lib/net.js", "notes.txt",
  ]

  init(seed: UInt64) throws {
    generator = SeededGenerator(seed: seed)
    directory = try TemporaryDirectory()
    cache = try TemporaryDirectory()
    model = WorkspaceModel(disk: [:])
    engine = RandomWorkspace.engine(cache: cache.path)
    workspace = Workspace(engine, root: Array(directory.path.utf8))
    for path in RandomWorkspace.paths.prefix(6) {
      let content = newContent(path)
      model.disk[path] = content
      try directory.write(content, to: path)
    }
    let first = try workspace.refresh(observer: Silence())
    model.seenDisk = model.disk
    model.note(first.number, changing: [])
    _ = try map(first)
  }

  static func engine(cache: String?) -> Engine {
    var settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = cache
    settings.usesCache = cache != nil
    settings.threadCount = 2
    return Engine(settings: settings)
  }

  /// A content that no file has had.
  private func newContent(_ path: String) -> String {
    editCount += 1
    let number = editCount
    if path.hasSuffix(".js") {
      return "export function load\(number)(url) {\n  return fetch(url)\n}\nclass Net\(number) {}\n"
    }
    if !path.hasSuffix(".py") { return "note \(number)\n" }
    let other = generator.pick(["cart", "item", "tax"])
    return """
      from shop.\(other) import Thing\(max(1, number - 3))

      class Thing\(number):
          def total(self, amount: int) -> int:
              return Thing\(max(1, number - 1))().total(amount)

      def helper_\(number % 7)(value):
          return helper_\((number + 1) % 7)(value)
      """ + String(repeating: "\n", count: number % 5 + 1)
  }

  // MARK: - Steps

  /// One random step, after which workspace and model agree.
  func step() throws {
    switch generator.next() % 20 {
    case 0..<3: try begin()
    case 3..<9: try edit()
    case 9..<12: try commit()
    case 12: rollBack()
    case 13..<15: try writeToDisk()
    case 15: try refresh()
    case 16..<19: try compareSession()
    default: try compareState()
    }
  }

  private func begin() throws {
    guard model.sessions.count < 10 else { return }
    let session = try workspace.beginSession(observer: Silence())
    noteSeen(session.base.number)
    model.sessions.append(
      WorkspaceModel.OpenSession(
        session: session, base: model.files, baseNumber: session.base.number))
    _ = try map(session.snapshot())
  }

  private func edit() throws {
    guard let place = model.sessions.indices.randomElement(using: &generator) else { return }
    let session = model.sessions[place].session
    let files = model.sessions[place].files
    let path = generator.pick(RandomWorkspace.paths)
    let content = newContent(path)
    let bytes = Array(path.utf8)
    switch generator.next() % 6 {
    case 0:
      let fails = files[path] == nil
      if fails {
        #expect(throws: SessionError.noSuchFile(bytes)) { try session.addChange(.delete(bytes)) }
      } else {
        try session.addChange(.delete(bytes))
        model.sessions[place].changes[path] = .some(nil)
      }
    case 1:
      let new = generator.pick(RandomWorkspace.paths)
      guard let old = files[path], files[new] == nil else { return }
      try session.addChange(.rename(bytes, to: Array(new.utf8)))
      model.sessions[place].changes[path] = .some(nil)
      model.sessions[place].changes[new] = old
    default:
      let isThere = files[path] != nil
      try session.addChange(
        isThere
          ? .modify(bytes, content: Array(content.utf8))
          : .create(bytes, content: Array(content.utf8)))
      model.sessions[place].changes[path] = content
    }
  }

  private func commit() throws {
    guard let place = model.sessions.indices.randomElement(using: &generator) else { return }
    let open = model.sessions[place]
    // A commit looks at the directory first.
    noteSeen(workspace.latest.map { $0.number + 1 } ?? 1)
    let conflicts = model.conflicts(of: open)
    if conflicts.isEmpty {
      let snapshot = try open.session.commit(observer: Silence())
      for (path, content) in open.changes { model.committed[path] = .some(content) }
      if !open.changes.isEmpty { model.note(snapshot.number, changing: open.changes.keys) }
      _ = try map(snapshot)
      model.sessions.remove(at: place)
      #expect(throws: SessionError.ended) { try open.session.snapshot() }
    } else {
      let paths = conflicts.map { Array($0.utf8) }
      #expect(throws: SessionError.conflict(paths)) {
        try open.session.commit(observer: Silence())
      }
      if generator.chance(percent: 70) {
        open.session.rollback()
        model.sessions.remove(at: place)
      }
    }
  }

  private func rollBack() {
    guard let place = model.sessions.indices.randomElement(using: &generator) else { return }
    model.sessions.remove(at: place).session.rollback()
  }

  private func writeToDisk() throws {
    // Of notes, which are no code, all see what is there now.
    let path = generator.pick(RandomWorkspace.paths.filter { !$0.hasSuffix(".txt") })
    // Two changes in one tick of the clock could have the same times.
    usleep(12_000)
    if generator.chance(percent: 20), model.disk.count > 3, model.disk[path] != nil {
      unlink(directory.path(path))
      model.disk[path] = nil
    } else {
      let content = newContent(path)
      try directory.write(content, to: path)
      model.disk[path] = content
    }
  }

  private func refresh() throws {
    let snapshot = try workspace.refresh(observer: Silence())
    noteSeen(snapshot.number)
    let (shown, right) = try (map(snapshot), expected(model.files))
    #expect(shown == right, "workspace: \(shown)\nmodel: \(right)")
  }

  /// Notes that the directory was looked at, which gave the state `number` if there was anything new.
  private func noteSeen(_ number: Int) {
    let changed = RandomWorkspace.paths.filter { model.disk[$0] != model.seenDisk[$0] }
    model.seenDisk = model.disk
    for path in changed { model.committed[path] = nil }
    if !changed.isEmpty { model.note(number, changing: changed) }
  }

  // MARK: - Comparing

  private func compareSession() throws {
    guard let open = model.sessions.randomElement(using: &generator) else { return }
    let (shown, right) = try (map(open.session.snapshot()), expected(open.files))
    #expect(shown == right, "session: \(shown)\nmodel: \(right)")
  }

  private func compareState() throws {
    guard let number = model.states.keys.sorted().randomElement(using: &generator),
      let snapshot = workspace.snapshot(number), let files = model.states[number]
    else { return }
    let (found, right) = try (symbols(snapshot), symbols(ofFiles: files))
    #expect(found == right, "state \(number): \(found)\nmodel: \(right)")
  }

  /// The map of a snapshot. Each is mapped at once: the lines of a file that is written to later are those that were
  /// read before.
  private func map(_ snapshot: Snapshot) throws -> String {
    var request = MapRequest(root: snapshot.root)
    request.snapshot = snapshot
    request.budgetTokens = 100_000
    return try engine.map(request, observer: Silence()).string
  }

  private func symbols(_ snapshot: Snapshot) throws -> [String] {
    var request = SymbolRequest(root: snapshot.root, pattern: Array("Thing".utf8))
    request.snapshot = snapshot
    request.limit = 1000
    return try engine.symbols(request, observer: Silence()).names
  }

  /// The map of a directory that holds just these files.
  private func expected(_ files: WorkspaceModel.Files) throws -> String {
    try withDirectory(of: files) { root in
      var request = MapRequest(root: root)
      request.budgetTokens = 100_000
      return try RandomWorkspace.engine(cache: nil).map(request, observer: Silence()).string
    }
  }

  private func symbols(ofFiles files: WorkspaceModel.Files) throws -> [String] {
    try withDirectory(of: files) { root in
      var request = SymbolRequest(root: root, pattern: Array("Thing".utf8))
      request.limit = 1000
      return try RandomWorkspace.engine(cache: nil).symbols(request, observer: Silence()).names
    }
  }

  private func withDirectory<Result>(
    of files: WorkspaceModel.Files, _ body: ([UInt8]) throws -> Result
  ) throws -> Result {
    let copy = try TemporaryDirectory()
    for (path, content) in files { try copy.write(content, to: path) }
    return try body(Array(copy.path.utf8))
  }
}

extension SymbolListing {
  fileprivate var names: [String] {
    String(decoding: text, as: UTF8.self).split(separator: "\n").map { String($0) }
  }
}
