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
  /// Records are told instead.
  package var showsLines: Bool { false }

  /// Definitions of the file are its pieces.
  package func view(of file: OutlinedFile, cost: @escaping PieceCost) -> any FileView {
    RecordView(file, format: self, cost: cost)
  }
}

/// A file as records: each definition that is shown is a piece.
struct RecordView<Format: RecordFormat>: FileView {
  private let format: Format
  private let file: OutlinedFile
  private let cost: PieceCost
  let opening: [UInt8]
  let closing: [UInt8]
  /// How much of which definitions is shown.
  private var shown: [Int: SignatureDetail] = [:]
  /// All pieces that were asked for.
  private var known: [Key: Piece] = [:]

  private struct Key: Hashable {
    var definition: Int
    var detail: SignatureDetail
  }

  init(_ file: OutlinedFile, format: Format, cost: @escaping PieceCost) {
    self.format = format
    self.file = file
    self.cost = cost
    opening = format.opening(file)
    closing = format.closing(file)
  }

  var isEmpty: Bool { shown.isEmpty }

  var pieces: [[UInt8]] {
    shown.sorted { $0.key < $1.key }
      .compactMap { known[Key(definition: $0.key, detail: $0.value)]?.text }
  }

  mutating func cost(of candidate: Candidate) -> Int? {
    guard let detail = shown[candidate.definition] else { return piece(candidate).cost }
    if detail >= candidate.detail { return 0 }
    var before = candidate
    before.detail = detail
    let (old, new) = (piece(before), piece(candidate))
    return old.text == new.text ? nil : new.cost - old.cost
  }

  mutating func show(_ candidate: Candidate) {
    if let detail = shown[candidate.definition], detail >= candidate.detail { return }
    // What is shown is known.
    _ = piece(candidate)
    shown[candidate.definition] = candidate.detail
  }

  mutating func clear() { shown.removeAll(keepingCapacity: true) }

  private mutating func piece(_ candidate: Candidate) -> Piece {
    let key = Key(definition: candidate.definition, detail: candidate.detail)
    if let piece = known[key] { return piece }
    let piece = Piece(format.record(DefinitionRecord(file, candidate)), cost)
    known[key] = piece
    return piece
  }
}
