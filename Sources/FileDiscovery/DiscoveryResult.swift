package import SourceModel

/// The files below a root that may hold code.
package struct DiscoveryResult: Sendable {
  /// Sorted by the bytes of their paths.
  package var files: [SourceFile] = []
  /// What could not be read, in the order of the walk.
  package var diagnostics: [Diagnostic] = []
  /// Directories, and files of a known language, that ignore rules or a `CACHEDIR.TAG` hide. What
  /// hidden directories hold is not counted.
  package var ignoredCount = 0
  /// Regular files of no known language that were seen.
  package var otherCount = 0
  /// The repository whose work tree holds the root, if there is one.
  package var repository: GitRepository?
}
