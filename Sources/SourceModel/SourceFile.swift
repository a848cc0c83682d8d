/// The kind of content that makes a file less interesting than the code a project is about.
///
/// Noise is demoted by ranking, never dropped in silence.
package enum NoiseClass: UInt8, Sendable, CaseIterable {
  /// Code of the project.
  case none
  /// Tests, fixtures and benchmarks.
  case test
  /// Examples, demos and documentation.
  case example
  /// Written by a tool.
  case generated
  /// Of another project, kept in this tree.
  case vendored
  /// Compressed for transport: very long lines.
  case minified
}

/// A file that discovery found and whose language is known.
package struct SourceFile: Hashable, Sendable {
  package var path: RepositoryPath
  package var language: Language
  package var stamp: FileStamp
  /// What the path tells; content may add to it during extraction.
  package var noise: NoiseClass

  package init(path: RepositoryPath, language: Language, stamp: FileStamp, noise: NoiseClass) {
    self.path = path
    self.language = language
    self.stamp = stamp
    self.noise = noise
  }
}
