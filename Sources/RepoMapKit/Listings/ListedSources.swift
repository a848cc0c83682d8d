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
  /// By the place of the file and the index of the definition.
  private var knownDefinitions: [[Int]: ListedDefinition] = [:]

  private struct Source {
    let file: OutlinedFile
    let lines: SourceLines

    func position(of offset: Int) -> SourcePosition {
      let line = lines.line(of: offset)
      return SourcePosition(line: line, column: offset - lines.start(before: offset))
    }

    /// The line of a byte, without its end.
    func line(of offset: Int) -> ArraySlice<UInt8> {
      let line = file.source[lines.start(before: offset)...]
      return line.prefix { $0 != UInt8(ascii: "\n") }
    }
  }

  init(_ tree: IndexedTree) { self.tree = tree }

  private mutating func source(at place: Int) -> Source? {
    if let source = known[place] { return source }
    let source = (try? tree.outlinedFile(at: place)).map { file in
      Source(file: file, lines: file.text.lines)
    }
    known[place] = .some(source)
    return source
  }

  /// A definition of a file; `nil` where the file isn't what was indexed.
  mutating func definition(_ index: Int, in place: Int) -> ListedDefinition? {
    if let known = knownDefinitions[[place, index]] { return known }
    guard let source = source(at: place), source.file.records.indices.contains(index) else {
      return nil
    }
    let range = source.file.records[index].wholeRange
    let definition = ListedDefinition(
      record: DefinitionRecord(source.file, definition: index), index: index,
      range: source.position(of: range.lowerBound)..<source.position(of: range.upperBound))
    knownDefinitions[[place, index]] = definition
    return definition
  }

  /// Where a range of a file begins and ends, and its line as it is shown; `nil` where the file isn't what was
  /// indexed.
  mutating func line(
    of range: Range<Int>, in place: Int
  ) -> (path: [UInt8], range: Range<SourcePosition>, text: [UInt8])? {
    guard let source = source(at: place), range.upperBound <= source.file.source.count else {
      return nil
    }
    let start = source.position(of: range.lowerBound)
    let columns = start.column..<(start.column + range.count)
    return (
      source.file.path.bytes, start..<source.position(of: range.upperBound),
      ListedSources.shown(source.line(of: range.lowerBound), around: columns)
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
