package import SourceModel

/// A definition that is worked on, with what a reader of it looks at next.
package struct FocusDefinition: Sendable, Equatable {
  /// A definition that refers to the one that is worked on.
  package struct Referrer: Sendable, Equatable {
    package var file: FileID
    /// Index of the definition in its file.
    package var definition: Int

    package init(file: FileID, definition: Int) {
      self.file = file
      self.definition = definition
    }
  }

  package var file: FileID
  /// Index of the definition in its file; `nil` for a place of the file that is in none.
  package var definition: Int?
  /// The names that the definition uses. UTF-8.
  package var usedNames: [[UInt8]] = []
  package var referrers: [Referrer] = []

  package init(file: FileID, definition: Int?) {
    self.file = file
    self.definition = definition
  }

  /// What a task that is answered at the same time points to by it.
  var place: TaskPlace { TaskPlace(file: file, definition: definition, weight: 1) }
}
