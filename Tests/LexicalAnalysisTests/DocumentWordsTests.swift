import LexicalAnalysis
import SourceModel
import TestSupport
import Testing

struct DocumentWordsTests {
  private let splitter = WordSplitter()

  /// Definitions of `source`: each from the first `[` with its number to `]`, its signature up to `{`
  /// or the end, its name in `<>`. So that texts show what is where.
  private func section(
    _ source: String, _ kinds: [DefinitionKind], local: Set<Int> = []
  ) -> LexicalSection {
    let bytes = Array(source.utf8)
    var definitions: [Definition] = []
    var open: [Int] = []
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "[") {
        let parent = open.last
        open.append(definitions.count)
        definitions.append(
          Definition(
            name: 0, kind: kinds[definitions.count],
            flags: local.contains(definitions.count) ? .local : [], parent: parent,
            range: place..<place, nameRange: place..<place, signatureRange: place..<place,
            lines: 0..<1, signatureLines: 0..<1, nameLine: 0))
      }
      guard let current = open.last else { continue }
      let start = definitions[current].range.lowerBound
      switch byte {
      case UInt8(ascii: "<"): definitions[current].nameRange = (place + 1)..<(place + 1)
      case UInt8(ascii: ">"):
        let nameStart = definitions[current].nameRange.lowerBound
        definitions[current].nameRange = nameStart..<place
        definitions[current].signatureRange = start..<place
      case UInt8(ascii: "{"): definitions[current].signatureRange = start..<place
      case UInt8(ascii: "]"):
        definitions[current].range = start..<(place + 1)
        open.removeLast()
      default: break
      }
    }
    let words = DocumentWords()
    return bytes.withUnsafeBytes { words.section(of: $0, definitions) }
  }

  /// The fields of `word` in each unit that holds it, by the index of its definition.
  private func fields(_ word: String, in section: LexicalSection) -> [Int?: WordFields] {
    let hash = splitter.words(of: word.utf8)[0]
    var found: [Int?: WordFields] = [:]
    var start = 0
    for unit in section.units {
      for place in start..<unit.wordEnd where section.words[place] == hash {
        #expect(found[unit.definition] == nil)
        found[unit.definition] = section.fields[place]
      }
      start = unit.wordEnd
    }
    return found
  }

  @Test func `a word counts where it stands in the innermost unit`() {
    let section = section(
      "alpha [func <beta> gamma { delta alpha [func <epsilon> { delta } ] zeta zeta } ] eta",
      [.class, .method])
    #expect(section.units.map(\.definition) == [nil, 0, 1])
    #expect(
      fields("alpha", in: section) == [
        nil: WordFields(name: 0, signature: 0, documentation: 0, body: 1),
        0: WordFields(name: 0, signature: 0, documentation: 0, body: 1),
      ])
    #expect(fields("beta", in: section)[0]?.isInName == true)
    #expect(fields("gamma", in: section)[0]?.isInSignature == true)
    #expect(fields("zeta", in: section)[0]?.bodyCount == 2)
    #expect(fields("delta", in: section).keys.count == 2)
    #expect(fields("epsilon", in: section).keys.elementsEqual([1]))
    #expect(fields("eta", in: section).keys.elementsEqual([nil]))
  }

  @Test func `fields belong to their type, local functions to the function around`() {
    let section = section(
      "[class <alpha> { [int <beta> gamma] [void <delta> { [int <epsilon> { zeta } ] } ] } ]",
      [.class, .field, .method, .function], local: [3])
    #expect(section.units.map(\.definition) == [nil, 0, 2])
    #expect(fields("beta", in: section)[0]?.isInSignature == true)
    #expect(fields("zeta", in: section)[2]?.bodyCount == 1)
    #expect(fields("epsilon", in: section)[2]?.bodyCount == 1)
  }

  @Test func `every word is counted once`() {
    var random = SeededGenerator(seed: 7)
    let words = ["alpha", "beta", "gamma", "delta", "[<epsilon>", "{", "[<zeta>", "]", "]"]
    for _ in 0..<500 {
      var text = ""
      var depth = 0
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let word = words.randomElement(using: &random) ?? ""
        if word == "]", depth == 0 { continue }
        depth += word.first == "[" ? 1 : word == "]" ? -1 : 0
        text += word + " "
      }
      text += String(repeating: "]", count: depth)
      let count = text.utf8.count { $0 == UInt8(ascii: "[") }
      let section = section(text, Array(repeating: .function, count: count))
      #expect(
        section.units.reduce(0) { $0 + $1.length } == splitter.words(of: text.utf8).count, "\(text)"
      )
      #expect(section.words.count == section.fields.count)
      #expect(section.units.last?.wordEnd == section.words.count)
    }
  }

  /// Definitions with any ranges of a text, each inside of the one before or after it.
  private func randomDefinitions(
    _ byteCount: Int, _ random: inout SeededGenerator
  ) -> [Definition] {
    func range() -> Range<Int> {
      let ends = [
        Int.random(in: 0...byteCount, using: &random),
        Int.random(in: 0...byteCount, using: &random),
      ]
      return min(ends[0], ends[1])..<max(ends[0], ends[1])
    }
    return (0..<Int.random(in: 0...12, using: &random)).map { index in
      Definition(
        name: 0, kind: [.function, .class, .field].randomElement(using: &random) ?? .other,
        flags: Bool.random(using: &random) ? .local : [],
        parent: index > 0 && Bool.random(using: &random)
          ? Int.random(in: 0..<index, using: &random) : nil,
        range: range(), nameRange: range(), signatureRange: range(), documentationRange: range(),
        lines: 0..<1, signatureLines: 0..<1, nameLine: 0)
    }
  }

  @Test func `any ranges and bytes give units, the same whatever was counted before`() {
    let used = DocumentWords()
    var random = SeededGenerator(seed: 8)
    for round in 0..<300 {
      let bytes = (0..<Int.random(in: 0...3000, using: &random)).map { _ in
        // Few letters, so that words repeat; now and then any byte.
        Int.random(in: 0..<8, using: &random) > 0
          ? UInt8.random(in: 95...103, using: &random) : UInt8.random(in: 0...255, using: &random)
      }
      let definitions = randomDefinitions(bytes.count, &random)
      let (section, fresh) = bytes.withUnsafeBytes {
        (used.section(of: $0, definitions), DocumentWords().section(of: $0, definitions))
      }
      #expect(section == fresh, "round \(round)")
      #expect(section.words.count == section.fields.count)
      var start = 0
      for unit in section.units {
        let words = section.words[start..<unit.wordEnd]
        #expect(Set(words).count == words.count && unit.length >= words.count)
        start = unit.wordEnd
      }
      #expect(start == section.words.count)
    }
  }

  @Test func `a table of data gives no more words than any other file may have`() {
    let text = (0..<200_000).map { "w" + String($0, radix: 36) }.joined(separator: "\n")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var definitions: [Definition] = []
    var start = 0
    for line in lines {
      let range = start..<(start + line.utf8.count)
      definitions.append(
        Definition(
          name: 0, kind: .function, range: range, nameRange: range, signatureRange: range,
          lines: 0..<1, signatureLines: 0..<1, nameLine: 0))
      start = range.upperBound + 1
    }
    let section = Array(text.utf8).withUnsafeBytes { DocumentWords().section(of: $0, definitions) }
    #expect(section.words.count == 65_536)
    #expect(section.units.count == definitions.count + 1)
  }
}
