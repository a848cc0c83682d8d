import TestSupport
import Testing

@testable import SourceModel

/// Tables of languages that users write.
@Suite struct LanguageRowTests {
  @Test func `missing columns are empty`() {
    let (rows, errors) = LanguageRow.parse(
      "# comment\n\na\tx Y\nb\t-\tBfile\tbi b2\tB c\tcapital\tgo\n")
    #expect(errors.isEmpty)
    #expect(
      rows == [
        LanguageRow(name: "a", extensions: ["x", "y"]),
        LanguageRow(
          name: "b", extensions: [], fileNames: ["Bfile"], interpreters: ["bi", "b2"],
          aliases: ["b", "c"], privateNames: .capital, grammar: "go"),
      ])
  }

  @Test(arguments: [
    "a\t", "\tx", "A\tx", "a b\tx", "../a\tx", "a\tx\t-\t-\t-\tsometimes",
    "a\tx\t-\t-\t-\t-\t/lib/x",
    "a\tx\t-\t-\t-\t-\ta\tb", "é\tx", "a\t\tx",
  ])
  func `a line that is wrong gives an error with its number`(_ line: String) {
    let (rows, errors) = LanguageRow.parse("first\tf\n\(line)\nlast\tl")
    #expect(rows.map(\.name) == ["first", "last"])
    #expect(errors.map(\.line) == [2])
  }

  @Test func `a table may not be longer than any that people write`() {
    let text = (1...150).map { "a\($0)\tx\($0)\n" }.joined()
    let (rows, errors) = LanguageRow.parse(text)
    #expect(rows.count == 100)
    #expect(errors.map(\.line) == [101])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `random texts give rows with sound names`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: 9_000 + seed)
    let words = ["a", "\t", "\n", "-", " ", "é", "..", "/", "\r\n", "#", "capital", "\u{0}", "_1"]
    for _ in 0..<300 {
      let count = Int.random(in: 0...25, using: &generator)
      let text = (0..<count).map { _ in generator.pick(words) }.joined()
      for row in LanguageRow.parse(text).rows {
        for name in [row.name, row.grammar] {
          #expect(
            !name.isEmpty
              && name.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789_".utf8.contains($0) })
        }
      }
    }
  }
}
