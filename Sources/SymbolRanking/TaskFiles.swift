package import FileMapping
package import SourceModel

/// What the ranking for a task asks about the files of a tree, so that it needs no graph: most tasks are
/// asked about a tree that is as its index, of which little is read then.
package struct TaskFiles {
  /// A definition, as far as it matters here.
  package struct Definition {
    /// Index in the file.
    package var index: Int
    package var flags: DefinitionFlags

    package init(index: Int, flags: DefinitionFlags) {
      self.index = index
      self.flags = flags
    }
  }

  /// The class of a file; `nil` for one that holds no code.
  let noise: (FileID) -> NoiseClass?
  /// The definitions that a map may show, in the order of the file.
  let definitions: (FileID) -> Result<[Definition], SectionFileError>
  /// Whether the path of one file comes before that of another.
  let precedes: (FileID, FileID) -> Bool

  /// - Parameters:
  ///   - noise: The class of a file; `nil` for one that holds no code.
  ///   - definitions: The definitions of a file that a map may show, in their order.
  ///   - precedes: Whether the path of one file comes before that of another.
  package init(
    noise: @escaping (FileID) -> NoiseClass?,
    definitions: @escaping (FileID) -> Result<[Definition], SectionFileError>,
    precedes: @escaping (FileID, FileID) -> Bool
  ) {
    self.noise = noise
    self.definitions = definitions
    self.precedes = precedes
  }
}
