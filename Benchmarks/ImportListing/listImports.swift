internal import FileMapping
@preconcurrency internal import Glibc
internal import GraphBuilding
internal import IndexReading
internal import SourceModel

/// Prints where the imports lead that the graph in an index knows.
///
/// Usage: list-imports INDEX, with the index that a program of the same build made in an empty cache.
///
/// A line is: path of a file, language, module as it is written, imported name, targets, separated by
/// tabs. Targets are paths separated by commas, or `external` or `unresolved`. A file that imports
/// nothing has a line with its path and language. The graph doesn't keep the lines of imports.
func listImports() {
  let index = ReadIndex.ofArguments(program: "list-imports")
  let imports = index.graph.imports
  for number in imports.languages.indices {
    let language = imports.languages[number]
    guard language != ImportGraph.noLanguage else { continue }
    let file = FileID(index: number)
    let head = [index.paths[number], imports.languageNames[Int(language)]]
    var text = ""
    if imports.entries(of: file).isEmpty { text = line(head + ["", "", ""]) }
    for entry in imports.entries(of: file) {
      let name = entry.isWildcard ? "*" : symbolText(entry.name, index.graph)
      text += line(head + [symbolText(entry.source, index.graph), name, targets(of: entry, index)])
    }
    fputs(text, stdout)
  }
}

private func line(_ fields: [String]) -> String { fields.joined(separator: "\t") + "\n" }

/// The name of a symbol; empty for none.
private func symbolText(_ symbol: UInt32, _ graph: ReferenceGraph) -> String {
  symbol == UseEntry.noSymbol ? "" : escapedText(graph.symbols.name(of: Int(symbol)))
}

private func targets(of entry: ImportEntry, _ index: ReadIndex) -> String {
  switch entry.targets {
  case ImportEntry.external: "external"
  case ImportEntry.unresolved: "unresolved"
  default:
    index.graph.imports.files(ofSet: Int(entry.targets)).map { index.paths[$0.index] }
      .joined(separator: ",")
  }
}
