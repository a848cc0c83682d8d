import FileMapping
import HistoryIndexing
import SourceModel
import TestSupport
import Testing

@Suite struct HistorySectionTests {
  private static func sample() -> HistoryIndex {
    var history = RandomHistory(seed: 21)
    history.grow(by: 40)
    return history.rebuilt()
  }

  private static func read(_ path: String) throws -> HistoryIndex {
    try HistoryIndex(SectionFile(path: path, magic: 7, format: HistoryIndex.format))
  }

  @Test func `what is read is what was written`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("history")
    let empty = HistoryIndex([], tip: [])
    for index in [HistorySectionTests.sample(), empty] {
      try write(index, to: path)
      #expect(try HistorySectionTests.read(path) == index)
    }
  }

  @Test func `damage is refused`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("history")
    let index = HistorySectionTests.sample()
    var random = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      try write(index, to: path)
      try random.pick([FileDamage.bitFlips, .truncation, .garbage, .zeros, .emptiness])
        .apply(to: path, keepsInode: true, using: &random)
      // Some bits lie between sections, where nothing is.
      if let read = try? HistorySectionTests.read(path) { #expect(read == index) }
    }
  }

  /// Sections of the types that an index has, with numbers that may be anything: their checksums are
  /// right, so only the check of what they mean can refuse them.
  @Test func `sections of another maker lead nowhere`() throws {
    let directory = try TemporaryDirectory()
    var refused = 0
    for seed in 0..<400 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      try writeForeign(to: directory.path("history"), using: &random)
      guard let index = try? HistorySectionTests.read(directory.path("history")) else {
        refused += 1
        continue
      }
      for found in index.values(of: terms("cache parse header file")) { _ = index.path(found.file) }
      _ = index.updated(by: [], tip: index.tip)
    }
    #expect((100..<400).contains(refused))
  }

  private func writeForeign(to path: String, using random: inout SeededGenerator) throws {
    try write(HistorySectionTests.sample(), to: path)
    let original = try SectionFile(path: path, magic: 7, format: HistoryIndex.format)
    var writer = SectionFileWriter(magic: 7, format: HistoryIndex.format, recipe: .zero)
    writer.add(try changed(original, 400, UInt8.self, &random), as: 400)
    writer.add(try changed(original, 401, SIMD4<UInt64>.self, &random), as: 401)
    writer.add(try changed(original, 402, UInt32.self, &random), as: 402)
    writer.add(try changed(original, 403, SIMD2<UInt32>.self, &random), as: 403)
    writer.add(try changed(original, 404, UInt32.self, &random), as: 404)
    writer.add(try changed(original, 405, UInt8.self, &random), as: 405)
    try writer.write(to: path)
  }

  /// A column with a few of its bytes changed, or elements left out.
  private func changed<Element: BitwiseCopyable & Sendable>(
    _ file: SectionFile, _ id: UInt32, _ type: Element.Type, _ random: inout SeededGenerator
  ) throws -> Column<Element> {
    let column = try file.column(id, of: type)
    guard random.chance(percent: 20), !column.isEmpty else { return column }
    var elements = Array(column)
    if random.chance(percent: 30) {
      elements.removeLast(Int.random(in: 0...elements.count, using: &random))
    }
    guard !elements.isEmpty else { return Column(elements) }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      elements.withUnsafeMutableBytes { bytes in
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = random.pick([0, 1, 255, UInt8.random(in: 0...255, using: &random)])
      }
    }
    return Column(elements)
  }
}
