import Testing

@testable import GraphBuilding

struct CompressedRowsTests {
  /// The rows of a 3 × 3 matrix whose entries are the bits of `pattern`.
  private func rows(_ pattern: Int) -> CompressedRows {
    var rows = CompressedRows()
    for row in 0..<3 {
      for column in 0..<3 where pattern & 1 << (row * 3 + column) != 0 {
        rows.append(UInt32(column), weight: Float(row * 3 + column + 1))
      }
      rows.endRow()
    }
    return rows
  }

  private func dictionary(_ rows: CompressedRows) -> [[Int]: Float] {
    var entries: [[Int]: Float] = [:]
    for row in 0..<rows.rowCount {
      for entry in rows.row(row) {
        entries[[row, Int(rows.targets[entry])]] = rows.weights[entry]
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

  @Test func `a matrix without rows has none`() {
    #expect(CompressedRows().rowCount == 0)
    #expect(CompressedRows().transposed(columnCount: 2).rowCount == 2)
  }

  @Test func `columns get new numbers`() {
    var matrix = rows(0b100_010_001)
    matrix.renumberColumns([2, 0, 1])
    #expect(matrix.targets == [2, 0, 1])
  }
}
