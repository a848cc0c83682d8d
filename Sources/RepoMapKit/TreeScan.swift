internal import FileDiscovery
internal import SourceModel

/// The files of a tree, and what is known of each so far.
struct TreeScan: Sendable {
  /// Bytes of the root's path.
  let root: [UInt8]
  let discovery: DiscoveryResult
  /// Nanoseconds since 1970 before the first file was stamped.
  let startedAt: Int64
  /// The files as the last run left them.
  let known: FileTable
  /// One for each file; `nil` while it has to be looked at.
  var outcomes: [FileOutcome?]

  var files: FileList { discovery.files }

  /// Indexes of the files that have to be looked at.
  var open: [Int] { outcomes.indices.filter { outcomes[$0] == nil } }

  /// Whether the last run left these files with these stamps.
  var isAsKnown: Bool {
    known.count == files.count && outcomes.allSatisfy { $0?.origin == .stamp }
  }

  /// Bytes of the path of a file on disk.
  func diskPath(of file: Int) -> [UInt8] {
    RepoMapKit.diskPath(of: files.path(at: file), below: root)
  }

  /// What to remember of each file. Files that weren't looked at are unknown.
  var records: [FileRecord] {
    zip(files.stamps, outcomes).map { stamp, outcome in
      outcome?.record(stamp: stamp, readAt: startedAt) ?? FileRecord(stamp: stamp)
    }
  }

  /// The class of each file: what a tool wrote or compressed is that wherever it lies.
  func noise(_ table: FileTable) -> [NoiseClass] {
    zip(files.noise, table.records).map { noise, record in
      record.noise == .none ? noise : record.noise
    }
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
}
