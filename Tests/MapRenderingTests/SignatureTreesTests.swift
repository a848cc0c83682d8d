import SourceModel
import SyntaxParsing
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The same check on sources of others: `REPOMAP_SIGNATURES_OF` is a directory of them. Prints what share of
/// the definitions in each language has a complete signature; fails where there is none.
@Suite(.enabled(if: getenv("REPOMAP_SIGNATURES_OF") != nil))
struct SignatureTreesTests {
  @Test func `signatures of a directory's sources are complete`() throws {
    let root = getenv("REPOMAP_SIGNATURES_OF").map { String(cString: $0) } ?? ""
    let files = try SignatureTreesTests.files(below: root, count: 300)
    var results: [String: CompletenessCheck.Result] = [:]
    for (path, language) in files {
      let result = try CompletenessCheck(try readBytes(path), language).run(
        maximum: 12, attempts: 300)
      results[language, default: .init()].definitions += result.definitions
      results[language, default: .init()].erroneous += result.erroneous
      results[language, default: .init()].failures += result.failures
      for failure in result.failures {
        print("FAILURE \(path): \(failure.kind.name) \(failure.name)\n\(failure.text)")
      }
    }
    for (language, result) in results.sorted(by: { $0.key < $1.key }) {
      print(
        "SIGNATURES \(language)", result.definitions, result.failures.count, result.erroneous)
    }
    #expect(results.values.contains { $0.failures.count < $0.definitions })
  }

  /// Files whose extension one language alone has, in an order that tells nothing of their place.
  private static func files(
    below root: String, count: Int
  ) throws -> [(path: String, language: String)] {
    var languages: [String: [String]] = [:]
    for row in LanguageTable.rows where GrammarLoader.isSafe(row.grammar) {
      for suffix in row.extensions { languages[suffix, default: []].append(row.name) }
    }
    languages["h"] = ["c"]
    var files: [(path: String, language: String)] = []
    var directories = [root]
    while let directory = directories.popLast() {
      guard let names = try? listDirectory(directory) else {
        let suffix = directory.split(separator: ".").last.map { String($0) } ?? ""
        if let found = languages[suffix], found.count == 1 || suffix == "h" {
          files.append((directory, found[0]))
        }
        continue
      }
      directories += names.map { "\(directory)/\($0)" }
    }
    var random = SeededGenerator(seed: 1)
    return Array(files.sorted { $0.path < $1.path }.shuffled(using: &random).prefix(count))
  }
}
