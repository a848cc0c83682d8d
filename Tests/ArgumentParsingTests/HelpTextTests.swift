import Testing

@testable import ArgumentParsing

@Suite struct HelpTextTests {
  @Test func `help shows examples first and then what the command takes`() {
    let text = helpText(
      sampleCommand, program: "program", usage: ["sample [OPTIONS] [DIR]"], columns: 50)
    #expect(
      text == """
        Shows every form of argument.

        Examples:
          program sample -t 5 .   # a short option

        Usage:
          program sample [OPTIONS] [DIR]

        Arguments:
          DIR    The directory.
          REST…  Everything else.

        Options:
          -t, --tokens N  How many tokens the output may
                          have.
          --focus FILE    A file to start from. May be
                          repeated.
          -v, --verbose   Say more.
          -q, --quiet     Say less.

        More is told elsewhere.

        """)
  }

  @Test func `options under a heading stand together, in the order of the headings`() {
    let command = CommandDescription(
      name: "x", abstract: "Does it.", examples: [],
      arguments: [
        .flag("--a", help: "A.").grouped("Extra"), .flag("--b", help: "B."),
        .flag("--c", help: "C.").grouped("Extra"),
      ])
    let text = helpText(command, program: "p", usage: ["x"], heading: { "<\($0)>" })
    #expect(
      text == """
        Does it.

        <Usage:>
          p x

        <Extra:>
          --a  A.
          --c  C.

        <Options:>
          --b  B.

        """)
  }

  @Test func `what is empty is left out`() {
    let command = CommandDescription(name: "x", abstract: "Does it.", examples: [], arguments: [])
    #expect(helpText(command, program: "p", usage: ["x"]) == "Does it.\n\nUsage:\n  p x\n")
  }

  @Test func `a wide option has its help on the next line`() {
    let command = CommandDescription(
      name: "x", abstract: "Does it.", examples: [],
      arguments: [
        .option("--a-very-long-name-of-an-option", value: "VALUE", help: "One two three."),
        .flag("-s", help: ""),
      ])
    let lines = helpText(command, program: "p", usage: [], columns: 10).split(separator: "\n")
    let indentation = String(repeating: " ", count: 32)
    #expect(
      lines.suffix(3) == [
        "  --a-very-long-name-of-an-option VALUE", "\(indentation)One two three.",
        "  -s",
      ])
  }

  @Test(arguments: [0, 1, 20, 79, 1000])
  func `any width gives the same words`(_ columns: Int) {
    let text = helpText(sampleCommand, program: "p", usage: ["x"], columns: columns)
    let words = helpText(sampleCommand, program: "p", usage: ["x"]).split(
      whereSeparator: \.isWhitespace)
    #expect(text.split(whereSeparator: \.isWhitespace) == words)
  }
}
