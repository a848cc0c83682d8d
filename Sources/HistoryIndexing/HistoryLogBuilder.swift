internal import FileMapping
internal import LexicalAnalysis
internal import SourceModel

/// Puts commits into a ``HistoryLog``.
struct HistoryLogBuilder {
  private struct Entry {
    let key: HistoryKey
    let time: Int64
    /// Where its words are in `words`, and its changes in `changes`.
    let words: Range<Int>
    let changes: Range<Int>
  }

  /// Ends of paths have 32 bits. No repository comes near; one that did would lose the commits that
  /// come last.
  private static let maximumPathBytes = 1 << 31

  private let splitter = WordSplitter()
  private var paths = ByteInterner(capacity: 4096)
  private var entries: [Entry] = []
  private var words: [WordHash] = []
  /// Changes with indexes of `paths`.
  private var changes: [HistoryChangeRecord] = []

  /// Adds all commits of a log.
  mutating func add(_ log: HistoryLog) {
    // All paths of a log are used, so adding them all adds nothing that its commits don't need.
    let indexes = log.pathEnds.indices.map { UInt32(paths.intern(log.path($0))) }
    for (place, commit) in log.commits.enumerated() {
      let (wordStart, changeStart) = (words.count, changes.count)
      words.append(contentsOf: log.words[log.wordRange(place)])
      for change in log.changes[log.changeRange(place)] {
        let origin = change.originPath.map { indexes[Int($0)] } ?? change.origin
        changes.append(HistoryChangeRecord(path: indexes[Int(change.path)], origin: origin))
      }
      entries.append(
        Entry(
          key: commit.key, time: commit.time, words: wordStart..<words.count,
          changes: changeStart..<changes.count))
    }
  }

  /// Adds a commit. Adding one twice is adding it once.
  mutating func add(_ commit: HistoryCommit) {
    guard paths.byteCount < HistoryLogBuilder.maximumPathBytes else { return }
    let (wordStart, changeStart) = (words.count, changes.count)
    let isWide = commit.changes.count > HistoryLimits.maximumFilesOfCommit
    if !isWide { words.append(contentsOf: Set(splitter.words(of: commit.message.text)).sorted()) }
    for change in commit.changes where change.isShort {
      if isWide && change.origin == nil && !change.isDeletion { continue }
      changes.append(record(of: change))
    }
    entries.append(
      Entry(
        key: commit.key, time: commit.time, words: wordStart..<words.count,
        changes: changeStart..<changes.count))
  }

  private mutating func record(of change: HistoryChange) -> HistoryChangeRecord {
    let path = index(of: change.path)
    if change.isDeletion {
      return HistoryChangeRecord(path: path, origin: HistoryChangeRecord.deletion)
    }
    let origin = change.origin.map { index(of: $0) }
    return HistoryChangeRecord(path: path, origin: origin ?? HistoryChangeRecord.noOrigin)
  }

  private mutating func index(of path: RepositoryPath) -> UInt32 {
    path.bytes.withUnsafeBytes { UInt32(paths.intern($0)) }
  }

  /// The log of all commits that were added.
  consuming func log() -> HistoryLog {
    let kept = keptEntries()
    let (names, indexes) = usedPaths(of: kept)
    var commits: [HistoryCommitRecord] = []
    var packedWords: [WordHash] = []
    var packed: [HistoryChangeRecord] = []
    for entry in kept {
      packedWords += words[entry.words]
      let start = packed.count
      for change in changes[entry.changes] {
        let origin = change.originPath.map { indexes[Int($0)] } ?? change.origin
        packed.append(HistoryChangeRecord(path: indexes[Int(change.path)], origin: origin))
      }
      packed[start...].sort { ($0.path, $0.origin) < ($1.path, $1.origin) }
      commits.append(
        HistoryCommitRecord(
          key: entry.key, time: entry.time, wordEnd: UInt32(packedWords.count),
          changeEnd: UInt32(packed.count)))
    }
    var ends: [UInt32] = []
    var bytes: [UInt8] = []
    for name in names {
      bytes += paths[name]
      ends.append(UInt32(bytes.count))
    }
    return HistoryLog(
      commits: Column(commits), words: Column(packedWords), changes: Column(packed),
      pathEnds: Column(ends), pathBytes: Column(bytes))
  }

  /// Commits within the bounds, newest first, each once.
  private func keptEntries() -> [Entry] {
    let ordered = entries.sorted { ($1.time, $1.key) < ($0.time, $0.key) }
    var kept: [Entry] = []
    var bytes = 0
    for entry in ordered where kept.last.map({ $0.key != entry.key }) ?? true {
      bytes += cost(entry)
      guard kept.count < HistoryLimits.maximumCommits, bytes <= HistoryLimits.maximumLogBytes else {
        break
      }
      kept.append(entry)
    }
    return kept
  }

  private func cost(_ entry: Entry) -> Int {
    let head =
      MemoryLayout<HistoryCommitRecord>.stride + entry.words.count * MemoryLayout<WordHash>.stride
    return changes[entry.changes].reduce(head) { sum, change in
      let origin = change.originPath.map { paths.range(of: Int($0)).count } ?? 0
      return sum + MemoryLayout<HistoryChangeRecord>.stride + origin
        + paths.range(of: Int(change.path)).count
    }
  }

  /// The interned paths that the entries use, in the order of their bytes, and the place of each
  /// interned path among them.
  private func usedPaths(of entries: [Entry]) -> (names: [Int], indexes: [UInt32]) {
    var isUsed = [Bool](repeating: false, count: paths.count)
    for entry in entries {
      for change in changes[entry.changes] {
        isUsed[Int(change.path)] = true
        if let origin = change.originPath { isUsed[Int(origin)] = true }
      }
    }
    let arena = paths.bytes
    let names = arena.withUnsafeBytes { arena in
      isUsed.indices.filter { isUsed[$0] }.sorted {
        let left = UnsafeRawBufferPointer(rebasing: arena[paths.range(of: $0)])
        return compare(left, UnsafeRawBufferPointer(rebasing: arena[paths.range(of: $1)])) < 0
      }
    }
    var indexes = [UInt32](repeating: 0, count: paths.count)
    for (place, name) in names.enumerated() { indexes[name] = UInt32(place) }
    return (names, indexes)
  }
}

extension HistoryChange {
  fileprivate var isShort: Bool {
    path.bytes.count <= HistoryLimits.maximumPathBytes
      && (origin?.bytes.count ?? 0) <= HistoryLimits.maximumPathBytes
  }
}
