import SourceModel
import TestSupport
import Testing

@testable import FileDiscovery

@Suite struct DiscoverFilesTests {
  /// Writes files (a directory for a path that ends with `/`) and checks what is found of them.
  private func check(
    _ files: [String: String], finds expected: [String], in root: String = "",
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let directory = try TemporaryDirectory()
    for (path, text) in files { try directory.write(text, to: path) }
    let result = try discoverFiles(in: directory.path(root))
    #expect(
      result.files.map(\.path) == expected.map { RepositoryPath($0) }, sourceLocation: location)
    #expect(result.diagnostics.isEmpty, sourceLocation: location)
  }

  // MARK: - Ignore files

  @Test func countsGitIgnoreOutsideOfRepositories() throws {
    try check(
      [".gitignore": "b.py\n", "a.py": "", "b.py": "", "c/b.py": "", "c/.gitignore": "!b.py"],
      finds: ["a.py", "c/b.py"])
  }

  @Test func laterNamesOutweighEarlierOnes() throws {
    try check(
      [
        ".gitignore": "a.py\nb.py\nc.py\n", ".ignore": "!a.py\n!b.py\nd.py\n",
        ".aiderignore": "e.py\n", ".repomapignore": "b.py\n!e.py\n",
        "a.py": "", "b.py": "", "c.py": "", "d.py": "", "e.py": "",
      ], finds: ["a.py", "e.py"])
  }

  @Test func nearestDirectoryOutweighsFartherOnes() throws {
    try check(
      [
        ".ignore": "*.py", "x/.ignore": "!a.py", "a.py": "", "x/a.py": "", "x/b.py": "",
        "x/y/a.py": "",
      ], finds: ["x/a.py", "x/y/a.py"])
  }

  @Test func directoryCanBeBroughtBackAsAWhole() throws {
    try check(
      [".gitignore": "build/", ".ignore": "!build/", "build/a.py": "", "build/x/b.py": ""],
      finds: ["build/a.py", "build/x/b.py"])
  }

  @Test func nothingComesBackBelowAnIgnoredDirectory() throws {
    try check(
      [".gitignore": "build/", ".ignore": "!build/a.py", "build/a.py": "", "c.py": ""],
      finds: ["c.py"])
  }

  @Test func rulesCanBeSwitchedOff() throws {
    let directory = try TemporaryDirectory()
    try directory.write("a.py", to: ".gitignore")
    try directory.write("b.py", to: ".ignore")
    for name in ["a.py", "b.py"] { try directory.write("", to: name) }
    var options = DiscoveryOptions()
    options.respectsGitIgnore = false
    #expect(try discoverFiles(in: directory.path, options: options).files.count == 1)
    options.respectsIgnoreFiles = false
    #expect(try discoverFiles(in: directory.path, options: options).files.count == 2)
  }

  @Test func invalidPatternsAreReported() throws {
    let directory = try TemporaryDirectory()
    try directory.write("a\n[b\n", to: "x/.gitignore")
    let result = try discoverFiles(in: directory.path)
    #expect(
      result.diagnostics == [
        .ignorePatternInvalid(path: "x/.gitignore", line: 2, pattern: "[b")
      ])
  }

  @Test func oversizedIgnoreFileCountsAsEmpty() throws {
    let directory = try TemporaryDirectory()
    try directory.write("a.py\n", to: ".gitignore")
    try directory.write("", to: "a.py")
    var options = DiscoveryOptions()
    options.maximumIgnoreFileBytes = 4
    let result = try discoverFiles(in: directory.path, options: options)
    #expect(result.files.count == 1)
    #expect(
      result.diagnostics == [
        .gitMetadataUnreadable(path: ".gitignore", detail: "larger than 4 bytes")
      ])
  }

  // MARK: - What is entered

  @Test func entersHiddenDirectoriesButNotVersionControl() throws {
    try check(
      [
        ".github/a.py": "", ".hg/a.py": "", ".svn/a.py": "", ".jj/a.py": "", ".git/a.py": "",
        ".hidden.py": "",
      ], finds: [".github/a.py", ".hidden.py"])
  }

  @Test func skipsCacheDirectoriesBelowTheRoot() throws {
    let tag = "Signature: 8a477f597d28d172789f06886806bc55\n# of a tool"
    let files = [
      "CACHEDIR.TAG": tag, "a.py": "", "x/CACHEDIR.TAG": tag, "x/a.py": "", "x/y/a.py": "",
      "z/CACHEDIR.TAG": "nothing", "z/a.py": "",
    ]
    try check(files, finds: ["a.py", "z/a.py"])
    try check(files, finds: ["a.py", "y/a.py"], in: "x")
  }

  @Test func doesNotFollowLinks() throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "a/b.py")
    try directory.makeLink("a/loop", to: "..")
    try directory.makeLink("a/self", to: "self")
    try directory.makeLink("link.py", to: "a/b.py")
    try directory.makeLink("outside.py", to: "/etc/hostname")
    try directory.makeLink("root", to: "a")
    let found = try discoverFiles(in: directory.path)
    #expect(found.files.map(\.path) == [RepositoryPath("a/b.py")])
    #expect(found.diagnostics.isEmpty)
    let throughLink = try discoverFiles(in: directory.path("root"))
    #expect(throughLink.files.map(\.path) == [RepositoryPath("b.py")])
  }

  @Test func countsWhatItLeavesOut() throws {
    let directory = try TemporaryDirectory()
    for path in ["a.py", "b.py", "c.txt", "d.png", "build/e.py"] {
      try directory.write("", to: path)
    }
    try directory.write("b.py\nbuild/\n*.png", to: ".gitignore")
    let result = try discoverFiles(in: directory.path)
    #expect(result.files.map(\.path.description) == ["a.py"])
    #expect(result.ignoredCount == 2)
    #expect(result.otherCount == 3)
  }

  @Test func stampsAndClassifiesFiles() throws {
    let directory = try TemporaryDirectory()
    try directory.write("12345", to: "tests/a.py")
    try directory.write("", to: "run")
    try directory.write("", to: "a.h")
    let files = try discoverFiles(in: directory.path).files
    #expect(files.map(\.path.description) == ["a.h", "run", "tests/a.py"])
    #expect(files.map(\.language) == [.byContent, .byContent, .certain(Language("python"))])
    #expect(files.map(\.noise) == [.none, .none, .test])
    #expect(files.last?.stamp.size == 5)
    #expect(files.allSatisfy { $0.stamp.inode != 0 && $0.stamp.modificationNanoseconds > 0 })
  }

  // MARK: - Hostile trees

  @Test func sortsByBytes() throws {
    try check(
      ["a/b.py": "", "a-b.py": "", "a.py": "", "a0.py": "", "a/b/c.py": "", "a/b-c.py": ""],
      finds: ["a-b.py", "a.py", "a/b-c.py", "a/b.py", "a/b/c.py", "a0.py"])
  }

  @Test func acceptsAnyName() throws {
    let directory = try TemporaryDirectory()
    let names: [[UInt8]] = [
      Array("a\nb.py".utf8), [0xFF, 0xFE] + Array(".py".utf8), Array(" .py".utf8),
      [0x01] + Array("*?[.py".utf8),
    ]
    for name in names { try directory.write([], to: name + Array("/".utf8) + name) }
    let found = try discoverFiles(in: directory.path).files.map(\.path.bytes)
    #expect(Set(found) == Set(names.map { $0 + [.slash] + $0 }))
  }

  @Test func listsTenThousandFilesOfOneDirectory() throws {
    let directory = try TemporaryDirectory()
    let script = "i=0; while [ $i -lt 10000 ]; do : > f$i.py; i=$((i+1)); done"
    _ = try runProcess(["sh", "-c", script], in: directory.path)
    let files = try discoverFiles(in: directory.path).files
    #expect(files.count == 10_000)
    #expect(files.map(\.path) == files.map(\.path).sorted())
  }

  @Test func stopsWherePathsGetTooLong() throws {
    let directory = try TemporaryDirectory()
    let name = String(repeating: "d", count: 200)
    let script = "for i in $(seq 30); do mkdir \(name); cd -P \(name); : > a.py; done"
    _ = try runProcess(["sh", "-c", script], in: directory.path)
    let result = try discoverFiles(in: directory.path)
    // 20 · 201 - 1 bytes, and 5 for `/a.py`, are within the limit of 4,095; one level more isn't.
    #expect(result.files.count == 20)
    guard case .skipped(let path, .pathTooLong(_, let limit)) = result.diagnostics.first else {
      Issue.record("no diagnostic")
      return
    }
    #expect(path.bytes.count > limit)
    #expect(result.diagnostics.count == 1)
  }

  @Test func deepTreesOfShortNamesAreWalked() throws {
    let directory = try TemporaryDirectory()
    let depth = 1_500
    let path = Array(repeating: "d", count: depth).joined(separator: "/") + "/a.py"
    try directory.write("", to: path)
    try directory.write("/d/d/d/a.py\n", to: ".gitignore")
    #expect(try discoverFiles(in: directory.path).files.map(\.path.description) == [path])
  }

  @Test func unreadableDirectoryIsADiagnostic() throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "a/b.py")
    try directory.write("", to: "c.py")
    try directory.setPermissions(0, of: "a")
    let isPrivileged = try runProcess(["cat", "a/b.py"], in: directory.path).status == 0
    let result = try discoverFiles(in: directory.path)
    // Nothing is unreadable for the superuser.
    #expect(result.files.count == (isPrivileged ? 2 : 1))
    #expect(
      result.diagnostics
        == (isPrivileged ? [] : [.unreadableDirectory(RepositoryPath("a"), code: 13)]))
  }

  @Test func pipesAreNotOpened() throws {
    let directory = try TemporaryDirectory()
    _ = try runProcess(["mkfifo", "a.py", ".gitignore", "CACHEDIR.TAG"], in: directory.path)
    try directory.makeDirectory(".ignore")
    let result = try discoverFiles(in: directory.path)
    #expect(result.files.isEmpty)
    #expect(
      Set(result.diagnostics) == [
        .skipped(RepositoryPath("a.py"), .notRegular),
        .gitMetadataUnreadable(path: ".gitignore", detail: "not a regular file"),
      ])
  }

  @Test func emptyRootIsAnEmptyResult() throws {
    try check([:], finds: [])
  }

  // MARK: - Errors

  @Test func rootsThatCanNotBeWalked() throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "file")
    let missing = directory.path("missing")
    let file = directory.path("file")
    #expect(throws: DiscoveryError.rootMissing(path: missing)) { try discoverFiles(in: missing) }
    #expect(throws: DiscoveryError.rootNotDirectory(path: file)) { try discoverFiles(in: file) }
    #expect(throws: DiscoveryError.rootMissing(path: "a\\x00b")) {
      try discoverFiles(in: [0x61, 0, 0x62])
    }
  }

  @Test func stopsWhenCancelled() throws {
    let directory = try TemporaryDirectory()
    for name in ["a", "b", "c"] { try directory.write("", to: "\(name)/x.py") }
    var count = 0
    #expect(throws: DiscoveryError.cancelled) {
      try discoverFiles(in: directory.path) {
        count += 1
        return count == 3
      }
    }
  }
}
