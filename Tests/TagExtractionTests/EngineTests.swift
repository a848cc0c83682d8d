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
  /// Fixtures that the library finds less in. Of two ways to match that begin with the same captures it
  /// keeps one, which may be the one that leads nowhere: then a general pattern gets what a special one
  /// should have, and a signature ends elsewhere. What these files assert is what ours finds.
  private static let lessByTheLibrary: Set = [
    "ada/shop-store.adb", "ada/shop-store.ads", "commonlisp/shop.lisp", "d/store.d",
    "elisp/broken.el",
    "fortran/broken.f90", "fortran/shapes.f90", "fortran/tricky.F90", "objc/Cache.h",
    "objc/Cache.m",
    "objc/tricky.m", "pascal/Tricky.pas", "racket/shop.rkt", "scala/Indented.scala",
    "scala/Library.scala", "verilog/driver.svh",
  ]

  private static func comparedPaths() throws -> [String] {
    try FixtureTests.fixturePaths().filter { !lessByTheLibrary.contains($0) }
  }

  // With the old runtime, queries with supertypes run on the library's engine anyway.
  @Test(.enabled(if: SyntaxRuntime.isRobust), arguments: try comparedPaths())
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
      guard own.bytes != library.bytes else { continue }
      let difference = tags(of: own).symmetricDifference(tags(of: library)).sorted()
      Issue.record("\(path), seed \(seed): only one finds \(difference)")
    }
  }

  /// The tags of a document, one text each.
  private func tags(of ir: FileIR) -> Set<String> {
    var tags: Set<String> = []
    for item in ir.definitions {
      tags.insert("\(item.nameLine + 1) \(item.kind.name) \(ir.nameText(item.name)) \(item)")
    }
    for item in ir.occurrences {
      tags.insert("\(item.line + 1) reference.\(item.kind.name) \(ir.nameText(item.name))")
    }
    for item in ir.imports { tags.insert("\(item.line + 1) import.\(item.kind.name) \(item)") }
    return tags
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
