import TestSupport
import Testing

@testable import RepoMapKit

#if canImport(Glibc)
  import Glibc
#endif

/// Maps of revisions, against maps of clean checkouts of them.
@Suite struct RevisionTests {
  @Test(arguments: 1...(isThorough ? 120 : 10) as ClosedRange<UInt64>)
  func `a map of a revision is that of a clean checkout`(seed: UInt64) throws {
    let history = try RandomRevisions(seed: seed)
    let cache = try TemporaryDirectory()
    var generator = SeededGenerator(seed: ~seed)
    for step in 0..<8 {
      let commit = generator.pick(history.commits)
      let folder = generator.pick(["", "", "", "src", "src/core"])
      let checkout = try history.checkOut(commit.name)
      let question = RandomQuestion(
        root: checkout.path(folder), paths: commit.paths(below: folder), taskPercent: 40,
        using: &generator)
      // What holds nothing that git tracks is no directory of a commit.
      guard !commit.paths(below: folder).isEmpty, !question.looksItself else { continue }
      let expected = question.reply(of: history.engine(cache: nil))
      let root = folder.isEmpty ? history.sample.root : "\(history.sample.root)/\(folder)"
      let choice = try RevisionChoice(
        commit.name, of: Array(root.utf8), environment: history.sample.environment)
      // With what other revisions left, and with nothing.
      for directory in [cache.path, nil] {
        let engine = history.engine(cache: directory)
        for _ in 0..<2 {
          let reply = question.reply(of: engine, choosing: choice, of: root)
          #expect(
            reply.answer.isSame(as: expected.answer),
            "seed \(seed), step \(step), \(commit.name), '\(folder)', \(question): \(reply.answer.difference(from: expected.answer))"
          )
        }
      }
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `an engine that is asked for several revisions mixes nothing up`(seed: UInt64) throws {
    let history = try RandomRevisions(seed: 1_000 + seed)
    let root = Array(history.sample.root.utf8)
    let engine = history.engine(cache: nil)
    var requests: [MapRequest] = []
    for commit in history.commits + history.commits.reversed() {
      let choice = try RevisionChoice(
        commit.name, of: root, environment: history.sample.environment)
      requests.append(MapRequest(root: root).choosing(choice))
    }
    let together = engine.maps(requests, observer: Silence())
    for (request, result) in zip(requests, together) {
      let alone = try? history.engine(cache: nil).map(request, observer: Silence())
      #expect((try? result.get())?.text == alone?.text, "seed \(seed)")
    }
  }

  @Test func `a second look reads nothing, and a neighbour what differs`() throws {
    let sample = try SampleHistory()
    for number in 0..<60 { try sample.write("def f\(number)(): pass\n", to: "f\(number).py") }
    try sample.commit("first")
    try sample.write("def g(): pass\n", to: "f7.py")
    try sample.commit("second")
    let cache = try TemporaryDirectory()
    func statistics(_ name: String) throws -> RunStatistics {
      let root = Array(sample.root.utf8)
      let choice = try RevisionChoice(name, of: root, environment: sample.environment)
      let engine = RandomRevisions.engine(cache: cache.path, sample.environment)
      return try engine.map(MapRequest(root: root).choosing(choice), observer: Silence())
        .statistics
    }
    let first = try statistics("HEAD~1")
    #expect(first.parsedFiles == 60 && first.readFiles == 60)
    let second = try statistics("HEAD~1")
    #expect(second.parsedFiles == 0 && second.readFiles == 0)
    let neighbour = try statistics("HEAD")
    #expect(neighbour.parsedFiles == 1 && neighbour.readFiles == 1)
    // The document of what came back is known.
    let back = try statistics("HEAD~1")
    #expect(back.parsedFiles == 0 && back.readFiles == 1)
  }
}

extension Answer {
  /// Whether two answers are the same; the names of roots in refusals don't count.
  func isSame(as other: Answer) -> Bool {
    switch (self, other) {
    case (.text(let own), .text(let others)): own == others
    case (.refusal(let own), .refusal(let others)):
      own.split(separator: ": ").dropFirst() == others.split(separator: ": ").dropFirst()
    default: false
    }
  }
}

/// A repository with a random history that holds all that may make a difference.
private final class RandomRevisions {
  struct Commit {
    let name: String
    let files: [String]

