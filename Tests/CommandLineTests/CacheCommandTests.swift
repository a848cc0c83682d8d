import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// `repomap cache …` and `repomap status`, as a script uses them.
@Suite struct CacheCommandTests {
  /// Runs the program with `--json` and evaluates a Python expression in which `d` is what it printed.
  private func evaluate(
    _ sandbox: Sandbox, _ arguments: [String], _ expression: String
  ) throws -> String {
    let result = try sandbox.run(arguments + ["--json"])
    let script = "import json,sys; d=json.load(sys.stdin); print(eval(sys.argv[1]))"
    let value = try runProcess(
      ["python3", "-c", script, expression], standardInput: result.output)
    #expect(value.status == 0, "\(arguments): \(value.errorText) in \(result.outputText)")
    return String(value.outputText.dropLast())
  }

  /// A tree whose cache holds everything.
  private func mapped() throws -> Sandbox {
    let sandbox = try Sandbox()
    #expect(try sandbox.run([]).status == 0)
    return sandbox
  }

  private func cacheFiles(_ sandbox: Sandbox, _ pattern: String) throws -> [String] {
    let result = try sandbox.runShell(
      "find \"$1\" -path \"$2\" | sort",
      [
        sandbox.cacheDirectory, pattern,
      ])
    return result.outputText.split(separator: "\n").map { String($0) }
  }

  @Test(arguments: ["stats", "list", "show", "clear", "check"])
  func `without a cache there is nothing, and none is made`(_ command: String) throws {
    let sandbox = try Sandbox()
    let result = try sandbox.run(["cache", command] + (command == "show" ? ["x.py"] : []))
    #expect(result.status == 1)
    #expect(result.outputText == "")
    #expect(result.errorText.hasPrefix("repomap: "))
    #expect(access(sandbox.cacheDirectory, F_OK) != 0)
  }

