internal import MapRendering
internal import SourceModel

/// The sources that a listing shows lines of, each read once.
struct ListedSources {
  /// So much of a line is shown.
  private static let maximumCharacters = LineText.maximumCharacters
  /// So much of a longer line is shown in front of a use.
  private static let leadingBytes = 60

  let tree: IndexedTree
  private var known: [Int: Source?] = [:]

  private struct Source {
    let file: OutlinedFile
    let text: OutlinedSource
  }

  init(_ tree: IndexedTree) { self.tree = tree }

  private mutating func source(at place: Int) -> Source? {
    if let source = known[place] { return source }
    let source = tree.outlinedFile(at: place).map { file in
      Source(file: file, text: OutlinedSource(file.source, file.records))
    }
    known[place] = .some(source)
    return source
  }

  /// A definition of a file; `nil` where the file isn't what was indexed.
  mutating func definition(_ index: Int, in place: Int) -> ReferencedDefinition? {
    guard let source = source(at: place), source.file.records.indices.contains(index) else {
      return nil
    }
    let range = source.file.records[index].wholeRange
    let start = source.text.position(of: range.lowerBound)
    return ReferencedDefinition(
      record: DefinitionRecord(source.file, definition: index),
      range: start..<source.text.position(of: range.upperBound))
  }

  /// Where a range of a file begins and ends, and its line as it is shown; `nil` where the file isn't what was
  /// indexed.
  mutating func line(
    of range: Range<Int>, in place: Int
  ) -> (path: [UInt8], range: Range<SourcePosition>, text: [UInt8])? {
    guard let source = source(at: place), range.upperBound <= source.file.source.count else {
      return nil
    }
    let start = source.text.position(of: range.lowerBound)
    let end = source.text.position(of: range.upperBound)
    let line = source.text.line(start.line)
    return (
      source.file.path.bytes, start..<end,
      ListedSources.shown(line, around: start.column..<(start.column + range.count))
    )
  }

  /// A line without the space around it; of a long one the part around some columns.
  static func shown(_ line: ArraySlice<UInt8>, around columns: Range<Int>) -> [UInt8] {
    var text = line.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = text.last, last == 0x20 || last == 0x09 || last == 0x0D {
      text = text.dropLast()
    }
    let use = line.startIndex + columns.lowerBound
    let isCut = line.startIndex + columns.upperBound - text.startIndex > maximumCharacters
    if isCut, text.indices.contains(use - leadingBytes) {
      text = text[(use - leadingBytes)...]
      // A character isn't cut.
      while let first = text.first, first & 0xC0 == 0x80 { text = text.dropFirst() }
    }
    let shown = displayLine(
      Array(text), maximumCharacters: isCut ? maximumCharacters - 1 : maximumCharacters)
    return isCut ? Array("…".utf8) + shown : shown
  }
}
