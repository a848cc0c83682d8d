import SourceModel
import Testing

@testable import CloneDetection

/// What is recorded of the definitions of a file.
@Suite struct CloneRecorderTests {
  private func records(
    _ source: String, _ definitions: [(index: Int, range: Range<Int>)]
  ) -> FileCloneRecords {
    let recorder = CloneRecorder()
    return Array(source.utf8).withUnsafeBytes {
      recorder.records(of: $0, in: Language("c"), definitions)
    }
  }

  @Test func `short definitions, and those with one range, are left out`() {
    let body = (0..<10).map { "f\($0)();" }.joined(separator: " ")
    let end = body.utf8.count
    let found = records(
      body, [(0, 0..<end), (1, 0..<end), (2, 0..<10), (3, 4..<end), (4, 0..<end + 1)])
    #expect(found.records.map(\.definition) == [0, 3])
    #expect(found.records.map(\.tokenCount) == [40, 37])
    #expect(found.bands.count == 2 * MinHashBands.count)
  }

  @Test func `the work doesn't grow with the square of nested definitions`() {
    let body = (0..<1000).map { "f\($0)();" }.joined(separator: " ")
    let end = body.utf8.count
    let found = records(body, (0..<500).map { ($0, $0 * 4..<end) })
    #expect(found.records.count < 12)
  }

  @Test func `a summary is that of the record`() {
    let body = (0..<10).map { "f\($0)();" }.joined(separator: " ")
    let record = records(body, [(0, 0..<body.utf8.count)]).records[0]
    let summary = Array(body.utf8).withUnsafeBytes {
      CloneRecorder().summary(of: $0, in: Language("c"))
    }
    #expect(summary.digest == record.digest && summary.tokenCount == Int(record.tokenCount))
  }
}
