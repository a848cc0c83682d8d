package import SourceModel

/// A commit as the index takes it in.
package struct HistoryCommit: Sendable, Equatable {
  /// Which commit it is.
  package let key: HistoryKey
  /// When it was made, in seconds since 1970 UTC. Any value is fine.
  package let time: Int64
  package let changes: [HistoryChange]

  /// A commit whose name has the bytes `id`.
  package init(id: some Collection<UInt8>, time: Int64, changes: [HistoryChange]) {
    key = HistoryKey(id)
    self.time = time
    self.changes = changes
  }
}

/// A file that a commit changed.
package struct HistoryChange: Sendable, Equatable {
  /// Where the file is after the commit; where it was if it is gone.
  package let path: RepositoryPath
  /// Where it was before, if elsewhere.
  package let origin: RepositoryPath?
  package let isDeletion: Bool

  package init(_ path: RepositoryPath, origin: RepositoryPath? = nil, isDeletion: Bool = false) {
    self.path = path
    self.origin = origin
    self.isDeletion = isDeletion
  }
}

/// The first 16 bytes of a commit's name, which tell commits apart and put those of one second in
/// an order.
package struct HistoryKey: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let high: UInt64
  package let low: UInt64

  init(_ id: some Collection<UInt8>) {
    var words: (UInt64, UInt64) = (0, 0)
    for (place, byte) in id.prefix(16).enumerated() {
      let shifted = UInt64(byte) << UInt64(56 - place % 8 * 8)
      if place < 8 { words.0 |= shifted } else { words.1 |= shifted }
    }
    (high, low) = words
  }

  package static func < (left: HistoryKey, right: HistoryKey) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

/// What an index was read from.
package struct HistorySource: Sendable, Equatable {
  /// The bytes of the name of the newest commit: all commits before it were read.
  package let tip: [UInt8]
  /// When that commit was made, in seconds since 1970 UTC. Ages are counted from it, so that
  /// neither a clock nor a commit from the future changes anything.
  package let tipTime: Int64
  /// Digest of where a shallow clone's history is cut off; zero where it is whole.
  package let boundary: ContentHash

  package init(tip: [UInt8], tipTime: Int64, boundary: ContentHash = .zero) {
    self.tip = tip
    self.tipTime = tipTime
    self.boundary = boundary
  }
}
