import JSONRPC
import StandardExtensions
import TestSupport
import Testing

@testable import LSPServer

@Suite("A language server")
struct LanguageServerTests {
  /// A class with a base in another file, and what uses it.
  private static func sampleTree() throws -> TemporaryDirectory {
    let tree = try TemporaryDirectory()
    try tree.write(
      """
      class Base:
          \"""What every shape has.\"""

          def area(self):
              raise NotImplementedError
      """, to: "base.py")
    try tree.write(
      """
      from base import Base


      class Circle(Base):
          def area(self):
              return 3 * self.radius ** 2


      def größe(shape):
          é = "😀"; return shape.area()
      """, to: "shapes.py")
    try tree.write(
      """
      import shapes


      def main():
          print(shapes.größe(shapes.Circle()))
      """, to: "main.py")
    return tree
  }

  private static func document(_ tree: TemporaryDirectory, _ path: String) -> String {
    #""textDocument":{"uri":"file://\#(tree.path(path))"}"#
  }

  private static func place(
    _ tree: TemporaryDirectory, _ path: String, _ line: Int, _ character: Int
  ) -> String {
    "{\(document(tree, path)),\"position\":{\"line\":\(line),\"character\":\(character)}}"
  }

  // MARK: - Life

  @Test("before initialize, requests fail with -32002; behind shutdown, with -32600")
  func lifecycle() throws {
    let tree = try LanguageServerTests.sampleTree()
    let client = try EditorClient()
    #expect(client.result("workspace/symbol") == "error -32002")
    client.notify("textDocument/didOpen", #"{"textDocument":{"uri":"file:///x","text":""}}"#)
    client.initialize(tree.path)
    #expect(client.result("initialize") == "error -32600")
    #expect(client.result("shutdown") == "null")
    #expect(client.result("workspace/symbol") == "error -32600")
    client.notify("exit")
    #expect(client.exitCode() == 0)
  }

  @Test("who leaves without shutdown gets the exit code 1")
  func exitWithoutShutdown() throws {
    let tree = try LanguageServerTests.sampleTree()
    let client = try EditorClient()
    client.initialize(tree.path)
    client.notify("exit")
    #expect(client.exitCode() == 1)
  }

  @Test("who says shutdown and goes without waiting has shut the server down")
  func shutdownWithoutWaiting() throws {
    let tree = try LanguageServerTests.sampleTree()
    for _ in 0..<20 {
      let client = try EditorClient()
      client.initialize(tree.path)
      _ = client.start("shutdown")
      client.hangUp()
      #expect(client.exitCode() == 0)
    }
  }

  @Test("unknown requests are answered, unknown notifications are not")
  func unknownMethods() throws {
    let tree = try LanguageServerTests.sampleTree()
    let client = try EditorClient()
    client.initialize(tree.path)
    client.notify("$/whatever")
    client.notify("workspace/didChangeWatchedFiles", #"{"changes":[]}"#)
    #expect(client.result("textDocument/willSaveWaitUntil") == "error -32601")
    #expect(client.result("$/whatever") == "error -32601")
  }

  @Test("nothing is asked of a client that announces nothing, and no answer is needed")
  func silentClient() throws {
    let tree = try LanguageServerTests.sampleTree()
    let client = try EditorClient()
    client.answersRequests = false
    client.initialize(tree.path)
    #expect(client.result("workspace/symbol", #"{"query":"Circle"}"#).contains("Circle"))
    #expect(client.others.isEmpty, "\(client.others)")
    let other = try EditorClient()
    other.answersRequests = false
    other.initialize(
      tree.path,
      capabilities: #"{"workspace":{"configuration":true},"window":{"workDoneProgress":true}}"#)
    #expect(other.result("workspace/symbol", #"{"query":"Circle"}"#).contains("Circle"))
    #expect(other.result("shutdown") == "null")
  }

  @Test(
    "the profile says what is announced, settings say more",
    arguments: [
      ("{}", false, true), (#"{"profile":"full"}"#, true, true),
      (#"{"repomap":{"features":{"hover":true,"codeLens":false}}}"#, true, false),
    ])
  func profiles(options: String, hover: Bool, lens: Bool) throws {
    let tree = try LanguageServerTests.sampleTree()
    let client = try EditorClient()
    let result = client.initialize(
      tree.path, options: options)
    let capabilities = try #require(result?["capabilities"])
    #expect((capabilities["hoverProvider"] != nil) == hover)
    #expect((capabilities["codeLensProvider"] != nil) == lens)
    #expect(capabilities["positionEncoding"] == nil)
  }

  // MARK: - Documents

  @Test(
    "edits in each encoding leave the text that the client has",
    arguments: PositionEncoding.allCases)
  func edits(encoding: PositionEncoding) throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(
      tree.path, capabilities: #"{"general":{"positionEncodings":["\#(encoding.rawValue)"]}}"#)
    let document = "{\(LanguageServerTests.document(tree, "new.py"))}"
    var text = Array("a = 'Ж😀'\r\nb = 1\r\n".unicodeScalars)
    var bytes = Array(String(String.UnicodeScalarView(text)).utf8)
    client.open(tree.path("new.py"), String(decoding: bytes, as: UTF8.self))
    var generator = SeededGenerator(seed: 7)
    for version in 2..<502 {
      let start = Int.random(in: 0...text.count, using: &generator)
      let end = min(text.count, start + Int.random(in: 0...3, using: &generator))
      let new =
        ["x", "Ж", "😀\r\n", "\n", "", "def é():\r\n"].randomElement(using: &generator) ?? ""
      // Positions as a client finds them: from its own text. Between "\r" and "\n" there is none.
      guard !isInsideLineEnd(text, start), !isInsideLineEnd(text, end) else { continue }
      let positions = TextPositions(bytes, encoding)
      func position(_ place: Int) -> String {
        let offset = String(String.UnicodeScalarView(text[..<place])).utf8.count
        let found = positions.position(of: offset)
        return #"{"line":\#(found.line),"character":\#(found.character)}"#
      }
      var json = JSONWriter()
      json.string(new)
      client.notify(
        "textDocument/didChange",
        #"{"textDocument":{"uri":"file://\#(tree.path("new.py"))","version":\#(version)},"#
          + #""contentChanges":[{"range":{"start":\#(position(start)),"end":\#(position(end))},"#
          + #""text":\#(String(decoding: json.text, as: UTF8.self))}]}"#)
      text.replaceSubrange(start..<end, with: new.unicodeScalars)
      bytes = Array(String(String.UnicodeScalarView(text)).utf8)
    }
    let answer = try #require(try client.request("repomap/fileText", document)?.get())
    #expect(answer["text"]?.text.map { Array($0.utf8) } == bytes)
  }

  private func isInsideLineEnd(_ text: [UnicodeScalar], _ place: Int) -> Bool {
    place > 0 && place < text.count && text[place - 1] == "\r" && text[place] == "\n"
  }

  @Test("what is typed and not saved is found, and gone when the document is closed")
  func unsavedText() throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(tree.path)
    client.open(tree.path("main.py"), "def typed_a_moment_ago(): pass\n")
    #expect(client.result("workspace/symbol", #"{"query":"typed_a"}"#).contains("typed_a_moment"))
    #expect(client.result("repomap/map").contains("typed_a_moment_ago"))
    client.notify("textDocument/didClose", "{\(LanguageServerTests.document(tree, "main.py"))}")
    #expect(client.result("workspace/symbol", #"{"query":"typed_a"}"#) == "[]")
    #expect(client.result("repomap/map").contains("def main()"))
  }

  @Test("a document that is no file of the tree is nothing")
  func foreignDocuments() throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(tree.path, options: #"{"profile":"full"}"#)
    for uri in ["untitled:1", "file:///nowhere/x.py", "git://a/b", "file://host/x"] {
      let place = #"{"textDocument":{"uri":"\#(uri)"},"position":{"line":0,"character":0}}"#
      #expect(client.result("textDocument/definition", place) == "null")
      #expect(client.result("textDocument/documentSymbol", place) == "[]")
    }
  }

  // MARK: - Answers

  @Test("a name leads to its definition, an import to its file")
  func definitions() throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(tree.path, options: #"{"profile":"full"}"#)
    // Base in `class Circle(Base)`.
    let base = client.result(
      "textDocument/definition", LanguageServerTests.place(tree, "shapes.py", 3, 14))
    #expect(base.contains(#"base.py","range":{"start":{"line":0,"character":6}"#), "\(base)")
    let module = client.result(
      "textDocument/definition", LanguageServerTests.place(tree, "main.py", 0, 8))
    #expect(module.contains("shapes.py"), "\(module)")
  }

  @Test(
    "where no name is, nothing is meant",
    arguments: [
      "definition", "references", "hover", "implementation", "prepareCallHierarchy",
    ])
  func noName(method: String) throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(tree.path)
    // `return`, and the space in front of it; then the name of the function around it.
    for (line, character, isNothing) in [
      (5, 10, true), (5, 2, true), (4, 10, false), (4, 12, false),
    ] {
      let place = LanguageServerTests.place(tree, "shapes.py", line, character)
      let answer = client.result("textDocument/\(method)", place)
      if method != "implementation" { #expect((answer == "null") == isNothing, "\(answer)") }
      if isNothing { #expect(answer == "null") }
    }
  }

  @Test("ranges count in the units of the client")
  func units() throws {
    let tree = try LanguageServerTests.sampleTree()
    for (encoding, start) in [("utf-8", 30), ("utf-16", 27), ("utf-32", 26)] {
      let client = try EditorClient()
      client.initialize(
        tree.path, capabilities: #"{"general":{"positionEncodings":["\#(encoding)"]}}"#,
        options: #"{"profile":"full"}"#)
      let found = client.result(
        "textDocument/references", LanguageServerTests.place(tree, "shapes.py", 4, 9))
      #expect(found.contains(#"{"line":9,"character":\#(start)}"#), "\(encoding): \(found)")
    }
  }

  @Test("what implements a type, and a member of it, is found")
  func implementations() throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(tree.path, options: #"{"profile":"full"}"#)
    let type = client.result(
      "textDocument/implementation", LanguageServerTests.place(tree, "base.py", 0, 7))
    #expect(type.contains(#"shapes.py","range":{"start":{"line":3,"character":6}"#), "\(type)")
    let method = client.result(
      "textDocument/implementation", LanguageServerTests.place(tree, "base.py", 3, 9))
    #expect(method.contains(#"shapes.py","range":{"start":{"line":4"#), "\(method)")
    let none = client.result(
      "textDocument/implementation", LanguageServerTests.place(tree, "main.py", 3, 5))
    #expect(none == "null")
  }

  @Test("calls lead from a definition to what uses it, and back")
  func calls() throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(tree.path)
    let prepared = client.request(
      "textDocument/prepareCallHierarchy", LanguageServerTests.place(tree, "shapes.py", 8, 6))
    let item = try #require(try prepared?.get().elements?.first)
    #expect(item["name"] == .string("größe"))
    let parameters = #"{"item":\#(client.text(item))}"#
    let callers = client.result("callHierarchy/incomingCalls", parameters)
    #expect(callers.contains(#""name":"main""#), "\(callers)")
    let callees = client.result("callHierarchy/outgoingCalls", parameters)
    #expect(callees.contains(#""name":"area""#), "\(callees)")
  }

  @Test("lenses count when they are resolved, and hover tells the same")
  func lenses() throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(tree.path)
    let all = client.request(
      "textDocument/codeLens", "{\(LanguageServerTests.document(tree, "base.py"))}")
    let lenses = try #require(try all?.get().elements)
    #expect(lenses.count == 2)
    #expect(lenses.allSatisfy { $0["command"] == nil })
    let resolved = client.result("codeLens/resolve", client.text(lenses[0]))
    // The import and the base.
    #expect(resolved.contains("2 references · rank #"), "\(resolved)")
    let hover = client.result(
      "textDocument/hover", LanguageServerTests.place(tree, "base.py", 0, 7))
    #expect(hover.contains("What every shape has."), "\(hover)")
    #expect(hover.contains("2 references"), "\(hover)")
  }

  @Test("outlines are trees for those who take them, and lists for others")
  func outlines() throws {
    let tree = try LanguageServerTests.sampleTree()
    let document = "{\(LanguageServerTests.document(tree, "base.py"))}"
    let flat = try EditorClient()
    flat.initialize(tree.path)
    #expect(
      flat.result("textDocument/documentSymbol", document).contains(#""containerName":"Base""#))
    let deep = try EditorClient()
    deep.initialize(
      tree.path,
      capabilities:
        #"{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}"#)
    #expect(
      deep.result("textDocument/documentSymbol", document).contains(#""children":[{"name":"area""#))
  }

  @Test("commands answer what the requests of the same names do")
  func commands() throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(tree.path)
    for (command, method, parameters) in [
      ("repomap.map", "repomap/map", #"{"tokens":256}"#),
      ("repomap.related", "repomap/related", #"{"files":["base.py"]}"#),
      ("repomap.references", "repomap/references", #"{"symbol":"Base"}"#),
    ] {
      let direct = client.result(method, parameters)
      let commanded = client.result(
        "workspace/executeCommand", #"{"command":"\#(command)","arguments":[\#(parameters)]}"#)
      #expect(direct == commanded)
      #expect(!direct.hasPrefix("error"), "\(direct)")
    }
    #expect(
      client.result("workspace/executeCommand", #"{"command":"rm"}"#) == "error -32602")
  }

  @Test("folders come and go while the server runs")
  func folders() throws {
    let (first, second) = (try LanguageServerTests.sampleTree(), try TemporaryDirectory())
    try second.write("def only_in_the_second(): pass\n", to: "second.py")
    let client = try EditorClient()
    client.initialize(first.path)
    let query = #"{"query":"only_in_the"}"#
    #expect(client.result("workspace/symbol", query) == "[]")
    let folder = #"{"uri":"file://\#(second.path)","name":"second"}"#
    client.notify(
      "workspace/didChangeWorkspaceFolders", #"{"event":{"added":[\#(folder)],"removed":[]}}"#)
    #expect(client.result("workspace/symbol", query).contains("second.py"))
    client.notify(
      "workspace/didChangeWorkspaceFolders", #"{"event":{"added":[],"removed":[\#(folder)]}}"#)
    #expect(client.result("workspace/symbol", query) == "[]")
  }

  @Test("a folder that isn't there says nothing, and the others say what they have")
  func missingFolder() throws {
    let tree = try LanguageServerTests.sampleTree()
    let client = try EditorClient()
    client.initialize(tree.path)
    client.notify(
      "workspace/didChangeWorkspaceFolders",
      #"{"event":{"added":[{"uri":"file:///nowhere/at/all","name":"x"}],"removed":[]}}"#)
    #expect(client.result("workspace/symbol", #"{"query":"Circle"}"#).contains("shapes.py"))
    #expect(client.result("repomap/synchronize") == "{}")
    let alone = try EditorClient()
    alone.initialize("/nowhere/at/all")
    #expect(alone.result("workspace/symbol", #"{"query":"Circle"}"#) == "error -32803")
  }

  // MARK: - Bad clients

  @Test("whatever comes as parameters, each request is answered")
  func randomParameters() throws {
    let client = try EditorClient()
    let tree = try LanguageServerTests.sampleTree()
    client.initialize(tree.path)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<(isThorough ? 5000 : 300) {
      let names = Array(methods.keys).sorted()
      let method = names.randomElement(using: &generator) ?? ""
      let answer = client.request(method, randomValue(&generator, tree, depth: 0))
      #expect(answer != nil, "\(method)")
    }
    #expect(client.result("shutdown") == "null")
  }

  private func randomValue(
    _ generator: inout SeededGenerator, _ tree: TemporaryDirectory, depth: Int
  ) -> String {
    let names = [
      "textDocument", "uri", "position", "line", "character", "query", "item", "data", "range",
      "start", "selectionRange", "arguments", "command", "symbol", "files", "root", "tokens",
    ]
    switch Int.random(in: 0..<(depth > 3 ? 6 : 9), using: &generator) {
    case 0: return "null"
    case 1: return "\(Int.random(in: -3...1_000_000, using: &generator))"
    case 2: return "1e300"
    case 3: return #""file://\#(tree.path("base.py"))""#
    case 4: return #""repomap.map""#
    case 5: return "true"
    case 6: return "[\(randomValue(&generator, tree, depth: depth + 1))]"
    default:
      let members = (0..<3).map { _ in
        let name = names.randomElement(using: &generator) ?? ""
        return #""\#(name)":\#(randomValue(&generator, tree, depth: depth + 1))"#
      }
      return "{\(members.joined(separator: ","))}"
    }
  }

  @Test("a request that is cancelled is answered with -32800, or with its result")
  func cancellation() throws {
    let tree = try LanguageServerTests.sampleTree()
    let client = try EditorClient()
    client.initialize(tree.path)
    for _ in 0..<20 {
      let id = client.start("repomap/map")
      client.notify("$/cancelRequest", #"{"id":\#(id)}"#)
      let answer = client.answer(to: id)
      if case .failure(let error) = answer { #expect(error.code.rawValue == -32800) }
      #expect(answer != nil)
    }
  }
}
