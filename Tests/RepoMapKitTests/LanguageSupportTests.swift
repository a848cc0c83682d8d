import SourceModel
import TestSupport
import Testing

@testable import RepoMapKit

/// What the keys of documents depend on.
@Suite struct LanguageSupportTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// The support of those languages whose grammars are in the directory.
  private func support(_ names: [String]) throws -> LanguageSupport {
    let set = names.joined(separator: "-")
    try directory.makeDirectory(set)
    let source = try #require(grammarDirectories.first)
    for name in names {
      let file = "libtree-sitter-\(name).so"
      try directory.makeLink("\(set)/\(file)", to: "\(source)/\(file)")
    }
    return LanguageSupport(grammarDirectories: [directory.path(set)])
  }

  @Test func `documents depend on the grammars of what they may hold`() throws {
    let few = try support(["html", "python", "json"])
    let more = try support(["html", "python", "json", "css"])
    for (name, isSame) in [("python", true), ("json", true), ("html", false), ("jupyter", false)] {
      let language = Language(name)
      #expect(
        (few.fingerprint(of: language) == more.fingerprint(of: language)) == isSame, "\(name)")
    }
  }
}
