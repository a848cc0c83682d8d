// Counts the words of a file, by definition and by where in it they stand.
//
// Input: the source and its definitions. Output: a ``LexicalSection``.
//
// Steps:
// 1. Definitions that a map may show have units of their own; what is in any other one (a field, a
//    local function) belongs to the unit around it, and what is in none to the rest of the file.
// 2. Ranges of definitions, signatures, names and documentation cut the source into pieces; each is of
//    the innermost range around it.
// 3. The words of each piece are counted in one table for the whole file.
//
// Invariants: a function of source and definitions; every word is counted in one unit. Linear in the
// source, but for sorting the ranges.
//
// It does not: know the file's path.

package import SourceModel

/// Counts the words of files, one after the other, on one thread.
package final class DocumentWords {
  /// Words beyond this number of different ones in a file are left out: a table of data.
  private static let maximumWords = 65_536

  private let splitter = WordSplitter()
  private var pieces: [Piece] = []
  private var words: [WordHash] = []
  private var counts = WordCounts()

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
    var section = LexicalSection()
    let owners = units(of: definitions, &section)
    findPieces(definitions, owners)
    counts.reset()
    count(source)
    fill(&section)
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

  private func findPieces(_ definitions: [Definition], _ owners: [Int]) {
    pieces.removeAll(keepingCapacity: true)
    func add(_ range: Range<Int>, _ unit: Int, _ field: WordField) {
      guard !range.isEmpty else { return }
      pieces.append(Piece(start: range.lowerBound, end: range.upperBound, unit: unit, field: field))
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
    pieces.sort { left, right in
      if left.start != right.start { return left.start < right.start }
      if left.end != right.end { return left.end > right.end }
      if left.unit != right.unit { return left.unit < right.unit }
      return left.field.rawValue < right.field.rawValue
    }
  }

  /// Counts the words of all pieces, each in the innermost one around it.
  private func count(_ source: UnsafeRawBufferPointer) {
    let rest = Piece(start: 0, end: source.count, unit: 0, field: .body)
    var open = [rest]
    var position = 0
    pieces.append(Piece(start: source.count, end: source.count, unit: 0, field: .body))
    for piece in pieces {
      while let top = open.last, open.count > 1, top.end <= piece.start {
        count(source, position..<max(position, top.end), top)
        position = max(position, top.end)
        open.removeLast()
      }
      if let top = open.last { count(source, position..<max(position, piece.start), top) }
      position = max(position, piece.start)
      open.append(piece)
    }
  }

  private func count(
    _ source: UnsafeRawBufferPointer, _ range: Range<Int>, _ piece: Piece
  ) {
    guard !range.isEmpty, counts.count < DocumentWords.maximumWords else { return }
    words.removeAll(keepingCapacity: true)
    splitter.append(wordsOf: UnsafeRawBufferPointer(rebasing: source[range]), to: &words)
    counts.add(words, unit: piece.unit, field: piece.field)
  }

  // MARK: Result

  /// Brings the counted words into the order of their units; within one they stay in the order in
  /// which they were first met.
  private func fill(_ section: inout LexicalSection) {
    for entry in counts.entries {
      section.units[entry.unit].wordEnd += 1
      section.units[entry.unit].length += entry.total
    }
    var next: [Int] = []
    var end = 0
    for unit in section.units.indices {
      next.append(end)
      end += section.units[unit].wordEnd
      section.units[unit].wordEnd = end
    }
    section.words = Array(repeating: WordHash(rawValue: 0), count: end)
    section.fields = Array(repeating: WordFields(rawValue: 0), count: end)
    for entry in counts.entries {
      section.words[next[entry.unit]] = entry.word
      section.fields[next[entry.unit]] = entry.fields
      next[entry.unit] += 1
    }
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
