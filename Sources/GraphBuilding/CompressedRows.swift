/// A sparse matrix of weights in compressed sparse row (CSR) form.
///
/// Invariants: `offsets` starts at 0, never falls, and ends at `targets.count`; `targets` and
/// `weights` have the same length.
package struct CompressedRows: Sendable, Equatable {
  /// Where each row starts in `targets`, and where the last one ends.
  package private(set) var offsets: [UInt32] = [0]
  /// The columns of the entries, row after row.
  package private(set) var targets: [UInt32] = []
  /// The weights of the entries. 32 bits: weights are estimates, and every iteration reads them.
  package private(set) var weights: [Float] = []

  package init() {}

  /// Takes over finished arrays that keep the invariants.
  init(offsets: [UInt32], targets: [UInt32], weights: [Float]) {
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
  }

  package var rowCount: Int { offsets.count - 1 }

  /// Number of entries of all rows.
  package var entryCount: Int { targets.count }

  /// The entries of row `index`, as places in `targets` and `weights`.
  package func row(_ index: Int) -> Range<Int> {
    Int(offsets[index])..<Int(offsets[index + 1])
  }

  /// Calls `body` with `offsets`, `targets` and `weights`, for loops over all rows.
  package func withUnsafeRows<Result>(
    _ body: (
      UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<Float>
    ) -> Result
  ) -> Result {
    offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        weights.withUnsafeBufferPointer { weights in body(offsets, targets, weights) }
      }
    }
  }

  mutating func reserveCapacity(rows: Int, entries: Int) {
    offsets.reserveCapacity(rows + 1)
    targets.reserveCapacity(entries)
    weights.reserveCapacity(entries)
  }

  /// Adds an entry to the row that is being filled.
  mutating func append(_ target: UInt32, weight: Float) {
    targets.append(target)
    weights.append(weight)
  }

  /// Ends the row that is being filled.
  mutating func endRow() {
    offsets.append(UInt32(targets.count))
  }

  /// Gives every column `c` the number `numbers[c]`.
  mutating func renumberColumns(_ numbers: [UInt32]) {
    for entry in targets.indices { targets[entry] = numbers[Int(targets[entry])] }
  }

  /// Rows and columns exchanged. Every row of the result is in ascending order of its targets.
  ///
  /// - Parameter columnCount: Number of columns, which is above every target.
  /// - Returns: A row for each column.
  /// - Complexity: O(rows + columns + entries): a counting sort.
  package func transposed(columnCount: Int) -> CompressedRows {
    var next = [UInt32](repeating: 0, count: columnCount + 1)
    for target in targets { next[Int(target) + 1] += 1 }
    for column in 0..<columnCount { next[column + 1] += next[column] }
    let columnOffsets = next
    var rows = [UInt32](repeating: 0, count: entryCount)
    var moved = [Float](repeating: 0, count: entryCount)
    for source in 0..<rowCount {
      for entry in row(source) {
        let column = Int(targets[entry])
        let place = Int(next[column])
        next[column] += 1
        rows[place] = UInt32(source)
        moved[place] = weights[entry]
      }
    }
    return CompressedRows(offsets: columnOffsets, targets: rows, weights: moved)
  }
}
