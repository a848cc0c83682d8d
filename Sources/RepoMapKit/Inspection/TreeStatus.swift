internal import FileMapping
internal import SourceModel
internal import StandardExtensions
internal import TieredCaching

/// How repomap sees a tree, and what the cache did for this run.
public struct TreeStatus: Sendable {
  /// How a status is written.
  public enum Form: String, Sendable, CaseIterable {
    /// For people: lines.
    case text
    /// One JSON object on one line. docs/reference/cache.md has its members.
    case json
    /// For a monitor: Prometheus' text format.
    case prometheus
  }

  /// The reference graph of the tree.
  struct Graph {
    let definitionCount: Int
    /// Names that files refer to, by meaning.
    let nameCount: Int
    /// Pairs of a file and a name; those that changes since the index was built brought are not here.
    let referenceCount: Int
    /// The dependency graph, and what the last change of the tree touched.
    let increments: IncrementMetrics
    let update: IndexUpdate
  }

  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run did.
  public let statistics: RunStatistics
  /// Bytes of the root's path.
  let root: [UInt8]
  /// Files by language, most files first. Those whose language only their content tells count under
  /// the empty name where no document is at hand.
  let languages: [(name: String, files: Int)]
  let graph: Graph
  /// Bytes of the index in the cache; 0 where there is none.
  let indexBytes: Int
  /// What the caches of this process did.
  let caches: [CacheCounts.Named]
  /// What the stages took in this process, and what was parsed.
  let stages: StageMetrics
  /// The process that answers.
  let health: ProcessHealth

  /// The status in one of its forms, in UTF-8.
  public func text(_ form: Form) -> [UInt8] {
    switch form {
    case .text: lines.flatMap { Array("\($0)\n".utf8) }
    case .json: json
    case .prometheus: Array(prometheus.utf8)
    }
  }

  private var lines: [String] {
    let names = languages.map { "\($0.name.isEmpty ? "by content" : $0.name) \($0.files)" }
    let increments = graph.increments
    var cycles = countText(increments.cycleCount, "cycle")
    if increments.cycleCount > 0 {
      cycles += ", the largest of \(increments.largestCycleFileCount) files"
    }
    return [
      "root: \(escapedText(root))",
      "files: \(statistics.files) (\(names.joined(separator: ", ")))",
      "definitions: \(graph.definitionCount)",
      "graph: \(countText(graph.nameCount, "name")), \(countText(graph.referenceCount, "edge"))",
      "dependencies: \(countText(increments.edgeCount, "edge")), "
        + "\(rounded(increments.meanOutDegree)) per file; \(cycles)",
      "index: \(sizeText(indexBytes)), \(updateText)",
      "this run: \(statistics.workLine)",
      health.line,
    ] + stageLines + caches.flatMap { lookupLines($0) }
  }

  /// What ran, and where files were parsed, how fast.
  private var stageLines: [String] {
    let times = stages.stages.map { "\($0.stage) \(rounded($0.counts.seconds * 1000)) ms" }
    let speeds = stages.languages.map { language in
      let megabytes = Double(language.counts.bytes) / 1e6
      return "\(language.name) \(language.counts.count) "
        + "(\(rounded(megabytes / max(language.counts.seconds, 1e-9))) MB/s)"
    }
    return ["stages: \(times.joined(separator: ", "))"]
      + (speeds.isEmpty ? [] : ["parsed: \(speeds.joined(separator: ", "))"])
  }

  private var updateText: String {
    let increments = graph.increments
    switch graph.update {
    case .none: return "as it was"
    case .built: return "built from all files"
    case .changed:
      return "updated: \(countText(increments.changedFileCount, "file")) changed, "
        + "\(increments.affectedFileCount) affected"
    }
  }

  /// A line for each tier that was asked.
  private func lookupLines(_ cache: CacheCounts.Named) -> [String] {
    CacheTier.allCases.compactMap { tier in
      let counts = cache.counts[tier]
      guard counts.hitCount + counts.missCount > 0 else { return nil }
      let time = "\(rounded(counts.latency.meanSeconds * 1e6)) µs each"
      return "\(cache.name) in \(tier.name): \(counts.missCount) missed, "
        + countText(counts.hitCount, "hit") + (counts.hitCount > 0 ? ", \(time)" : "")
    }
  }

