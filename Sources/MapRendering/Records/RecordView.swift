internal import MapSelection
internal import SourceModel

/// A form that tells facts about definitions, each on a line of its own.
protocol RecordFormat: MapFormat {
  func opening(_ file: OutlinedFile) -> [UInt8]
  func closing(_ file: OutlinedFile) -> [UInt8]
  /// One definition, with its line feed.
  func record(_ record: DefinitionRecord) -> [UInt8]
}

extension RecordFormat {
  /// Definitions of the file are its pieces.
  package func view(of file: OutlinedFile) -> any FileView { RecordView(file, format: self) }
}

/// A file as records: each definition that is shown is a piece.
struct RecordView<Format: RecordFormat>: FileView {
  private let format: Format
  private let file: OutlinedFile
  private let lines: SourceLines
  let opening: [UInt8]
  let closing: [UInt8]
  /// What is shown and its text, by the index of the definition.
  private var shown: [Int: (candidate: Candidate, piece: [UInt8])] = [:]

  init(_ file: OutlinedFile, format: Format) {
    self.format = format
    self.file = file
    lines = SourceLines(file.source)
    opening = format.opening(file)
    closing = format.closing(file)
  }

  var isEmpty: Bool { shown.isEmpty }
  var pieces: [[UInt8]] {
    shown.sorted { $0.key < $1.key }.map { $0.value.piece }
  }

  func changes(showing candidate: Candidate) -> PieceChanges {
    guard let known = shown[candidate.definition] else {
      return PieceChanges(pieces: [([], piece(candidate))])
    }
    if known.candidate.detail >= candidate.detail { return PieceChanges() }
    let (old, new) = (known.piece, piece(candidate))
    return old == new
      ? PieceChanges(isVisible: false) : PieceChanges(pieces: [(old, new)])
  }

  mutating func show(_ candidate: Candidate) {
    if let known = shown[candidate.definition]?.candidate, known.detail >= candidate.detail {
      return
    }
    shown[candidate.definition] = (candidate, piece(candidate))
  }

  private func piece(_ candidate: Candidate) -> [UInt8] {
    format.record(DefinitionRecord(file, lines, candidate))
  }
}
