import FileMapping
import LexicalAnalysis
import SourceModel
import TestSupport
import Testing

@testable import LexicalIndexing

struct LexicalIndexTests {
  /// A file of a sketch: its path, and the text of each unit, the rest first.
  struct File: Hashable {
    var path: String
    var units: [String]

    var document: FileIR {
      var builder = FileIRBuilder()
      let name = builder.intern("f")
      for index in units.indices.dropFirst() {
        builder.definitions.append(
          Definition(
            name: name, kind: .function, range: index..<index, nameRange: index..<index,
            signatureRange: index..<index, lines: 0..<0, signatureLines: 0..<0, nameLine: 0))
      }
      var section = LexicalSection()
      for (index, text) in units.enumerated() {
        let words = WordSplitter().words(of: text.utf8)
        let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
        for (word, count) in counts.sorted(by: { $0.key < $1.key }) {
          section.words.append(word)
          section.fields.append(
            WordFields(name: 0, signature: 0, documentation: 0, body: count))
        }
        section.units.append(
          LexicalUnit(
            definition: index == 0 ? nil : index - 1, wordEnd: section.words.count,
            length: words.count))
      }
      builder.lexicalSection = section
      return builder.build(
        FileSummary(
          contentHash: .zero, language: Language("c"), byteCount: units.count, lineCount: 1,
          noise: .none))
    }
  }

  private static let vocabulary = (0..<100).map {
    "word\(Character(UnicodeScalar(UInt8(97 + $0 % 26))))\($0 / 26)"
  }

