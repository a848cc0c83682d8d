import TestSupport
import Testing

@testable import RepoMapKit

@Suite struct ProgramTemplateTests {
  @Test(arguments: [
    ("map", "map", ["map"]), ("/a/b/map {root}", "map", ["/a/b/map", "{root}"]),
    ("x=map  -q\t{task} ", "x", ["map", "-q", "{task}"]),
    ("x= map", "x", ["map"]), ("'a b/c d' ''", "c d", ["a b/c d", ""]),
    ("a\"b 'c'\"d", "ab 'c'd", ["ab 'c'd"]), ("--x=y z", "--x", ["y", "z"]),
    ("a/b=c", "b=c", ["a/b=c"]), ("=a", "=a", ["=a"]),
  ])
  func `a command line is words and perhaps a name`(
    text: String, label: String, words: [String]
  ) throws {
    let template = try #require(ProgramTemplate(Array(text.utf8)))
    #expect(template.label == label)
    #expect(template.words == words.map { Array($0.utf8) })
  }

  @Test(arguments: ["", " ", "'a", "a \"b'", "x=", "x= "])
  func `what is no command line is refused`(text: String) {
    #expect(ProgramTemplate(Array(text.utf8)) == nil)
  }

  @Test func `gaps are filled wherever they are, once`() throws {
    let template = try #require(
      ProgramTemplate(Array("p {root} --n={tokens}{tokens} {task}/{other} {root".utf8)))
    let arguments = template.arguments(
      root: Array("/r/{tokens}".utf8), budgetTokens: 64, taskFile: [0xFF])
    #expect(
      arguments == [
        Array("/r/{tokens}".utf8), Array("--n=6464".utf8), [0xFF] + Array("/{other}".utf8),
        Array("{root".utf8),
      ])
  }

  @Test func `any bytes are read`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = (0..<20).map { _ in random.pick(Array("ab='\" {}rot\u{FF}".utf8)) }
      let template = ProgramTemplate(text)
      _ = template?.arguments(root: [1], budgetTokens: 1, taskFile: [2])
    }
  }
}
