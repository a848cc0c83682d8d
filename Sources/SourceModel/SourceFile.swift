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

/// What the path of a file tells about its language.
package enum LanguageCandidate: Hashable, Sendable {
  /// Name or extension settle it.
  case certain(Language)
  /// Several languages, or a script without extension: the content has to be looked at.
  case byContent
}

extension LanguageCandidate {
  /// Name of the language, where the path settles it.
  package var name: String? { if case .certain(let language) = self { language.name } else { nil } }

  /// The candidate as one byte: 0 for ``byContent``, else 1 more than the place of the language's
  /// row in ``LanguageTable``. Valid for this build only.
  package var code: UInt8 {
    guard case .certain(let language) = self,
      let row = LanguageTable.rows.firstIndex(where: { $0.name == language.name })
    else { return 0 }
    return UInt8(row + 1)
  }

  /// The candidate of a ``code``.
  package init(code: UInt8) {
    let row = Int(code) - 1
    self =
      LanguageTable.rows.indices.contains(row)
      ? .certain(Language(LanguageTable.rows[row].name)) : .byContent
  }
}

/// A file that discovery found and that may hold code.
package struct SourceFile: Hashable, Sendable {
  /// Relative to the root of the walk.
  package var path: RepositoryPath
  package var language: LanguageCandidate
  package var stamp: FileStamp
  /// What the path tells; the content may tell more.
  package var noise: NoiseClass

  package init(
    path: RepositoryPath, language: LanguageCandidate, stamp: FileStamp, noise: NoiseClass
  ) {
    self.path = path
    self.language = language
    self.stamp = stamp
    self.noise = noise
  }
}
