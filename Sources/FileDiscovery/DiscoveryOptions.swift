package import SourceModel

/// What a walk takes into account, and its limits.
package struct DiscoveryOptions: Hashable, Sendable {
  /// Whether git's rules count: `.gitignore` (also outside of repositories), `info/exclude`,
  /// `core.excludesFile`.
  package var respectsGitIgnore = true
  /// Whether the files of ``ignoreFileNames`` count.
  package var respectsIgnoreFiles = true
  /// Further ignore files, in the syntax of `.gitignore`. What a later name says outweighs what an
  /// earlier one says, and all outweigh git's; within one name the nearest directory counts.
  package var ignoreFileNames = [".ignore", ".aiderignore", ".repomapignore"]
  /// Languages that the user adds to those of the table.
  package var addedLanguages: [LanguageRow] = []
  /// Where git's settings outside of the repository are.
  package var gitConfiguration = GitConfigurationPaths.none
  /// Longest path, relative to the root, that is entered or listed: the kernel's `PATH_MAX`
  /// without its NUL, because nobody could open a longer one. It bounds the depth too.
  package var maximumPathBytes = 4_095
  /// Largest ignore file that is read; larger ones count as empty. Those that people write have a
  /// few KiB; the largest collections have 100 KiB.
  package var maximumIgnoreFileBytes = 4 * 1_024 * 1_024
  /// Largest git index that is read: 5 million files of 100 bytes each.
  package var maximumIndexBytes = 512 * 1_024 * 1_024
  /// Threads that walk. The result is the same for any number.
  package var threadCount = 1
  /// Whether ``DiscoveryResult/listing`` is wanted.
  package var recordsListing = false
  /// So many directories have to wait before further threads are started: to start one takes as long
  /// as to read ten.
  var minimumSharedDirectories = 32

  package init() {}

  /// The names of ``ignoreFileNames`` that count.
  var consideredIgnoreFileNames: [[UInt8]] {
    respectsIgnoreFiles ? ignoreFileNames.map { Array($0.utf8) } : []
  }
}
