internal import DiskCaching
internal import FileDiscovery
internal import SourceModel

/// The cache as one run uses it: what it knows about the tree's files, and what it learns.
///
/// Every failure of the cache shows here as a miss and one diagnostic.
struct CacheSession: Sendable {
  init(
    settings: EngineSettings, root: [UInt8], repository: GitRepository?, startedAt: Int64
  ) {
  }

  var diagnostics: [Diagnostic] { [] }

  /// For each file what is known without opening it, or `nil`.
  func trustedOutcomes(of files: [SourceFile]) -> [FileOutcome?] {
    Array(repeating: nil, count: files.count)
  }

  /// The document of a key.
  func document(_ key: ContentHash) -> FileIR? { nil }

  /// Hands over what was learned of one file. Called from several threads.
  func store(_ outcome: FileOutcome) {}

  /// Writes everything, with the stamps that lead to it next time.
  func finish(_ files: [SourceFile], outcomes: [FileOutcome?]) {}
}
