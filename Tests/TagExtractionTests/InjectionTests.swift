import SourceModel
import Synchronization
import SyntaxParsing
import TagQueries
import TestSupport
import Testing

@testable import TagExtraction

/// Parts of a file in another language.
@Suite struct InjectionTests {
  /// A page around the fixtures of a language: what stands before and behind the script.
  struct Host: Sendable {
    let language: String
    let before: String
    let behind: String
    let fixtures: String
  }

  static let hosts = [
    Host(
      language: "html", before: "<h1>é</h1>\n<p><script type=module>\n", behind: "\n</script>\n",
      fixtures: "javascript"),
    Host(
      language: "vue", before: "<template><p/></template>\n<script setup lang=\"ts\">\n",
      behind: "\n</script>\n<style>\n.a { color: red }\n</style>", fixtures: "typescript"),
    Host(
      language: "svelte", before: "<p>{x}</p>\n<script lang='ts'>\n", behind: "\n</script>",
      fixtures: "typescript"),
    Host(
      language: "astro", before: "---\n", behind: "\n---\n<p>{x}</p>", fixtures: "typescript"),
  ]

  @Test(arguments: hosts)
  func `a script has the tags that it has alone`(_ host: Host) throws {
    for path in try FixtureTests.fixturePaths() where path.hasPrefix("\(host.fixtures)/") {
      let script = TagFixture(try readBytes("\(checkoutRoot)/Fixtures/tags/\(path)")).source
      // These would end the script.
      if String(decoding: script, as: UTF8.self).contains("---") && host.language == "astro" {
        continue
      }
      let page = Array(host.before.utf8) + script + Array(host.behind.utf8)
      let alone = try extract(script, Language(host.fixtures))
      let inside = try extract(page, Language(host.language))
      let start = host.before.utf8.count
      let line = host.before.utf8.count { $0 == UInt8(ascii: "\n") }
      let expected = lines(of: alone, in: script, byte: 0, line: 0)
      let range = start..<(start + script.count)
      let found = lines(of: inside, in: page, within: range, byte: start, line: line)
      #expect(found == expected, "\(path)")
    }
  }

  /// A line for each tag in `range`, with its place behind `byte` and `line`.
  private func lines(
    of ir: FileIR, in source: [UInt8], within range: Range<Int>? = nil, byte: Int, line: Int
  ) -> [String] {
    let range = range ?? 0..<source.count
    func text(_ range: Range<Int>) -> String {
      // Without documentation it is at the start of the file.
      range.isEmpty ? "-" : "\(range.lowerBound - byte)-\(range.upperBound - byte)"
    }
    func text(lines: Range<Int>) -> String {
      "\(lines.lowerBound - line)-\(lines.upperBound - line)"
    }
    let definitions = ir.definitions.indices.filter {
      range.contains(ir.definitions[$0].range.lowerBound)
    }.map { index in
      let item = ir.definitions[index]
      return "\(item.kind) \(ir.scopePath(of: index)) \(ir.nameText(item.name)) "
        + "\(item.flags.rawValue) \(text(item.range)) \(text(item.nameRange)) \(text(item.signatureRange)) "
        + "\(text(item.documentationRange)) \(text(lines: item.lines)) "
        + "\(text(lines: item.signatureLines)) \(item.nameLine - line)"
    }
    let occurrences = ir.occurrences.filter { range.contains($0.range.lowerBound) }.map {
      "\($0.kind) \(ir.nameText($0.name)) \(text($0.range)) \($0.line - line)"
    }
    let imports = ir.imports.filter { range.contains($0.range.lowerBound) }.map {
      "\($0.kind) \($0.source.map(ir.nameText) ?? "-") \(text($0.range)) \($0.line - line)"
    }
    return definitions + occurrences + imports
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let source: String
    let names: [String]

    var testDescription: String { source }

    init(_ language: String, _ source: String, _ names: [String]) {
      self.language = language
      self.source = source
      self.names = names
    }
  }

  static let cases = [
    Case("html", "<script>function f() {}</script>", ["f"]),
    Case("html", "<script type='text/template'>function f() {}</script>", []),
    Case("html", "<script type='application/json'>{\"a\": 1}</script>", []),
    Case("html", "<script lang=TypeScript>interface A {}</script>", ["A"]),
    Case("html", "<script lang=nonsense>function f() {}</script>", []),
    // Each is a program of its own.
    Case("html", "<script>let a = 1</script><script>let b = 2</script>", ["a", "b"]),
    Case("html", "<script>f( {</script><p id=p><script>let a</script>", ["a", "p"]),
    Case("html", "<script></script><style></style>", []),
    Case("vue", "<script setup lang='ts'>type A = 1</script>", ["A"]),
    Case("vue", "<script>let a = 1</script><script lang='ts'>type A = 1</script>", ["a", "A"]),
    Case("svelte", "<style lang='nonsense'>a {</style>", []),
    Case("astro", "---\nconst a = 1\n---\n<script>const b = 2</script>", ["a", "b"]),
  ]

