/// Finds by hash the index at which something is kept elsewhere.
///
/// Open addressing with linear probing. A cell holds the low 32 bits of the hash, which decide where
/// the search begins, and the index plus one; an empty cell is 0. Removal closes the gap, so there
/// are no marks of deleted cells and a table that is used for long stays as fast as a new one.
///
/// Invariants: the number of cells is a power of two; at most three quarters are used; between where
/// the search for a cell begins and the cell, none is empty.
struct SlotTable {
  private var cells: [UInt64] = [UInt64](repeating: 0, count: 16)
  private(set) var count = 0

  /// The index under `hash` for which `isMatch` holds.
  @inline(__always)
  func find(_ hash: UInt64, where isMatch: (Int) -> Bool) -> Int? {
    let mask = cells.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while cells[place] != 0 {
      let cell = cells[place]
      if cell >> 32 == hash & 0xFFFF_FFFF {
        let index = Int(cell & 0xFFFF_FFFF) - 1
        if isMatch(index) { return index }
      }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Adds `index`, which is below 2³² - 1 and not there yet.
  mutating func insert(_ hash: UInt64, index: Int) {
    if (count + 1) * 4 > cells.count * 3 { grow() }
    place(hash << 32 | UInt64(index + 1))
    count += 1
  }

  /// Takes out `index`, if it is there.
  mutating func remove(_ hash: UInt64, index: Int) {
    let mask = cells.count - 1
    let cell = hash << 32 | UInt64(index + 1)
    var gap = Int(truncatingIfNeeded: hash) & mask
    while cells[gap] != cell {
      if cells[gap] == 0 { return }
      gap = (gap + 1) & mask
    }
    count -= 1
    closeGap(at: gap)
  }

  /// Moves cells back until none stands behind a gap that the search for it would meet.
  private mutating func closeGap(at start: Int) {
    let mask = cells.count - 1
    var gap = start
    var next = (gap + 1) & mask
    while cells[next] != 0 {
      let home = Int(cells[next] >> 32) & mask
      // How far the cell is from its home, and how far the gap is in front of the cell.
      if (next - home) & mask >= (next - gap) & mask {
        cells[gap] = cells[next]
        gap = next
      }
      next = (next + 1) & mask
    }
    cells[gap] = 0
  }

  private mutating func place(_ cell: UInt64) {
    let mask = cells.count - 1
    var place = Int(cell >> 32) & mask
    while cells[place] != 0 { place = (place + 1) & mask }
    cells[place] = cell
  }

  private mutating func grow() {
    let old = cells
    cells = [UInt64](repeating: 0, count: old.count * 2)
    for cell in old where cell != 0 { place(cell) }
  }
}
