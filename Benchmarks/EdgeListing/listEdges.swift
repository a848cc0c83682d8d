internal import FileMapping
@preconcurrency internal import Glibc
internal import GraphBuilding
internal import SourceModel

/// Prints the edges of the graph in an index: where the weight of what a file refers to goes.
///
/// Usage: list-edges INDEX, with the index that a program of the same build made in an empty cache:
/// the format of the file isn't checked.
///
/// A line is: path of a file, name, meaning, path of another file, share, separated by tabs. The share
/// is the part of the weight of these references that goes to that file; what is missing to 1 leads
/// outside of the repository. Files are in the order of their paths, names in the one of the graph.
func listEdges() {
  let arguments = CommandLine.arguments
  guard arguments.count == 2 else { fail("usage: list-edges INDEX") }
  do {
    let file = try SectionFile(ofAnyKindAt: arguments[1])
    EdgeListing(graph: try ReferenceGraph(file), paths: try paths(file)).write()
  } catch {
    fail("\(arguments[1]): \(error.message)")
  }
}

private struct EdgeListing {
  let graph: ReferenceGraph
  /// By number of the file.
  let paths: [[UInt8]]

  func write() {
    var text: [UInt8] = []
    for file in 0..<graph.fileCount {
      append(FileID(index: file), to: &text)
      fwrite(text, 1, text.count, stdout)
      text.removeAll(keepingCapacity: true)
    }
  }

  /// The pools of a row stand in the order of symbols and meanings: those of one name and meaning are
  /// next to each other.
  private func append(_ file: FileID, to text: inout [UInt8]) {
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

  private func append(_ file: FileID, _ entries: Range<Int>, to text: inout [UInt8]) {
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
    for (target, flow) in flows.sorted(by: { $0.key < $1.key }) where flow > 0 {
      text += paths[file.index] + tab
      text += Array(graph.symbols.name(of: Int(graph.poolSymbols[first]))) + tab
      text += Array((meaning.map { "\($0)" } ?? "").utf8) + tab
      text += paths[target.index] + tab
      text += Array("\(Double(flow) / Double(total))\n".utf8)
    }
  }
}

private let tab = [UInt8(ascii: "\t")]

/// The paths of an index's files. In an index that was built at once files are numbered in their order.
private func paths(_ file: SectionFile) throws(SectionFileError) -> [[UInt8]] {
  // As in RepoMapKit's IndexedFiles.
  let ends: Column<UInt32> = try file.column(20, of: UInt32.self)
  let bytes: Column<UInt8> = try file.column(21, of: UInt8.self)
  var paths: [[UInt8]] = []
  var start = 0
  for end in ends {
    paths.append(Array(bytes.elements[start..<Int(end)]))
    start = Int(end)
  }
  return paths
}

private func fail(_ message: String) -> Never {
  fputs("\(message)\n", stderr)
  exit(2)
}