    /// The paths of its files below a folder, relative to that.
    func paths(below folder: String) -> [String] {
      if folder.isEmpty { return files }
      return files.filter { $0.hasPrefix(folder + "/") }.map {
        String($0.dropFirst(folder.count + 1))
      }
    }
  }

  let sample: SampleHistory
  private(set) var commits: [Commit] = []

  init(seed: UInt64) throws {
    sample = try SampleHistory()
    var trees = RandomTree(generator: SeededGenerator(seed: seed))
    var files: [String: TreeEntry] = [:]
    for number in 0..<4 {
      // Much stays from one to the next.
      let new = trees.tree().filter { !$0.key.hasPrefix(".git/") }
      files = files.filter { _ in trees.generator.chance(percent: 70) }.merging(new) { $1 }
      files = RandomTree.withoutConflicts(files)
      try write(files)
      try addOddities(&trees.generator)
      try sample.git("add", "--all", "--force")
      if trees.generator.chance(percent: 30) { try addSubmodule() }
      try sample.git(
        "commit", "--quiet", "--allow-empty", "--message", "load and render \(number)",
        time: 1_700_000_000 + number)
      commits.append(
        Commit(name: try sample.git("rev-parse", "HEAD"), files: files.keys.sorted()))
    }
  }

  /// A clean checkout of a commit.
  func checkOut(_ commit: String) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try sample.git("clone", "--quiet", "--no-checkout", sample.root, directory.path)
    try sample.git("checkout", "--quiet", "--detach", commit, folder: directory.path)
    return directory
  }

  func engine(cache: String?) -> Engine { Self.engine(cache: cache, sample.environment) }

  static func engine(cache: String?, _ environment: [String: String]) -> Engine {
    var settings = EngineSettings(environment: environment, executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = cache
    settings.usesCache = cache != nil
    settings.minimumFilesOnDisk = 1
    return Engine(settings: settings)
  }

  private func write(_ files: [String: TreeEntry]) throws {
    for name in try sample.git("ls-files", "-z").split(separator: "\0") {
      unlink("\(sample.root)/\(name)")
    }
    _ = try runProcess(
      [
        "find", ".", "-mindepth", "1", "-maxdepth", "1", "!", "-name", ".git", "-exec", "rm", "-rf",
        "{}", "+",
      ],
      in: sample.root)
    for (path, entry) in files.sorted(by: { $0.key < $1.key }) {
      let content: [UInt8] =
        switch entry {
        case .source(let file): file.content
        case .bytes(let bytes): bytes
        case .hole(let size): Array(repeating: 0, count: size)
        }
      try sample.write(content, to: Array(path.utf8))
    }
  }

  /// Adds links, names that are no text, ends of lines of another system, and rules above folders.
  private func addOddities(_ generator: inout SeededGenerator) throws {
    func link(_ path: String, to target: String) {
      unlink("\(sample.root)/\(path)")
      _ = symlink(target, "\(sample.root)/\(path)")
    }
    if generator.chance(percent: 40) { link("link.py", to: "src") }
    if generator.chance(percent: 20) { link(".repomapignore", to: "src/.ignore") }
    if generator.chance(percent: 20) { link(".aiderignore", to: "../outside") }
    if generator.chance(percent: 40) {
      try sample.write(
        "def odd():\r\n    load()\r\n", to: Array("od".utf8) + [0xE9, 0x2E] + Array("py".utf8))
    }
    if generator.chance(percent: 40) {
      try sample.write(
        "class Ended(\r\n    object):\r\n    def at(self,\r\n        x):\r\n        load()\r\n",
        to: "ends.py")
    }
    if generator.chance(percent: 20) {
      try sample.write("*.py text eol=crlf\n", to: "src/.gitattributes")
    }
    if generator.chance(percent: 20) { try sample.write("*.rb\n!*.c\n", to: ".gitignore") }
  }

  private func addSubmodule() throws {
    try sample.git(
      "update-index", "--add", "--cacheinfo",
      "160000,1234567890123456789012345678901234567890,part")
  }
}
