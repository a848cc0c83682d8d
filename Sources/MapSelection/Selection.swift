/// A definition that may be shown, and what showing it is worth.
package struct Candidate: Sendable, Equatable {
  /// Index of the file.
  package var file: Int
  /// Index of the definition in its file.
  package var definition: Int
  /// Rank of the definition; ≥ 0.
  package var score: Double
  /// How much of the signature is shown.
  package var detail = SignatureDetail.complete
  /// Where it stands among all candidates, from 0 for the best.
  package var order: Int

  package init(file: Int, definition: Int, score: Double, order: Int = 0) {
    self.file = file
    self.definition = definition
    self.score = score
    self.order = order
  }
}

/// What a map shows: for each file the definitions, files and definitions in ascending order.
package struct Selection: Sendable, Equatable {
  /// What is shown of one file.
  package struct File: Sendable, Equatable {
    /// Index of the file.
    package var file: Int
    /// Indexes of the definitions whose signatures are shown.
    package var definitions: [Int]

    package init(file: Int, definitions: [Int]) {
      self.file = file
      self.definitions = definitions
    }
  }

  package var files: [File]

  package init(files: [File]) {
    self.files = files
  }

  /// Number of definitions shown.
  package var definitionCount: Int { files.reduce(0) { $0 + $1.definitions.count } }
}
