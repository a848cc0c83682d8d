package import MapSelection
package import SourceModel

/// The lines of one file that a map shows: complete signatures and the headers of the scopes
/// around them.
///
/// Input: the records of the file's definitions and its source; then definitions to show, one after the
/// other. Output: lines in the order of the source, each as the parts of the source line that are shown.
/// Nothing is parsed.
///
/// Invariant: `lines` ascends by number, and depends on which definitions were shown, not on the
/// order in which they came.
package struct FileOutline: Sendable {
  /// A line that is shown.
  package struct Line: Sendable, Equatable {
    /// 0-based line of the source.
    package var number: Int
    /// Bytes of the source that are shown, ascending; what lies between two parts is left out.
    package var parts: [Range<Int>]
    /// Where a signature was cut off; that is told unless the line goes on there after all.
    var cut: Int?
    /// Whether a complete signature has the line.
    var isComplete = false

    /// Whether all parts of a state of the line lie inside of its own.
    fileprivate func covers(_ line: Line) -> Bool {
      line.parts.allSatisfy { part in
        parts.contains { $0.lowerBound <= part.lowerBound && part.upperBound <= $0.upperBound }
      }
    }

    /// Whether the line ends before the signature does.
    package var isCut: Bool { cut != nil && !isComplete && parts.last?.upperBound == cut }
  }

  package let source: [UInt8]
  package private(set) var lines: [Line] = []
  /// Of all definitions and scopes of the file.
  let records: [OutlineRecord]
  private let showsDocumentation: Bool

  /// An outline that shows nothing yet.
  ///
  /// - Parameters:
  ///   - records: Of all definitions and scopes of the file.
  ///   - source: What the definitions were extracted from.
  ///   - showsDocumentation: Whether what is shown completely has a line of its documentation with it.
  package init(
    _ records: [OutlineRecord], source: [UInt8], showsDocumentation: Bool = false
  ) {
    self.records = records
    self.source = source
    self.showsDocumentation = showsDocumentation
  }

  /// Shows a definition and everything that encloses it.
  package mutating func show(_ definition: Int, _ detail: SignatureDetail = .complete) {
    for line in lines(showing: definition, detail) {
      let place = place(of: line.number)
      if place < lines.count, lines[place].number == line.number {
        lines[place] = joined(lines[place], line)
      } else {
        lines.insert(line, at: place)
      }
    }
  }

  /// Two states of one line, in one.
  func joined(_ before: Line, _ line: Line) -> Line {
    var joined = before
    joined.cut = max(before.cut, line.cut)
    joined.isComplete = before.isComplete || line.isComplete
    if !before.covers(line) { joined.parts = merged(before.parts + line.parts) }
    return joined
  }

  /// The lines that a definition has alone, with everything that encloses it; ascending.
  func lines(showing definition: Int, _ detail: SignatureDetail = .complete) -> [Line] {
    var parts: [Int: [Range<Int>]] = [:]
    var cuts: [Int: Int] = [:]
    var next: Int? = definition
    while let index = next {
      let item = records[index]
      source.withUnsafeBytes { source in
        let signature = SignatureParts(item, in: source)
        if detail == .complete {
          signature.append(to: &parts)
        } else {
          signature.appendLine(detail, to: &parts, cuts: &cuts)
        }
      }
      next = item.parent
    }
    if showsDocumentation, detail == .complete,
      let (number, part) = records[definition].documentationLine(in: source)
    {
      parts[number, default: []].append(part)
    }
    return parts.sorted { $0.key < $1.key }.map { number, parts in
      Line(
        number: number, parts: merged(parts), cut: cuts[number], isComplete: detail == .complete)
    }
  }

  /// Index of the first line that is not before `number`.
  private func place(of number: Int) -> Int {
    lines.partitioningIndex { $0.number >= number }
  }

  /// Joins parts that overlap or have only space between them.
  private func merged(_ parts: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for part in parts.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    ) {
      if let last = merged.last,
        part.lowerBound <= last.upperBound
          || source[last.upperBound..<part.lowerBound].allSatisfy(isBlank)
      {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, part.upperBound)
      } else {
        merged.append(part)
      }
    }
    return merged
  }
}

/// The larger of two places, of which one may be missing.
private func max(_ left: Int?, _ right: Int?) -> Int? {
  guard let left, let right else { return left ?? right }
  return Swift.max(left, right)
}

/// Space, tab and carriage return.
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

extension RandomAccessCollection where Index == Int {
  /// The index of the first element for which `belongsBehind` holds, where it holds for all
  /// elements behind such a one; by binary search.
  fileprivate func partitioningIndex(_ belongsBehind: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if belongsBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
