internal import SourceModel

/// All that an outline shows of a file, line by line: the signatures of all definitions inside of their scopes.
struct WholeOutline {
  /// The lines as the text format has them, without line feeds.
  private(set) var lines: [[UInt8]] = []
  /// For each line whether a signature, or several that share lines, begins there.
  private(set) var isFirst: [Bool] = []
  /// For each line the place of the nearest header around it, if it has one.
  private(set) var headers: [Int?] = []

  /// The outline of a file; empty without one.
  init(_ state: FileState?, _ options: LineOptions) {
    guard let state else { return }
    let (file, shown) = (state.file, state.definitions)
    let format = TextFormat(options)
    var outline = FileOutline(
      file.records, source: file.source, showsDocumentation: options.showsDocumentation)
    for definition in shown { outline.show(definition) }
    for line in outline.lines {
      lines.append(
        Array(format.line(LineText(line, lastLine: nil, of: file.source)).dropLast()))
    }
    let places = Dictionary(
      uniqueKeysWithValues: outline.lines.enumerated().map { ($0.element.number, $0.offset) })
    isFirst = Array(repeating: true, count: lines.count)
    headers = Array(repeating: nil, count: lines.count)
    // What is around others comes before them, so that the nearest header counts.
    for definition in shown {
      let own = file.source.withUnsafeBytes { source in
        var parts: [Int: [Range<Int>]] = [:]
        SignatureParts(file.records[definition], in: source).append(to: &parts)
        return parts.keys.compactMap { places[$0] }.sorted()
      }
      let header = file.records[definition].parent.flatMap { places[file.records[$0].nameLine] }
      for place in own {
        if place != own.first { isFirst[place] = false }
        if let header, header < place { headers[place] = header }
      }
    }
  }
}
