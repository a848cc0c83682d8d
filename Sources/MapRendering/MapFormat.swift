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
  /// A file of which something may be shown.
  func view(of file: OutlinedFile) -> any FileView
  /// Text behind all files.
  func closing(_ coverage: Coverage) -> [UInt8]
  /// All files together, from their texts in the order of their paths.
  func body(_ files: [FileText]) -> [UInt8]
  /// The whole map, from all its files and its end.
  func text(_ body: [UInt8], _ closing: [UInt8]) -> [UInt8]
}

extension MapFormat {
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
  package let source: [UInt8]

  package init(
    path: RepositoryPath, language: String?, records: [OutlineRecord], source: [UInt8]
  ) {
    self.path = path
    self.language = language
    self.records = records
    self.source = source
  }
}

/// What is shown of one file.
package protocol FileView: Sendable {
  /// Whether nothing is shown.
  var isEmpty: Bool { get }
  /// Text in front of the pieces.
  var opening: [UInt8] { get }
  /// Text behind the pieces.
  var closing: [UInt8] { get }
  /// What is shown, in order.
  var pieces: [[UInt8]] { get }
  /// What showing a candidate would change about the pieces.
  func changes(showing candidate: Candidate) -> PieceChanges
  /// Shows a candidate.
  mutating func show(_ candidate: Candidate)
}

extension FileView {
  /// What is shown, with what stands around it.
  package var text: FileText { FileText(opening: opening, pieces: pieces, closing: closing) }
}

/// What showing a candidate changes about the pieces of a file.
package struct PieceChanges: Sendable {
  /// Pieces that are new, or show more: as they were, if they were there, and as they will be.
  package var pieces: [(before: [UInt8], after: [UInt8])] = []
  /// Whether the candidate would be seen: not where its line is cut in front of it.
  package var isVisible = true
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
  var text: [UInt8] { opening + pieces.flatMap { $0 } + closing }
}
