import Testing

@testable import ArgumentParsing

/// Pages of the manual.
@Suite struct ManualPageTests {
  private let edition = ManualEdition(version: "1.2", date: "2026-01-31")

  private func page(_ command: CommandDescription) -> String {
    let tree = CommandTree(words: ["p", "x"], description: command, usage: ["x"], subcommands: [])
    return manualPage(of: tree, program: sampleProgram, edition)
  }

  @Test func `a page has a section for each part of the declaration`() {
    let page = manualPage(of: sampleProgram, program: sampleProgram, edition)
    let sections = page.split(separator: "\n").filter {
      $0.hasPrefix(".SH ") || $0.hasPrefix(".TH ")
    }
    #expect(
      sections == [
        #".TH SAMPLE 1 "2026-01-31" "sample 1.2""#, ".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION",
        ".SH ARGUMENTS", ".SH OPTIONS", ".SH COMMANDS", ".SH EXAMPLES", ".SH SEE ALSO",
      ])
    #expect(page.contains(#"\fB\-t\fR, \fB\-\-tokens\fR \fIN\fR"# + "\n"))
  }

  @Test(arguments: [
    (".x is a request elsewhere", "\\&.x is"), ("'x is one too", "\\&'x is"), ("a\\b", "a\\eb"),
    ("--x", "\\-\\-x"),
  ])
  func `nothing of a text is taken for a macro`(text: String, expected: String) {
    let page = page(
      CommandDescription(
        name: "x", abstract: "Do it.", examples: [text], arguments: [.flag("--y", help: text)],
        discussion: text))
    #expect(page.ranges(of: "\n" + expected).count == 3)
  }

  @Test func `lines are filled, and none becomes a request by that`() {
    let words = String(repeating: "word .x ", count: 60)
    let page = page(
      CommandDescription(
        name: "x", abstract: "Do it.", examples: [], arguments: [.flag("--y", help: words)]))
    let lines = page.split(separator: "\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 82 })
    #expect(!lines.contains { $0.hasPrefix(".x") })
    #expect(page.ranges(of: ".x").count == 60)
  }
}
