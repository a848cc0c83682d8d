package import GraphBuilding
package import SourceModel

/// A definition and its rank.
package struct RankedDefinition: Hashable, Sendable, BitwiseCopyable {
  package var file: FileID
  private var definitionIndex: UInt32
  /// ≥ 0.
  package var score: Double

  package init(file: FileID, definition: Int, score: Double) {
    self.file = file
    definitionIndex = UInt32(definition)
    self.score = score
  }

  /// Index into the file's definitions.
  package var definition: Int { Int(definitionIndex) }
}

extension GraphRevision {
  /// Whether one definition comes before another: by score descending, then path, then place in the
  /// file.
  package func isBetter(_ left: RankedDefinition, _ right: RankedDefinition) -> Bool {
    if left.score != right.score { return left.score > right.score }
    if left.file != right.file { return precedes(left.file, right.file) }
    return left.definition < right.definition
  }
}
