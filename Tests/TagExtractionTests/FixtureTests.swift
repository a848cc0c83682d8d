import SourceModel
import SyntaxParsing
import TagQueries
import TestSupport
import Testing

@testable import TagExtraction

/// Every fixture's comments against what is extracted from it.
@Suite struct FixtureTests {
  @Test(arguments: try comparablePaths())
  func `tags are what the comments of the fixture assert`(_ path: String) throws {
    let language = Language(String(path.split(separator: "/").first ?? ""))
    let fixture = TagFixture(try readBytes("\(checkoutRoot)/Fixtures/tags/\(path)"))
    let problems = FixtureCheck(fixture, try extract(fixture.source, language)).problems()
    #expect(problems.isEmpty, "\(path):\n\(problems.joined(separator: "\n"))")
    #expect(!fixture.assertions.isEmpty, "\(path) asserts nothing")
  }

  @Test(arguments: languages)
  func `every language has fixtures and a query that compiles`(_ language: Language) throws {
    #expect(try FixtureTests.fixturePaths().contains { $0.hasPrefix("\(language.name)/") })
    _ = try tools(language)
  }

  /// All that this runtime can parse.
  static let languages = LanguageTable.rows.filter { GrammarLoader.isSafe($0.grammar) }
    .map { Language($0.name) }

  /// The old runtime recovers in other ways from errors, which files of SQL in several dialects have too,
  /// and doesn't see the ends of heredocs.
  static func comparablePaths() throws -> [String] {
    try fixturePaths().filter { path in
      SyntaxRuntime.isRobust
        || !path.lowercased().contains("/broken.") && !path.hasPrefix("dockerfile/")
          && !path.hasPrefix("sql/")
    }
  }

  static func fixturePaths() throws -> [String] {
    let root = "\(checkoutRoot)/Fixtures/tags"
    return try listDirectory(root).filter { languages.contains(Language($0)) }.flatMap { language in
      try listDirectory("\(root)/\(language)").map { "\(language)/\($0)" }
    }
  }
}
