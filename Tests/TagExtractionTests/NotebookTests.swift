import SourceModel
import TestSupport
import Testing

@testable import TagExtraction

/// The code of notebooks.
@Suite struct NotebookTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let cell: String
    /// What the parser sees; `·` stands for a space.
    let view: String

    var testDescription: String { cell }

    init(_ cell: String, _ view: String) {
      self.cell = cell
      self.view = view
    }
  }

  static let cases = [
    Case(#""a""#, "\na·"),
    Case(#""""#, "\n·"),
    Case(#"["a\n", "b"]"#, "·\na·\n····b··"),
    Case("[\n \"a\\n\",\n \"b\"\n]", "···\na·\n·····b···"),
    Case(#""\"a\"""#, "\n\"·a\"··"),
    // Quotes stay together, and behind what they follow.
    Case(#""f\"\"\"a\"\"\"\nb""#, "\nf\"\"\"···a\"\"\"····\nb·"),
    // Backslashes stay in front of what they escape.
    Case(#""'\\'a""#, "\n'·\\'a·"),
    Case(#""a \\\nb""#, "\na ··\\\nb·"),
    Case(#""\\\"""#, "\n··\\\"·"),
    Case(#""\t\"a""#, "\n·\t\"·a·"),
    Case(#""[\"a\"]""#, "\n[·\"a\"·]·"),
    Case(#""  \"\"\"a.\"\"\"""#, "\n  \"\"\"···a.···\"\"\"·"),
    Case(#""p(\"\\n\")""#, "\np(··\"\\n\"·)·"),
    Case(#""\u00e4""#, "\n····ä·"),
    Case(#""\ud83d\ude00""#, "\n········😀·"),
    Case(#""\ud83d""#, "\n···\u{FFFD}·"),
    Case(#""\u00""#, "\n··00·"),
    Case(#""a\"#, "\na·"),
    Case(#""%time\na""#, "\n······\na·"),
    Case(#""!ls\na""#, "\n····\na·"),
    Case(#""a?\nb != c""#, "\n···\nb·!=·c·"),
    Case(#""%%bash\na""#, "\n·······\n··"),
    Case(#""%%time\na""#, "\n·······\na·"),
    Case(#""(a\n% b)""#, "\n(a·\n% b)·"),
  ]

  @Test(arguments: cases)
  func `a cell is shown as the text that it stands for`(_ item: Case) {
    let source = Array(item.cell.utf8)
    let view = source.withUnsafeBytes { NotebookView.bytes($0, showing: [0..<$0.count]) }
    #expect(
      String(decoding: view, as: UTF8.self).replacing(" ", with: "·")
        == item.view.replacing(" ", with: "·"))
    #expect(view.count == source.count)
  }

  @Test(arguments: try FixtureTests.fixturePaths().filter { $0.hasPrefix("python/") })
  func `code has the same tags in a notebook`(_ path: String) throws {
    let code = TagFixture(try readBytes("\(checkoutRoot)/Fixtures/tags/\(path)")).source
    let alone = try extract(code, Language("python"))
    // Commands are no Python, and a name in escapes is another one.
    guard !alone.summary.flags.contains(.syntaxErrors), code.allSatisfy({ $0 < 0x80 }) else {
      return
    }
    let text = String(decoding: code, as: UTF8.self)
    for isList in [true, false] {
      let notebook = notebook(text, isList: isList)
      let inside = try extract(Array(notebook.utf8), Language("jupyter"))
      #expect(names(inside) == names(alone), "\(path), list: \(isList)")
      #expect(
        inside.occurrences.map { "\($0.kind) \(inside.nameText($0.name))" }
          == alone.occurrences.map { "\($0.kind) \(alone.nameText($0.name))" })
      #expect(
        inside.imports.map { $0.source.map(inside.nameText) }
          == alone.imports.map { $0.source.map(alone.nameText) })
    }
  }

  private func names(_ ir: FileIR) -> [String] {
    ir.definitions.enumerated().map { index, item in
      // A quote that begins a line is followed by blanks, so lists of exported names don't fit.
      let flags = item.flags.subtracting(.exported).rawValue
      return "\(item.kind) \(ir.scopePath(of: index)) \(ir.nameText(item.name)) \(flags) "
        + "\(item.documentationRange.isEmpty)"
    }
  }

  /// A notebook with one cell.
  private func notebook(_ code: String, isList: Bool) -> String {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t")
    }
    let source =
      isList
      ? "[\n" + lines.map { "    \"\($0)\\n\"" }.joined(separator: ",\n") + "\n   ]"
      : "\"\(lines.joined(separator: "\\n"))\""
    return """
      {
       "cells": [
        {"cell_type": "raw", "source": "def hidden(): pass"},
        {
         "cell_type": "code",
         "source": \(source)
        }
       ],
       "metadata": {"language_info": {"name": "python"}}
      }
      """
  }

  @Test(arguments: [
    (
      "\"language_info\": {\"name\": \"javascript\"}, \"kernelspec\": {\"language\": \"python\"}",
      "f"
    ),
    ("\"kernelspec\": {\"language\": \"JavaScript\"}", "f"),
    ("\"language_info\": {\"name\": \"nonsense\"}", nil),
    ("", nil),
  ])
  func `the kernel tells the language`(_ metadata: String, _ name: String?) throws {
    let text = """
      {"metadata": {\(metadata)}, "cells": [{"source": ["function f() {}"], "cell_type": "code"}]}
      """
    let ir = try extract(Array(text.utf8), Language("jupyter"))
    #expect(ir.definitions.map { ir.nameText($0.name) } == [name].compactMap { $0 })
  }
}