  @Test func `path names the directory that a map makes`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.run(["cache", "path"]).outputText.dropLast()
    #expect(try sandbox.run(["cache", "path", "--all"]).status == 1)
    #expect(access("\(path)", F_OK) != 0)
    _ = try sandbox.run([])
    #expect(access("\(path)/trees", F_OK) == 0)
    #expect(try sandbox.run(["cache", "path", "--all"]).outputText == "\(path)\n")
    #expect(try evaluate(sandbox, ["cache", "path"], "d['repositories'][0]['exists']") == "True")
  }

  @Test func `stats count documents and sections`() throws {
    let sandbox = try mapped()
    let first = "d['repositories'][0]"
    #expect(try evaluate(sandbox, ["cache", "stats"], "\(first)['documents']['count']") == "7")
    let names = "[f['name'] for f in \(first)['trees'][0]['files']]"
    #expect(try evaluate(sandbox, ["cache", "stats"], names) == "['files', 'index']")
    let sizes =
      "all(sum(s['bytes'] for s in f['sections']) < f['bytes'] "
      + "for f in \(first)['trees'][0]['files'])"
    #expect(try evaluate(sandbox, ["cache", "stats"], sizes) == "True")
    let root = "\(first)['trees'][0]['root']"
    #expect(try evaluate(sandbox, ["cache", "stats", "--all"], root) == sandbox.root)
    #expect(try sandbox.run(["cache", "stats"]).outputText.contains("  documents: 7 documents, "))
  }

  @Test func `list gives pages that together are all documents`() throws {
    let sandbox = try mapped()
    var paths: Set<String> = []
    var next = "0"
    var pageCount = 0
    while next != "None" {
      let arguments = ["cache", "list", "--limit", "3", "--after", next]
      let text = try evaluate(
        sandbox, arguments, "'\\n'.join(p for e in d['documents'] for p in e['paths'])")
      paths.formUnion(text.split(separator: "\n").map { String($0) })
      next = try evaluate(sandbox, arguments, "d.get('next')")
      pageCount += 1
    }
    #expect(paths == Set(Sandbox.shop.keys))
    #expect(pageCount == 3)
    let lines = try sandbox.run(["cache", "list", "--limit", "2"]).outputText.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].wholeMatch(of: /[0-9a-f]{32}\t\d+\t0\t.+/) != nil)
    #expect(lines[2].hasPrefix("more: --after "))
  }

  @Test func `show tells of a file by its path, and of its document by its key`() throws {
    let sandbox = try mapped()
    let arguments = ["cache", "show", "shop/price.py"]
    #expect(
      try evaluate(sandbox, arguments, "d['language'], d['definitions']")
        == "('python', 5)")
    let key = try evaluate(sandbox, arguments, "d['key']")
    #expect(try evaluate(sandbox, ["cache", "show", key], "d['language']") == "python")
    let below = try sandbox.run(["cache", "show", "price.py", ".."], in: "shop")
    #expect(below.outputText.contains("path: shop/price.py\n"))
    #expect(below.outputText.contains("noise: none\n"))
    let unknown = try sandbox.run(["cache", "show", "shop/prize.py"])
    #expect(unknown.status == 1)
    #expect(unknown.errorText == "repomap: shop/prize.py: not in the cache\n")
  }

  @Test func `clear removes the tree's cache and nothing else`() throws {
    var sandbox = try mapped()
    sandbox.environment["REPO_MAP_CACHE_DIR"] = sandbox.directory.path("named")
    try sandbox.directory.write("mine", to: "named/\(String(repeating: "a", count: 32))/file")
    try sandbox.write("def other(): pass\n", to: "other/other.py")
    for tree in [".", "other"] { _ = try sandbox.run(["map", tree]) }
    let path = try sandbox.run(["cache", "path"]).outputText.dropLast()
    let cleared = try sandbox.run(["cache", "clear"])
    #expect(cleared.status == 0)
    #expect(cleared.outputText.hasPrefix("removed \(path) ("))
    #expect(access("\(path)", F_OK) != 0)
    #expect(try sandbox.run(["cache", "clear"]).status == 1)
    // The directory was there before and holds what isn't ours.
    #expect(try evaluate(sandbox, ["cache", "clear", "--all"], "len(d['removed'])") == "1")
    #expect(try listDirectory(sandbox.directory.path("named")).count == 1)
    #expect(try RunReport(sandbox.run(["-v"]))?.parsed == Sandbox.shop.count + 1)
  }

  @Test func `prune removes caches of trees that are gone, and leftovers`() throws {
    let sandbox = try mapped()
    try sandbox.directory.write("def f(): pass\n", to: "gone/f.py")
    _ = try sandbox.run(["map", "../gone"])
    #expect(try cacheFiles(sandbox, "*.root").count == 2)
    let prune = ["cache", "prune"]
    #expect(try evaluate(sandbox, prune, "d['removed'], d['evicted']") == "([], 0)")
    let folder = try sandbox.run(["cache", "path"]).outputText.dropLast() + "/trees"
    _ = try sandbox.runShell(
      """
      rm -r ../gone
      touch -d '2 hours ago' "$1/x.index.1.2.tmp"; touch "$1/y.index.1.2.tmp"
      mkdir "$1/../tags-v2.corrupt-17"; touch "$1/../tags-v2.corrupt-17/tags.sqlite"
      """, ["\(folder)"])
    let reasons = try evaluate(sandbox, prune, "sorted(r['reason'] for r in d['removed'])")
    #expect(
      reasons == "['left over by a process that was killed', 'set aside as damaged', "
        + "'the tree is gone']")
    #expect(try cacheFiles(sandbox, "*.root").count == 1)
    #expect(try cacheFiles(sandbox, "*.tmp").count == 1)
    #expect(try cacheFiles(sandbox, "*corrupt*") == [])
    #expect(try RunReport(sandbox.run(["-v"]))?.parsed == 0)
  }

  @Test(arguments: ["*.files", "*.index", "*.root", "*/tags.sqlite"])
  func `check finds a flipped bit and repairs what has it`(_ pattern: String) throws {
    let sandbox = try mapped()
    let expected = try sandbox.run([])
    // Read back from the log, so that the damage is in what is read.
    _ = try sandbox.runShell(
      "for f in $(find \"$1\" -name tags.sqlite); do python3 -c \"import sqlite3,sys; "
        + "sqlite3.connect(sys.argv[1]).execute('PRAGMA wal_checkpoint(TRUNCATE)')\" $f; done",
      [sandbox.cacheDirectory])
    let sound = try sandbox.run(["cache", "check"])
    #expect(sound.status == 0)
    #expect(sound.outputText.hasSuffix(" files, no damage\n"))
    let path = try #require(try cacheFiles(sandbox, pattern).first)
    var bytes = try readBytes(path)
    // Of a database not every byte means something: the name of a definition does.
    let name = Array("CURRENCY".utf8)
    let place = bytes.indices.first { bytes[$0...].starts(with: name) } ?? bytes.count - 3
    bytes[place] ^= 4
    try writeFile(bytes, to: path)

    let found = try sandbox.run(["cache", "check"])
    #expect(found.status == 1)
    #expect(found.outputText.hasPrefix("\(path): "))
    #expect(try readBytes(path) == bytes, "a check changes nothing")
    #expect(
      try evaluate(sandbox, ["cache", "check"], "[f['isRepaired'] for f in d['findings']]")
        == "[False]")
    let repaired = try sandbox.run(["cache", "check", "--repair"])
    #expect(repaired.status == 0)
    #expect(repaired.outputText.hasSuffix("; removed\n"))
    #expect(try sandbox.run(["cache", "check"]).status == 0)
    let map = try sandbox.run([])
    #expect(map.output == expected.output)
    #expect(map.errorText == "")
  }

  @Test func `warm leaves nothing to parse for the map`() throws {
    let sandbox = try Sandbox()
    let parsed = "d['files'], d['parsedFiles']"
    #expect(try evaluate(sandbox, ["cache", "warm"], parsed) == "(7, 7)")
    #expect(try evaluate(sandbox, ["cache", "warm"], parsed) == "(7, 0)")
    #expect(try RunReport(sandbox.run(["-v"]))?.parsed == 0)
  }

  // MARK: - Status

  @Test func `status counts files by language`() throws {
    let sandbox = try Sandbox()
    let languages = "[(l['name'], l['files']) for l in d['languages']]"
    #expect(
      try evaluate(sandbox, ["status"], languages) == "[('python', 3), ('c', 2), ('javascript', 2)]"
    )
    #expect(
      try evaluate(sandbox, ["status"], "d['indexBytes'] > 0, d['run']['parsedFiles']")
        == "(True, 0)")
    let text = try sandbox.run(["status"]).outputText
    #expect(text.contains("files: 7 (python 3, c 2, javascript 2)\n"))
    #expect(text.contains(/\ndependencies: \d+ edges?, \d\.\d per file; \d cycles?/))
    #expect(text.contains(", as it was\n"))
  }

  @Test func `a monitor can read the status`() throws {
    let sandbox = try mapped()
    let text = try sandbox.run(["status", "--format", "prometheus"]).outputText
    #expect(text.contains("\nrepomap_files{language=\"c\"} 2\n"))
    #expect(text.contains("\nrepomap_cache_hits_total{cache=\"files\",tier=\"l2\"} 7\n"))
    #expect(text.contains("\nrepomap_dependency_graph_files 7\n"))
    #expect(text.contains("\nrepomap_incremental_files_changed 0\n"))
    let families = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
    #expect(Set(families).count == families.count)
    let reference = String(
      decoding: try readBytes("\(checkoutRoot)/docs/reference/cache.md"), as: UTF8.self)
    for family in families {
      #expect(reference.contains("`\(family.split(separator: " ")[2])`"), "\(family)")
    }
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      #expect(line.wholeMatch(of: /[a-z_]+(\{[^}]*\})? [0-9.e+-]+/) != nil, "\(line)")
    }
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.promtool), "\(ForeignTool.hint)"))
  func `Prometheus finds nothing to say about names and types`() throws {
    let tool = try #require(ForeignTool.promtool)
    // Both the first run, which parses, and one that finds everything.
    let sandbox = try Sandbox()
    for _ in 0..<2 {
      let text = try sandbox.run(["status", "--format", "prometheus"]).output
      let result = try runProcess([tool, "check", "metrics"], standardInput: text)
      #expect(result.status == 0)
      #expect(result.outputText + result.errorText == "")
    }
  }

  // MARK: - Settings

  @Test func `a bad value in the environment is told and has no effect`() throws {
    var sandbox = try Sandbox()
    let expected = try sandbox.run([])
    sandbox.environment["REPO_MAP_CACHE_SIZE_MB"] = "10 MB"
    sandbox.environment["REPO_MAP_CACHE_L1_SIZE"] = "0"
    sandbox.environment["REPO_MAP_CACHE_REFRESH_MODE"] = "sometimes"
    let result = try sandbox.run([])
    #expect(result.output == expected.output)
    try GoldenFile("bad-environment.txt").check(result.errorText)
    #expect(try sandbox.run(["-q"]).errorText == "")
  }
}
