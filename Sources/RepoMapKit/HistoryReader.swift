// Finds the history that a task is answered with, and brings it up to date.
//
//   HEAD ─→ known in memory? ─→ on disk? ─→ git: the newer commits, or all ─→ kept in both
//
// Git runs only where HEAD has moved since the history was last read. History is a help: without git,
// in a repository that git refuses, in a shallow clone, or where git takes too long there is none, which
// `--verbose` tells and nothing else.

internal import DiskCaching
internal import FileDiscovery
internal import FileMapping
internal import GitAccess
internal import HistoryIndexing
internal import LexicalIndexing
internal import SourceModel
internal import StandardExtensions
internal import Synchronization
internal import SyntaxParsing

/// What an engine knows of the history of a repository.
struct KnownHistory: Sendable {
  /// The commit for which it was asked, in hexadecimal digits.
  let tip: [UInt8]
  /// The history up to that commit; `nil` where none could be read.
  let index: HistoryIndex?
  /// What there is to tell about it.
  let note: String
}

/// Finds the history for requests about one tree.
struct HistoryReader {
  let engine: Engine
  /// The tree.
  let source: TreeSource
  /// When the answer is due, as ``monotonicTime()`` tells it. Reading that it cuts short is tried again.
  var deadline: Int64?

  /// Git may take so long: a reader of the past must not keep somebody waiting for good. Reading
  /// 2,000 commits takes a few seconds in the largest repositories.
  private static let maximumSeconds = 60

  /// A history, and a line about it where there was something to look for.
  typealias Found = (history: RequestHistory?, note: String?)

  /// The history for a request, if it asks for one.
  func history(_ request: MapRequest) -> Found {
    guard request.usesHistory, request.hasTask else { return (nil, nil) }
    let other = request.historySource
    let place = other.flatMap { resolvedPath($0.repository) } ?? source.canonicalRoot
    guard let repository = repository(around: place) else { return (nil, nil) }
    if repository.isShallow { return (nil, "none, because the clone is shallow") }
    let tip: [UInt8]
    do throws(GitError) {
      guard let found = try self.tip(of: repository, other?.commit) else {
        return (nil, "none, because there is no commit")
      }
      tip = found
    } catch {
      return (nil, "none: \(HistoryReader.text(error))")
    }
    let known = known(tip, of: repository, isStored: other == nil)
    let below = place.dropFirst(repository.workTree.count).drop { $0 == UInt8(ascii: "/") }
    let prefix = below.isEmpty ? [] : Array(below) + [UInt8(ascii: "/")]
    return (known.index.map { RequestHistory(index: $0, prefix: prefix) }, known.note)
  }

  private func repository(around place: [UInt8]) -> GitRepository? {
    // Of a revision, nothing need be there.
    if case .revision(let tree) = source, place == tree.canonicalRoot { return tree.repository }
    return GitRepository.containing(place)
  }

  /// The commit that history ends with, in hexadecimal digits.
  private func tip(
    of repository: GitRepository, _ name: String?
  ) throws(GitError) -> [UInt8]? {
    if let name {
      if let commit = GitObjectID(hexadecimal: Array(name.utf8)) { return commit.hexadecimalBytes }
      return try reader(repository).commit(name).hexadecimalBytes
    }
    if case .revision(let tree) = source { return tree.commit.hexadecimalBytes }
    switch repository.head {
    case .commit(let name): return name
    case .unborn: return nil
    case .unknown: return try reader(repository).commit("HEAD").hexadecimalBytes
    }
  }

  /// The history up to a commit: as it is known, or as it is read now.
  private func known(
    _ tip: [UInt8], of repository: GitRepository, isStored: Bool
  ) -> KnownHistory {
    let last = engine.knowledge.histories.withLock { $0[repository.gitDirectory] }
    if let last, last.tip == tip { return last }
    let stored = isStored ? stored() : nil
    let known: KnownHistory
    if let stored, stored.tip == GitObjectID(hexadecimal: tip)?.bytes {
      known = KnownHistory(tip: tip, index: stored, note: HistoryReader.text(stored))
    } else {
      known = read(tip, of: repository, after: last?.index ?? stored)
      if isStored, let index = known.index { store(index) }
      if known.index == nil, let deadline, monotonicTime() >= deadline { return known }
    }
    engine.knowledge.histories.withLock { $0[repository.gitDirectory] = known }
    return known
  }

