import SourceModel
import TestSupport
import Testing

@testable import RepoMapKit

@Suite struct ChangedDefinitionsTests {
  private static let lineCount = 40

  /// A document of definitions with their lines.
  private static func document(
    _ definitions: [(lines: Range<Int>, kind: DefinitionKind, flags: DefinitionFlags)]
  ) -> FileIR {
    var builder = FileIRBuilder()
    for (index, definition) in definitions.enumerated() {
      let lines = definition.lines
      builder.definitions.append(
        Definition(
          name: builder.intern("d\(index)"), kind: definition.kind, flags: definition.flags,
          range: lines, nameRange: lines, signatureRange: lines, lines: lines,
          signatureLines: lines.lowerBound..<min(lines.lowerBound + 1, lines.upperBound),
          nameLine: lines.lowerBound))
    }
    return builder.build(
      FileSummary(
        contentHash: .zero, language: Language("python"), byteCount: lineCount,
        lineCount: lineCount, noise: .none))
  }

  /// A class of two methods, of which the second has a local function, and a test behind it.
  private static let sample = document([
    (2..<20, .class, []), (4..<8, .method, []), (10..<18, .method, []),
    (12..<14, .function, .local),
    (22..<30, .function, .test), (30..<40, .namespace, []), (32..<36, .extension, []),
    (33..<35, .method, []),
  ])

  @Test(arguments: [
    ([5..<6], [1]), ([2..<3], [0]), ([8..<9], [0]), ([4..<11], [0, 1, 2]), ([13..<14], [2]),
    ([0..<2], []), ([22..<24], []), ([33..<34], [7]), ([32..<33], []), ([31..<32], []),
    ([0..<40], [0, 1, 2, 7]), ([5..<6, 11..<12], [1, 2]), ([39..<400], []), ([400..<500], []),
  ])
  func `a changed line belongs to the innermost definition`(
    changes: [Range<Int>], expected: [Int]
  ) {
    #expect(changedDefinitions(ChangedDefinitionsTests.sample, changes) == expected)
  }

  @Test(arguments: [
    (5, [1]), (4, [0]), (8, [0]), (9, [0]), (10, [0]), (2, []), (3, [0]), (20, []), (19, [0]),
    (13, [2]), (0, []), (400, []), (34, [7]), (33, []),
  ])
  func `added lines belong to what has lines on both sides`(place: Int, expected: [Int]) {
    #expect(changedDefinitions(ChangedDefinitionsTests.sample, [place..<place]) == expected)
  }

  @Test func `the walk finds what looking at all definitions finds`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let all = ChangedDefinitionsTests.nested(&random)
      let document = ChangedDefinitionsTests.document(all.map { ($0, .function, []) })
      var expected: Set<Int> = []
      var changes: [Range<Int>] = []
      var line = 0
      while line < ChangedDefinitionsTests.lineCount {
        let end = line + Int.random(in: 0...3, using: &random)
        changes.append(line..<end)
        for changed in line..<end {
          if let inner = ChangedDefinitionsTests.innermost(all, { $0.contains(changed) }) {
            expected.insert(inner)
          }
        }
        if line == end,
          let inner = ChangedDefinitionsTests.innermost(
            all, { $0.lowerBound < line && line < $0.upperBound })
        {
          expected.insert(inner)
        }
        line = end + Int.random(in: 1...9, using: &random)
      }
      #expect(changedDefinitions(document, changes) == expected.sorted(), "seed \(seed)")
    }
  }

  /// Ranges of which each lies in another or beside it, outer ones first, no two alike.
  private static func nested(_ random: inout SeededGenerator) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for _ in 0..<20 {
      let start = Int.random(in: 0..<lineCount - 1, using: &random)
      let range = start..<Int.random(in: (start + 1)...lineCount, using: &random)
      let fits = ranges.allSatisfy { other in
        other != range
          && (!other.overlaps(range) || other.clamped(to: range) == other
            || range.clamped(to: other) == range)
      }
      if fits { ranges.append(range) }
    }
    return ranges.sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
  }

  private static func innermost(
    _ ranges: [Range<Int>], _ holds: (Range<Int>) -> Bool
  ) -> Int? {
    ranges.indices.filter { holds(ranges[$0]) }.min { ranges[$0].count < ranges[$1].count }
  }
}
