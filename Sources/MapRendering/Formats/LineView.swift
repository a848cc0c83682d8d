internal import MapSelection
internal import SourceModel
internal import Synchronization

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
  package func pieces(of file: OutlinedFile, cost: @escaping PieceCost) -> any FilePieces {
    LinePieces(file, format: self, cost: cost)
  }
}

/// The lines of a file that definitions have, with what they cost.
private final class LinePieces: FilePieces {
  let opening: [UInt8]
  let closing: [UInt8]
  let frameCost: Int
  let memoryBytes: Int
  private let format: any LineFormat
  private let cost: PieceCost
  /// The file, of which nothing is shown.
  private let outline: FileOutline
  /// For lines that name a definition its last line, 0-based, by the number of the line.
  private let lastLines: [Int: Int]
  /// The lines that definitions have alone.
  private let known = Mutex<[PieceKey: [LinePiece]]>([:])

  init(_ file: OutlinedFile, format: any LineFormat, cost: @escaping PieceCost) {
    self.format = format
    self.cost = cost
    outline = FileOutline(
      file.records, source: file.source, showsDocumentation: format.options.showsDocumentation)
    lastLines = format.options.marks == .ranges ? file.lastLines : [:]
    opening = format.opening(file)
    closing = format.closing(file)
    frameCost = cost(opening) + cost(closing)
    memoryBytes = file.memoryBytesOfPieces
  }

  func view() -> any FileView { LineView(self) }

  /// The lines that a candidate has where nothing else is shown.
  func lines(of candidate: Candidate) -> [LinePiece] {
    let key = PieceKey(candidate)
    if let lines = known.withLock({ $0[key] }) { return lines }
    let lines = outline.lines(showing: candidate.definition, candidate.detail).map { piece($0) }
    if key.isKept { known.withLock { $0[key] = lines } }
    return lines
  }

  /// What is shown of a line of which `before` is, when `own` comes to it; `nil` where that is the same.
  func joined(_ before: LinePiece, _ own: LinePiece) -> LinePiece? {
    let line = outline.joined(before.line, own.line)
    if line == before.line { return nil }
    return line == own.line ? own : piece(line)
  }

  private func piece(_ line: FileOutline.Line) -> LinePiece {
    let text = LineText(line, lastLine: lastLines[line.number].map { $0 + 1 }, of: outline.source)
    return LinePiece(line: line, piece: Piece(format.line(text), cost))
  }
}

/// A line as it may be shown.
private struct LinePiece: Sendable {
  let line: FileOutline.Line
  let piece: Piece
}

/// A file as lines of interest: each line that shows something is a piece.
private struct LineView: FileView {
  private let source: LinePieces
  /// The lines that are shown, by their numbers.
  private var shown: [Int: LinePiece] = [:]

  init(_ source: LinePieces) { self.source = source }

  var opening: [UInt8] { source.opening }
  var closing: [UInt8] { source.closing }
  var isEmpty: Bool { shown.isEmpty }
  var pieces: [[UInt8]] { shown.sorted { $0.key < $1.key }.map { $0.value.piece.text } }

  func cost(of candidate: Candidate) -> Int? {
    var cost = 0
    var isVisible = false
    var isWidened = false
    for own in source.lines(of: candidate) {
      guard let before = shown[own.line.number] else {
        cost += own.piece.cost
        isVisible = true
        continue
      }
      guard let after = source.joined(before, own) else { continue }
      isWidened = true
      if before.piece.text == after.piece.text {
        // What is new stands behind the end of a cut line, or there is nothing that shows.
        isVisible = isVisible || after.piece.text.count < LineText.maximumCharacters
      } else {
        isVisible = true
        cost += after.piece.cost - before.piece.cost
      }
    }
    return isVisible || !isWidened ? cost : nil
  }

  mutating func show(_ candidate: Candidate) {
    for own in source.lines(of: candidate) {
      guard let before = shown[own.line.number] else {
        shown[own.line.number] = own
        continue
      }
      if let after = source.joined(before, own) { shown[own.line.number] = after }
    }
  }

  mutating func clear() { shown.removeAll(keepingCapacity: true) }
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
