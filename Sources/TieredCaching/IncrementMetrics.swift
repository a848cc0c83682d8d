/// What increments did, and how the dependency graph looks, for a text of metrics.
package struct IncrementMetrics: Sendable, Equatable {
  /// Files that were changed, added or deleted, in all increments.
  package var changedFileCount = 0
  /// Files that were redone because of others, in all increments.
  package var affectedFileCount = 0
  /// Of the last increment: all files ÷ files that were redone.
  package var speedUp = 1.0
  /// Files in the dependency graph.
  package var fileCount = 0
  /// Edges in the dependency graph.
  package var edgeCount = 0
  /// Import cycles in the dependency graph.
  package var cycleCount = 0

  package init() {}

  /// Edges per file.
  package var meanOutDegree: Double {
    fileCount == 0 ? 0 : Double(edgeCount) / Double(fileCount)
  }

  /// Adds this to a text of metrics.
  package func write(to text: inout PrometheusText) {
    let counters = [
      ("changed", "Files that were changed, added or deleted.", changedFileCount),
      ("affected", "Files that were redone because of others.", affectedFileCount),
    ]
    for (name, help, value) in counters {
      text.beginFamily("repomap_incremental_files_\(name)_total", .counter, help: help)
      text.addSample(value)
    }
    text.beginFamily(
      "repomap_incremental_speedup_ratio", .gauge,
      help: "All files by files redone, in the last increment.")
    text.addSample(speedUp)
    let gauges = [
      ("files", "Files in the dependency graph.", fileCount),
      ("edges", "Edges in the dependency graph.", edgeCount),
      ("cycles", "Import cycles in the dependency graph.", cycleCount),
    ]
    for (name, help, value) in gauges {
      text.beginFamily("repomap_dependency_graph_\(name)", .gauge, help: help)
      text.addSample(value)
    }
    text.beginFamily(
      "repomap_dependency_graph_mean_out_degree", .gauge,
      help: "Files that a file depends on, on average.")
    text.addSample(meanOutDegree)
  }
}
