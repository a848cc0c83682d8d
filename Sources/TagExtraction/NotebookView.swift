internal import SourceModel

/// Shows the code in the cells of a Jupyter notebook to the parser of its language.
///
/// Input: the file, and where in it the sources of its code cells are: JSON strings, or arrays of
/// them. Output: bytes of the same number, in which every character of code stands where it stands
/// in the file, or a few bytes beside it.
///
/// 1. Everything but the contents of the strings is blank. A cell begins a line: the quote of its
///    first string becomes a line feed, so that its first line isn't indented. Between the strings of a cell there is none: what divides
///    lines are the escaped line feeds.
/// 2. A run of escapes becomes the characters that it stands for, and blanks for the rest of its
///    bytes. Quotes stay together, and backslashes with what follows them. Blanks stand in front, where
///    they separate tokens; but behind the quotes where these close a string (`x"`), have a prefix
///    (`f"""`) or begin a line, whose indentation has to stay.
/// 3. Lines that are commands of IPython (`%time`, `!ls`, `x?`) are blank, and so are cells that a
///    magic command such as `%%bash` gives to another language.
///
/// It does not check that the JSON is sound: a broken string ends at the end of its range.
///
/// Source: nbformat 4 ("multi-line strings"), RFC 8259 section 7, IPython's input transformers.
struct NotebookView {
  private let source: UnsafeRawBufferPointer
  private var view: [UInt8]

  /// Whether files of the language are notebooks.
  static func applies(to language: Language) -> Bool { language.name == "jupyter" }

  /// The view of the cells whose sources are at `ranges`.
  static func bytes(_ source: UnsafeRawBufferPointer, showing ranges: [Range<Int>]) -> [UInt8] {
    var notebook = NotebookView(source)
    for range in ranges { notebook.show(cell: range) }
    return notebook.view
  }

  /// Whether the byte at `index` of a notebook, a quote or backslash, ends a line of code: it is the
  /// quote that closes a string, or begins an escaped line feed.
  static func endsLine(_ notebook: UnsafeRawBufferPointer, at index: Int) -> Bool {
    if notebook[index] == quote { return index == 0 || notebook[index - 1] != backslash }
    return index + 1 < notebook.count && notebook[index + 1] == UInt8(ascii: "n")
  }

  private init(_ source: UnsafeRawBufferPointer) {
    self.source = source
    view = InjectionView.blanked(source)
  }

  private mutating func show(cell: Range<Int>) {
    for index in cell { view[index] = blank }
    var index = cell.lowerBound
    while let quote = firstQuote(in: index..<cell.upperBound) {
      if index == cell.lowerBound { view[quote] = lineFeed }
      index = showString(from: quote + 1, to: cell.upperBound) + 1
      if index >= cell.upperBound { break }
    }
    blankCommands(in: cell)
  }

  private func firstQuote(in range: Range<Int>) -> Int? {
    source.firstIndex(of: quote, from: range.lowerBound).flatMap {
      $0 < range.upperBound ? $0 : nil
    }
  }

  /// Shows what a string holds; returns where its closing quote is.
  private mutating func showString(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, source[index] != quote {
      if source[index] == backslash {
        index = showEscapes(from: index, to: end)
      } else {
        view[index] = source[index]
        index += 1
      }
    }
    return index
  }
}

// MARK: - Escapes

extension NotebookView {
  /// Shows a run of escapes; returns where it ends.
  private mutating func showEscapes(from start: Int, to end: Int) -> Int {
    var index = start
    var head: [UInt8] = []
    var tail: [UInt8] = []
    while index + 1 < end, source[index] == backslash {
      let next = source[index + 1]
      let isMark = next == quote || next == backslash
      // Others stand for themselves, unless a backslash is in front.
      if !isMark && tail.isEmpty && index > start { break }
      let character = character(of: &index, to: end)
      if character == [quote] && tail.allSatisfy({ $0 != backslash }) {
        head += character
      } else {
        tail += character
      }
      if !isMark { break }
    }
    // A backslash at the end of a broken string.
    guard index > start else { return end }
    // Looking back ends at the quote before, if not earlier.
    if !head.isEmpty, !isBehindWordOrIndentation(start) {
      tail = head + tail
      head = []
    }
    for (place, byte) in zip(start..., head) { view[place] = byte }
    for (place, byte) in zip((index - tail.count)..<index, tail) { view[place] = byte }
    return index
  }

