import Glibc
import SourceModel
import TestSupport
import Testing

@testable import FileDiscovery

/// Walks on several threads, and with the listing of an earlier walk, against a plain walk.
@Suite struct TreeListingTests {
  static let names = ["a", "b", "lib", "build", "x y", "foo.d", "é", "ab", "test", "a-b"]

  /// Whether both are the same apart from the listings.
  private func expectSame(
    _ found: DiscoveryResult, _ expected: DiscoveryResult, _ message: String,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      found.files.map(\.path) == expected.files.map(\.path), "\(message)",
      sourceLocation: location)
    #expect(found.files == expected.files, "\(message)", sourceLocation: location)
    #expect(found.diagnostics == expected.diagnostics, "\(message)", sourceLocation: location)
    #expect(found.ignoredCount == expected.ignoredCount, "\(message)", sourceLocation: location)
    #expect(found.otherCount == expected.otherCount, "\(message)", sourceLocation: location)
    #expect(found.repository == expected.repository, "\(message)", sourceLocation: location)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func anyNumberOfThreadsFindsTheSame(seed: UInt64) throws {
    let sandbox = try GitSandbox()
    var tree = RandomTree(seed: 2_000 + seed, names: Self.names)
    try tree.write(in: sandbox)
    try sandbox.directory.write("[\n", to: "work/a/.gitignore")
    var options = sandbox.options
    let expected = try discoverFiles(in: sandbox.workTree, options: options)
    options.minimumSharedDirectories = 1
    for threadCount in 2...4 {
      options.threadCount = threadCount
      for _ in 0..<3 {
        let found = try discoverFiles(in: sandbox.workTree, options: options)
        expectSame(found, expected, "seed \(2_000 + seed), \(threadCount) threads")
      }
    }
  }

  /// Random edits, after each of which a walk with the listing of the one before finds what a walk
  /// without it finds.
  @Test(arguments: 1...24 as ClosedRange<UInt64>)
  func previousListingMakesNoDifference(seed: UInt64) throws {
    let sandbox = try GitSandbox()
    let seed = 3_000 + seed
    var tree = RandomTree(seed: seed, names: Self.names)
    try tree.write(in: sandbox)
    var edits = RandomEdits(seed: seed, sandbox: sandbox, directories: tree.directories)
    var options = sandbox.options
    options.recordsListing = true
    options.threadCount = Int(seed % 3) + 1
    options.minimumSharedDirectories = 1
    // In every other sequence nothing counts as racy, so edits must have other times.
    let isTrusting = seed % 2 == 0
    var listing: TreeListing?
    for step in 0..<6 {
      if isTrusting { usleep(15_000) }
      let text = step == 0 ? "none" : try edits.make()
      let expected = try discoverFiles(in: sandbox.workTree, options: sandbox.options)
      let found = try discoverFiles(in: sandbox.workTree, options: options, previous: listing)
      expectSame(found, expected, "seed \(seed), step \(step), \(text), rules \(tree.ruleTexts)")
      listing = found.listing
      #expect(listing?.keepsInvariants == true)
      listing = listing.flatMap { TreeListing(decoding: $0.encoded()) }
      #expect(listing?.files.paths == expected.files.paths)
      if isTrusting { listing?.recordedAt += 1_000_000_000_000 }
      let hasDiagnostics = !expected.diagnostics.isEmpty
      if isTrusting, !hasDiagnostics, !edits.hasUncertainRules {
        let again = try discoverFiles(in: sandbox.workTree, options: options, previous: listing)
        #expect(again.isListingUnchanged, "seed \(seed), step \(step), \(text)")
        expectSame(again, expected, "seed \(seed), step \(step) again")
      }
    }
  }

  /// What a listing doesn't hold decides, or other options: it isn't used, or only in part.
  @Test(arguments: [
    "other root", "options", "exclude", "user excludes", "folding", "tag", "index", "link",
    "nested",
  ])
  func changesElsewhereCount(_ change: String) throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    for path in ["a.py", "x/a.py", "x/B.py", "x/y/a.py", "z/a.py"] {
      try sandbox.directory.write("", to: "work/" + path)
    }
    try sandbox.directory.write("/z/\nb.py\n", to: "work/.gitignore")
    try sandbox.directory.write("nothing", to: "work/x/y/CACHEDIR.TAG")
    try sandbox.directory.write("", to: "work/x/ignore-target")
    var options = sandbox.options
    options.recordsListing = true
    var listing = try discoverFiles(in: sandbox.workTree, options: options).listing
    usleep(15_000)
    listing?.recordedAt += 1_000_000_000_000
    var root = sandbox.workTree
    switch change {
    case "other root": root += "/x"
    case "options": options.respectsGitIgnore = false
    case "exclude": try sandbox.directory.write("x/y", to: "work/.git/info/exclude")
    case "user excludes": try sandbox.directory.write("a.py", to: "home/.config/git/ignore")
    case "folding": try sandbox.git(["config", "core.ignoreCase", "true"])
    case "tag":
      try sandbox.directory.write(
        SpecialName.cacheSignature, to: Array("work/x/y/CACHEDIR.TAG".utf8))
    case "index": try sandbox.git(["add", "-f", "z/a.py"])
    case "link": try sandbox.directory.makeLink("work/x/.ignore", to: "ignore-target")
    default: try sandbox.directory.makeDirectory("work/x/.git")
    }
    var plain = options
    plain.recordsListing = false
    for _ in 0..<2 {
      let expected = try discoverFiles(in: root, options: plain)
      let found = try discoverFiles(in: root, options: options, previous: listing)
      #expect(!found.isListingUnchanged)
      expectSame(found, expected, change)
      listing = found.listing
      usleep(15_000)
      listing?.recordedAt += 1_000_000_000_000
      if change == "link" { try sandbox.directory.write("a.py", to: "work/x/ignore-target") }
      if change == "nested" { try sandbox.initialize("work/x") }
      if change != "link", change != "nested" { break }
    }
  }

  /// Git writes its index anew for times that it saw; what it tracks then is what it tracked.
  @Test func anIndexWithTheSamePathsChangesNothing() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    for path in ["a.py", "x/a.py", "x/b.py"] { try sandbox.directory.write("", to: "work/" + path) }
    try sandbox.directory.write("/*\n", to: "work/.gitignore")
    try sandbox.git(["add", "-f", "a.py", "x/a.py"])
    var options = sandbox.options
    options.recordsListing = true
    let first = try discoverFiles(in: sandbox.workTree, options: options)
    var listing = try #require(first.listing)
    #expect(first.files.count == 2 && listing.dependsOnIndex)
    // Comes back only if no directory is read.
    listing.directories[0].otherCount += 7
    listing.recordedAt += 1_000_000_000_000
    try sandbox.directory.write("changed = 1", to: "work/a.py")
    try sandbox.git(["add", "-f", "a.py"])
    let second = try discoverFiles(in: sandbox.workTree, options: options, previous: listing)
    #expect(second.files.paths == first.files.paths)
    #expect(second.otherCount == first.otherCount + 7)
    #expect(second.listing?.indexStamp != listing.indexStamp)
    #expect(second.listing?.indexChecksum == listing.indexChecksum)
    // Stored once, it is what there is.
    #expect(!second.isListingUnchanged)
    listing = try #require(second.listing)
    listing.recordedAt += 1_000_000_000_000
    let third = try discoverFiles(in: sandbox.workTree, options: options, previous: listing)
    #expect(third.isListingUnchanged)
    try sandbox.git(["add", "-f", "x/b.py"])
    let fourth = try discoverFiles(in: sandbox.workTree, options: options, previous: listing)
    #expect(fourth.files.count == 3)
    #expect(fourth.listing?.indexChecksum != listing.indexChecksum)
  }

  @Test func freshDirectoriesAreReadAgain() throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "x/a.py")
    var options = DiscoveryOptions()
    options.recordsListing = true
    let first = try discoverFiles(in: directory.path, options: options)
    let second = try discoverFiles(in: directory.path, options: options, previous: first.listing)
    #expect(!second.isListingUnchanged)
    expectSame(second, first, "")
  }

  @Test func cancelsWhileChecking() throws {
    let directory = try TemporaryDirectory()
    for name in ["a", "b", "c"] { try directory.write("", to: "\(name)/x.py") }
    var options = DiscoveryOptions()
    options.recordsListing = true
    let listing = try discoverFiles(in: directory.path, options: options).listing
    #expect(throws: DiscoveryError.cancelled) {
      try discoverFiles(in: directory.path, options: options, previous: listing) { true }
    }
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func damagedListingsAreNoListings(seed: UInt64) throws {
    let listing = try #require(Self.sample)
    var generator = SeededGenerator(seed: seed)
    var bytes = listing
    let position = Int.random(in: bytes.indices, using: &generator)
    bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    #expect(TreeListing(decoding: bytes) == nil)
    #expect(TreeListing(decoding: Array(listing.prefix(position))) == nil)
    // Also with a checksum that is right, nothing may trap.
    bytes.removeLast(8)
    let checksum = bytes.withUnsafeBytes { checksum64($0) }
    withUnsafeBytes(of: checksum) { bytes += $0 }
    if let decoded = TreeListing(decoding: bytes) { #expect(decoded.keepsInvariants) }
  }

  private static let sample: [UInt8]? = {
    guard let directory = try? TemporaryDirectory() else { return nil }
    for path in ["a.py", "b/c.py", "b/d/e.py", "b/f.py", "g/h/i.py", "j.py"] {
      try? directory.write("", to: path)
    }
    try? directory.write("x", to: "b/.gitignore")
    var options = DiscoveryOptions()
    options.recordsListing = true
    return try? discoverFiles(in: directory.path, options: options).listing?.encoded()
  }()
}
