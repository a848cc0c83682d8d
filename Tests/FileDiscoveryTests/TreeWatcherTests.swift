import Glibc
import SourceModel
import TestSupport
import Testing

@testable import FileDiscovery

/// What a watcher says, against walks that look at everything.
@Suite struct TreeWatcherTests {
  @Test func `whatever happens, the answer leads to what a new walk finds`() throws {
    let first = UInt64(environmentNumber("REPOMAP_SEED") ?? 1)
    let count = UInt64(environmentNumber("REPOMAP_SEQUENCES") ?? (isThorough ? 2_000 : 30))
    var answers: [String: Int] = [:]
    for seed in first..<(first + count) {
      try checkSequence(seed, &answers)
    }
    // The answers that save a walk have to occur, or nothing was tested.
    if count >= 30 {
      for answer in ["unchanged", "files", "walk", "lost"] {
        #expect(answers[answer, default: 0] >= 10, "\(answers)")
      }
    }
  }

  private func checkSequence(_ seed: UInt64, _ answers: inout [String: Int]) throws {
    let sandbox = try GitSandbox()
    var tree = RandomTree(seed: seed, names: TreeListingTests.names)
    try tree.write(in: sandbox)
    var operations = RandomTreeOperations(
      seed: seed, sandbox: sandbox, directories: tree.directories)
    var generator = SeededGenerator(seed: seed)
    var options = sandbox.options
    options.recordsListing = true
    options.threadCount = Int(seed % 2) + 1
    // Every third root is below the work tree, and reached through a link.
    let isBelow = seed % 3 == 0 && !tree.directories.isEmpty
    let root = isBelow ? sandbox.directory.path("root") : sandbox.workTree
    if isBelow { try sandbox.directory.makeLink("root", to: "work/\(tree.directories[0])") }
    let watcher = try TreeWatcher(Array(root.utf8), options: options)
    let readers = [WatchReader(), WatchReader()]
    var log: [String] = []
    for step in 0..<14 {
      if step > 0 { log.append(try operations.make()) }
      guard (try? discoverFiles(in: root, options: sandbox.options)) != nil else {
        #expect(throws: DiscoveryError.self) { try readers[0].look(watcher, root, options) }
        continue
      }
      if generator.chance(percent: 30) {
        log.append("<")
        // While one walks, things go on, and the other may walk too.
        _ = try? readers[0].look(watcher, root, options) {
          if generator.chance(percent: 60) { log.append((try? operations.make()) ?? "") }
          if generator.chance(percent: 30) { _ = try? readers[1].look(watcher, root, options) }
        }
        log.append(">")
      }
      // The second reader asks now and then.
      for reader in readers.indices where reader == 0 || generator.chance(percent: 40) {
        guard let expected = try? discoverFiles(in: root, options: sandbox.options) else {
          continue
        }
        let answer = try readers[reader].look(watcher, root, options)
        answers[answer, default: 0] += 1
        let found = try #require(readers[reader].result)
        log.append("[\(reader) \(answer)]")
        guard found.files == expected.files, found.diagnostics == expected.diagnostics else {
          Issue.record(
            """
            seed \(seed), step \(step), reader \(reader): \(found.files.map(\.path)) \(found.diagnostics), \
            but there is \(expected.files.map(\.path)) \(expected.diagnostics) after \(log)
            """)
          return
        }
      }
    }
  }

  // MARK: - One thing at a time

