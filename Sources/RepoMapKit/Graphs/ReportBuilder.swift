// Gathers what the HTML report shows, as columns: report/data.md tells what they are.
//
// Its size is bounded: files by the request, edges and definitions of each file by constants, definitions in all by
// `maximumDefinitions`.

internal import FileMapping
internal import GraphBuilding
internal import GraphRendering
internal import MapSelection
internal import SourceModel
internal import StandardExtensions
internal import SymbolRanking
internal import TokenCounting

/// Makes the report of one tree.
struct ReportBuilder {
  /// So many edges of a file are shown each way, the strongest.
  private static let edgesPerFile = 24
  private static let definitionsPerFile = 50
  private static let maximumDefinitions = 80_000
  /// The budgets of the maps whose files are marked.
  private static let budgets = [1024, 2048, 4096, 8192, 16_384]

  private let tree: IndexedTree
  private let assembler: GraphAssembler
  private let request: GraphRequest
  private let focus: [Int]

  init(_ assembler: GraphAssembler, _ request: GraphRequest, _ focus: [Int]) {
    self.assembler = assembler
    tree = assembler.tree
    self.request = request
    self.focus = focus
  }

  /// The page.
  ///
  /// - Throws: `damagedIndex`.
  func text() throws(MapError) -> [UInt8] {
    var whole = assembler.wholeGraph()
    keepStrongestEdges(&whole)
    let order = chosenNodes(whole)
    var graph = part(of: whole, order)
    assembler.addNames(to: &graph) { order[$0] }
    let definitions = try mapped { () throws(SectionFileError) in try self.definitions(order) }
    let maps = try self.maps(order)
    let name = RepositoryPath(bytes: resolvedPath(tree.root) ?? tree.root).name
    let title = name.isEmpty ? "/" : escapedText(name)
    let chosen = order.firstIndex { focus.contains($0) }
    var columns = ReportColumns(graph, definitions: definitions, maps: maps)
    return ReportFormat().text(
      title: title, data: columns.json(title: title, chosen: chosen))
  }

  // MARK: - Files and edges

  /// The nodes to show, in the order of their paths.
  private func chosenNodes(_ whole: CodeGraph) -> [Int] {
    let order = whole.nodes.indices.sorted { left, right in
      let (a, b) = (whole.nodes[left].rank, whole.nodes[right].rank)
      return a != b ? a > b : left < right
    }
    return order.prefix(request.maximumNodes).sorted()
  }

  private func part(of whole: CodeGraph, _ order: [Int]) -> CodeGraph {
    var places = [Int?](repeating: nil, count: whole.nodes.count)
    for (place, node) in order.enumerated() { places[node] = place }
    var graph = whole
    graph.nodes = order.map { whole.nodes[$0] }
    graph.edges = whole.edges.compactMap { edge in
      guard let from = places[edge.from], let to = places[edge.to] else { return nil }
      var edge = edge
      (edge.from, edge.to) = (from, to)
      return edge
    }
    return graph
  }

  /// Leaves the edges that are among the strongest of one of their ends.
  private func keepStrongestEdges(_ graph: inout CodeGraph) {
    let count = min(ReportBuilder.edgesPerFile, request.edgeCount ?? .max)
    let order = graph.edges.indices.sorted { left, right in
      let (a, b) = (graph.edges[left], graph.edges[right])
      return a.flow != b.flow ? a.flow > b.flow : left < right
    }
    var given = [Int](repeating: 0, count: graph.nodes.count)
    var taken = given
    var isKept = [Bool](repeating: false, count: graph.edges.count)
    for index in order {
      let edge = graph.edges[index]
      guard given[edge.from] < count || taken[edge.to] < count else { continue }
      given[edge.from] += 1
      taken[edge.to] += 1
      isKept[index] = true
    }
    graph.edges = zip(graph.edges, isKept).filter(\.1).map(\.0)
  }

  // MARK: - Definitions

  /// For each node its best definitions.
  private func definitions(
    _ order: [Int]
  ) throws(SectionFileError) -> [[ReportColumns.Definition]] {
    let files = order.map { tree.number(of: assembler.place(ofNode: $0)) }
    let limit = definitionLimit(files.map { assembler.graph.definitions(of: $0).count })
    var all: [[ReportColumns.Definition]] = []
    all.reserveCapacity(files.count)
    for file in files { all.append(try definitions(of: file, limit)) }
    return all
  }

  private func definitions(
    of file: FileID, _ limit: Int
  ) throws(SectionFileError) -> [ReportColumns.Definition] {
    let graph = assembler.graph
    let best = assembler.ranks.definitions(of: file, in: graph).prefix(limit)
    var names: [Int: (name: String, kind: String)] = [:]
    for place in graph.definitions(of: file) {
      let entry = graph.definition(at: place)
      names[Int(entry.definition)] = (
        escapedText(graph.name(ofSymbol: entry.symbol)), entry.kind.name
      )
    }
    let first = best.first?.score ?? 0
    var found: [ReportColumns.Definition] = []
    for ranked in best {
      guard let (name, kind) = names[ranked.definition] else { continue }
      let line = try tree.index.outlineRecord(ranked.definition, of: file).nameLine + 1
      let percent = first > 0 ? Int((ranked.score / first * 100).rounded()) : 0
      found.append(
        ReportColumns.Definition(name: name, kind: kind, line: line, percent: percent))
    }
    return found
  }

  /// How many definitions of each file there is room for.
  private func definitionLimit(_ counts: [Int]) -> Int {
    var limit = ReportBuilder.definitionsPerFile
    while limit > 1,
      counts.reduce(0, { $0 + min($1, limit) }) > ReportBuilder.maximumDefinitions
    {
      limit -= 1
    }
    return limit
  }

  // MARK: - Maps

  /// What the maps of the tree show that nothing steers.
  private func maps(_ order: [Int]) throws(MapError) -> [ReportColumns.Map] {
    var nodes: [Int: Int] = [:]
    for (index, node) in order.enumerated() { nodes[assembler.place(ofNode: node)] = index }
    var maps: [ReportColumns.Map] = []
    for budget in ReportBuilder.budgets {
      var timer = StepTimer()
      var request = MapRequest(root: tree.root)
      request.budgetTokens = budget
      let map = try MapBuilder(tree: tree, request: request, counter: TokenEstimator())
        .map(RankingQuestion(), timer: &timer)
      maps.append(
        ReportColumns.Map(
          tokens: budget, files: map.selection.files.compactMap { nodes[$0.file] }.sorted(),
          definitionCount: map.selection.definitionCount))
    }
    return maps
  }
}
