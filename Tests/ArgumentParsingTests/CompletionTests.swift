import Testing

@testable import ArgumentParsing

/// A program with a command below another, and every kind of value.
let sampleProgram = CommandTree(
  words: ["sample"], description: sampleCommand, usage: ["[DIR] [options]"],
  subcommands: [
    CommandTree(
      words: ["sample", "store"],
      description: CommandDescription(
        name: "store", abstract: "Look at 'it' [all].", examples: [],
        arguments: [
          .positional("SHELL", kind: .oneOf(["bash", "fish"]), help: "A shell.")
        ]),
      usage: ["store SHELL"],
      subcommands: [
        CommandTree(
          words: ["sample", "store", "list"],
          description: CommandDescription(
            name: "list", abstract: "List it.", examples: [],
            arguments: [
              .option("--in", value: "DIR", kind: .directory, help: "A: place. Another."),
              .option("-o", "--out", value: "FILE", kind: .file, help: "Where to."),
              .option(
                "--at", value: "TIME", kind: .suggested(["now"]), help: "When; now or a date."),
            ]),
          usage: ["store list"], subcommands: [])
      ])
  ])

/// What the scripts hold; that shells understand them is tested with the program itself.
@Suite struct CompletionTests {
  @Test(arguments: Shell.allCases)
  func `a script knows every command, option and word`(_ shell: Shell) {
    let script = shell.completion(of: sampleProgram)
    let options = sampleProgram.all.flatMap { $0.options }.flatMap { $0.names }
    for name in options {
      let word =
        shell == .fish
        ? (name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst())") : name
      #expect(script.contains(word), "\(name)")
    }
    for word in ["store", "sample store list", "bash", "fish", "now"] {
      #expect(script.contains(word), "\(word)")
    }
  }

  @Test func `what has a meaning to a shell is quoted`() {
    #expect(quoted("a 'b' $c") == #"'a '\''b'\'' $c'"#)
    #expect(zshCompletion(of: sampleProgram).contains(#"'*--in=[A\: place]:DIR:_files -/'"#))
    #expect(zshCompletion(of: sampleProgram).contains(#"store:Look at '\''it'\'' [all]."#))
    #expect(fishCompletion(of: sampleProgram).contains(#"-d 'Look at \'it\' [all].'"#))
  }

  @Test(arguments: [
    ("One. Two.", "One"), ("One", "One"), ("One.", "One"), ("a.py or b. Two", "a.py or b"),
    ("", ""),
  ])
  func `a summary is the first sentence`(help: String, expected: String) {
    #expect(ArgumentDescription.flag("--x", help: help).summary == expected)
  }
}