  @Test func `a watch that has settled looks at nothing when nothing happens`() throws {
    let tree = try WatchedTree(["a.py", "b/c.py"])
    #expect(try tree.look() == "lost")
    #expect(try tree.look() == "walk")
    for _ in 0..<3 { #expect(try tree.look() == "unchanged") }
  }

  @Test func `a listing that is known saves the second walk`() throws {
    let tree = try WatchedTree(["a.py", "b/c.py"])
    let listing = try discoverFiles(in: tree.root, options: tree.options).listing
    tree.watcher.expect(try #require(listing))
    #expect(try tree.look() == "lost")
    #expect(try tree.look() == "walk")
    #expect(try tree.look() == "unchanged")
  }

  @Test(arguments: ["write", "append", "touch", "save", "anew"])
  func `a file that is written to is told by its path`(_ way: String) throws {
    let tree = try WatchedTree(["a.py", "b/c.py"]).settled()
    let path = tree.directory.path("b/c.py")
    switch way {
    case "write": try tree.directory.write("new", to: "b/c.py")
    case "append":
      let file = try #require(fopen(path, "a"))
      fputs("x", file)
      fclose(file)
    case "touch": utimes(path, nil)
    case "save":
      try tree.directory.write("new", to: "b/.c.py.tmp")
      rename(tree.directory.path("b/.c.py.tmp"), path)
    default:
      unlink(path)
      try tree.directory.write("new", to: "b/c.py")
    }
    #expect(try tree.change() == .files([Array("b/c.py".utf8)]))
    #expect(try tree.change() == .unchanged)
  }

  @Test(arguments: [
    "new", "gone", "renamed", "rules", "directory", "mode", "exclude", "index", "user", "above",
  ])
  func `what may change the list needs a walk`(_ what: String) throws {
    let tree = try WatchedTree(["a.py", "b/c.py", "b/d/e.py"], isRepository: true).settled()
    let directory = tree.directory
    switch what {
    case "new": try directory.write("", to: "b/new.py")
    case "gone": unlink(directory.path("a.py"))
    case "renamed": rename(directory.path("a.py"), directory.path("b/a.py"))
    case "rules": try directory.write("*.py", to: "b/.gitignore")
    case "directory": try directory.makeDirectory("b/empty")
    case "mode": chmod(directory.path("b/d"), 0o700)
    case "exclude": try directory.write("a.py", to: ".git/info/exclude")
    case "index": try directory.write("", to: ".git/index")
    case "user": try tree.home.write("a.py", to: ".config/git/ignore")
    default: try directory.write("", to: ".gitattributes")
    }
    #expect(try tree.change() == .walk)
  }

  @Test(arguments: ["ignored", "git", "unknown", "temporary", "outside"])
  func `what doesn't count is not told`(_ what: String) throws {
    let tree = try WatchedTree(["a.py", "out/x.py", "log.unknown"], isRepository: true)
    try tree.directory.write("/out/\n", to: ".gitignore")
    _ = try tree.settled()
    switch what {
    case "ignored": try tree.directory.write("", to: "out/new/y.py")
    case "git": try tree.directory.write("", to: ".git/COMMIT_EDITMSG")
    case "unknown": try tree.directory.write("more", to: "log.unknown")
    case "temporary":
      try tree.directory.write("", to: "t.py")
      unlink(tree.directory.path("t.py"))
    default: try tree.home.write("", to: ".config/other")
    }
    #expect(try tree.change() == .unchanged)
  }

  @Test func `a directory that is filled before it is watched is found with all it holds`() throws {
    let tree = try WatchedTree(["a.py"]).settled()
    try tree.directory.write("", to: "n/m/x.py")
    #expect(try tree.look() == "walk")
    try tree.directory.write("", to: "n/m/y.py")
    #expect(try tree.look() == "walk")
    #expect(tree.reader.result?.files.count == 3)
    #expect(try tree.look() == "unchanged")
    try tree.directory.write("1", to: "n/m/y.py")
    #expect(try tree.change() == .files([Array("n/m/y.py".utf8)]))
  }

  @Test func `directories that took each other's places are told by their new paths`() throws {
    let tree = try WatchedTree(["x/a.py", "y/a.py"]).settled()
    rename(tree.directory.path("x"), tree.directory.path("z"))
    rename(tree.directory.path("y"), tree.directory.path("x"))
    rename(tree.directory.path("z"), tree.directory.path("y"))
    _ = try tree.settled()
    try tree.directory.write("1", to: "x/a.py")
    #expect(try tree.change() == .files([Array("x/a.py".utf8)]))
  }

  @Test func `what one reader has walked for, another one still has to`() throws {
    let tree = try WatchedTree(["a.py", "b.py"]).settled()
    let other = WatchReader()
    for _ in 0..<2 { try other.look(tree.watcher, tree.root, tree.options) }
    unlink(tree.directory.path("b.py"))
    #expect(try other.look(tree.watcher, tree.root, tree.options) == "walk")
    #expect(try tree.look() == "walk")
    #expect(tree.reader.result?.files.count == 1)
  }

  @Test func `a walk that took long doesn't replace what a later one found`() throws {
    let tree = try WatchedTree(["a.py"]).settled()
    let other = WatchReader()
    try tree.directory.write("", to: "b.py")
    try tree.reader.look(tree.watcher, tree.root, tree.options) {
      unlink(tree.directory.path("b.py"))
      _ = try? other.look(tree.watcher, tree.root, tree.options)
      try? tree.directory.write("", to: "c.py")
      _ = try? other.look(tree.watcher, tree.root, tree.options)
    }
    _ = try other.look(tree.watcher, tree.root, tree.options)
    try tree.directory.write("1", to: "c.py")
    #expect(try other.look(tree.watcher, tree.root, tree.options) == "files")
    #expect(try tree.look() == "walk")
    #expect(tree.reader.result?.files.map(\.path).count == 2)
  }

  @Test func `a directory that isn't walked any more has no handle`() throws {
    let tree = try WatchedTree(["a.py", "b/c.py", "b/d/e.py"]).settled()
    let before = tree.watcher.handleCount
    try tree.directory.write("/b/\n", to: ".ignore")
    _ = try tree.settled()
    #expect(tree.watcher.handleCount == before - 2)
  }

  @Test func `a queue that overflowed is said to have lost changes, and then is as before`() throws
  {
    let tree = try WatchedTree(["a.py", "b.py"]).settled()
    let text = String(
      decoding: try readBytes("/proc/sys/fs/inotify/max_queued_events"), as: UTF8.self)
    let limit = Int(text.filter(\.isNumber)) ?? 16_384
    try #require(limit <= 1_000_000)
    // Equal events one behind the other count as one.
    for _ in 0...(limit / 2 + 1) {
      utimes(tree.directory.path("a.py"), nil)
      utimes(tree.directory.path("b.py"), nil)
    }
    #expect(try tree.change() == .lost(.overflow))
    #expect(try tree.settled().change() == .unchanged)
  }

  @Test func `a root that is moved away is lost, and found again`() throws {
    let tree = try WatchedTree(["x/a.py"], root: "x").settled()
    rename(tree.root, tree.root + "-away")
    #expect(throws: DiscoveryError.self) { try tree.look() }
    #expect(try tree.change(adopts: false) == .lost(.rootMoved))
    rename(tree.root + "-away", tree.root)
    #expect(try tree.settled().change() == .unchanged)
    // Also where only a directory above it moves.
    rename(tree.directory.path, tree.directory.path + "-away")
    #expect(try tree.change(adopts: false) == .lost(.rootMoved))
    rename(tree.directory.path + "-away", tree.directory.path)
  }

  @Test func `beyond the limit of handles there is no watch, and why is known`() throws {
    let tree = try WatchedTree(["a/b.py", "c/d.py"], maximumHandles: 3)
    for _ in 0..<2 { _ = try? tree.look() }
    #expect(tree.watcher.problem == .handleLimit)
    #expect(try tree.change() == .lost(.ended(.handleLimit)))
    #expect(tree.watcher.handleCount == 0)
  }

  @Test func `of a file with several names not all is told, so that walks go on`() throws {
    let tree = try WatchedTree(["a.py"]).settled()
    link(tree.directory.path("a.py"), tree.directory.path("b.py"))
    #expect(try tree.look() == "walk")
    #expect(tree.watcher.problem == .blindSpot(.hardLinks))
    #expect(try tree.look() == "walk")
    unlink(tree.directory.path("b.py"))
    #expect(try tree.settled().change() == .unchanged)
    #expect(tree.watcher.problem == nil)
  }

  @Test func `a file system of which not all is told has no watch`() throws {
    let options = DiscoveryOptions()
    let watcher = try TreeWatcher(Array("/proc/self/fdinfo".utf8), options: options)
    let position = watcher.changes(since: nil).position
    watcher.adopt(try discoverFiles(in: "/proc/self/fdinfo", options: options), at: position)
    #expect(watcher.problem == .blindSpot(.unknownFileSystem))
  }

  @Test func `waiting ends with the next change, and not with one that is passed over`() throws {
    let tree = try WatchedTree(["a.py", "out.py"]).settled()
    let position = try #require(tree.reader.position)
    try tree.directory.write("x", to: "out.py")
    let interest = WatchInterest(passedOver: [Array("out.py".utf8)])
    #expect(!tree.watcher.wait(since: position, interest: interest, milliseconds: 20))
    #expect(
      !tree.watcher.wait(since: position, interest: interest, milliseconds: 60_000) { true })
    let process = try RunningProcess([
      "sh", "-c", "sleep 0.2; echo >> \(tree.directory.path("a.py"))",
    ])
    #expect(tree.watcher.wait(since: position, interest: interest, milliseconds: 60_000))
    _ = try process.waitForEnd()
  }

  @Test func `a watcher that is gone leaves no descriptor and no handle`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "only-here/a.py")
    var status = stat()
    stat(directory.path("only-here"), &status)
    let inode = String(UInt64(status.st_ino), radix: 16)
    func isWatched() throws -> Bool {
      try listDirectory("/proc/self/fdinfo").contains {
        ((try? readBytes("/proc/self/fdinfo/\($0)")).map { String(decoding: $0, as: UTF8.self) }
          ?? "").contains("ino:\(inode) ")
      }
    }
    do {
      let tree = try WatchedTree([], in: directory).settled()
      #expect(try isWatched())
      _ = tree
    }
    #expect(try !isWatched())
  }
}

