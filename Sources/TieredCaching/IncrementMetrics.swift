/// What the last change of a tree touched, and how its dependency graph looks, for a text of metrics.
package struct IncrementMetrics: Sendable, Equatable {
  /// Files that came, went or changed; all files where everything was made anew.
  package var changedFileCount = 0
  /// Other files that depend on those, directly or through others.
  package var affectedFileCount = 0
  /// Files in the dependency graph.
  package var fileCount = 0
  /// Edges in the dependency graph.
  package var edgeCount = 0
  /// Groups of more than one file that all depend on each other.
  package var cycleCount = 0
  /// Files in the largest of them.
  package var largestCycleFileCount = 0

  package init() {}

  /// Edges per file.
  package var meanOutDegree: Double {
    fileCount == 0 ? 0 : Double(edgeCount) / Double(fileCount)
  }

  /// All files ÷ changed files, of which one counts at least: how much less work the change was than all
  /// of it. Not a ratio of times.
  package var speedUp: Double { Double(max(1, fileCount)) / Double(max(1, changedFileCount)) }

  /// Adds this to a text of metrics.
  package func write(to text: inout PrometheusText) {
    let counts = [
      (
        "incremental_files_changed",
        "Files that came, went or changed in the last update; all where all were made anew.",
        changedFileCount
      ),
      (
        "incremental_files_affected",
        "Files that depend on a changed one, directly or through others.", affectedFileCount
      ),
      ("dependency_graph_files", "Files in the dependency graph.", fileCount),
      ("dependency_graph_edges", "Edges in the dependency graph.", edgeCount),
      (
        "dependency_graph_cycles", "Groups of more than one file that all depend on each other.",
        cycleCount
      ),
      (
        "dependency_graph_largest_cycle_files", "Files in the largest of these groups.",
        largestCycleFileCount
      ),
    ]
    for (name, help, value) in counts {
      text.beginFamily("repomap_\(name)", .gauge, help: help)
      text.addSample(value)
    }
    text.beginFamily(
      "repomap_incremental_speedup_ratio", .gauge,
      help: "All files by changed files in the last update: a ratio of work, not of time.")
    text.addSample(speedUp)
    text.beginFamily(
      "repomap_dependency_graph_mean_out_degree", .gauge,
      help: "Files that a file depends on, on average.")
    text.addSample(meanOutDegree)
  }
}
