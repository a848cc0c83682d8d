import FileMapping
import GraphBuilding
import SourceModel

/// A graph as lines in alphabetical order:
///
/// ```
/// a -> name as call 1.0 [function method]: b c
/// a -> name as call 1.0 outside
/// a has name 1.0
/// ```
///
/// The first two are references that left a file, with their evidence, the groups that are meant and
/// the files that define it; the third is evidence that stays in the file.
func render(_ graph: ReferenceGraph, paths: [String]) -> [String] {
  var lines: [String] = []
  for file in 0..<graph.fileCount {
    for entry in graph.references.row(file) {
      let evidence = Double(graph.references.evidence[entry]) / GraphWeights.evidenceUnit
      lines.append(
        "\(paths[file]) -> "
          + render(graph, pool: Int(graph.references.targets[entry]), evidence, paths))
    }
    for place in graph.definitions(of: FileID(index: file)) {
      let definition = graph.definitions[place]
      guard definition.ownEvidence > 0 else { continue }
      let evidence = Double(definition.ownEvidence) / GraphWeights.evidenceUnit
      lines.append("\(paths[file]) has \(graph.nameText(definition.symbol)) \(evidence)")
    }
  }
  return lines.sorted()
}

private func render(
  _ graph: ReferenceGraph, pool: Int, _ evidence: Double, _ paths: [String]
) -> String {
  let meaning = ReferenceMeaning(rawValue: graph.poolMeanings[pool]) ?? .name
  let head = "\(graph.nameText(graph.poolSymbols[pool])) as \(meaning) \(evidence)"
  var definers: [String] = []
  graph.forEachDefiner(ofPool: pool) { file, _ in definers.append(paths[file.index]) }
  guard !definers.isEmpty else { return "\(head) outside" }
  let groups = names(of: graph.poolWeights[pool].groups).joined(separator: " ")
  return "\(head) [\(groups)]: \(definers.sorted().joined(separator: " "))"
}