/// Who asks a watcher, and walks where that says so.
final class WatchReader {
  private(set) var result: DiscoveryResult?
  private(set) var position: WatchPosition?

  /// Brings the result up to date, and tells what the answer was.
  ///
  /// `meanwhile` is called in the middle of a walk, and before the watcher is told of it.
  @discardableResult
  func look(
    _ watcher: TreeWatcher, _ root: String, _ options: DiscoveryOptions,
    meanwhile: () -> Void = {}
  ) throws -> String {
    let (changes, position) = watcher.changes(since: position)
    switch changes {
    case .unchanged:
      self.position = position
      return "unchanged"
    case .files(let paths):
      if let restamped = result?.restamped(paths, below: Array(root.utf8)) {
        result = restamped
        self.position = position
        return "files"
      }
    default: break
    }
    var directoryCount = 0
    let walked = try discoverFiles(in: root, options: options, previous: result?.listing) {
      directoryCount += 1
      if directoryCount == 3 { meanwhile() }
      return false
    }
    meanwhile()
    watcher.adopt(walked, at: position)
    result = walked
    self.position = position
    if case .lost = changes { return "lost" }
    return "walk"
  }
}

/// A small tree with a watcher and a reader.
private final class WatchedTree {
  let directory: TemporaryDirectory
  let home: TemporaryDirectory
  let root: String
  let options: DiscoveryOptions
  let watcher: TreeWatcher
  let reader = WatchReader()

