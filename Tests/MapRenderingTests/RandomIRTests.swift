import SourceModel
import TestSupport
import Testing

@testable import MapRendering

@Suite struct RandomIRTests {
  @Test func `any sound document can be shown, and its changes add up`() {
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let (ir, source) = RandomIRTests.document(&random)
      var outline = FileOutline(ir.outlineRecords, source: source)
      var lines = 0
      for definition in ir.definitions.indices.shuffled(using: &random) {
        let shown = Set(outline.lines.map(\.number))
        lines += outline.lines(showing: definition).count { !shown.contains($0.number) }
        outline.show(definition)
        #expect(outline.lines.count == lines, "seed \(seed)")
        let text = outline.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(text.count == lines + 1, "seed \(seed)")
      }
    }
  }

  /// A document whose definitions lie anywhere: ranges are in order and in bounds, no more.
  private static func document(
    _ random: inout SeededGenerator
  ) -> (ir: FileIR, source: [UInt8]) {
    let source = (0..<Int.random(in: 1..<400, using: &random)).map { _ in
      random.pick(Array("ab {};\n\n\t".utf8))
    }
    var lineOf: [Int] = [0]
    for byte in source { lineOf.append(lineOf[lineOf.count - 1] + (byte == 0x0A ? 1 : 0)) }
    var builder = FileIRBuilder()
    for index in 0..<Int.random(in: 1..<12, using: &random) {
      let places = (0..<2).map { _ in Int.random(in: 0...source.count, using: &random) }.sorted()
      let signatureEnd = Int.random(in: places[0]...places[1], using: &random)
      let name = Int.random(in: places[0]...places[1], using: &random)
      let range = places[0]..<places[1]
      builder.definitions.append(
        Definition(
          name: builder.intern("name\(index)"), kind: random.pick([.function, .class, .extension]),
          parent: index > 0 && random.chance(percent: 50)
            ? Int.random(in: 0..<index, using: &random) : nil,
          range: range, nameRange: name..<min(places[1], name + 2),
          signatureRange: places[0]..<signatureEnd,
          lines: lineOf[places[0]]..<(lineOf[places[1]] + 1),
          signatureLines: lineOf[places[0]]..<(lineOf[signatureEnd] + 1),
          nameLine: lineOf[name]))
    }
    let ir = builder.build(
      FileSummary(
        contentHash: ContentHash(of: source), language: Language("c"), byteCount: source.count,
        lineCount: lineOf[source.count] + 1, noise: .none))
    return (ir, source)
  }
}
