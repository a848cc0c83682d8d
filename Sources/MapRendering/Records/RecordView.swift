internal import MapSelection
internal import SourceModel
internal import Synchronization

/// A form that tells facts about definitions, each on a line of its own.
protocol RecordFormat: MapFormat {
  func opening(_ file: OutlinedFile) -> [UInt8]
  func closing(_ file: OutlinedFile) -> [UInt8]
  /// One definition, with its line feed.
  func record(_ record: DefinitionRecord) -> RecordText
}

/// The text of a record, which may hold a rank: all else is the same in every map.
struct RecordText: Sendable, Equatable {
  /// Up to the rank; all of it where it has none.
  var head: [UInt8]
  /// Behind the rank, short; `nil` where it has none.
  var tail: [UInt8]?

  /// All of it.
  func text(rank: Int) -> [UInt8] { head + (end(rank: rank) ?? []) }

  /// The rank and what is behind it; `nil` where the text has none.
  func end(rank: Int) -> [UInt8]? { tail.map { Array(String(rank).utf8) + $0 } }
}

extension RecordFormat {
  /// Records are told instead.
  package var showsLines: Bool { false }

  /// Definitions of the file are its pieces.
  package func pieces(of file: OutlinedFile, cost: @escaping PieceCost) -> any FilePieces {
    RecordPieces(file, format: self, cost: cost)
  }
}

/// The records of a file, with what they cost.
private final class RecordPieces: FilePieces {
  let opening: [UInt8]
  let closing: [UInt8]
  let frameCost: Int
  let memoryBytes: Int
  private let format: any RecordFormat
  private let file: OutlinedFile
  private let cost: PieceCost
  private let known = Mutex<[PieceKey: RecordPiece]>([:])

  init(_ file: OutlinedFile, format: any RecordFormat, cost: @escaping PieceCost) {
    self.format = format
    self.file = file
    self.cost = cost
    opening = format.opening(file)
    closing = format.closing(file)
    frameCost = cost(opening) + cost(closing)
    memoryBytes = file.memoryBytesOfPieces
  }

  func view() -> any FileView { RecordView(self) }

  func piece(of candidate: Candidate) -> RecordPiece {
    let key = PieceKey(candidate)
    if let piece = known.withLock({ $0[key] }) { return piece }
    let text = format.record(
      DefinitionRecord(file, definition: candidate.definition, candidate.detail))
    let piece = RecordPiece(text: text, headCost: cost(text.head))
    if key.isKept { known.withLock { $0[key] = piece } }
    return piece
  }

  /// What the piece of a candidate costs, its rank included.
  func cost(of piece: RecordPiece, _ candidate: Candidate) -> Int {
    piece.headCost + (piece.text.end(rank: candidate.rank).map(cost) ?? 0)
  }
}

private struct RecordPiece: Sendable {
  let text: RecordText
  /// What the text up to the rank costs.
  let headCost: Int
}

/// A file as records: each definition that is shown is a piece.
private struct RecordView: FileView {
  private let source: RecordPieces
  /// What is shown, by definition.
  private var shown: [Int: Shown] = [:]

  private struct Shown {
    let candidate: Candidate
    let piece: RecordPiece
  }

  init(_ source: RecordPieces) { self.source = source }

  var opening: [UInt8] { source.opening }
  var closing: [UInt8] { source.closing }
  var isEmpty: Bool { shown.isEmpty }

  var pieces: [[UInt8]] {
    shown.sorted { $0.key < $1.key }
      .map { $0.value.piece.text.text(rank: $0.value.candidate.rank) }
  }

  func cost(of candidate: Candidate) -> Int? {
    let before = shown[candidate.definition]
    if let before, before.candidate.detail >= candidate.detail { return 0 }
    let piece = source.piece(of: candidate)
    let cost = source.cost(of: piece, candidate)
    guard let before else { return cost }
    return before.piece.text == piece.text
      ? nil : cost - source.cost(of: before.piece, before.candidate)
  }

  mutating func show(_ candidate: Candidate) {
    if let before = shown[candidate.definition], before.candidate.detail >= candidate.detail {
      return
    }
    shown[candidate.definition] = Shown(candidate: candidate, piece: source.piece(of: candidate))
  }

  mutating func clear() { shown.removeAll(keepingCapacity: true) }
}