  // MARK: - Git

  /// Reads the history up to a commit, or what it has more than an earlier one.
  private func read(
    _ tip: [UInt8], of repository: GitRepository, after earlier: HistoryIndex?
  ) -> KnownHistory {
    do throws(GitError) {
      guard let commit = GitObjectID(hexadecimal: tip) else {
        throw .unknownRevision(String(decoding: tip, as: UTF8.self))
      }
      let reader = try reader(repository)
      let index: HistoryIndex
      if let earlier, let old = GitObjectID(bytes: earlier.tip),
        try reader.isAncestor(old, of: commit)
      {
        index = earlier.updated(
          by: try commits(reader, commit, excluding: old), tip: commit.bytes)
      } else {
        index = HistoryIndex(try commits(reader, commit), tip: commit.bytes)
      }
      return KnownHistory(tip: tip, index: index, note: HistoryReader.text(index))
    } catch {
      return KnownHistory(tip: tip, index: nil, note: "none: \(HistoryReader.text(error))")
    }
  }

  /// Git for the whole work tree: what a bound of commits holds doesn't depend on the root then.
  private func reader(_ repository: GitRepository) throws(GitError) -> GitRepositoryReader {
    let stop = engine.stop
    let limit = monotonicTime() + Int64(HistoryReader.maximumSeconds) * 1_000_000_000
    let end = min(limit, deadline ?? limit)
    return try GitRepositoryReader(of: repository, environment: engine.settings.environment) {
      stop.isRaised || monotonicTime() > end
    }
  }

  private func commits(
    _ reader: GitRepositoryReader, _ tip: GitObjectID, excluding old: GitObjectID? = nil
  ) throws(GitError) -> [HistoryCommit] {
    var commits: [HistoryCommit] = []
    try reader.history(
      of: tip, excluding: old, walkedCount: HistoryLimits.maximumWalkedCommits,
      maximumCount: HistoryLimits.maximumCommits
    ) { commit in
      commits.append(HistoryCommit(commit))
      return true
    }
    return commits
  }

  private static func text(_ index: HistoryIndex) -> String {
    countText(index.commitCount, "commit")
  }

  private static func text(_ error: GitError) -> String {
    switch error {
    case .notFound: "git isn't installed"
    case .notARepository: "not a repository that git reads"
    case .unknownRevision(let name): "unknown revision \(name)"
    case .failed(_, let message): message
    case .outputTooLarge, .malformedOutput: "git's output isn't understood"
    case .system(let code): errorText(code)
    case .cancelled: "git took too long"
    }
  }

  // MARK: - On disk

  private static let fileName = "history"
  private static let magic: UInt32 = 0x4854_4D52  // "RMTH"
  /// Words mean what they mean in documents and the lexical index.
  private static let format =
    HistoryIndex.format << 16 | LexicalIndex.format << 8 | FileIR.formatVersion

  private var snapshots: SnapshotStore? {
    let settings = engine.settings
    guard settings.usesCache, let directory = settings.cacheDirectory else { return nil }
    return SnapshotStore(
      CacheSettings(settings, directory: directory, source), root: source.name)
  }

  private func stored() -> HistoryIndex? {
    guard let snapshots,
      let file = snapshots.open(
        HistoryReader.fileName, magic: HistoryReader.magic, format: HistoryReader.format)
    else { return nil }
    do throws(SectionFileError) {
      return try HistoryIndex(file)
    } catch {
      snapshots.remove(HistoryReader.fileName, error)
      return nil
    }
  }

  private func store(_ index: HistoryIndex) {
    var writer = SectionFileWriter(
      magic: HistoryReader.magic, format: HistoryReader.format, recipe: .zero)
    index.add(to: &writer)
    snapshots?.save(writer, as: HistoryReader.fileName)
  }
}

extension HistoryCommit {
  /// A commit as git tells it.
  fileprivate init(_ commit: GitCommit) {
    let changes = commit.changes.map { change in
      if case .renamed(let origin, _) = change.status {
        return HistoryChange(change.path, origin: origin)
      }
      return HistoryChange(change.path, isDeletion: change.status == .deleted)
    }
    self.init(
      id: commit.id.bytes, time: commit.commitTime,
      message: HistoryMessage(subject: commit.subject, body: commit.body), changes: changes)
  }
}
