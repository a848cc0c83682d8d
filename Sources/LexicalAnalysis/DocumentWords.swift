// Counts the words of a file, by definition and by where in it they stand.
//
// Input: the source and its definitions. Output: a ``LexicalSection``.
//
// Steps:
// 1. Definitions that a map may show have units of their own; what is in any other one (a field, a
//    local function) belongs to the unit around it, and what is in none to the rest of the file.
// 2. Ranges of definitions, signatures, names and documentation cut the source into pieces; each is of
//    the innermost range around it.
// 3. The pieces are put in the order of their units, so that one small table counts the words of one
//    unit at a time.
//
// Invariants: a function of source and definitions, whatever was counted before; every word is counted
// in one unit. Linear in the source, but for sorting the ranges.
//
// It does not: know the file's path.

package import SourceModel

/// Counts the words of files, one after the other, on one thread.
package final class DocumentWords {
  /// Words beyond this number of different ones in a file are left out: a table of data.
  private static let maximumWords = 65_536

  private var counter = WordCounter()
  private var ranges: [Piece] = []
  private var pieces: [Piece] = []

  package init() {}

  /// The words of a file.
  ///
  /// - Parameters:
  ///   - source: Its bytes.
  ///   - definitions: Those of its document, whose ranges lie in the source.
  /// - Returns: Its units.
  package func section(
    of source: UnsafeRawBufferPointer, _ definitions: [Definition]
  ) -> LexicalSection {
    counter.beginFile()
    var section = LexicalSection()
    let owners = units(of: definitions, &section)
    findRanges(definitions, owners)
    cut(source.count)
    count(source, &section)
    return section
  }

  /// Lists the units, and gives for each definition the one that its text belongs to.
  private func units(of definitions: [Definition], _ section: inout LexicalSection) -> [Int] {
    section.units = [LexicalUnit(definition: nil, wordEnd: 0, length: 0)]
    var owners: [Int] = []
    owners.reserveCapacity(definitions.count)
    for (index, definition) in definitions.enumerated() {
      let around = definition.parent.map { owners[$0] } ?? 0
      if definition.hasOwnUnit(in: definition.parent.map { definitions[$0] }) {
        owners.append(section.units.count)
        section.units.append(LexicalUnit(definition: index, wordEnd: 0, length: 0))
      } else {
        owners.append(around)
      }
    }
    return owners
  }

  // MARK: Pieces

  /// A range of the source, and what a word in it counts as.
  private struct Piece {
    var start: Int
    var end: Int
    var unit: Int
    var field: WordField
  }

  /// Lists the ranges that decide what words count as, those around others first.
  private func findRanges(_ definitions: [Definition], _ owners: [Int]) {
    ranges.removeAll(keepingCapacity: true)
    func add(_ range: Range<Int>, _ unit: Int, _ field: WordField) {
      guard !range.isEmpty else { return }
      ranges.append(Piece(start: range.lowerBound, end: range.upperBound, unit: unit, field: field))
    }
    var last = 0
    for (index, definition) in definitions.enumerated() {
      let unit = owners[index]
      // Units are numbered as they come: one that is not the newest is that of a definition around.
      let isOwn = unit > last
      last = max(last, unit)
      if isOwn {
        add(definition.documentationRange, unit, .documentation)
        add(definition.range, unit, .body)
        add(definition.signatureRange, unit, .signature)
        add(definition.nameRange, unit, .name)
      } else if !definition.flags.contains(.local), unit > 0 {
        // A member without a unit of its own is part of what its type looks like.
        add(definition.documentationRange, unit, .documentation)
        add(definition.nameRange, unit, .signature)
      }
    }
    // Of two that begin together the longer encloses the other; sorting is stable by the third.
    ranges.sort { left, right in
      if left.start != right.start { return left.start < right.start }
      if left.end != right.end { return left.end > right.end }
      if left.unit != right.unit { return left.unit < right.unit }
      return left.field.rawValue < right.field.rawValue
    }
  }

  /// Cuts a source into pieces, in its order: each is what only one innermost range holds.
  private func cut(_ byteCount: Int) {
    pieces.removeAll(keepingCapacity: true)
    var position = 0
    func close(_ range: Piece, at end: Int) {
      guard end > position else { return }
      pieces.append(Piece(start: position, end: end, unit: range.unit, field: range.field))
      position = end
    }
    let rest = Piece(start: 0, end: byteCount, unit: 0, field: .body)
    var open = [rest]
    ranges.append(Piece(start: byteCount, end: byteCount, unit: 0, field: .body))
    for range in ranges {
      while let top = open.last, open.count > 1, top.end <= range.start {
        close(top, at: top.end)
        open.removeLast()
      }
      if let top = open.last { close(top, at: range.start) }
      open.append(range)
    }
  }

  // MARK: Words

  /// Counts the words of all pieces, unit after unit; those of one in the order of the source.
  private func count(_ source: UnsafeRawBufferPointer, _ section: inout LexicalSection) {
    let order = piecesByUnit(section.units.count)
    section.words.reserveCapacity(source.count / 16)
    section.fields.reserveCapacity(source.count / 16)
    var next = 0
    for unit in section.units.indices {
      counter.beginUnit()
      while next < order.count, pieces[order[next]].unit == unit {
        let piece = pieces[order[next]]
        next += 1
        guard section.words.count + counter.counts.entries.count < Self.maximumWords else {
          continue
        }
        counter.count(
          UnsafeRawBufferPointer(rebasing: source[piece.start..<piece.end]), as: piece.field)
      }
      for entry in counter.counts.entries.elements {
        section.words.append(entry.word)
        section.fields.append(entry.fields)
        section.units[unit].length += entry.total
      }
      section.units[unit].wordEnd = section.words.count
    }
  }

  /// The places of all pieces, by unit.
  private func piecesByUnit(_ unitCount: Int) -> [Int] {
    var next = [Int](repeating: 0, count: unitCount + 1)
    for piece in pieces { next[piece.unit + 1] += 1 }
    for unit in 0..<unitCount { next[unit + 1] += next[unit] }
    var order = [Int](repeating: 0, count: pieces.count)
    for (place, piece) in pieces.enumerated() {
      order[next[piece.unit]] = place
      next[piece.unit] += 1
    }
    return order
  }
}

extension Definition {
  /// Whether the text of a definition is a unit of its own: one that is worth a line in a map.
  fileprivate func hasOwnUnit(in parent: Definition?) -> Bool {
    if flags.contains(.local) || kind.isScopeOnly || kind == .namespace { return false }
    switch kind {
    case .field, .enumerator: return false
    case .property, .constant, .variable: return !(parent?.kind.isType ?? false) || lines.count > 1
    default: return true
    }
  }
}
