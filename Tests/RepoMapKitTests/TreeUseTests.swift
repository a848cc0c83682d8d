import DiskCaching
import TestSupport
import Testing

@testable import RepoMapKit

#if canImport(Glibc)
  import Glibc
#endif

/// What eviction is told of a repository's work trees.
@Suite struct TreeUseTests {
  private let directory: TemporaryDirectory
  private var settings: EngineSettings
  private let root: [UInt8]

  init() throws {
    directory = try TemporaryDirectory()
    settings = EngineSettings(environment: [:], executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = directory.path("cache")
    settings.threadCount = 1
    root = Array(directory.path("tree").utf8)
    for number in 0..<3 { try write(number, "def f\(number)(): pass\n") }
  }

  private func write(_ number: Int, _ text: String) throws {
    try directory.write(text, to: "tree/module\(number).py")
  }

  private func warm() throws {
    _ = try Engine(settings: settings).warm(root, .lines, observer: SilentObserver())
  }

  private func uses() throws -> [TreeUse] {
    try CacheInspection(settings: settings, root: root).repository.treeUses()
  }

  /// The path of the tree's table of files.
  private func table() throws -> String {
    let files = try CacheInspection(settings: settings, root: root).repository.files()
    return try #require(files.first { $0.path.hasSuffix(".files") }).path
  }

  @Test func `a tree uses the documents of its files, today`() throws {
    #expect(try uses() == [])
    try warm()
    let first = try uses()
    #expect(first.map(\.keys.count) == [3])
    #expect(first.allSatisfy { $0.day >= CacheDay.today - 1 })
    try write(1, "def other(): pass\n")
    try warm()
    let second = try uses()
    #expect(Set(second[0].keys).intersection(first[0].keys).count == 2)
  }

  @Test func `a run over an unchanged tree counts as use`() throws {
    // Stamps of younger files are not trusted, and then the table is written anew.
    usleep(2_100_000)
    try warm()
    let old = time(nil) - 5 * 86_400
    var times = [timespec(tv_sec: old, tv_nsec: 0), timespec(tv_sec: old, tv_nsec: 0)]
    let table = try table()
    let content = try readBytes(table)
    try #require(utimensat(AT_FDCWD, table, &times, 0) == 0)
    #expect(try uses().map(\.day) == [CacheDay.day(ofSecond: old)])
    try warm()
    #expect(try uses().allSatisfy { $0.day >= CacheDay.today - 1 })
    #expect(try readBytes(table) == content)
  }

  @Test func `a table that can't be read uses nothing`() throws {
    try warm()
    try writeFile([1, 2, 3], to: try table())
    #expect(try uses() == [])
  }
}
