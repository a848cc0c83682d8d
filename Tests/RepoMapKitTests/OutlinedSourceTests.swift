import MapRendering
import SourceModel
import TestSupport
import Testing

@testable import RepoMapKit

/// Which definitions are around lines, positions and words.
@Suite struct OutlinedSourceTests {
  private static func record(_ range: Range<Int>, _ kind: DefinitionKind = .function)
    -> OutlineRecord
  {
    OutlineRecord(
      Definition(
        name: 0, kind: kind, range: range, nameRange: range.lowerBound..<range.lowerBound,
        signatureRange: range.lowerBound..<min(range.upperBound, range.lowerBound + 1),
        lines: 0..<1, signatureLines: 0..<1, nameLine: 0))
  }

  /// What the table answers, found by looking at every definition.
  private static func innermost(
    _ source: [UInt8], _ records: [OutlineRecord], line: Int
  ) -> Int? {
    let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let start = lines[..<line].reduce(0) { $0 + $1.count + 1 }
    let end = min(source.count, start + lines[line].count + 1)
    let around = records.indices.filter { index in
      records[index].signatureRange.lowerBound < end && records[index].end > start
        && records[index].kind != .namespace
    }
    // Of nested ones the one that begins last.
    return around.max { left, right in
      (records[left].signatureRange.lowerBound, left)
        < (records[right].signatureRange.lowerBound, right)
    }
  }

  /// Definitions that are disjoint or nested, as those of sources are.
  private static func nested(
    _ range: Range<Int>, depth: Int, _ random: inout SeededGenerator
  ) -> [OutlineRecord] {
    var records: [OutlineRecord] = []
    var start = range.lowerBound
    while start < range.upperBound, records.count < 8 {
      start += Int.random(in: 0...6, using: &random)
      let end = start + Int.random(in: 1...30, using: &random)
      guard end <= range.upperBound else { break }
      records.append(record(start..<end, random.chance(percent: 15) ? .namespace : .function))
      if depth > 0 { records += nested(start..<end, depth: depth - 1, &random) }
      start = end
    }
    return records
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `the innermost definition of each line is the last that is around it`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let source = (0..<Int.random(in: 0...200, using: &random)).map { _ in
      random.chance(percent: 20) ? UInt8(ascii: "\n") : UInt8(ascii: "a")
    }
    let records = OutlinedSourceTests.nested(0..<source.count, depth: 3, &random)
    let outlined = OutlinedSource(SourceText(source), records)
    for line in 0..<outlined.lineCount {
      let expected = OutlinedSourceTests.innermost(source, records, line: line)
      #expect(outlined.definition(at: line) == expected, "seed \(seed), line \(line)")
      let column = Int.random(in: 0...9, using: &random)
      let found = outlined.definition(at: line, column: column)
      #expect((found == nil) == (expected == nil), "seed \(seed), line \(line)")
    }
    let all = Set((0..<outlined.lineCount).compactMap { outlined.definition(at: $0) })
    #expect(outlined.definitions(at: 0..<Int.max) == all.sorted())
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `an outline of another source is no harm`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let source = random.bytes(count: Int.random(in: 0...60, using: &random))
    let records = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      let start = Int.random(in: 0...90, using: &random)
      return OutlinedSourceTests.record(start..<(start + Int.random(in: 0...40, using: &random)))
    }
    let outlined = OutlinedSource(SourceText(source), records)
    for line in -1...outlined.lineCount {
      _ = outlined.definition(at: line)
      _ = outlined.definition(at: line, column: Int.random(in: 0...99, using: &random))
      _ = outlined.definitions(at: line..<(line + 3))
    }
    _ = outlined.definitions(speakingOf: source)
  }

  @Test func `a column tells definitions of one line apart`() {
    let source = Array("f() {} g() {}\n".utf8)
    let outlined = OutlinedSource(
      SourceText(source),
      [OutlinedSourceTests.record(0..<6), OutlinedSourceTests.record(7..<13)])
    #expect(outlined.definition(at: 0) == 1)
    #expect(outlined.definition(at: 0, column: 2) == 0)
    #expect(outlined.definition(at: 0, column: 8) == 1)
    // Between both, and behind the line.
    #expect(outlined.definition(at: 0, column: 6) == 1)
    #expect(outlined.definition(at: 0, column: 500) == 1)
    #expect(outlined.definition(at: 7) == nil)
  }

  @Test func `identifiers begin with no digit`() {
    let text = Array("a1 2b _c $d é-f 3 g.h".utf8)
    let words = Identifiers(text, in: 0..<text.count).map {
      String(decoding: text[$0], as: UTF8.self)
    }
    #expect(words == ["a1", "_c", "$d", "é", "f", "g", "h"])
    #expect(Array(Identifiers(text, in: 4..<900)).first.map { Array(text[$0]) } == Array("b".utf8))
  }
}