  init(
    _ files: [String], root: String = "", isRepository: Bool = false, maximumHandles: Int = .max,
    in directory: TemporaryDirectory? = nil
  ) throws {
    let directory = try directory ?? TemporaryDirectory()
    self.directory = directory
    let home = try TemporaryDirectory()
    self.home = home
    for file in files { try directory.write("", to: file) }
    try home.makeDirectory(".config")
    if isRepository {
      try directory.write("ref: refs/heads/main\n", to: ".git/HEAD")
      for name in ["objects", "refs", "info"] { try directory.makeDirectory(".git/\(name)") }
    }
    self.root = directory.path(root)
    var options = DiscoveryOptions()
    options.recordsListing = true
    options.gitConfiguration = GitConfigurationPaths { name in
      name == "HOME" ? Array(home.path.utf8) : name.hasSuffix("NOSYSTEM") ? [49] : nil
    }
    self.options = options
    watcher = try TreeWatcher(
      Array(self.root.utf8), options: options, maximumHandles: maximumHandles)
  }

  func look() throws -> String { try reader.look(watcher, root, options) }

  /// Looks until nothing is left to be found.
  func settled() throws -> WatchedTree {
    for _ in 0..<6 where try look() == "unchanged" { return self }
    Issue.record("the watch doesn't settle")
    return self
  }

  /// What is said of what has happened, which the reader takes.
  func change(adopts: Bool = true) throws -> TreeWatcher.Changes {
    let changes = watcher.changes(since: reader.position).changes
    if adopts { _ = try look() }
    return changes
  }

}
