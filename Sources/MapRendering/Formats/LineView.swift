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
  /// Lines of the file are its pieces.
  package func view(of file: OutlinedFile) -> any FileView { LineView(file, format: self) }
}

/// A file as lines of interest: each line that shows something is a piece.
struct LineView<Format: LineFormat>: FileView {
  private let format: Format
  private let file: OutlinedFile
  private var outline: FileOutline
  /// For lines that name a definition its last line, 0-based, by the number of the line.
  private let lastLines: [Int: Int]
  let opening: [UInt8]
  let closing: [UInt8]
  /// The texts of the lines that are shown, by their numbers.
  private var texts: [Int: [UInt8]] = [:]

  init(_ file: OutlinedFile, format: Format) {
    self.format = format
    self.file = file
    outline = FileOutline(
      file.records, source: file.source, showsDocumentation: format.options.showsDocumentation)
    lastLines = format.options.marks == .ranges ? file.lastLines : [:]
    opening = format.opening(file)
    closing = format.closing(file)
  }

  var isEmpty: Bool { outline.lines.isEmpty }
  var pieces: [[UInt8]] { outline.lines.map { texts[$0.number] ?? piece($0) } }

  func changes(showing candidate: Candidate) -> PieceChanges {
    let change = outline.change(showing: candidate.definition, candidate.detail)
    var changes = PieceChanges(pieces: change.added.map { ([], piece($0)) })
    changes.isVisible = !change.added.isEmpty || change.widened.isEmpty
    for (before, after) in change.widened {
      let (old, new) = (texts[before.number] ?? piece(before), piece(after))
      if old == new {
        // What is new stands behind the end of a cut line, or there is nothing that shows.
        changes.isVisible = changes.isVisible || new.count < LineText.maximumCharacters
      } else {
        changes.isVisible = true
        changes.pieces.append((old, new))
      }
    }
    return changes
  }

  mutating func show(_ candidate: Candidate) {
    let change = outline.show(candidate.definition, candidate.detail)
    for line in change.added { texts[line.number] = piece(line) }
    for (_, line) in change.widened { texts[line.number] = piece(line) }
  }

  private func piece(_ line: FileOutline.Line) -> [UInt8] {
    format.line(
      LineText(line, lastLine: lastLines[line.number].map { $0 + 1 }, of: file.source))
  }
}

extension OutlinedFile {
  /// For lines that name a definition the last line of the outermost one, 0-based.
  fileprivate var lastLines: [Int: Int] {
    let sourceLines = SourceLines(source)
    var lines: [Int: Int] = [:]
    for record in records where lines[record.nameLine] == nil {
      lines[record.nameLine] = sourceLines.line(of: max(0, record.end - 1))
    }
    return lines
  }
}
