internal import RepoMapKit
internal import StandardExtensions

/// What an answer is made from: how much of which tree it shows, and how new that is.
struct Coverage: Sendable {
  /// Files of which the answer tells something.
  var shownFiles: Int
  /// Files that are indexed.
  var indexedFiles: Int
  /// Files for which there was no time.
  var unindexedFiles: Int

  init(shownFiles: Int, _ statistics: RunStatistics) {
    self.shownFiles = shownFiles
    indexedFiles = statistics.files
    unindexedFiles = statistics.unindexedFiles
  }

  init(_ map: RepositoryMap) { self.init(shownFiles: map.shownFileCount ?? 0, map.statistics) }

  /// The coverage for which no line is longer.
  static let widest = Coverage(
    shownFiles: 999_999, indexedFiles: 999_999, unindexedFiles: 0)

  private init(shownFiles: Int, indexedFiles: Int, unindexedFiles: Int) {
    self.shownFiles = shownFiles
    self.indexedFiles = indexedFiles
    self.unindexedFiles = unindexedFiles
  }
}

/// The last line of every answer:
/// `[repomap: 41 of 1,204 files, 2,031/2,048 tokens, root /src/shop, head 3f2a91c, partial: no]`.
struct CoverageLine: Sendable {
  private let root: String
  private let head: String

  /// Of longer paths the end is shown.
  private static let maximumRootBytes = 160

  init(_ tree: WorkTree) {
    let path = tree.root.suffix(CoverageLine.maximumRootBytes)
    let cut = path.count < tree.root.count ? "…" : ""
    root = cut + String(decoding: path.drop { $0 & 0xC0 == 0x80 }, as: UTF8.self)
    // Without a repository there is none, and where only git can tell it isn't asked for each answer.
    head = tree.head ?? "none"
  }

  /// The line.
  func text(_ coverage: Coverage, usedTokens: Int, maximumTokens: Int) -> [UInt8] {
    let total = coverage.indexedFiles + coverage.unindexedFiles
    let partial =
      coverage.unindexedFiles == 0
      ? "no" : "yes, \(grouped(coverage.indexedFiles)) of \(grouped(total)) files indexed"
    return Array(
      ("[repomap: \(grouped(coverage.shownFiles)) of \(grouped(total)) files, "
        + "\(grouped(usedTokens))/\(grouped(maximumTokens)) tokens, root \(root), head \(head), "
        + "partial: \(partial)]\n").utf8)
  }
}
