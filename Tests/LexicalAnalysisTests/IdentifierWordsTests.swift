import SourceModel
import TestSupport
import Testing

@testable import LexicalAnalysis

struct IdentifierWordsTests {
  private let splitter = WordSplitter()

  /// What the table gives for an identifier, with a hash of its own or one that all have.
  private func words(
    of identifier: [UInt8], hash: UInt32, in table: inout IdentifierWords
  ) -> [WordHash] {
    let range = identifier.withUnsafeBytes { table.range(of: $0, hash: hash) }
    return Array(table.words.elements[range])
  }

  @Test(arguments: [0, 7, UInt32.max]) func `words are those of the splitter`(_ mask: UInt32) {
    var random = SeededGenerator(seed: 21)
    var table = IdentifierWords()
    let letters = Array("abcDE_1".utf8)
    for round in 0..<20_000 {
      let identifier = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? 0
      }
      if round % 500 == 0 { table.trim() }
      let hash = identifier.reduce(RunningHash.seed) { RunningHash.add($1, to: $0) }
      let found = words(of: identifier, hash: RunningHash.mixed(hash) & mask, in: &table)
      #expect(found == splitter.words(of: identifier))
    }
  }
}
