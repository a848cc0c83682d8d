internal import SourceModel

/// Answers for one thread of a walk what git tracks.
///
/// Remembers the index it asked last, so that threads don't contend for it, and the place of the
/// last answer: the entries of a directory come in the order of the index.
final class TrackedPaths {
  private var repository: RepositoryRules?
  private var index = LoadedIndex.empty
  private var place = 0
  private let log: DiagnosticLog
  private let tracksAll: Bool
  /// Whether the index was asked about an entry of the directory under way.
  private(set) var isAsked = false

  init(log: DiagnosticLog) {
    self.log = log
    tracksAll = false
  }

  /// Answers for a tree of which everything is tracked, because git has it.
  init(ofStoredTree log: DiagnosticLog) {
    self.log = log
    tracksAll = true
  }

  /// Begins a directory, whose entries come in order.
  func beginDirectory() {
    isAsked = false
    place = 0
  }

  /// What remains of `path`, which the rules of `repository` hide.
  func visibility(
    of path: Span<UInt8>, _ shape: PathShape, in repository: RepositoryRules
  ) -> Visibility {
    if tracksAll { return shape.isDirectory ? .trackedOnly : .shown }
    if self.repository !== repository {
      self.repository = repository
      index = repository.index()
      isAsked = false
    }
    if !isAsked {
      isAsked = true
      // Told once for each directory; the walk keeps the first.
      if let failure = index.failure { log.diagnostics.append(failure) }
    }
    let relative = path.extracting(repository.baseCount...)
    let paths = index.paths
    if !shape.isDirectory { return paths.contains(relative, from: &place) ? .shown : .hidden }
    if paths.isGitlink(relative) { return .shown }
    return paths.holdsPaths(below: relative) ? .trackedOnly : .hidden
  }
}

/// git's index as one walk reads it, once for all threads.
final class LoadedIndex: Sendable {
  static let empty = LoadedIndex(paths: GitIndex(), failure: nil)

  let paths: GitIndex
  /// Why it counts as empty.
  let failure: Diagnostic?
  /// A digest of what is tracked; nil if that couldn't be read.
  let checksum: UInt64?

  init(paths: GitIndex, failure: Diagnostic?) {
    self.paths = paths
    self.failure = failure
    checksum = failure == nil ? paths.checksum : nil
  }
}
