internal import MapSelection
internal import SourceModel

/// A form that shows lines of sources.
protocol LineFormat: MapFormat {
  var options: LineOptions { get }
  func opening(_ file: OutlinedFile) -> [UInt8]
  func closing(_ file: OutlinedFile) -> [UInt8]
  /// One line, with its line feed.
  func line(_ line: LineText) -> [UInt8]
}

extension LineFormat {
  /// Lines are all that it shows.
  package var showsLines: Bool { true }

  /// A line of nothing.
  package var emptyPiece: [UInt8] { [UInt8(ascii: "\n")] }

  /// Lines of the file are its pieces.
  package func view(of file: OutlinedFile, cost: @escaping PieceCost) -> any FileView {
    LineView(file, format: self, cost: cost)
  }
}

/// A file as lines of interest: each line that shows something is a piece.
struct LineView<Format: LineFormat>: FileView {
  private let format: Format
  private let file: OutlinedFile
  private let cost: PieceCost
  private var outline: FileOutline
  /// For lines that name a definition its last line, 0-based, by the number of the line.
  private let lastLines: [Int: Int]
  let opening: [UInt8]
  let closing: [UInt8]
  /// All lines that were asked for, by their numbers: with less and with more of them shown.
  private var known: [Int: [(line: FileOutline.Line, piece: Piece)]] = [:]

  init(_ file: OutlinedFile, format: Format, cost: @escaping PieceCost) {
    self.format = format
    self.file = file
    self.cost = cost
    outline = FileOutline(
      file.records, source: file.source, showsDocumentation: format.options.showsDocumentation)
    lastLines = format.options.marks == .ranges ? file.lastLines : [:]
    opening = format.opening(file)
    closing = format.closing(file)
  }

  var isEmpty: Bool { outline.lines.isEmpty }

  var pieces: [[UInt8]] { outline.lines.compactMap { knownPiece($0)?.text } }

  mutating func cost(of candidate: Candidate) -> Int? {
    let change = outline.change(showing: candidate.definition, candidate.detail)
    var cost = 0
    for line in change.added { cost += piece(line).cost }
    var isVisible = !change.added.isEmpty || change.widened.isEmpty
    for (before, after) in change.widened {
      let (old, new) = (piece(before), piece(after))
      if old.text == new.text {
        // What is new stands behind the end of a cut line, or there is nothing that shows.
        isVisible = isVisible || new.text.count < LineText.maximumCharacters
      } else {
        isVisible = true
        cost += new.cost - old.cost
      }
    }
    return isVisible ? cost : nil
  }

  mutating func show(_ candidate: Candidate) {
    let change = outline.show(candidate.definition, candidate.detail)
    // What is shown is known.
    for line in change.added { _ = piece(line) }
    for (_, line) in change.widened { _ = piece(line) }
  }

  mutating func clear() { outline.clear() }

  private mutating func piece(_ line: FileOutline.Line) -> Piece {
    if let piece = knownPiece(line) { return piece }
    let text = LineText(line, lastLine: lastLines[line.number].map { $0 + 1 }, of: file.source)
    let piece = Piece(format.line(text), cost)
    known[line.number, default: []].append((line, piece))
    return piece
  }

  private func knownPiece(_ line: FileOutline.Line) -> Piece? {
    known[line.number]?.first { $0.line == line }?.piece
  }
}

extension OutlinedFile {
  /// For lines that name a definition the last line of the outermost one, 0-based.
  fileprivate var lastLines: [Int: Int] {
    let sourceLines = text.lines
    var lines: [Int: Int] = [:]
    for record in records where lines[record.nameLine] == nil {
      lines[record.nameLine] = sourceLines.line(of: max(0, record.end - 1))
    }
    return lines
  }
}