  /// Whether a quote at `index` has to stand right there: it closes a string, has a prefix, or begins
  /// a statement, which blanks in front would move into another block.
  private func isBehindWordOrIndentation(_ index: Int) -> Bool {
    let previous = view[..<index].last { $0 != blank && $0 != tab }
    if previous == lineFeed { return true }
    let byte = view[index - 1]
    return isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  /// What the escape at `index` stands for, which is shorter than the escape; moves behind it.
  private func character(of index: inout Int, to end: Int) -> [UInt8] {
    let letter = source[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "n"): return [lineFeed]
    case UInt8(ascii: "t"): return [tab]
    case quote, backslash, UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "u"): return codePoint(of: &index, to: end)
    default: return []
    }
  }

  /// The character behind `\u`, in one or two units of UTF-16, as UTF-8.
  private func codePoint(of index: inout Int, to end: Int) -> [UInt8] {
    guard let first = unit(at: index, to: end) else { return [] }
    index += 4
    var units = [first]
    if UTF16.isLeadSurrogate(first), index + 2 <= end, source[index] == backslash,
      source[index + 1] == UInt8(ascii: "u"), let second = unit(at: index + 2, to: end)
    {
      index += 6
      units.append(second)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private func unit(at index: Int, to end: Int) -> UInt16? {
    guard index + 4 <= end else { return nil }
    var unit: UInt16 = 0
    for byte in source[index..<(index + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}

// MARK: - Commands of IPython

extension NotebookView {
  /// Magic commands of cells that hold code of the notebook's own language.
  private static let codeCommands: [StaticString] = [
    "%%time", "%%timeit", "%%capture", "%%prun", "%%memit", "%%mprun", "%%lprun",
  ]

  private mutating func blankCommands(in cell: Range<Int>) {
    var isFirst = true
    var start = cell.lowerBound
    while start < cell.upperBound {
      let end = view[start..<cell.upperBound].firstIndex(of: lineFeed) ?? cell.upperBound
      let line = trimmed(start..<end)
      if isFirst, isForeign(line) {
        // All of the cell.
        for index in cell where view[index] != lineFeed { view[index] = blank }
        return
      }
      if isCommand(line) { for index in line { view[index] = blank } }
      isFirst = isFirst && line.isEmpty
      start = end + 1
    }
  }

  /// Whether the cell that begins with `line` is in another language.
  private func isForeign(_ line: Range<Int>) -> Bool {
    guard view[line].starts(with: "%%".utf8) else { return false }
    let command = view[line].prefix { $0 != blank }
    return !NotebookView.codeCommands.contains { name in
      name.withUTF8Buffer { $0.elementsEqual(command) }
    }
  }

  /// `% x` and `!= x` go on with an expression of the line before, `%x` and `!x` are commands.
  private func isCommand(_ line: Range<Int>) -> Bool {
    guard line.count >= 2 else { return false }
    let (first, second) = (view[line.lowerBound], view[line.lowerBound + 1])
    switch first {
    case UInt8(ascii: "%"): return second == first || isLetter(second)
    case UInt8(ascii: "!"): return second != UInt8(ascii: "=")
    case UInt8(ascii: "?"): return true
    default: return view[line.upperBound - 1] == UInt8(ascii: "?") && isHelp(line)
    }
  }

  /// Whether all before the `?` may be the name that help is wanted for.
  private func isHelp(_ line: Range<Int>) -> Bool {
    view[line].allSatisfy { isLetter($0) || isDigit($0) || "_.?".utf8.contains($0) }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(view[start]) { start += 1 }
    while end > start, isSpace(view[end - 1]) { end -= 1 }
    return start..<end
  }
}

private let blank = UInt8(ascii: " ")
private let lineFeed = UInt8(ascii: "\n")
private let tab = UInt8(ascii: "\t")
private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
