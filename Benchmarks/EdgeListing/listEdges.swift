internal import FileMapping
@preconcurrency internal import Glibc
internal import GraphBuilding
internal import IndexReading
internal import SourceModel

/// Prints the edges of the graph in an index: where the weight of what a file refers to goes.
///
/// Usage: list-edges INDEX, with the index that a program of the same build made in an empty cache.
///
/// A line is: path of a file, name, meaning, path of another file, share, separated by tabs. The share
/// is the part of the weight of these references that goes to that file; what is missing to 1 leads
/// outside of the repository. Files are in the order of their paths, names in the one of the graph.
func listEdges() {
  let index = ReadIndex.ofArguments(program: "list-edges")
  EdgeListing(graph: index.graph, paths: index.paths).write()
}

private struct EdgeListing {
  let graph: ReferenceGraph
  /// By number of the file; as lines show them.
  let paths: [String]

  func write() {
    for file in 0..<graph.fileCount {
      var text = ""
      append(FileID(index: file), to: &text)
      fputs(text, stdout)
    }
  }

  /// The pools of a row stand in the order of symbols and meanings: those of one name and meaning are
  /// next to each other.
  private func append(_ file: FileID, to text: inout String) {
    let row = graph.references.row(file.index)
    var start = row.lowerBound
    while start < row.upperBound {
      var end = start + 1
      while end < row.upperBound, isSameName(end, start) { end += 1 }
      append(file, start..<end, to: &text)
      start = end
    }
  }

  private func isSameName(_ left: Int, _ right: Int) -> Bool {
    let pools = (pool(left), pool(right))
    return graph.poolSymbols[pools.0] == graph.poolSymbols[pools.1]
      && graph.poolMeanings[pools.0] == graph.poolMeanings[pools.1]
  }

  private func pool(_ entry: Int) -> Int { Int(graph.references.targets[entry]) }

  private func append(_ file: FileID, _ entries: Range<Int>, to text: inout String) {
    var total: UInt64 = 0
    var flows: [FileID: UInt64] = [:]
    for entry in entries {
      let evidence = UInt64(graph.references.evidence[entry])
      let weight = graph.poolWeights[pool(entry)]
      total += evidence * weight.total
      graph.forEachDefiner(ofPool: pool(entry)) { target, _ in
        let percent = GraphWeights.definerPercent(graph.noise(of: target))
        flows[target, default: 0] += evidence * weight.definer(percent: percent)
      }
    }
    let first = pool(entries.lowerBound)
    let meaning = ReferenceMeaning(rawValue: graph.poolMeanings[first])
    let name = escapedText(graph.symbols.name(of: Int(graph.poolSymbols[first])))
    for (target, flow) in flows.sorted(by: { $0.key < $1.key }) where flow > 0 {
      let fields = [
        paths[file.index], name, meaning.map { "\($0)" } ?? "", paths[target.index],
        "\(Double(flow) / Double(total))",
      ]
      text += fields.joined(separator: "\t") + "\n"
    }
  }
}
