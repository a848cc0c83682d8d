import RepoMapKit
import TestSupport
import Testing

/// Definitions by name in trees that are larger than the list of the best definitions.
@Suite struct SymbolSearchTests {
  /// More definitions than the global order of the best ones has, nobody of whom uses any but the last of each file.
  private static func tree(files: Int, definitions: Int) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for file in 0..<files {
      var text = ""
      for number in 0..<definitions {
        text += "int name_\(file)_\(number)(int a) { return name_0_\(definitions - 1)(a); }\n"
      }
      try directory.write(text, to: "file\(file).c")
    }
    return directory
  }

  @Test(.enabled(if: isThorough, "takes half a minute"))
  func `what is not among the best definitions of a large tree is found`() throws {
    let (files, definitions) = (140, 500)
    let directory = try Self.tree(files: files, definitions: definitions)
    let engine = try TreeFixture().engine()
    for (file, number) in [(0, 0), (70, 250), (139, 498), (139, 499)] {
      let name = "name_\(file)_\(number)"
      let request = SymbolRequest(root: Array(directory.path("").utf8), pattern: Array(name.utf8))
      let text = String(
        decoding: try engine.symbols(request, observer: Silence()).text, as: UTF8.self)
      #expect(text.hasPrefix("file\(file).c:\(number + 1):"), "\(name)")
    }
  }

  @Test func `definitions are given in the order of their ranks, whatever the limit`() throws {
    let directory = try Self.tree(files: 3, definitions: 20)
    let engine = try TreeFixture().engine()
    func names(_ limit: Int) throws -> [Substring] {
      var request = SymbolRequest(root: Array(directory.path("").utf8), pattern: Array("name".utf8))
      request.limit = limit
      return String(decoding: try engine.symbols(request, observer: Silence()).text, as: UTF8.self)
        .split(separator: "\n")
    }
    let all = try names(1000)
    #expect(all.count == 60)
    #expect(all[0].contains("name_0_19"))
    for limit in [1, 2, 7, 59] { #expect(try names(limit) == Array(all.prefix(limit))) }
  }
}
