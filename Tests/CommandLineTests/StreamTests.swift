import TestSupport
import Testing

/// What goes to which stream, and what happens when a stream or file can't be written.
@Suite struct StreamTests {
  @Test func `a deadline gives a partial map, and the next run goes on`() throws {
    let sandbox = try Sandbox(BigTree.files(count: 60))
    // Until stamps can be trusted.
    pause(milliseconds: 2100)
    let partial = try sandbox.run(["--deadline", "1"])
    #expect(partial.status == 0)
    #expect(partial.outputText.hasSuffix(" tokens · partial: 44 files not indexed)\n"))
    #expect(partial.errorText.hasPrefix("repomap: partial map: there was no time for 44 files; "))
    let full = try sandbox.run(["--deadline", "3600s", "-v"])
    #expect(RunReport(full)?.parsed == 44)
    #expect(MapCoverage(full)?.files == 60)
    #expect(full.outputText == (try sandbox.run(["--no-cache"]).outputText))
    // Nothing could be left out any more.
    #expect(try sandbox.run(["--deadline", "1ms", "-q"]).outputText == full.outputText)
  }

  @Test func `a map goes to standard output and nothing to standard error`() throws {
    let result = try Sandbox().run([])
    #expect(result.status == 0)
    #expect(result.outputText.contains("shop/cart.py:\n"))
    #expect(MapCoverage(result) != nil)
    #expect(result.errorText == "")
  }

  @Test func `verbose adds to standard error and changes nothing else`() throws {
    let sandbox = try Sandbox()
    let plain = try sandbox.run([])
    let verbose = try sandbox.run(["-v"])
    #expect(verbose.outputText == plain.outputText)
    #expect(RunReport(verbose)?.files == Sandbox.shop.count)
  }

  @Test(arguments: [["-q"], ["--quiet"], ["-q", "-v"]])
  func `quiet keeps warnings from standard error`(_ flags: [String]) throws {
    var sandbox = try Sandbox()
    sandbox.environment["XDG_CACHE_HOME"] = sandbox.root + "/shop/cart.py"
    let loud = try sandbox.run(flags.filter { $0 == "-v" })
    #expect(loud.errorText.contains("working without cache"))
    let quiet = try sandbox.run(flags)
    #expect(quiet.outputText == loud.outputText)
    #expect(!quiet.errorText.contains("cache ("))
  }

  @Test func `a reader that goes away ends the program silently by SIGPIPE`() throws {
    let sandbox = try Sandbox(BigTree.files(count: 40))
    // More text than a pipe holds, so that writing it has to wait for the reader.
    let result = try sandbox.runShell(
      #""$0" --tokens 200000 | head -n 1; echo "${PIPESTATUS[0]}""#)
    let lines = result.outputText.split(separator: "\n")
    #expect(lines.last == "141")
    #expect(lines.count == 2)
    #expect(result.errorText == "")
  }

  @Test(arguments: [#""$0" >/dev/full"#, #""$0" -o /dev/full"#, #""$0" tags >/dev/full"#])
  func `a full disk is an error`(_ script: String) throws {
    let result = try Sandbox().runShell(script)
    #expect(result.status == 2)
    #expect(result.errorText.hasSuffix(": No space left on device\n"))
    #expect(result.errorText.split(separator: "\n").count == 1)
  }

  @Test func `a closed standard output is an error`() throws {
    let result = try Sandbox().runShell(#""$0" >&-"#)
    #expect(result.status == 2)
    #expect(result.errorText.contains("standard output: "))
  }

  // MARK: - Output files

  @Test func `output goes to a file and not to standard output`() throws {
    let sandbox = try Sandbox()
    let expected = try sandbox.run([])
    for option in [["-o", "map.txt"], ["--output=map.txt"], ["-omap.txt"]] {
      let result = try sandbox.run(option)
      #expect(result.status == 0)
      #expect(result.outputText == "")
      #expect(try readBytes(sandbox.root + "/map.txt") == expected.output)
    }
    #expect(try listDirectory(sandbox.root) == ["map.txt", "native", "shop", "web"])
  }

  @Test func `an output file that can't be written completely stays as it was`() throws {
    let sandbox = try Sandbox(BigTree.files(count: 8))
    try sandbox.write("old", to: "map.txt")
    // No file may grow above 1 KiB.
    let result = try sandbox.runShell(
      #"trap '' XFSZ; ulimit -f 1; exec "$0" --no-cache --tokens 4096 -o map.txt"#)
    #expect(result.status == 2)
    #expect(result.errorText == "repomap: map.txt: File too large\n")
    #expect(try readBytes(sandbox.root + "/map.txt") == Array("old".utf8))
    #expect(try listDirectory(sandbox.root) == ["big", "map.txt"])
  }

  @Test func `an output file keeps its permissions and the link that names it`() throws {
    let sandbox = try Sandbox()
    try sandbox.write("old", to: "maps/map.txt")
    try sandbox.directory.setPermissions(0o640, of: "tree/maps/map.txt")
    try sandbox.directory.makeLink("tree/link.txt", to: "maps/map.txt")
    #expect(try sandbox.run(["-o", "link.txt"]).status == 0)
    let result = try sandbox.runShell(#"stat -c '%A' link.txt maps/map.txt"#)
    #expect(result.outputText == "lrwxrwxrwx\n-rw-r-----\n")
    #expect(try readBytes(sandbox.root + "/maps/map.txt") == sandbox.run([]).output)
  }

  @Test func `a device or pipe as output is written to, not replaced`() throws {
    let sandbox = try Sandbox()
    let expected = try sandbox.run([])
    let result = try sandbox.runShell(
      #"mkfifo pipe; cat pipe & "$0" -o pipe; wait; test -p pipe && "$0" -o /dev/fd/1 | cat"#)
    #expect(result.status == 0)
    #expect(result.outputText == expected.outputText + expected.outputText)
  }

  // MARK: - Progress

  @Test func `a terminal shows progress of a long run, and at the end nothing of it`() throws {
    let tree = try BigTree.shared.get()
    let result = try tree.start(BigTree.cold("progress"), hasTerminal: true).waitForEnd()
    #expect(result.status == 0)
    let text = result.errorText
    #expect(text.contains(/\rIndexing tree .*  +\d+% ━*─* +\d+\/250  \d+ files\/s  ETA \d+ s/))
    #expect(text.contains(" \rIndexed 250 files in "))
    #expect(!text.contains("\u{1B}"))
    #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
  }

  @Test(arguments: [["--quiet"], []])
  func `there is no progress without a terminal or when told to be quiet`(
    _ flags: [String]
  ) throws {
    let tree = try BigTree.shared.get()
    let result = try tree.start(
      BigTree.cold("quiet\(flags.count)") + flags, hasTerminal: !flags.isEmpty
    ).waitForEnd()
    #expect(result.status == 0)
    #expect(result.errorText == "")
  }

  @Test func `a short run shows no progress`() throws {
    let sandbox = try Sandbox()
    let result = try sandbox.start([], hasTerminal: true).waitForEnd()
    #expect(result.errorText == "")
  }
}
