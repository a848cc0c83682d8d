import SourceModel
import Synchronization
import SyntaxParsing
import TagQueries
import TestSupport
import Testing

@testable import TagExtraction

/// The query engines give the same document: ours, which every bundled query runs on, and the
/// library's, which is the fallback.
@Suite struct EngineTests {
  // With the old runtime, queries with supertypes run on the library's engine anyway.
  @Test(.enabled(if: SyntaxRuntime.isRobust), arguments: try FixtureTests.fixturePaths())
  func `both engines give the same bytes`(_ path: String) throws {
    let language = Language(String(path.split(separator: "/").first ?? ""))
    let text = comparable(try readBytes("\(checkoutRoot)/Fixtures/tags/\(path)"), language)
    for seed in UInt64(0)..<30 {
      var generator = SeededGenerator(seed: seed)
      let source =
        switch seed {
        case 0: TagFixture(text).source
        case 1: text
        case 2..<8: cut(text, &generator)
        default: mutated(text, &generator)
        }
      let (own, library) = try documents(source, language)
      #expect(own.bytes == library.bytes, "\(path), seed \(seed)")
    }
  }

  /// `source` without what only our engine finds: of Go's constants that are declared together the
  /// library sees the first.
  private func comparable(_ source: [UInt8], _ language: Language) -> [UInt8] {
    guard language.name == "go" else { return source }
    let text = String(decoding: source, as: UTF8.self)
    return Array(text.replacing("first, last", with: "first").utf8)
  }

  private func documents(
    _ source: [UInt8], _ language: Language
  ) throws -> (own: FileIR, library: FileIR) {
    let (grammar, query) = try tools(language)
    for query in [query.query, query.injections?.query] {
      if case .library = query { Issue.record("\(language) needs the library's engine") }
    }
    let library = try libraryQuery(language, grammar)
    return source.withUnsafeBytes { source in
      let extractor = TagExtractor(stop: StopFlag()) { try? tools($0) }
      return (
        extractor.extract(source, grammar: grammar, query: query, noise: .none),
        extractor.extract(source, grammar: grammar, query: library, noise: .none)
      )
    }
  }
}

/// Compiled once: the library needs up to a second for some of the queries.
private let libraryQueries = Mutex<[Language: TagQuery]>([:])

private func libraryQuery(_ language: Language, _ grammar: Grammar) throws -> TagQuery {
  if let known = libraryQueries.withLock({ $0[language] }) { return known }
  let bundled = BundledQueries.query(of: language.name)
  let query = try TagQuery(
    bundled?.sources ?? [], injections: bundled?.injections ?? [], grammar: grammar
  ) { text throws(QueryError) in
    .library(try SyntaxQuery(text, grammar: grammar))
  }
  libraryQueries.withLock { $0[language] = query }
  return query
}
