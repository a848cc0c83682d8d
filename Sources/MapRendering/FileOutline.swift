package import SourceModel

/// The lines of one file that a map shows: complete signatures and the headers of the scopes
/// around them.
///
/// Input: the records of the file's definitions and its source; then definitions to show, one after the other. Output: lines in
/// the order of the source, each as the parts of the source line that are shown, and where
/// definitions are left out. Nothing is parsed.
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
    /// Where a brief signature was cut off; that is told unless the line goes on there after all.
    var cut: Int?
    /// Whether a complete signature has the line.
    var isComplete = false

    /// Whether the line ends before the signature does.
    package var isCut: Bool { cut != nil && !isComplete && parts.last?.upperBound == cut }
  }

  /// How much of a signature is shown.
  package enum Detail: Sendable {
    /// All of it.
    case complete
    /// The line of the name, and of that so much that the name is in it.
    case brief
  }

  /// A brief signature has at most so many bytes, unless its name is longer.
  package static let briefBytes = 72

  /// What showing a definition changes.
  package struct Change: Sendable {
    /// Lines that are new.
    package var added: [Line] = []
    /// Lines that show more than before: as they were, and as they will be.
    package var widened: [(before: Line, after: Line)] = []
    /// Growth of the number of elisions; may be negative.
    package var elisionCount = 0
  }

  package let source: [UInt8]
  package private(set) var lines: [Line] = []
  /// Of all definitions and scopes of the file.
  private let records: [OutlineRecord]
  /// Lines of the names of all definitions that a map may show, ascending.
  private let nameLines: [Int]

  /// An outline that shows nothing yet; `source` is what the definitions were extracted from.
  package init(_ records: [OutlineRecord], source: [UInt8]) {
    self.records = records
    self.source = source
    nameLines = records.lazy
      .filter { !$0.kind.isScopeOnly && $0.kind != .namespace && !$0.flags.contains(.local) }
      .map { $0.nameLine }.sorted()
  }

  /// Shows a definition and everything that encloses it.
  package mutating func show(_ definition: Int, _ detail: Detail = .complete) {
    let change = change(showing: definition, detail)
    for (_, after) in change.widened { lines[place(of: after.number)] = after }
    for line in change.added { lines.insert(line, at: place(of: line.number)) }
  }

  /// What showing a definition, and everything that encloses it, would change.
  package func change(showing definition: Int, _ detail: Detail = .complete) -> Change {
    var parts: [Int: [Range<Int>]] = [:]
    var cuts: [Int: Int] = [:]
    var next: Int? = definition
    while let index = next {
      let item = records[index]
      source.withUnsafeBytes { source in
        let signature = SignatureParts(item, in: source)
        switch detail {
        case .complete: signature.append(to: &parts)
        case .brief: signature.appendBrief(to: &parts, cuts: &cuts)
        }
      }
      next = item.parent
    }
    var change = Change()
    for (number, parts) in parts.sorted(by: { $0.key < $1.key }) {
      let place = place(of: number)
      if place < lines.count, lines[place].number == number {
        let before = lines[place]
        let after = Line(
          number: number, parts: merged(before.parts + parts),
          cut: max(before.cut, cuts[number]),
          isComplete: before.isComplete || detail == .complete)
        if after != before {
          change.widened.append((before, after))
        }
      } else {
        change.added.append(
          Line(
            number: number, parts: merged(parts), cut: cuts[number],
            isComplete: detail == .complete))
      }
    }
    change.elisionCount = elisionGrowth(adding: change.added.map { $0.number })
    return change
  }

  /// Whether definitions are left out between two neighbouring lines; `nil` stands for the ends of
  /// the file.
  package func hasElision(between upper: Int?, and lower: Int?) -> Bool {
    let start = upper.map { $0 + 1 } ?? 0
    let place = nameLines.partitioningIndex { $0 >= start }
    guard place < nameLines.count else { return false }
    return lower.map { nameLines[place] < $0 } ?? true
  }

  /// How many elisions more there are when lines of these numbers, ascending and not yet shown,
  /// are added. An outline without lines has none.
  private func elisionGrowth(adding numbers: [Int]) -> Int {
    var growth = 0
    var rest = numbers[...]
    while let first = rest.first {
      let place = place(of: first)
      let upper = place > 0 ? lines[place - 1].number : nil
      let lower = place < lines.count ? lines[place].number : nil
      // All new lines of this gap split it.
      let split = rest.prefix { number in lower.map { number < $0 } ?? true }
      rest = rest.dropFirst(split.count)
      if !lines.isEmpty { growth -= hasElision(between: upper, and: lower) ? 1 : 0 }
      let bounds = [upper] + split.map { $0 } + [lower]
      for (above, below) in zip(bounds, bounds.dropFirst()) {
        growth += hasElision(between: above, and: below) ? 1 : 0
      }
    }
    return growth
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