  @Test(arguments: cases)
  func `what is injected depends on the tag`(_ item: Case) throws {
    let ir = try extract(Array(item.source.utf8), Language(item.language))
    #expect(Set(ir.definitions.map { ir.nameText($0.name) }) == Set(item.names))
  }

  /// Scripts with a type are one program, those without are several.
  private static let combining = """
    ((script_element (start_tag (attribute)) (raw_text) @injection.content)
      (#set! injection.language "javascript")
      (#set! injection.combined))
    ((script_element (raw_text) @injection.content)
      (#set! injection.language "javascript"))
    """

  @Test(arguments: [
    (
      "<script type=a>class A { f() {} </script>\n<script type=b>g() {} }</script>",
      ["A", "A.f", "A.g"]
    ),
    ("<script>class A { f() {} }</script>\n<script>function g() {} }</script>", ["A", "A.f", "g"]),
    (
      "<script type=a>let a</script><script type=a>let b</script><script>let c</script>",
      ["a", "b", "c"]
    ),
  ])
  func `contents are one text where the query combines them`(
    _ text: String, _ names: [String]
  ) throws {
    let (grammar, _) = try tools(Language("html"))
    let query = try TagQuery(
      [], injections: [QuerySource(path: "injections.scm", text: InjectionTests.combining)],
      grammar: grammar)
    let extractor = TagExtractor(stop: StopFlag()) { try? tools($0) }
    let ir = Array(text.utf8).withUnsafeBytes {
      extractor.extract($0, grammar: grammar, query: query, noise: .none)
    }
    let found = ir.definitions.enumerated().map { index, item in
      (ir.scopePath(of: index) + [ir.nameText(item.name)]).joined(separator: ".")
    }
    #expect(found == names)
    #expect(
      ir.definitions.allSatisfy { $0.lines == $0.nameLine..<($0.nameLine + 1) || $0.kind == .class }
    )
  }

  @Test func `an error in injections names the place`() throws {
    let (grammar, _) = try tools(Language("html"))
    let sources = ["a.scm", "b.scm"].map { QuerySource(path: $0, text: "\n(nonsense)") }
    #expect(throws: TagQueryError.self) {
      try TagQuery([], injections: sources, grammar: grammar)
    }
    do {
      _ = try TagQuery([], injections: sources, grammar: grammar)
    } catch {
      #expect(error.path == "a.scm" && error.line == 2 && error.column == 2)
    }
  }

  @Test func `a language that can't be had is left out`() throws {
    let (grammar, query) = try tools(Language("html"))
    let asked = Mutex<[Language]>([])
    let source = Array("<h1>A</h1><script>let a</script><style>a {}</style><script>b</script>".utf8)
    let extractor = TagExtractor(stop: StopFlag()) { language in
      asked.withLock { $0.append(language) }
      return nil
    }
    let ir = source.withUnsafeBytes {
      extractor.extract($0, grammar: grammar, query: query, noise: .none)
    }
    #expect(ir.definitions.map { ir.nameText($0.name) } == ["A"])
    #expect(asked.withLock { $0 } == [Language("javascript"), Language("css")])
  }

  @Test func `a file with too many languages says so`() throws {
    let names = ["js", "ts", "tsx", "py", "rb", "go", "rs", "java", "c", "cpp"]
    let source = names.map { "<script lang=\"\($0)\">x</script>\n" }.joined()
    let ir = try extract(Array(source.utf8), Language("html"))
    #expect(ir.summary.flags.contains(.queryLimit))
    let few = names.prefix(8).map { "<script lang=\"\($0)\">x</script>\n" }.joined()
    #expect(try !extract(Array(few.utf8), Language("html")).summary.flags.contains(.queryLimit))
  }

  @Test func `a syntax error in a script is one of the file`() throws {
    let sound = try extract(Array("<script>let a</script>".utf8), Language("html"))
    let broken = try extract(Array("<script>let (</script>".utf8), Language("html"))
    #expect(!sound.summary.flags.contains(.syntaxErrors))
    #expect(broken.summary.flags.contains(.syntaxErrors))
  }
}