  private static func random(_ random: inout SeededGenerator, _ number: Int) -> File {
    let words = vocabulary
    let units = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      (0..<Int.random(in: 0...12, using: &random)).map { _ in
        words[min(Int.random(in: 0..<100, using: &random), Int.random(in: 0..<100, using: &random))]
      }.joined(separator: " ")
    }
    return File(path: "folder\(number % 3)/name\(number).c", units: units)
  }

  private func index(_ files: [File?], order: [Int]) -> LexicalIndex {
    var builder = LexicalIndexBuilder()
    for place in order {
      guard let file = files[place] else { continue }
      Array(file.path.utf8).withUnsafeBytes {
        builder.add(file.document, path: $0, as: FileID(index: place))
      }
    }
    return builder.build(fileCount: files.count)
  }

  private func replace(_ file: File?, as number: Int, in revision: inout LexicalRevision) {
    Array((file?.path ?? "").utf8).withUnsafeBytes {
      revision.replace(with: file?.document, path: $0, file: FileID(index: number))
    }
  }

  /// Everything that a search tells of the files.
  private func answers(
    _ revision: LexicalRevision, _ fileCount: Int
  ) throws -> (scores: [Double], units: [[String]]) {
    // More words than count.
    let text = "folder name1 none0 " + Self.vocabulary.joined(separator: " ")
    let words = WordSplitter().words(of: text.utf8)
    let terms = words.enumerated().map { place, word in
      LexicalTerm(word: word, weight: 1 + Double(place) / 4)
    }
    let search = try LexicalSearch(revision, terms)
    let units = try (0..<fileCount).map { file in
      try search.unitScores(of: FileID(index: file)).map { "\($0)" }
    }
    return (search.fileScores(), units)
  }

  @Test func `postings are those of the files, whatever the order of adding`() throws {
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let files = (0..<12).map { Bool.random(using: &random) ? Self.random(&random, $0) : nil }
      let index = index(files, order: Array(files.indices))
      let other = shuffledIndex(files, &random)
      #expect(index.words == other.words && index.postings == other.postings)
      #expect(index.unitDefinitions == other.unitDefinitions)
      var expected: [UInt32: [UInt32]] = [:]
      for (place, file) in files.enumerated() {
        guard let file else { continue }
        for (unit, text) in file.units.enumerated() {
          let path = unit == 0 ? file.path : ""
          for word in Set(WordSplitter().words(of: (text + " " + path).utf8)) {
            expected[word.rawValue, default: []].append(index.unitOffsets[place] + UInt32(unit))
          }
        }
      }
      #expect(Array(index.words) == expected.keys.sorted())
      for (word, units) in expected {
        var found: [UInt32] = []
        var reader = index.reader(try index.postingRange(of: WordHash(rawValue: word)))
        while let (distance, _) = reader.next() {
          found.append((found.last ?? 0) + UInt32(distance))
        }
        #expect(found == units)
        let holders = files.indices.filter { file in
          units.contains { index.units(of: file).contains(Int($0)) }
        }
        #expect(try index.fileCount(of: WordHash(rawValue: word)) == holders.count)
      }
    }
  }

  private func shuffledIndex(_ files: [File?], _ random: inout SeededGenerator) -> LexicalIndex {
    index(files, order: files.indices.shuffled(using: &random))
  }

  @Test func `a changed index answers as one built from nothing`() throws {
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededGenerator(seed: 100 + seed)
      var files: [File?] = (0..<8).map {
        Int.random(in: 0..<5, using: &random) > 0 ? Self.random(&random, $0) : nil
      }
      var revision = LexicalRevision(index(files, order: Array(files.indices)))
      for _ in 0..<6 {
        let place = Int.random(in: 0...files.count, using: &random)
        if place == files.count { files.append(nil) }
        files[place] = Int.random(in: 0..<4, using: &random) > 0 ? Self.random(&random, place) : nil
        replace(files[place], as: place, in: &revision)
        let fresh = LexicalRevision(index(files, order: Array(files.indices)))
        let (changed, built) = (
          try answers(revision, files.count), try answers(fresh, files.count)
        )
        #expect(changed.scores == built.scores, "seed \(seed)")
        #expect(changed.units == built.units, "seed \(seed)")
      }
    }
  }

  @Test func `what several threads collect gives the index of one`() {
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: 200 + seed)
      let files = (0..<15).map { Bool.random(using: &random) ? Self.random(&random, $0) : nil }
      var builders = (0..<3).map { _ in LexicalIndexBuilder() }
      for place in files.indices {
        guard let file = files[place] else { continue }
        Array(file.path.utf8).withUnsafeBytes {
          builders[Int.random(in: 0..<3, using: &random)]
            .add(file.document, path: $0, as: FileID(index: place))
        }
      }
      var joined = LexicalIndexBuilder()
      for builder in builders.shuffled(using: &random) { joined.join(builder) }
      let (found, expected) = (
        joined.build(fileCount: files.count), index(files, order: Array(files.indices))
      )
      #expect(found.words == expected.words && found.postingEnds == expected.postingEnds)
      #expect(found.postings == expected.postings && found.unitOffsets == expected.unitOffsets)
      #expect(found.unitDefinitions == expected.unitDefinitions)
      #expect(found.unitLengths == expected.unitLengths)
      #expect(found.fileLengths == expected.fileLengths && found.programs == expected.programs)
    }
  }

  @Test func `many postings go through several runs`() throws {
    // More words than one run takes.
    let text = (0..<50_000).map { "w" + String($0, radix: 36) }.joined(separator: " ")
    let files = (0..<12).map { File(path: "f\($0)", units: ["", text]) }
    let all = index(files, order: Array(files.indices))
    let reversed = index(files, order: files.indices.reversed())
    #expect(all.postings == reversed.postings && all.postingEnds == reversed.postingEnds)
    #expect(all.unitCount == 24)
  }

  @Test func `a mapped index is the index, and a damaged one is refused`() throws {
    var random = SeededGenerator(seed: 3)
    let files = (0..<40).map { Self.random(&random, $0) }
    let built = index(files, order: Array(files.indices))
    let directory = try TemporaryDirectory()
    let path = directory.path + "/words"
    var writer = SectionFileWriter(magic: 1, format: 1, recipe: .zero)
    built.add(to: &writer)
    try writer.write(to: path)
    let mapped = try LexicalIndex(SectionFile(path: path, magic: 1, format: 1))
    let (first, second) = (
      try answers(LexicalRevision(built), 40), try answers(LexicalRevision(mapped), 40)
    )
    #expect(first.scores == second.scores && first.units == second.units)
  }
}
