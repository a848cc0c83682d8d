import LexicalAnalysis
import SourceModel
import TestSupport
import Testing

struct WordSplitterTests {
  private let splitter = WordSplitter()

  /// Texts on one line have the same words.
  private static let alike = [
    ["parseHTTPHeader", "parse_http_header", "ParseHttpHeader", "PARSE_HTTP_HEADER"],
    ["cache", "caches", "cached", "caching", "Cache", "CACHED"],
    ["query", "queries", "queried"],
    ["validate", "validates", "validated", "validating", "validation", "validator"],
    ["stop", "stops", "stopped", "stopping"],
    ["option", "options"],
    ["array", "arrays"],
    ["serialize", "serializer", "serialized", "serialization"],
    ["create", "creating", "creation", "creator"],
    ["allocate the memory", "the allocator of memories"],
    ["sha256", "SHA256"],
  ]

  @Test(arguments: alike) func `spellings and forms of a word are one word`(_ texts: [String]) {
    let words = texts.map { splitter.words(of: $0.utf8) }
    for (text, found) in zip(texts, words) {
      #expect(!found.isEmpty && found == words[0], "\(text)")
    }
  }

  /// Words on one line are all different.
  private static let different = [
    ["header", "head"], ["parser", "parse"], ["class", "clas"], ["status", "stat"],
    ["point", "pointer"], ["feed", "fee"], ["server", "serve"], ["list", "lists_all"],
  ]

  @Test(arguments: different) func `what means another thing is another word`(_ texts: [String]) {
    let words = texts.map { splitter.words(of: $0.utf8) }
    #expect(Set(words).count == texts.count)
  }

  @Test func `an identifier gives its parts and itself`() {
    let parts = ["load", "user", "profiles"].map { splitter.words(of: $0.utf8) }.joined()
    let whole = splitter.words(of: "loaduserprofiles".utf8)
    #expect(splitter.words(of: "loadUserProfiles".utf8) == Array(parts) + whole)
  }

  @Test func `stop words, numbers and single letters are left out`() {
    #expect(splitter.words(of: "if (x == 42) return the_0 /* of a */ 0xff;".utf8).count == 1)
    #expect(splitter.words(of: "".utf8).isEmpty)
    // Their stems are those of `not` and `them`.
    #expect(splitter.words(of: "notes theme".utf8).count == 2)
    #expect(splitter.words(of: "___ 12 _ 3_4".utf8).isEmpty)
  }

  @Test func `letters beyond ASCII belong to words`() {
    #expect(splitter.words(of: "größe".utf8).count == 1)
    #expect(splitter.words(of: "größe".utf8) != splitter.words(of: "grösse".utf8))
  }

  @Test func `the words of texts with a gap between them are the words of both`() {
    var random = SeededGenerator(seed: 5)
    let letters = Array("aBc_1D sé.ingSed".utf8)
    for _ in 0..<2000 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...90, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? 0
        }
      }
      let joined = splitter.words(of: texts[0] + [0x0A] + texts[1])
      #expect(joined == splitter.words(of: texts[0]) + splitter.words(of: texts[1]))
    }
  }

  @Test func `any bytes give words`() {
    var random = SeededGenerator(seed: 6)
    for count in [0, 1, 63, 64, 65, 5000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(splitter.words(of: bytes).count <= count)
    }
    // One word, however long.
    #expect(splitter.words(of: repeatElement(UInt8(ascii: "x"), count: 100_000)).count == 1)
  }
}
