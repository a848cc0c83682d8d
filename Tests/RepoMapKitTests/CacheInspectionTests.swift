import RepoMapKit
import TestSupport
import Testing

/// The façade of the cache, as a program uses it.
@Suite struct CacheInspectionTests {
  private let directory: TemporaryDirectory
  private var settings: EngineSettings

  init() throws {
    directory = try TemporaryDirectory()
    settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = directory.path("cache")
    settings.threadCount = 1
  }

  /// Indexes a tree of Python modules.
  private func makeTree(_ name: String = "tree", fileCount: Int = 3) throws -> [UInt8] {
    for number in 0..<fileCount {
      let lines = (0..<30).map { "def function_\(number)_\($0)(first, second): pass\n" }
      try directory.write(lines.joined(), to: "\(name)/module\(number).py")
    }
    let root = Array(directory.path(name).utf8)
    _ = try Engine(settings: settings).warm(root, .lines, observer: SilentObserver())
    return root
  }

  private func inspection(_ root: [UInt8]) throws -> CacheInspection {
    try CacheInspection(settings: settings, root: root)
  }

  private func text(_ reply: CacheReply) -> String { String(decoding: reply.text, as: UTF8.self) }

  @Test func `without a directory, or a root, there is nothing to look at`() throws {
    var homeless = settings
    homeless.cacheDirectory = nil
    #expect(throws: CacheInspectionError.noCacheDirectory) {
      try CacheInspection(settings: homeless, root: Array(".".utf8))
    }
    let missing = directory.path("missing")
    #expect(throws: CacheInspectionError.rootMissing(path: missing)) {
      try CacheInspection(settings: settings, root: Array(missing.utf8))
    }
  }

  @Test func `prune evicts documents down to the size limit`() throws {
    let root = try makeTree(fileCount: 60)
    var small = settings
    small.cacheSizeBytes = 100 << 10
    let cache = try CacheInspection(settings: small, root: root)
    let before = try documentCount(cache)
    #expect(before == 60)
    let reply = try cache.prune(.lines)
    #expect(text(reply).wholeMatch(of: /evicted \d+ values\n/) != nil)
    #expect(reply.outcome == .done)
    let left = try documentCount(cache)
    #expect(left > 0 && left < before)
    #expect(text(try cache.prune(.lines)) == "")
  }

  private func documentCount(_ cache: CacheInspection) throws -> Int {
    text(try cache.list(after: 0, limit: 1000, .lines)).split(separator: "\n").count
  }

  @Test func `clear removes the cache of one repository, or of all`() throws {
    let root = try makeTree()
    let other = try makeTree("other")
    #expect(text(try inspection(root).path(.all, .lines)).split(separator: "\n").count == 2)
    #expect(try inspection(root).clear(.tree, .lines).outcome == .done)
    #expect(try inspection(root).statistics(.tree, .lines).outcome == .nothingFound)
    #expect(try inspection(other).statistics(.tree, .lines).outcome == .done)
    #expect(try inspection(other).clear(.all, .lines).outcome == .done)
    #expect(try inspection(other).clear(.all, .lines).outcome == .nothingFound)
  }

  @Test func `a removal that was interrupted is finished`() throws {
    let root = try makeTree()
    let path = text(try inspection(root).path(.tree, .lines)).dropLast()
    _ = try runProcess(["mv", "\(path)", "\(path).removed-17"])
    #expect(try inspection(root).check(.tree, repairs: false, .lines).outcome == .nothingFound)
    #expect(
      text(try inspection(root).prune(.lines))
        == "removed \(path).removed-17 (0 bytes, a removal that didn't end)\n")
    #expect(try inspection(root).path(.all, .lines).outcome == .nothingFound)
  }

  @Test func `looking changes nothing`() throws {
    let root = try makeTree()
    let cache = try inspection(root)
    let before = try listing()
    for form in [CacheReply.Form.lines, .json] {
      _ = try cache.statistics(.all, form)
      _ = try cache.list(after: 0, limit: 2, form)
      _ = try cache.show(Array("module1.py".utf8), form)
      _ = try cache.check(.all, repairs: false, form)
      _ = cache.path(.all, form)
    }
    #expect(try listing() == before)
  }

  /// Paths, sizes and times of the files below the cache directory, but of SQLite's shared memory.
  private func listing() throws -> String {
    try runProcess(
      [
        "find", directory.path("cache"), "-type", "f", "-not", "-name", "*-shm", "-printf",
        "%p %s %T@\n",
      ]
    ).outputText
  }
}
