import TestSupport
import Testing

/// Completions as real shells make them.
@Suite struct CompletionTests {
  /// What is typed, and something that has to be offered, or that the line becomes.
  static let cases = [
    ("repomap comp", "completions"), ("repomap cache sta", "stats"),
    ("repomap --refr", "--refresh"),
    ("repomap --refresh man", "manual"), ("repomap tags --files", "--files-from"),
    ("repomap completions zs", "zsh"), ("repomap help lang", "languages"),
    ("repomap why shop/car", "shop/cart.py"), ("repomap map na", "native"),
  ]

  private func script(_ shell: String, _ sandbox: Sandbox, to path: String) throws {
    let result = try sandbox.run(["completions", shell])
    #expect(result.status == 0)
    try sandbox.directory.write(result.output, to: Array(path.utf8))
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.bash), "\(ForeignTool.hint)"))
  func `bash offers what there is`() throws {
    let sandbox = try Sandbox()
    try script("bash", sandbox, to: "repomap.bash")
    for (line, expected) in CompletionTests.cases {
      let result = try sandbox.runShell(
        """
        . "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _repomap; printf '%s\\n' "${COMPREPLY[@]}"
        """, [sandbox.directory.path("repomap.bash")] + line.split(separator: " ").map(String.init))
      #expect(result.outputText == expected + "\n", "\(line): \(result.errorText)")
    }
    // Bash splits --option=value.
    let split = try sandbox.runShell(
      """
      . "$1"; COMP_WORDS=(repomap --refresh = fi); COMP_CWORD=3; _repomap; echo "${COMPREPLY[@]}"
      """, [sandbox.directory.path("repomap.bash")])
    #expect(split.outputText == "files\n")
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.fish), "\(ForeignTool.hint)"))
  func `fish offers what there is`() throws {
    let sandbox = try Sandbox()
    try script("fish", sandbox, to: "repomap.fish")
    for (line, expected) in CompletionTests.cases {
      let result = try runProcess(
        ["fish", "-N", "-c", "source $argv[1]; complete -C $argv[2]"]
          + [sandbox.directory.path("repomap.fish"), line],
        in: sandbox.root, environment: sandbox.environment)
      let offers = result.outputText.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
      let isOffered = offers.contains { $0 == expected || $0 == "\(expected)/" }
      #expect(isOffered, "\(line): \(offers) \(result.errorText)")
    }
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.zsh), "\(ForeignTool.hint)"))
  func `zsh completes what there is`() throws {
    let sandbox = try Sandbox()
    try script("zsh", sandbox, to: "functions/_repomap")
    var keys = ["fpath=(\(sandbox.directory.path("functions")) $fpath); PS1='> '\n"]
    keys.append("autoload -Uz compinit && compinit -u -D; repomap() { print -r -- \"<$*>\" }\n")
    for (line, _) in CompletionTests.cases { keys += ["\(line)\t", "\n"] }
    keys.append("exit\n")
    var environment = sandbox.environment
    environment["TERM"] = "dumb"
    let recording = try TerminalRecording(
      ["zsh", "-f", "-i"], in: sandbox.root, environment: environment, keys: keys)
    for (line, expected) in CompletionTests.cases {
      let words = line.split(separator: " ").dropFirst().dropLast() + [expected[...]]
      // Behind a directory stands a slash.
      let text = "<\(words.joined(separator: " "))"
      let isCompleted = ["\(text)>", "\(text)/>", "\(text) >"].contains {
        recording.text.contains($0)
      }
      #expect(isCompleted, "\(line): \(recording.text)")
    }
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.mandoc), "\(ForeignTool.hint)"))
  func `every page of the manual is one that mandoc has nothing to say about`() throws {
    let sandbox = try Sandbox([:])
    #expect(try sandbox.run(["help", "--man-pages", "."]).status == 0)
    let pages = try listDirectory(sandbox.root)
    #expect(pages.contains("repomap.1") && pages.contains("repomap-cache-list.1"))
    let result = try runProcess(["mandoc", "-Tlint"] + pages, in: sandbox.root)
    #expect(result.outputText + result.errorText == "")
    #expect(result.status == 0)
  }

  @Test func `a page is printed too`() throws {
    let sandbox = try Sandbox([:])
    _ = try sandbox.run(["help", "--man-pages", "."])
    let page = try sandbox.run(["help", "--man", "cache", "list"])
    #expect(try page.output == readBytes("\(sandbox.root)/repomap-cache-list.1"))
  }
}
