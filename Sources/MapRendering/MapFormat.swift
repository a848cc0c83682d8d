package import MapSelection
package import SourceModel

/// A form that maps are written in: what stands around everything, and how a file is written.
///
/// A map is made of pieces of whole lines whose texts don't depend on each other, so that what showing
/// more costs is counted piece by piece. ``body(_:)`` may only do to them what makes the whole no longer.
package protocol MapFormat: Sendable {
  /// Text in front of all files.
  var opening: [UInt8] { get }
  /// How a file is written of which only the path is shown.
  func name(_ path: RepositoryPath) -> [UInt8]
  /// The shortest text of a definition, without its name and the path; for guesses of costs.
  var emptyPiece: [UInt8] { get }
  /// Whether pieces have the path of their file, which else stands in front of them.
  var repeatsPath: Bool { get }
  /// Whether pieces are lines of sources.
  var showsLines: Bool { get }
  /// What a file may show, in pieces that cost what `cost` tells.
  func pieces(of file: OutlinedFile, cost: @escaping PieceCost) -> any FilePieces
  /// Text behind all files.
  func closing(_ coverage: Coverage) -> [UInt8]
  /// All files together, from their texts in the order of their paths.
  func body(_ files: [FileText]) -> [UInt8]
  /// The whole map, from all its files and its end.
  func text(_ body: [UInt8], _ closing: [UInt8]) -> [UInt8]
}

extension MapFormat {
  /// Most have the path in front of the pieces.
  package var repeatsPath: Bool { false }

  /// One file behind the other.
  package func body(_ files: [FileText]) -> [UInt8] { files.flatMap { $0.text } }

  /// The opening, the files, the end.
  package func text(_ body: [UInt8], _ closing: [UInt8]) -> [UInt8] { opening + body + closing }
}

/// What rendering knows of a file.
package struct OutlinedFile: Sendable {
  package let path: RepositoryPath
  /// Name of the language, as far as the path tells it.
  package let language: String?
  /// Of all definitions and scopes of the file.
  package let records: [OutlineRecord]
  /// What the definitions were extracted from.
  package let text: SourceText

  package init(
    path: RepositoryPath, language: String?, records: [OutlineRecord], text: SourceText
  ) {
    self.path = path
    self.language = language
    self.records = records
    self.text = text
  }

  /// The bytes of the file.
  package var source: [UInt8] { text.bytes }

  /// About how much memory its pieces take.
  var memoryBytesOfPieces: Int {
    OutlinedFile.pieceBytesPerDefinition * records.count + source.count
  }

  /// A text or two, and where it is kept.
  private static let pieceBytesPerDefinition = 384
}

/// Tells what a piece costs, in thousandths of a token.
package typealias PieceCost = @Sendable ([UInt8]) -> Int

/// What a file may show in one form, and what that costs: the same for all maps. Safe to use from several threads.
package protocol FilePieces: Sendable {
  /// Text in front of the pieces.
  var opening: [UInt8] { get }
  /// Text behind the pieces.
  var closing: [UInt8] { get }
  /// What ``opening`` and ``closing`` cost together.
  var frameCost: Int { get }
  /// About how much memory they take once most definitions were asked for.
  var memoryBytes: Int { get }
  /// A view that shows nothing yet.
  func view() -> any FileView
}

/// What is shown of one file.
package protocol FileView {
  /// Whether nothing is shown.
  var isEmpty: Bool { get }
  /// Text in front of the pieces.
  var opening: [UInt8] { get }
  /// Text behind the pieces.
  var closing: [UInt8] { get }
  /// What is shown, in order.
  var pieces: [[UInt8]] { get }
  /// What showing a candidate, or more of it, would add to the costs of the pieces; `nil` where that would not be
  /// seen, because the line is cut in front of it.
  func cost(of candidate: Candidate) -> Int?
  /// Shows a candidate, or more of one that is shown.
  mutating func show(_ candidate: Candidate)
  /// Shows nothing any more.
  mutating func clear()
}

extension FileView {
  /// What is shown, with what stands around it.
  package var text: FileText { FileText(opening: opening, pieces: pieces, closing: closing) }
}

/// What a piece is known by.
struct PieceKey: Hashable {
  private let definition: Int
  private let detail: SignatureDetail

  init(_ candidate: Candidate) {
    definition = candidate.definition
    detail = candidate.detail
  }

  /// Whether other maps may well ask for it.
  var isKept: Bool { detail == .name || detail == .brief || detail == .complete }
}

extension Candidate {
  /// Where it stands among the definitions of the map's question, from 1 for the best.
  var rank: Int { order + 1 }
}

/// A text with what it costs.
struct Piece: Sendable {
  let text: [UInt8]
  let cost: Int

  init(_ text: [UInt8], _ cost: PieceCost) {
    self.text = text
    self.cost = cost(text)
  }
}

/// The text of one file in a map.
package struct FileText: Sendable {
  package var opening: [UInt8]
  package var pieces: [[UInt8]] = []
  package var closing: [UInt8] = []

  package init(opening: [UInt8], pieces: [[UInt8]] = [], closing: [UInt8] = []) {
    self.opening = opening
    self.pieces = pieces
    self.closing = closing
  }

  /// All of it.
  var text: [UInt8] {
    var text = opening
    text.reserveCapacity(
      pieces.reduce(opening.count + closing.count) { $0 + $1.count })
    for piece in pieces { text.append(contentsOf: piece) }
    text.append(contentsOf: closing)
    return text
  }
}
