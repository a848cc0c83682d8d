internal import GraphBuilding

/// How ``pageRank(_:personalization:options:isCancelled:)`` computes.
package struct PageRankOptions: Sendable, Equatable {
  /// Probability of following a reference, in `0..<1`.
  package var damping = 0.85
  /// Stop when the L1 change of one iteration is below this times the number of files.
  package var tolerance = 1e-9
  /// The change falls by `damping` in each iteration: 132 are enough for any graph with the
  /// values above.
  package var iterationLimit = 200

  package init() {}
}

/// The ranks of files.
package struct FileRanks: Sendable, Equatable {
  /// ≥ 0, in file order; sum 1 (± 1e-9), or 0 without files.
  package var scores: [Double]
  package var iterationCount: Int
  /// L1 change of the last iteration.
  package var residual: Double
}

/// Ranks the files of a graph by personalized PageRank, using power iteration.
///
/// Dangling files give their mass to the personalization vector, as networkx does; so do other
/// files with the part of their references that leads to no other file.
///
/// - Parameters:
///   - walk: The transition probabilities over *n* files.
///   - personalization: *n* probabilities, in file order, that sum to 1.
///   - options: Damping factor, tolerance and limit.
///   - isCancelled: Asked once per iteration; `true` ends the work.
/// - Returns: The stationary distribution.
/// - Throws: ``RankingError/notConverged(iterations:residual:)`` at the limit,
///   ``RankingError/cancelled``.
/// - Complexity: O(iterations · (references + definitions)) time, O(files + pools) space.
/// - Source: Page, Brin, Motwani, Winograd 1999, section 2.
package func pageRank(
  _ walk: ReferenceWalk, personalization: [Double], options: PageRankOptions = PageRankOptions(),
  isCancelled: () -> Bool = { false }
) throws(RankingError) -> FileRanks {
  let fileCount = walk.graph.fileCount
  precondition(personalization.count == fileCount, "one probability per file")
  guard fileCount > 0 else { return FileRanks(scores: [], iterationCount: 0, residual: 0) }
  var ranks = personalization
  var residual = Double.infinity
  for iteration in 1...max(1, options.iterationLimit) {
    if isCancelled() { throw .cancelled }
    let shares = walk.shares(of: ranks)
    var next = walk.arrivals(poolFlows: walk.poolFlows(shares: shares), shares: shares)
    let restarts = walk.restarts(ranks: ranks, shares: shares)
    let teleport = 1 - options.damping + options.damping * restarts
    residual = 0
    for file in 0..<fileCount {
      next[file] = options.damping * next[file] + teleport * personalization[file]
      residual += abs(next[file] - ranks[file])
    }
    ranks = next
    if residual < options.tolerance * Double(fileCount) {
      return FileRanks(scores: ranks, iterationCount: iteration, residual: residual)
    }
  }
  throw .notConverged(iterations: options.iterationLimit, residual: residual)
}
