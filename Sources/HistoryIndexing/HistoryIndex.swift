// What ranking needs of a repository's history: how often and how lately each file changed, and with
// which others. Read once, and then kept up to date by the new commits alone.
//
//   commits ─→ HistoryLog ─→ FileHistories ─→ columns
//                  ↑ newer commits
//
// Invariant: an index is a function of the set of its commits and of its source. `updated` by the
// commits that came later equals an index of all, byte for byte. For a history that was rewritten
// (the old tip isn't before the new one), or cut off elsewhere, the caller builds a new one.

package import FileMapping
package import SourceModel

/// A file that changed together with another one.
package struct HistoryPartner: BitwiseCopyable, Sendable, Equatable {
  /// Its index among the files of the index.
  package let file: UInt32
  /// In how many commits of few files both changed.
  package let commitCount: UInt32
  /// Sum of the commits' weights, each divided by the number of its other files. Never more than the
  /// churn of either file.
  package let weight: UInt64
}

/// The history of a repository's files.
package struct HistoryIndex: Sendable, Equatable {
  /// What the index was read from.
  package let source: HistorySource
  let log: HistoryLog
  /// For each file the index of its path in the log, in the order of paths.
  let paths: Column<UInt32>
  /// In how many commits each file changed, under all its names.
  package let commitCounts: Column<UInt32>
  /// Sum of the weights of these commits; ``fullWeight`` for one of the tip's time, half of it for
  /// one that is half a year older.
  package let churn: Column<UInt64>
  let partnerEnds: Column<UInt32>
  let allPartners: Column<HistoryPartner>

  /// The weight of a commit that is as young as the tip.
  package static var fullWeight: UInt64 { HistoryLimits.fullWeight }

  /// Reads commits in any order; above ``HistoryLimits/maximumCommits`` the oldest don't count.
  package init(_ commits: some Sequence<HistoryCommit>, source: HistorySource) {
    var builder = HistoryLogBuilder()
    for commit in commits { builder.add(commit) }
    self.init(builder.log(), source: source)
  }

  /// The index after more commits.
  ///
  /// - Parameters:
  ///   - commits: Those that can be reached from the new tip and not from the old one, in any order.
  ///   - source: The new tip, which the old one comes before.
  /// - Returns: What all commits together would have made.
  package func updated(
    by commits: some Sequence<HistoryCommit>, source: HistorySource
  ) -> HistoryIndex {
    var builder = HistoryLogBuilder()
    builder.add(log)
    for commit in commits { builder.add(commit) }
    return HistoryIndex(builder.log(), source: source)
  }

  private init(_ log: HistoryLog, source: HistorySource) {
    self.source = source
    self.log = log
    let files = FileHistories(log, tipTime: source.tipTime)
    paths = Column(files.paths)
    commitCounts = Column(files.commitCounts)
    churn = Column(files.churn)
    partnerEnds = Column(files.partnerEnds)
    allPartners = Column(files.partners)
  }

  init(
    source: HistorySource, log: HistoryLog, paths: Column<UInt32>, commitCounts: Column<UInt32>,
    churn: Column<UInt64>, partnerEnds: Column<UInt32>, allPartners: Column<HistoryPartner>
  ) {
    self.source = source
    self.log = log
    self.paths = paths
    self.commitCounts = commitCounts
    self.churn = churn
    self.partnerEnds = partnerEnds
    self.allPartners = allPartners
  }
}

extension HistoryIndex {
  /// Number of commits that count.
  package var commitCount: Int { log.commits.count }

  /// Number of files that something is known of.
  package var fileCount: Int { paths.count }

  /// The path of a file, in place. Files are in the order of their paths' bytes.
  package func path(_ file: Int) -> Slice<UnsafeBufferPointer<UInt8>> { log.path(Int(paths[file])) }

  /// The file with a path, found in O(log n).
  package func file(at path: RepositoryPath) -> Int? {
    path.bytes.withUnsafeBytes { wanted in
      var range = 0..<fileCount
      while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
        let found = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: self.path(middle)))
        let order = compare(wanted, found)
        if order == 0 { return middle }
        range = order < 0 ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
      }
      return nil
    }
  }

  /// The files that changed together with a file, the one that did most first.
  ///
  /// `weight` of a partner divided by `churn` of the file is the share of the file's changes that it
  /// has with the partner.
  package func partners(of file: Int) -> Slice<UnsafeBufferPointer<HistoryPartner>> {
    let start = file == 0 ? 0 : Int(partnerEnds[file - 1])
    return allPartners[start..<Int(partnerEnds[file])]
  }
}
