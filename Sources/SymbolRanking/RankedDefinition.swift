package import SourceModel

/// A definition and its rank. Less than another if it comes before it: by score descending, then
/// file, then place in the file.
package struct RankedDefinition: Hashable, Sendable, Comparable, BitwiseCopyable {
  private var fileNumber: UInt32
  private var definitionNumber: UInt32
  /// ≥ 0.
  package var score: Double

  package init(file: FileID, definition: Int, score: Double) {
    fileNumber = file.rawValue
    definitionNumber = UInt32(definition)
    self.score = score
  }

  package var file: FileID { FileID(rawValue: fileNumber) }
  /// Index into the file's definitions.
  package var definition: Int { Int(definitionNumber) }

  package static func < (left: RankedDefinition, right: RankedDefinition) -> Bool {
    if left.score != right.score { return left.score > right.score }
    return (left.fileNumber, left.definitionNumber) < (right.fileNumber, right.definitionNumber)
  }
}
