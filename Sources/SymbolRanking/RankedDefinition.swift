package import GraphBuilding

/// A definition and its rank.
package struct RankedDefinition: Hashable, Sendable, BitwiseCopyable {
  /// Number of the file in the graph.
  package var file: UInt32
  /// Index into the file's definitions.
  package var definition: UInt32
  /// ≥ 0.
  package var score: Double

  package init(file: UInt32, definition: UInt32, score: Double) {
    self.file = file
    self.definition = definition
    self.score = score
  }
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
