import TestSupport
import Testing

/// `repomap graph --clones`: how clones are written.
@Suite struct CloneCommandTests {
  private static let function = """
    def total(items, tax, limit):
        result = 0
        for item in items:
            if item.price > limit and item.count:
                result += item.price * item.count
            else:
                result -= 1
        if result < 0 or tax is None:
            raise ValueError('no total')
        return result * (1 + tax)

    """

  private func sandbox() throws -> Sandbox {
    try Sandbox([
      "a.py": CloneCommandTests.function,
      "b.py": "import os\n\n" + CloneCommandTests.function.replacing("total(", with: "sum("),
      "naïve.py": CloneCommandTests.function.replacing("-= 1", with: "-= 1; print(1)"),
    ])
  }

  @Test func `clones are a text, and a document`() throws {
    let sandbox = try sandbox()
    let text = try sandbox.run(["graph", "--clones"])
    #expect(
      text.outputText == """
        3 copies, 65 tokens, at least 81.4 % alike
          a.py:1-10: function total
          b.py:3-12: function sum
          naïve.py:1-10: function total

        """)
    let path = sandbox.directory.path("clones.json")
    let json = try sandbox.run(["graph", "--clones", "--format", "json", "-o", path])
    #expect(json.status == 0 && json.output.isEmpty, "\(json.errorText)")
    let document = String(decoding: try readBytes(path), as: UTF8.self)
    #expect(
      document.hasPrefix(
        #"{"schemaVersion":1,"groupCount":1,"groups":[{"similarity":0.814,"tokens":65,"members":["#
          + #"{"path":"a.py","startLine":1,"endLine":10,"name":"total","kind":"function"},"#))
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.python), "\(ForeignTool.hint)"))
  func `the document is as the published schema says`() throws {
    for sandbox in [try sandbox(), try GraphCommandTests.oddTree()] {
      let path = sandbox.directory.path("clones.json")
      _ = try sandbox.run(["graph", "--clones", "--format", "json", "-o", path])
      let check = try runProcess([
        ForeignTool.python ?? "python3", "\(checkoutRoot)/Tests/CommandLineTests/Tools/check-json",
        path, "\(checkoutRoot)/docs/reference/clones.schema.json",
      ])
      #expect(check.status == 0, "\(check.errorText)")
    }
  }

  @Test func `a revision has its clones`() throws {
    let sandbox = try sandbox()
    let result = try sandbox.runShell(
      """
      git init -q . && git add -A && git -c user.name=a -c user.email=a@invalid commit -q -m one
      rm b.py naïve.py && "$0" graph --clones --rev HEAD && "$0" graph --clones; echo $?
      """)
    #expect(result.outputText.hasPrefix("3 copies"), "\(result.errorText)")
    #expect(result.outputText.hasSuffix("function total\n1\n"), "\(result.outputText)")
  }
}
