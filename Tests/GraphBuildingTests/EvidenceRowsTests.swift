import FileMapping
import Testing

@testable import GraphBuilding

struct EvidenceRowsTests {
  /// The rows of a 3 × 3 matrix whose entries are the bits of `pattern`.
  private func rows(_ pattern: Int) -> EvidenceRows {
    var offsets: [UInt32] = [0]
    var targets: [UInt32] = []
    var evidence: [UInt16] = []
    for row in 0..<3 {
      for column in 0..<3 where pattern & 1 << (row * 3 + column) != 0 {
        targets.append(UInt32(column))
        evidence.append(UInt16(row * 3 + column + 1))
      }
      offsets.append(UInt32(targets.count))
    }
    return EvidenceRows(
      offsets: Column(offsets), targets: Column(targets), evidence: Column(evidence))
  }

  private func dictionary(_ rows: EvidenceRows) -> [[Int]: UInt16] {
    var entries: [[Int]: UInt16] = [:]
    for row in 0..<rows.rowCount {
      for entry in rows.row(row) {
        entries[[row, Int(rows.targets[entry])]] = rows.evidence[entry]
      }
    }
    return entries
  }

  @Test func `transposing exchanges rows and columns of every small matrix`() {
    for pattern in 0..<512 {
      let matrix = rows(pattern)
      let transposed = matrix.transposed(columnCount: 3)
      let expected = dictionary(matrix).map { ([$0.key[1], $0.key[0]], $0.value) }
      #expect(dictionary(transposed) == Dictionary(uniqueKeysWithValues: expected))
      #expect(transposed.transposed(columnCount: 3) == matrix)
    }
  }

  @Test func `rows of the transposed matrix ascend, whatever the order of the original`() {
    let matrix = EvidenceRows(
      offsets: Column([0, 2, 2, 4]), targets: Column([1, 0, 1, 0]), evidence: Column([1, 2, 3, 4]))
    let transposed = matrix.transposed(columnCount: 2)
    #expect(Array(transposed.targets) == [0, 2, 0, 2])
    #expect(Array(transposed.evidence) == [2, 4, 1, 3])
  }

  @Test func `a matrix without rows has as many columns as are asked for`() {
    let none = EvidenceRows(offsets: Column([0]), targets: Column(), evidence: Column())
    #expect(none.rowCount == 0)
    #expect(none.transposed(columnCount: 2).rowCount == 2)
    #expect(Array(none.transposed(columnCount: 2).offsets) == [0, 0, 0])
  }
}