  private var json: [UInt8] {
    JSONWriter.document { json in
      json.member("root") { $0.bytes(root) }
      json.member("files") { $0.number(statistics.files) }
      json.member("languages") { json in
        json.array(languages) { json, language in
          json.object { json in
            json.member("name") { $0.string(language.name) }
            json.member("files") { $0.number(language.files) }
          }
        }
      }
      json.member("definitions") { $0.number(graph.definitionCount) }
      json.member("graph") { json in
        json.object { json in
          json.member("names") { $0.number(graph.nameCount) }
          json.member("edges") { $0.number(graph.referenceCount) }
        }
      }
      json.member("dependencies") { $0.object { graph.increments.writeGraph(to: &$0) } }
      json.member("indexBytes") { $0.number(indexBytes) }
      json.member("update") { $0.object { graph.writeUpdate(to: &$0) } }
      json.member("run") { $0.object { statistics.writeWork(to: &$0) } }
      json.member("process") { $0.object { health.write(to: &$0) } }
      json.member("stages") { json in
        json.array(stages.stages) { json, stage in
          json.object { json in
            json.member("name") { $0.string(stage.stage.rawValue) }
            stage.counts.write(to: &json, counting: "runs")
          }
        }
      }
      json.member("parsed") { json in
        json.array(stages.languages) { json, language in
          json.object { json in
            json.member("language") { $0.string(language.name) }
            language.counts.write(to: &json, counting: "files")
            json.member("bytes") { $0.number(language.counts.bytes) }
          }
        }
      }
      json.member("caches") { $0.array(caches) { $1.counts.write(to: &$0, name: $1.name) } }
    }
  }

  private var prometheus: String {
    var text = PrometheusText()
    text.beginFamily("repomap_files", .gauge, help: "Files of the tree, by language.")
    for language in languages {
      text.addSample(language.files, labels: [("language", language.name)])
    }
    text.beginFamily(
      "repomap_definitions", .gauge, help: "Definitions of the tree that can be ranked.")
    text.addSample(graph.definitionCount)
    text.beginFamily(
      "repomap_reference_graph_names", .gauge, help: "Names that files refer to, by meaning.")
    text.addSample(graph.nameCount)
    text.beginFamily(
      "repomap_reference_graph_edges", .gauge, help: "Pairs of a file and a name it refers to.")
    text.addSample(graph.referenceCount)
    text.beginFamily("repomap_index_size_bytes", .gauge, help: "Size of the tree's index.")
    text.addSample(indexBytes)
    graph.increments.write(to: &text)
    stages.write(to: &text)
    health.write(to: &text)
    CacheCounts.write([("files", fileCounts)] + caches, to: &text)
    return text.text
  }

  /// The table of files as a cache: what is known of a file comes from disk, or is made.
  private var fileCounts: CacheCounts {
    let metrics = CacheMetrics()
    var counts = metrics.counts
    counts[.disk].hitCount = statistics.cachedFiles
    counts[.disk].missCount = statistics.parsedFiles
    counts.computedCount = statistics.parsedFiles
    return counts
  }
}

// MARK: - Parts of the JSON object

extension IncrementMetrics {
  fileprivate func writeGraph(to json: inout JSONWriter) {
    json.member("files") { $0.number(fileCount) }
    json.member("edges") { $0.number(edgeCount) }
    json.member("meanOutDegree") { $0.number(meanOutDegree) }
    json.member("cycles") { $0.number(cycleCount) }
    json.member("largestCycleFiles") { $0.number(largestCycleFileCount) }
  }
}

extension TreeStatus.Graph {
  fileprivate func writeUpdate(to json: inout JSONWriter) {
    let kind =
      switch update {
      case .none: "none"
      case .built: "built"
      case .changed: "changed"
      }
    json.member("kind") { $0.string(kind) }
    json.member("changedFiles") { $0.number(increments.changedFileCount) }
    json.member("affectedFiles") { $0.number(increments.affectedFileCount) }
    json.member("speedUp") { $0.number(increments.speedUp) }
  }
}

extension CacheCounts {
  fileprivate func write(to json: inout JSONWriter, name: String) {
    json.object { json in
      json.member("name") { $0.string(name) }
      json.member("tiers") { json in
        json.array(CacheTier.allCases) { json, tier in
          let counts = self[tier]
          json.object { json in
            json.member("name") { $0.string(tier.name) }
            json.member("hits") { $0.number(counts.hitCount) }
            json.member("misses") { $0.number(counts.missCount) }
            json.member("hitSeconds") { $0.number(counts.latency.meanSeconds) }
          }
        }
      }
    }
  }
}
