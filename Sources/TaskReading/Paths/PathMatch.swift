/// A file of the tree that a path in a text may mean.
package struct PathMatch: Hashable, Sendable {
  /// How much of the two paths agrees, from their ends.
  package enum Agreement: UInt8, Sendable, Comparable {
    /// All of the written path, or all of the tree's and at least two components.
    case whole
    /// Several components, but both have further ones that differ.
    case partial
    /// The file's name alone, of a written path that has directories.
    case name

    package static func < (left: Agreement, right: Agreement) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// The number that the path was given with; of a directory that of the first file in it.
  package var file: Int
  /// Whether the written path is that of a directory that holds the file.
  package var isDirectory: Bool
  package var agreement: Agreement
  /// Whole components that agree, from the end.
  package var componentCount: Int
  /// Components of the tree's path, up to the directory or file that is meant.
  package var depth: Int
  /// Whether they agree in the case of their letters too.
  package var hasSameCase: Bool
}

/// The files of the tree that one written path may mean.
package struct PathMatches: Hashable, Sendable {
  /// The best, which all agree in as many components; in the order of agreement, of depth,
  /// then of numbers. At most `PathMatcher.maximumMatches`.
  package var matches: [PathMatch] = []
  /// How many files agree in as many components; more than are in `matches` where it is full.
  package var fileCount = 0
}
