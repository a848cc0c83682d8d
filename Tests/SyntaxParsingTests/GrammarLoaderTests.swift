import SourceModel
import TestSupport
import Testing

@testable import SyntaxParsing

/// Grammar libraries as they may lie in a directory: sound, broken, of another version.
@Suite struct GrammarLoaderTests {
  private let python = Language("python")
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test(arguments: LanguageTable.languages.filter { GrammarLoader.isSafe($0.name) })
  func `every language of the table has a grammar that loads`(_ language: Language) throws {
    let grammar = try loadGrammar(language)
    #expect(grammar.language == language)
    #expect(SyntaxRuntime.supportedABIs.contains(grammar.abi))
  }

  @Test func `a grammar in no directory is missing`() {
    #expect(failure(in: []) == .missing)
    #expect(failure(in: [directory.path, "/nonexistent"]) == .missing)
    #expect(GrammarLoader(directories: [directory.path]).fingerprint(of: python) == nil)
  }

  @Test func `a file that is no library is not loadable`() throws {
    try directory.write("text", to: "libtree-sitter-python.so")
    let path = directory.path("libtree-sitter-python.so")
    guard case .notLoadable(path, let detail) = failure(in: [directory.path]) else {
      Issue.record("\(String(describing: failure(in: [directory.path])))")
      return
    }
    #expect(!detail.isEmpty)
  }

  @Test func `a library of another language lacks the symbol`() throws {
    let path = try link(python, as: Language("go"))
    let error = failure(of: Language("go"), in: [directory.path])
    #expect(error == .symbolMissing(path: path, symbol: "tree_sitter_go"))
  }

  @Test func `a function that returns no grammar counts as missing`() throws {
    let path = try compile("const void *tree_sitter_python(void) { return 0; }")
    let error = failure(in: [directory.path])
    #expect(error == .symbolMissing(path: path, symbol: "tree_sitter_python"))
  }

  @Test func `a grammar for another interface is refused`() throws {
    let path = try compile(
      """
      static const unsigned version[64] = {9};
      const void *tree_sitter_python(void) { return version; }
      """)
    let supported = SyntaxRuntime.supportedABIs
    #expect(
      failure(in: [directory.path])
        == .abiUnsupported(path: path, abi: 9, supported: supported))
  }

  @Test func `the first of two directories wins`() throws {
    let path = try link(python, as: python)
    let other = try TemporaryDirectory()
    try other.write("text", to: "libtree-sitter-python.so")
    let loader = GrammarLoader(directories: ["/nonexistent", directory.path, other.path])
    #expect(loader.path(of: python) == path)
    #expect(try loader.load(python).path == path)
    guard case .notLoadable = failure(in: [other.path, directory.path]) else {
      Issue.record("the second directory was asked")
      return
    }
  }

  @Test func `a library that changes has another fingerprint`() throws {
    let loader = GrammarLoader(directories: [directory.path])
    try directory.write("text", to: "libtree-sitter-python.so")
    let first = try #require(loader.fingerprint(of: python))
    #expect(loader.fingerprint(of: python) == first)
    try directory.write("longer text", to: "libtree-sitter-python.so")
    #expect(loader.fingerprint(of: python) != first)
  }

  private func failure(of language: Language? = nil, in directories: [String]) -> GrammarError? {
    do {
      _ = try GrammarLoader(directories: directories).load(language ?? python)
      return nil
    } catch {
      return error
    }
  }

  /// Puts the library of one language into the directory under the name of another.
  private func link(_ language: Language, as other: Language) throws -> String {
    let target = try #require(GrammarLoader(directories: grammarDirectories).path(of: language))
    let name = "libtree-sitter-\(other.name).so"
    try directory.makeLink(name, to: target)
    return directory.path(name)
  }

  /// Compiles a library for Python into the directory.
  private func compile(_ source: String) throws -> String {
    try directory.write(source, to: "grammar.c")
    let library = directory.path("libtree-sitter-python.so")
    let result = try runProcess(
      ["cc", "-shared", "-fPIC", "-o", library, directory.path("grammar.c")])
    #expect(result.status == 0, "\(result.errorText)")
    return library
  }
}
