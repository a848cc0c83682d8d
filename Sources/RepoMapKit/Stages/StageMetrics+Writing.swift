internal import StandardExtensions
internal import TieredCaching

extension StageMetrics.Counts {
  /// Writes what was counted as members of an object, the count as `name`.
  func write(to json: inout JSONWriter, counting name: String) {
    json.member(name) { $0.number(count) }
    json.member("seconds") { $0.number(seconds) }
  }
}

extension StageMetrics {
  /// Adds what was counted to a text of metrics.
  func write(to text: inout PrometheusText) {
    let (stages, languages) = (stages, languages)
    text.beginFamily("repomap_stage_runs_total", .counter, help: "Runs of the stage.")
    for (stage, counts) in stages {
      text.addSample(counts.count, labels: [("stage", stage.rawValue)])
    }
    text.beginFamily(
      "repomap_stage_duration_seconds_total", .counter, help: "Time that runs of the stage took.")
    for (stage, counts) in stages {
      text.addSample(counts.seconds, labels: [("stage", stage.rawValue)])
    }
    let families: [(name: String, help: String, value: (Counts) -> Double)] = [
      ("files_parsed_total", "Files that were parsed, by language.", { Double($0.count) }),
      ("parsed_bytes_total", "Bytes that were parsed, by language.", { Double($0.bytes) }),
      (
        "parse_duration_seconds_total", "Time that reading and parsing took, by language.",
        { $0.seconds }
      ),
    ]
    for family in families where !languages.isEmpty {
      text.beginFamily("repomap_\(family.name)", .counter, help: family.help)
      for (name, counts) in languages {
        text.addSample(family.value(counts), labels: [("language", name)])
      }
    }
  }
}
