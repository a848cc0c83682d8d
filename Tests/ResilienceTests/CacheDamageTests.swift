import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Whatever becomes of the files below the cache directory: the map is right, the user is told at
/// most once in a run, and the second run at the latest has mended it.
///
/// Nothing is assumed of the cache's layout; its files are listed.
@Suite struct CacheDamageTests {
  private static let pageSize = 4096
  /// Cases of one test: all, or as many as there is time for, spread evenly.
  private static let caseLimit = isThorough ? Int.max : 14

  /// A tree with a cache in `sound` that two runs have filled, all stamps trusted.
  private func treeWithCache() throws -> MappedTree {
    let tree = try MappedTree()
    waitUntilStampsCount()
    try tree.checkRun(cache: "sound", "first")
    try tree.checkUsable(cache: "sound", "second")
    try tree.copy("sound", to: "cache")
    try tree.checkUsable(cache: "cache", "a copy")
    return tree
  }

  @Test func `a flipped bit in any page of any file`() throws {
    let tree = try treeWithCache()
    var generator = SeededGenerator(seed: 11)
    for place in try places(tree, offset: 0) {
      try check(tree, place, "bit flipped in \(place)") { path in
        var bytes = try readBytes(path)
        let end = min(bytes.count, place.offset + CacheDamageTests.pageSize)
        // The head of a page holds its structure.
        let size = generator.chance(percent: 40) ? min(64, end - place.offset) : end - place.offset
        let index = place.offset + Int.random(in: 0..<size, using: &generator)
        bytes.flipBit(at: index, using: &generator)
        try writeFile(bytes, to: path)
      }
    }
  }

  @Test func `a file that ends after any page, or within it`() throws {
    let tree = try treeWithCache()
    for place in try places(tree, offset: 0) + places(tree, offset: 100) {
      try check(tree, place, "cut off at \(place)") { path in
        try #require(truncate(path, place.offset) == 0)
      }
    }
  }

  @Test(arguments: FileDamage.allCases)
  func `any file replaced`(_ damage: FileDamage) throws {
    let tree = try treeWithCache()
    var generator = SeededGenerator(seed: 12)
    for place in try places(tree, offset: 0) where place.offset == 0 {
      try check(tree, place, "\(damage) of \(place)") { path in
        try damage.apply(to: path, keepsInode: false, using: &generator)
      }
    }
  }

  @Test func `the files of a running and of a finished process mixed`() throws {
    let tree = try treeWithCache()
    let old = tree.files("sound")
    try tree.edit()
    try tree.edit()
    waitUntilStampsCount()
    for path in old {
      try tree.copy("sound", to: "cache")
      try tree.checkRun(cache: "cache", "after the edit")
      let relative = path.dropFirst(tree.sandbox.directory.path("sound").count)
      let target = tree.sandbox.directory.path("cache") + relative
      // As from a backup: one file of yesterday among those of today.
      try tree.sandbox.runTool(["cp", "-a", path, target])
      try checkMended(tree, "\(relative) of an earlier run")
    }
  }

  @Test func `the files of another tree's cache`() throws {
    let tree = try treeWithCache()
    let other = try MappedTree(moduleCount: 5)
    waitUntilStampsCount()
    try other.checkRun(cache: "sound", "the other tree")
    let (own, foreign) = (tree.files("sound"), other.files("sound"))
    for path in foreign {
      let name = path.split(separator: "/").last
      for target in own where target.split(separator: "/").last == name {
        try tree.copy("sound", to: "cache")
        let relative = target.dropFirst(tree.sandbox.directory.path("sound").count)
        try tree.sandbox.runTool(["cp", path, tree.sandbox.directory.path("cache") + relative])
        try checkMended(tree, "\(relative) of another tree")
      }
    }
  }

  @Test(arguments: [true, false])
  func `a cache of another version`(_ isMoved: Bool) throws {
    let tree = try treeWithCache()
    for path in try versionedPaths(tree) {
      try tree.copy("sound", to: "cache")
      let absolute = tree.sandbox.directory.path("cache") + path
      let other = path.replacing(/v\d+/) { "v9\($0.output.dropFirst())" }
      try tree.sandbox.runTool(
        [isMoved ? "mv" : "cp"] + (isMoved ? [] : ["-a"])
          + [absolute, tree.sandbox.directory.path("cache") + other])
      try checkMended(tree, "\(path) as \(other)")
    }
  }

  // MARK: - Cases

  /// A place in a file of the sound cache.
  private struct Place: CustomStringConvertible {
    /// Below the cache directory, with a `/` before it.
    let path: String
    let offset: Int
    var description: String { "\(path) at \(offset)" }
  }

  /// `offset` bytes behind the begin of each page of each file; of many an even choice, in which
  /// every file is there with its first page.
  private func places(_ tree: MappedTree, offset: Int) throws -> [Place] {
    let root = tree.sandbox.directory.path("sound")
    var firsts: [Place] = []
    var others: [Place] = []
    for path in tree.files("sound") {
      let size = try readBytes(path).count
      let name = String(path.dropFirst(root.count))
      for start in stride(from: offset, to: max(size, 1), by: CacheDamageTests.pageSize)
      where start < size {
        let place = Place(path: name, offset: start)
        if start < CacheDamageTests.pageSize { firsts.append(place) } else { others.append(place) }
      }
    }
    let step = max(1, others.count / CacheDamageTests.caseLimit)
    return firsts + stride(from: 0, to: others.count, by: step).map { others[$0] }
  }

  /// Paths of the cache's entries whose names hold a version.
  private func versionedPaths(_ tree: MappedTree) throws -> [String] {
    let root = tree.sandbox.directory.path("sound")
    let paths = tree.files("sound").flatMap { path in
      let relative = path.dropFirst(root.count)
      return relative.indices.filter { relative[$0] == "/" }.map { String(relative[..<$0]) }
        + [String(relative)]
    }
    return Set(paths).filter { $0.split(separator: "/").last?.contains(/v\d+/) == true }.sorted()
  }

  private func check(
    _ tree: MappedTree, _ place: Place, _ comment: String, _ damage: (String) throws -> Void
  ) throws {
    try tree.copy("sound", to: "cache")
    try damage(tree.sandbox.directory.path("cache") + place.path)
    try checkMended(tree, comment)
  }

  private func checkMended(_ tree: MappedTree, _ comment: String) throws {
    try tree.checkRun(cache: "cache", comment)
    try tree.checkRun(cache: "cache", "\(comment), second run")
    try tree.checkUsable(cache: "cache", "\(comment), third run")
  }
}
