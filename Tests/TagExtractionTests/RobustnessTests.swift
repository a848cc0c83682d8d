import SourceModel
import SyntaxParsing
import TestSupport
import Testing

@testable import TagExtraction

/// Broken sources: fixtures that were cut off or damaged. Each gives a sound document.
@Suite struct RobustnessTests {
  @Test(arguments: try FixtureTests.fixturePaths())
  func `a damaged source gives a sound document`(_ path: String) throws {
    let sound = try readBytes("\(checkoutRoot)/Fixtures/tags/\(path)")
    let (grammar, query) = try tools(language(of: path))
    let extractor = TagExtractor(stop: StopFlag()) { try? tools($0) }
    for seed in UInt64(0)..<12 {
      var generator = SeededGenerator(seed: seed)
      let source = seed % 2 == 0 ? cut(sound, &generator) : mutated(sound, &generator)
      let ir = source.withUnsafeBytes {
        extractor.extract($0, grammar: grammar, query: query, noise: .none)
      }
      let validated = try? FileIR(validating: ir.bytes)
      #expect(validated == ir, "\(path), seed \(seed)")
      #expect(ir.summary.byteCount == source.count)
    }
  }

  /// One extractor after other files, and a new one: nothing of a file is left behind, and no
  /// order of a hash table shows.
  @Test(arguments: try FixtureTests.fixturePaths())
  func `extraction gives the same bytes every time`(_ path: String) throws {
    let source = try readBytes("\(checkoutRoot)/Fixtures/tags/\(path)")
    let first = try extract(source, language(of: path))
    let (grammar, query) = try tools(language(of: path))
    let extractor = TagExtractor(stop: StopFlag()) { try? tools($0) }
    for bytes in [source, Array(source.prefix(source.count / 2)), source] {
      let ir = bytes.withUnsafeBytes {
        extractor.extract($0, grammar: grammar, query: query, noise: .none)
      }
      #expect(bytes.count < source.count || ir == first)
    }
  }

  @Test(arguments: LanguageTable.languages)
  func `garbage gives a sound document`(_ language: Language) throws {
    for seed in UInt64(0)..<8 {
      var generator = SeededGenerator(seed: seed)
      let count = Int.random(in: 0...2000, using: &generator)
      let bytes = generator.bytes(count: count)
      #expect(try extract(bytes, language).summary.byteCount == count, "seed \(seed)")
      let brackets = (0..<count).map { _ in generator.pick(Array("{([<>])}\n\"'`;=:ab".utf8)) }
      #expect(try extract(brackets, language).summary.byteCount == count, "seed \(seed)")
    }
  }

  @Test func `a raised flag leaves a document without tags`() throws {
    let (grammar, query) = try tools(Language("python"))
    let stop = StopFlag()
    stop.raise()
    let source = Array(String(repeating: "x = [1, (2, 3)]\n", count: 1000).utf8)
    let extractor = TagExtractor(stop: stop) { try? tools($0) }
    let ir = source.withUnsafeBytes {
      extractor.extract($0, grammar: grammar, query: query, noise: .none)
    }
    #expect(ir.summary.flags.contains(.parseLimit))
    #expect(ir.definitions.isEmpty)
  }

  @Test(arguments: [("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\n\n", 2)])
  func `the last line counts with and without its line feed`(_ text: String, _ count: Int) {
    #expect(Array(text.utf8).withUnsafeBytes { lineCount(of: $0) } == count)
  }

  private func language(of path: String) -> Language {
    Language(String(path.split(separator: "/").first ?? ""))
  }
}
