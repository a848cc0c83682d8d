package import SourceModel

/// The files below a root that may hold code.
package struct DiscoveryResult: Sendable {
  /// Sorted by the bytes of their paths.
  package var files = FileList()
  /// What could not be read, in the order of the walk.
  package var diagnostics: [Diagnostic] = []
  /// Directories, and files of a known language, that ignore rules or a `CACHEDIR.TAG` hide. What
  /// hidden directories hold is not counted.
  package var ignoredCount = 0
  /// Regular files of no known language that were seen.
  package var otherCount = 0
  /// The repository whose work tree holds the root, if there is one.
  package var repository: GitRepository?
  /// What the next walk of the same root may be given, if it was asked for; nil also where the times
  /// of directories don't tell what happened in them.
  package var listing: TreeListing?
  /// What else decided, for whoever watches the tree.
  package var surroundings = WalkSurroundings()
  /// Whether paths, languages and noise of ``files`` are those of the listing that the walk was given,
  /// place by place, and ``listing`` is that listing: only the stamps may differ.
  package var isListingUnchanged = false
}
