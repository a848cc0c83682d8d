import StandardExtensions
import TestSupport
import Testing

/// `repomap chunks`: what the pieces of real files are.
@Suite struct ChunkCommandTests {
  /// A piece as its line tells it.
  private struct Piece {
    let path: String
    let name: String?
    let startLine: Int
    let endLine: Int
    let bytes: Range<Int>
    let tokens: Int
    let text: String

    init?(_ line: Substring) {
      guard let json = try? JSONValue(parsing: Array(line.utf8)),
        case .integer(let startLine) = json["startLine"],
        case .integer(let endLine) = json["endLine"],
        case .integer(let start) = json["startByte"], case .integer(let end) = json["endByte"],
        case .integer(let tokens) = json["tokens"], case .string(let path) = json["path"],
        case .string(let text) = json["text"]
      else { return nil }
      self.path = path
      if case .string(let name) = json["name"] { self.name = name } else { name = nil }
      self.startLine = startLine
      self.endLine = endLine
      bytes = start..<end
      self.tokens = tokens
      self.text = text
    }
  }

  private func pieces(_ arguments: [String], in sandbox: Sandbox) throws -> [Piece] {
    let result = try sandbox.run(["chunks"] + arguments)
    #expect(result.status == 0, "\(result.errorText)")
    let lines = result.outputText.split(separator: "\n")
    let pieces = lines.compactMap { Piece($0) }
    #expect(pieces.count == lines.count)
    return pieces
  }

  @Test(arguments: ["tags", "repositories"], [32, 512])
  func `the pieces of all fixtures are their files`(_ folder: String, _ tokens: Int) throws {
    let root = "\(checkoutRoot)/Fixtures/\(folder)"
    let all = try pieces(["--tokens", "\(tokens)", root], in: try Sandbox([:]))
    var paths: [String] = []
    for piece in all where paths.last != piece.path { paths.append(piece.path) }
    #expect(Set(paths).count == paths.count && paths.count > 20)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for path in paths {
      let own = all.filter { $0.path == path }
      let bytes = try readBytes("\(root)/\(path)")
      #expect(own.map(\.text).joined() == String(decoding: bytes, as: UTF8.self), "\(path)")
      #expect(own.allSatisfy { $0.tokens <= tokens && $0.tokens > 0 }, "\(path)")
      var (byte, line) = (0, 1)
      for piece in own {
        #expect(piece.bytes.lowerBound == byte, "\(path)")
        #expect(piece.startLine == line || piece.startLine == line - 1, "\(path)")
        let text = String(decoding: bytes[piece.bytes], as: UTF8.self)
        #expect(text == piece.text, "\(path):\(line)")
        (byte, line) = (piece.bytes.upperBound, piece.endLine + 1)
      }
      #expect(byte == bytes.count, "\(path)")
    }
  }

  @Test func `a definition has its documentation and decorators, and its name`() throws {
    let body = (0..<14).map { "        self.value\($0) = make(\($0), 'text \($0)')\n" }.joined()
    let sandbox = try Sandbox([
      "a.py": """
      import os

      # What is kept.
      @sealed
      class Box:
          \"\"\"A box.\"\"\"

          # Fills it.
          @cached
          def fill(self):
      \(body)
          def empty(self):
      \(body)
      def last():
          return Box()

      """
    ])
    let found = try pieces(["--tokens", "300"], in: sandbox).map {
      "\($0.startLine)-\($0.endLine) \($0.name ?? "-")"
    }
    #expect(found == ["1-2 -", "3-7 Box", "8-25 Box.fill", "26-40 Box.empty", "41-43 last"])
  }

  @Test(arguments: [["--threads", "1"], ["--no-cache"], ["--threads", "8"], []])
  func `threads and caches change nothing`(_ options: [String]) throws {
    let sandbox = try Sandbox()
    let expected = try sandbox.run(["chunks", "--tokens", "64", "--threads", "2"])
    let result = try sandbox.run(["chunks", "--tokens", "64"] + options)
    #expect(result.output == expected.output && !expected.output.isEmpty)
  }

  @Test(.enabled(if: ForeignTool.isWanted(ForeignTool.python), "\(ForeignTool.hint)"))
  func `lines are as the published schema says`() throws {
    let sandbox = try GraphCommandTests.oddTree()
    let path = sandbox.directory.path("chunks.jsonl")
    let result = try sandbox.runShell(#""$0" chunks >"\#(path)""#)
    #expect(result.status == 0, "\(result.errorText)")
    let check = try runProcess([
      ForeignTool.python ?? "python3", "\(checkoutRoot)/Tests/CommandLineTests/Tools/check-json",
      path, "\(checkoutRoot)/docs/reference/chunks.schema.json", "chunk",
    ])
    #expect(check.status == 0, "\(check.errorText)")
  }

  @Test func `a filter and a file that isn't there`() throws {
    let sandbox = try Sandbox()
    let some = try pieces(["-g", "web/"], in: sandbox)
    #expect(!some.isEmpty && some.allSatisfy { $0.path.hasPrefix("web/") })
    try sandbox.write("shop/cart.py\nshop/card.py\n", to: "list")
    let listed = try sandbox.run(["chunks", "--files-from", "list"])
    #expect(listed.errorText.contains("shop/card.py: not a source file"), "\(listed.errorText)")
    #expect(listed.status == 0)
    let none = try sandbox.run(["chunks", "-g", "none/"])
    #expect(none.status == 1 && none.output.isEmpty)
  }
}
