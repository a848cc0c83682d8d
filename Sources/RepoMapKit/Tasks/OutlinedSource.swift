// Tells which definitions of a file are around a line, a position, or a name.
//
// Input: the bytes of a source and the outline of its file. Output: indexes of definitions.
//
// Lines are answered from a table that one sweep over the source fills: definitions are pushed where they
// begin and popped where they end, so that the innermost one of each line is on top. Linear, however deep they are
// nested.
//
// It does not check that source and outline belong together: a file may be written to at any time. Offsets that
// lie outside of the source are around nothing.

internal import FileMapping
internal import MapRendering
internal import SourceModel

/// The source of a file with the definitions around its lines.
struct OutlinedSource {
  let source: [UInt8]
  let records: [OutlineRecord]
  /// Where lines begin.
  private let starts: [Int]
  /// For each line the innermost definition around it, or -1.
  private let innermost: [Int32]

  init(_ text: SourceText, _ records: [OutlineRecord]) {
    source = text.bytes
    self.records = records
    starts = text.lines.starts
    innermost = OutlinedSource.innermost(starts, sourceEnd: source.count, records)
  }

  /// Number of lines; behind a last line feed there is an empty one.
  var lineCount: Int { starts.count }

  /// The innermost definition around a line, or with a column, as near as it can be, around that position.
  func definition(at line: Int, column: Int? = nil) -> Int? {
    guard starts.indices.contains(line) else { return nil }
    if let column, let position = offset(line: line, column: column),
      let found = definition(around: position)
    {
      return found
    }
    let found = innermost[line]
    return found < 0 ? nil : Int(found)
  }

  /// The byte at a position, or the last one of its line; `nil` where there is no such line.
  func offset(line: Int, column: Int) -> Int? {
    guard starts.indices.contains(line) else { return nil }
    let end = line + 1 < starts.count ? starts[line + 1] : source.count
    return min(starts[line] + column, max(starts[line], end - 1))
  }

  /// The innermost definitions around some lines, ascending.
  func definitions(at lines: Range<Int>) -> [Int] {
    let known = lines.clamped(to: 0..<starts.count)
    return Set(known.lazy.map { Int(innermost[$0]) }).filter { $0 >= 0 }.sorted()
  }

  /// The innermost definitions around the lines that have `name` as a whole word, ascending.
  func definitions(speakingOf name: [UInt8]) -> [Int] {
    var found: Set<Int> = []
    var line = 0
    for word in Identifiers(source, in: 0..<source.count) where source[word].elementsEqual(name) {
      while line + 1 < starts.count, starts[line + 1] <= word.lowerBound { line += 1 }
      if innermost[line] >= 0 { found.insert(Int(innermost[line])) }
    }
    return found.sorted()
  }

  /// The innermost definition around a byte.
  private func definition(around position: Int) -> Int? {
    records.indices.last { index in
      records[index].isPlace && records[index].wholeRange.contains(position)
    }
  }

  private static func innermost(
    _ starts: [Int], sourceEnd: Int, _ records: [OutlineRecord]
  ) -> [Int32] {
    let order = records.indices.filter { records[$0].isPlace }.sorted { left, right in
      (records[left].wholeRange.lowerBound, left) < (records[right].wholeRange.lowerBound, right)
    }
    var open: [Int] = []
    var next = 0
    return starts.indices.map { line in
      let lineEnd = line + 1 < starts.count ? starts[line + 1] : sourceEnd
      while next < order.count, records[order[next]].wholeRange.lowerBound < lineEnd {
        // What ended before doesn't hide what is around this line.
        while let top = open.last,
          records[top].end <= min(starts[line], records[order[next]].wholeRange.lowerBound)
        {
          open.removeLast()
        }
        open.append(order[next])
        next += 1
      }
      while let top = open.last, records[top].end <= starts[line] { open.removeLast() }
      return open.last.map { Int32($0) } ?? -1
    }
  }
}

extension OutlineRecord {
  /// Bytes of the whole definition; its signature stands at its beginning.
  var wholeRange: Range<Int> { signatureRange.lowerBound..<max(signatureRange.lowerBound, end) }

  /// Whether a place in a source may mean it: something that a map can show for itself.
  fileprivate var isPlace: Bool {
    !kind.isScopeOnly && kind != .namespace && !flags.contains(.local)
  }
}

extension IndexedTree {
  /// The source of a file with its outline; `nil` where it can't be read or is another by now.
  ///
  /// - Throws: `damaged` when the index is.
  func outlinedSource(of place: Int) throws(SectionFileError) -> OutlinedSource? {
    guard let text = text(of: place) else { return nil }
    return OutlinedSource(text, try index.outline(of: number(of: place)))
  }

  /// What rendering knows of a file; `nil` where it can't be read, or isn't what was indexed.
  ///
  /// - Throws: `damaged` when the index is.
  func outlinedFile(at place: Int) throws(SectionFileError) -> OutlinedFile? {
    guard let text = text(of: place) else { return nil }
    return OutlinedFile(
      path: files.path(at: place), language: files.language(at: place).name,
      records: try index.outline(of: number(of: place)), text: text)
  }
}

/// The identifiers of a text, as ranges of bytes: runs of letters, digits, `_` and `$` that begin with no digit.
/// All bytes outside of ASCII count as letters.
struct Identifiers: Sequence, IteratorProtocol {
  private let text: [UInt8]
  private let end: Int
  private var position: Int

  init(_ text: [UInt8], in range: Range<Int>) {
    self.text = text
    let range = range.clamped(to: 0..<text.count)
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> Range<Int>? {
    while position < end {
      let start = position
      while position < end, Identifiers.isPart(text[position]) { position += 1 }
      if position == start {
        position += 1
      } else if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[start]) {
        return start..<position
      }
    }
    return nil
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }
}
