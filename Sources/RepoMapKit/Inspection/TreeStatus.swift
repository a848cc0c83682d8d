internal import FileMapping
internal import SourceModel
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
    return [
      "root: \(escapedText(root))",
      "files: \(statistics.files) (\(names.joined(separator: ", ")))",
      "definitions: \(graph.definitionCount)",
      "graph: \(countText(graph.nameCount, "name")), \(countText(graph.referenceCount, "edge"))",
      "index: \(sizeText(indexBytes))",
      "this run: \(statistics.cachedFiles) from the cache, \(statistics.readFiles) read, "
        + "\(statistics.parsedFiles) parsed",
    ]
  }

  private var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
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
      json.member("indexBytes") { $0.number(indexBytes) }
      json.member("run") { json in
        json.object { json in
          json.member("cachedFiles") { $0.number(statistics.cachedFiles) }
          json.member("readFiles") { $0.number(statistics.readFiles) }
          json.member("parsedFiles") { $0.number(statistics.parsedFiles) }
        }
      }
    }
    return json.text + [UInt8(ascii: "\n")]
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
    // The names of CacheCounts: what is known of a file comes from disk, or is made.
    let labels: [PrometheusText.Label] = [("cache", "files"), ("tier", CacheTier.disk.name)]
    text.beginFamily(
      "repomap_cache_hits_total", .counter, help: "Lookups that found their value in the tier.")
    text.addSample(statistics.cachedFiles, labels: labels)
    text.beginFamily(
      "repomap_cache_misses_total", .counter, help: "Lookups that passed the tier in vain.")
    text.addSample(statistics.parsedFiles, labels: labels)
    return text.text
  }
}
