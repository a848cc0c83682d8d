import TestSupport
import Testing

/// The reference has the help of every command, word for word.
@Suite struct ReferenceTests {
  private static let documents = ["cli.md", "cache.md"]

  private func text(_ document: String) throws -> String {
    String(
      decoding: try readBytes("\(checkoutRoot)/docs/reference/\(document)"), as: UTF8.self)
  }

  /// The text of a document with the help that the program gives now.
  private func updated(_ text: String) throws -> String {
    let sandbox = try Sandbox([:])
    var result = ""
    var rest = text[...]
    while let begin = rest.firstRange(of: "```\n$ repomap ") {
      let line = rest[begin.upperBound...].prefix { $0 != "\n" }
      guard line.hasSuffix("--help"), let end = rest[line.endIndex...].firstRange(of: "```") else {
        result += rest[..<line.endIndex]
        rest = rest[line.endIndex...]
        continue
      }
      let help = try sandbox.run(line.split(separator: " ").map(String.init))
      result += rest[..<line.endIndex] + "\n" + help.outputText + "```"
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  @Test(arguments: documents)
  func `help in the reference is that of the program`(_ document: String) throws {
    try GoldenFile("../../../docs/reference/\(document)").check(updated(text(document)))
  }

  @Test func `no command is missing in the reference`() throws {
    let sandbox = try Sandbox([:])
    let pages = "\(sandbox.root)"
    _ = try sandbox.run(["help", "--man-pages", "."])
    let all = try ReferenceTests.documents.map { try text($0) }.joined()
    for page in try listDirectory(pages) where page != "repomap.1" {
      let words = page.dropLast(2).split(separator: "-").joined(separator: " ")
      #expect(all.contains("$ \(words) --help\n"), "\(words)")
    }
  }
}
