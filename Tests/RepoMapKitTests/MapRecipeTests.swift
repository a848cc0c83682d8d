import SourceModel
import SymbolRanking
import TestSupport
import Testing
import TokenCounting

@testable import RepoMapKit

/// What is another map's recipe, and what isn't.
@Suite struct MapRecipeTests {
  /// A file of a table: path, number of its content, class.
  private typealias Row = (path: String, content: UInt64, noise: NoiseClass)

  private func files(_ rows: [Row], numbers: [UInt32]? = nil) -> IndexedFiles {
    let stamp = FileStamp(size: 0, modificationNanoseconds: 0, changeNanoseconds: 0, inode: 0)
    let records = rows.map { row in
      var record = FileRecord(stamp: stamp)
      record.key = ContentHash(high: 0, low: row.content)
      return record
    }
    let list = FileList(
      rows.map { row in
        SourceFile(
          path: RepositoryPath(bytes: Array(row.path.utf8)), language: .byContent, stamp: stamp,
          noise: row.noise)
      })
    return IndexedFiles(
      FileTable(list, records, listing: nil, like: FileTable()), noise: rows.map(\.noise),
      numbers: numbers ?? rows.indices.map { UInt32($0) }, manifests: .zero)
  }

  @Test func `the file-set key tells paths, contents and classes apart`() {
    let base: [Row] = [("a.py", 1, .none), ("b.py", 2, .none)]
    let others: [[Row]] = [
      [],
      [("a.py", 1, .none)],
      [("a.py", 1, .none), ("c.py", 2, .none)],
      [("a.p", 1, .none), ("yb.py", 2, .none)],
      [("a.py", 2, .none), ("b.py", 1, .none)],
      [("a.py", 1, .test), ("b.py", 2, .none)],
      [("a.py", 1, .none), ("b.py", 2, .none), ("c.py", 0, .none)],
    ]
    let keys = ([base] + others).map { files($0).setKey }
    #expect(Set(keys).count == keys.count)
    #expect(files(base).setKey == keys[0])
    #expect(files(base, numbers: [1, 0]).setKey == keys[0])
  }

  @Test func `the key of the paths doesn't depend on contents`() {
    let base = files([("a.py", 1, .none), ("b.py", 2, .none)])
    #expect(base.pathsKey == files([("a.py", 7, .test), ("b.py", 8, .none)]).pathsKey)
    #expect(base.pathsKey != files([("a.py", 1, .none), ("c.py", 2, .none)]).pathsKey)
  }

  @Test func `parts of a recipe can't take each other's bytes`() {
    let parts: [[[UInt8]]] = [
      [], [[]], [[], []], [[1, 2]], [[1], [2]], [[], [1, 2]], [[1, 2], []],
    ]
    let digests = parts.map { part in
      var input = DigestInput()
      input.append(part)
      return input.digest
    }
    #expect(Set(digests).count == parts.count)
  }

  @Test func `a map for which a file had another content is not kept`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("class Sound:\n    def ring(self):\n        pass\n", to: "sound.py")
    let trees = try (0..<2).map { _ in
      try FixtureRepository.index(Array(directory.path.utf8))
    }
    var timer = StepTimer()
    var request = MapRequest(root: trees[0].root)
    request.budgetTokens = 256
    let builders = trees.map {
      MapBuilder(tree: $0, request: request, counter: TokenEstimator())
    }
    let before = try builders[0].map(RankingQuestion(), timer: &timer)
    #expect(before.isReproducible)
    try directory.write("class Light:\n    pass\n", to: "sound.py")
    // What was read is still there.
    let again = try builders[0].map(RankingQuestion(), timer: &timer)
    #expect(again.isReproducible)
    #expect(again.text == before.text)
    let after = try builders[1].map(RankingQuestion(), timer: &timer)
    #expect(!after.isReproducible)
    #expect(after.text != before.text)

    let cache = MapCache(limitBytes: 1 << 20)
    // The first is given, but not kept; the second is both.
    for (map, expected) in [(after, after), (before, before), (after, before)] {
      #expect(try cache.text(.zero, root: [], store: nil) { map }.text == expected.text)
    }
    #expect(cache.counts == MapCounts(memoryHits: 1, computed: 2))
  }
}
