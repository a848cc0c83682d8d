import TestSupport
import Testing

/// `repomap doctor`: what it finds, and what it doesn't tell.
@Suite struct DoctorTests {
  private func failures(_ sandbox: Sandbox) throws -> (status: Int32, lines: [String]) {
    let result = try sandbox.run(["doctor"])
    let lines = result.outputText.split(separator: "\n").map(String.init)
    return (result.status, lines.filter { $0.hasPrefix("FAIL  ") })
  }

  @Test func `a sound installation has nothing to complain about`() throws {
    let sandbox = try Sandbox()
    try sandbox.runTool(["git", "init", "-q"])
    try sandbox.write("build/\n", to: ".gitignore")
    try sandbox.write("tokens = 99\n", to: ".repomap.toml")
    _ = try sandbox.run([])
    let result = try sandbox.run(["doctor"])
    #expect(result.status == 0)
    #expect(result.errorText == "")
    let masked = result.outputText.replacing(/\d+ ms/, with: "N ms")
      // The system's tree-sitter refuses some grammars.
      .replacing(/\nWARN  grammars: .*newer tree-sitter/, with: "")
      .replacing(/SQLite [\d.]+/, with: "SQLite N").replacing(
        /git: version \S+/, with: "git: version N"
      )
      .replacing(/ABI \d+ to \d+/, with: "ABI N to N").replacing(/\n.*tree-sitter: .*/, with: "")
      .replacing(/repomap \d+\.\d+\.\d+/, with: "repomap N").replacing(
        /grammars: \d+/, with: "grammars: N"
      )
      .replacing(sandbox.directory.path, with: "")
    try GoldenFile("doctor.txt").check(masked)
    // Nothing is changed by it.
    #expect(try sandbox.run(["doctor"]).status == 0)
  }

  @Test func `a cache that can't be written is a failure`() throws {
    var sandbox = try Sandbox()
    sandbox.environment["XDG_CACHE_HOME"] = sandbox.root + "/shop/cart.py"
    let (status, lines) = try failures(sandbox)
    #expect(status == 1)
    #expect(lines.count == 1 && lines[0].contains("can't be written to: Not a directory – "))
  }

  @Test(.enabled(if: MountedDirectory.isPermitted))
  func `a cache on a read-only file system is a failure`() throws {
    var sandbox = try Sandbox()
    let mount = try MountedDirectory(kibibytes: 4096)
    sandbox.environment["XDG_CACHE_HOME"] = mount.path
    _ = try sandbox.run([])
    try mount.makeReadOnly()
    let (status, lines) = try failures(sandbox)
    #expect(status == 1)
    #expect(lines.first?.contains("can't be written to: Read-only file system – ") == true)
  }

  @Test func `a corrupt database is a failure, and is left as it is`() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run([])
    let found = try sandbox.runShell("find \"$1\" -name tags.sqlite", [sandbox.cacheDirectory])
    let path = String(found.outputText.dropLast())
    for other in ["-wal", "-shm"] { _ = try runProcess(["rm", "-f", path + other]) }
    let damaged = Array("this is no database".utf8) + [UInt8](repeating: 7, count: 9_000)
    try writeFile(damaged, to: path)
    let (status, lines) = try failures(sandbox)
    #expect(status == 1)
    #expect(lines.count == 1 && lines[0].contains("cache: ") && lines[0].contains("--repair"))
    #expect(try readBytes(path) == damaged)
  }

  @Test func `a missing git is a failure`() throws {
    var sandbox = try Sandbox()
    sandbox.environment["PATH"] = sandbox.root
    let (status, lines) = try failures(sandbox)
    #expect(status == 1)
    #expect(lines.count == 1 && lines[0].hasPrefix("FAIL  git: not in PATH – install it"))
  }

  @Test(arguments: [".repomap/queries", "home"])
  func `a broken query is a failure`(_ place: String) throws {
    let sandbox = try Sandbox()
    let folder = place == "home" ? "home/.config/repomap/queries" : "tree/\(place)"
    try sandbox.directory.write("(nothing) @name", to: "\(folder)/python/tags.scm")
    let (status, lines) = try failures(sandbox)
    #expect(status == 1)
    #expect(lines.count == 1 && lines[0].contains("/python/tags.scm:1:2: "))
  }

  @Test func `settings that aren't understood are a warning`() throws {
    let sandbox = try Sandbox()
    try sandbox.write("tokns = 5\n", to: ".repomap.toml")
    let result = try sandbox.run(["doctor", "-q"])
    #expect(result.status == 0)
    #expect(
      result.outputText.contains("\nWARN  settings: .repomap.toml:1: unknown setting 'tokns'"))
  }

  @Test func `neither the home directory nor the sources are in a report`() throws {
    let sandbox = try Sandbox()
    let secret = "TOP_SECRET_NAME"
    try sandbox.write("def \(secret)(): pass\n", to: "secret.py")
    try sandbox.write("(\(secret.lowercased())) @name", to: ".repomap/queries/python/tags.scm")
    try sandbox.directory.write("(nothing) @name", to: "home/.config/repomap/queries/c/tags.scm")
    for form in [[], ["--json"]] {
      let text = try sandbox.run(["doctor"] + form).outputText
      #expect(!text.contains(sandbox.directory.path("home")))
      #expect(text.contains("~/.config/repomap/queries/c/tags.scm:1:2"))
      #expect(!text.contains(secret))
    }
  }

  @Test func `a tree without sources is a failure`() throws {
    let (status, lines) = try failures(try Sandbox([:]))
    #expect(status == 1)
    #expect(lines.count == 1 && lines[0].hasPrefix("FAIL  map: .: no source files"))
  }
}
