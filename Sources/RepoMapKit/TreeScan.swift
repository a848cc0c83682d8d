internal import FileDiscovery
internal import FileMapping
internal import SourceModel
internal import StandardExtensions

/// The files of a tree, and what is known of each so far.
struct TreeScan: Sendable {
  /// Where the contents of the files are.
  let source: TreeSource
  let discovery: DiscoveryResult
  /// Nanoseconds since 1970 before the first file was stamped.
  let startedAt: Int64
  /// The files as the last run left them.
  let known: FileTable
  /// What who watches the tree knows.
  let watched: WatchedScan
  /// Whether the last run left these files with these stamps: then there is nothing to look at.
  private(set) var isAsKnown: Bool
  /// For each file what is known of it without opening it; empty where all is as known.
  private var trusted: [FileRecord?]
  /// Keys of documents whose files are gone or have other stamps.
  private let outdatedKeys: [ContentHash]
  /// What became of the files that were looked at, by place.
  var outcomes: [Int: FileOutcome] = [:]
  /// Known files that have no place in the index, because there was no time for them.
  var leftOut: Set<Int> = []

  init(
    _ source: TreeSource, _ discovery: DiscoveryResult, startedAt: Int64, known: FileTable,
    watched: WatchedScan = WatchedScan()
  ) {
    let isOfSameWalk = if case .snapshot(let tree) = source { tree.isOfSameWalk } else { false }
    self.source = source
    self.discovery = discovery
    self.startedAt = startedAt
    self.known = known
    self.watched = watched
    if let touched = watched.touched {
      isAsKnown =
        touched.isEmpty && known.isTrusted(for: discovery.files.stamps, trustsYoung: true)
      (trusted, outdatedKeys) =
        isAsKnown ? ([], []) : known.comparison(with: discovery.files.stamps, touched: touched)
      return
    }
    // The listing and the records were stored together, so places are the same.
    isAsKnown =
      discovery.isListingUnchanged && known.listing != nil
      && known.isTrusted(for: discovery.files.stamps)
    (trusted, outdatedKeys) =
      isAsKnown ? ([], []) : known.comparison(with: discovery.files, trustsYoung: isOfSameWalk)
  }

  var files: FileList { discovery.files }

  /// What is known of a file without opening it.
  func trustedRecord(of place: Int) -> FileRecord? {
    isAsKnown ? known.records[place] : trusted[place]
  }

  /// The files that have to be looked at.
  var open: [Int] { trusted.indices.filter { trusted[$0] == nil && outcomes[$0] == nil } }

  /// The files that the index leaves out, because there was no time for them.
  var unindexed: Set<Int> { leftOut.union(open) }

  /// The files that are known to be code without being opened, and the keys of their documents.
  var recordedCode: [(place: Int, key: ContentHash)] {
    files.indices.compactMap { place in
      guard outcomes[place] == nil, let record = trustedRecord(of: place),
        record.content == .code
      else { return nil }
      return (place, record.key)
    }
  }

  /// Takes back what is known of files, so that they are looked at.
  mutating func forget(_ places: [Int]) {
    guard !places.isEmpty else { return }
    if isAsKnown {
      trusted = Array(known.records)
      isAsKnown = false
    }
    for place in places { trusted[place] = nil }
  }

  /// Keys of documents that files had at the last run and that no file which was looked at has now.
  var releasedKeys: [ContentHash] {
    if outdatedKeys.isEmpty { return [] }
    let kept = Set(outcomes.values.compactMap { $0.key })
    return outdatedKeys.filter { !kept.contains($0) }
  }

  /// What to remember of the files. Those that weren't looked at are unknown.
  var table: FileTable {
    if isAsKnown && outcomes.isEmpty { return known }
    let records = files.stamps.enumerated().map { place, stamp in
      var record =
        outcomes[place]?.record(stamp: stamp, readAt: startedAt) ?? trustedRecord(of: place)
        ?? FileRecord(stamp: stamp)
      record.languageCode = files.languageCodes[place]
      return record
    }
    return FileTable(files, records, listing: discovery.listing, like: known)
  }

  /// The files as the index has them: of those that it leaves out nothing is known.
  var indexedTable: FileTable {
    let table = table
    if leftOut.isEmpty { return table }
    var records = Array(table.records)
    for place in leftOut { records[place] = FileRecord(stamp: records[place].stamp) }
    return FileTable(files, records, listing: nil, like: known)
  }

  /// The class of each file: what a tool wrote or compressed is that wherever it lies.
  func noise(_ table: FileTable) -> [NoiseClass] {
    zip(files.noise, table.records).map { noise, record in
      record.noise == .none ? noise : record.noise
    }
  }

  /// What the run did so far.
  var statistics: RunStatistics {
    var statistics = RunStatistics()
    for outcome in outcomes.values { statistics.count(outcome) }
    return statistics
  }
}

/// What a process keeps of a tree from one question to the next.
struct TreeState: Sendable {
  /// The means by which it was made.
  let recipe: ContentHash
  /// What the last walk found, with the stamps of what changed since.
  let discovery: DiscoveryResult
  let table: FileTable
  let index: TreeIndex
  /// What was last done to the index.
  let lastUpdate: IndexUpdate
  /// Up to where who watches the tree has told of changes.
  var position: WatchPosition?
}

extension RunStatistics {
  fileprivate mutating func count(_ outcome: FileOutcome) {
    readFiles += 1
    if outcome.origin == .parsed { parsedFiles += 1 }
    if outcome.key == nil { otherFiles += 1 }
  }
}
