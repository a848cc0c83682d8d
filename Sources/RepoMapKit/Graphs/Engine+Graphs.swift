internal import FileMapping
internal import GraphRendering
internal import SourceModel
internal import SyntaxParsing
internal import TokenCounting

extension Engine {
  /// The graph of a tree: what uses what.
  ///
  /// - Parameters:
  ///   - request: What is wanted.
  ///   - observer: Is told how far the work is.
  /// - Returns: The graph as text.
  /// - Throws: As ``map(_:observer:)``; `focusNotFound` for a focus that the tree doesn't have.
  public func graph(
    _ request: GraphRequest, observer: any ProgressObserver
  ) throws(EngineError) -> RepositoryGraph {
    var tree = try indexedTree(request.source, observer: observer)
    let text: [UInt8]
    do throws(MapError) {
      text = try GraphRun(tree: tree, request: request).text()
    } catch .damagedIndex {
      tree = try indexedTree(request.source, rebuilds: true, observer: observer)
      do throws(MapError) {
        text = try GraphRun(tree: tree, request: request).text()
      } catch {
        throw error.engineError
      }
    } catch {
      throw error.engineError
    }
    if stop.isRaised { throw .cancelled }
    return RepositoryGraph(
      text: text, warnings: tree.diagnostics.warnings, statistics: tree.statistics)
  }
}

/// Makes the text of one graph.
struct GraphRun {
  let tree: IndexedTree
  let request: GraphRequest

  /// The text that is asked for.
  ///
  /// - Throws: `damagedIndex`; `refused` for a focus that the tree doesn't have.
  func text() throws(MapError) -> [UInt8] {
    let assembler = try mapped { () throws(SectionFileError) in
      try GraphAssembler(tree, request.graphLevel)
    }
    let focus = try focusNodes(assembler)
    if request.form == .html { return try ReportBuilder(assembler, request, focus).text() }
    let chosen = chosenGraph(assembler, focus)
    guard let budget = request.budgetTokens else { return rendered(chosen) }
    let counter = TokenEstimator()
    return rendered(longestFitting(chosen) { counter.tokens(counter.sum(rendered($0))) <= budget })
  }

  private func chosenGraph(_ assembler: GraphAssembler, _ focus: [Int]) -> CodeGraph {
    let whole = assembler.wholeGraph()
    let (nodes, edges) = (request.maximumNodes, request.maximumEdges)
    var graph =
      focus.isEmpty
      ? whole.best(nodeCount: nodes, edgeCount: edges)
      : whole.around(focus, depth: request.depth, nodeCount: nodes, edgeCount: edges)
    let places = Dictionary(
      uniqueKeysWithValues: whole.nodes.enumerated().map { ($1.path, $0) })
    let wholeNodes = graph.nodes.map { places[$0.path] ?? 0 }
    assembler.addNames(to: &graph) { wholeNodes[$0] }
    return graph
  }

  private func rendered(_ graph: CodeGraph) -> [UInt8] {
    switch request.form {
    case .dot: Array(DOTFormat().text(graph).utf8)
    case .mermaid: Array(MermaidFormat().text(graph).utf8)
    case .graphml: Array(GraphMLFormat().text(graph).utf8)
    // Pages are made elsewhere.
    case .json, .html: graph.json
    }
  }

  /// The nodes that the focus means, ascending.
  private func focusNodes(_ assembler: GraphAssembler) throws(MapError) -> [Int] {
    var nodes: Set<Int> = []
    for written in request.focus {
      let paths = TreePaths(tree: tree)
      let places: [Int]
      if let place = paths.file(written) {
        places = [place]
      } else if let files = paths.files(below: written) {
        places = files.filter { tree.isCode($0) }
      } else {
        throw .refused(
          .focusNotFound(path: escapedText(written), nearest: paths.nearest(to: written)))
      }
      nodes.formUnion(places.compactMap { assembler.node(ofPlace: $0) })
    }
    return nodes.sorted()
  }
}

/// What reading the index gives.
///
/// - Throws: `damagedIndex`.
func mapped<Value>(
  _ read: () throws(SectionFileError) -> Value
) throws(MapError) -> Value {
  do throws(SectionFileError) {
    return try read()
  } catch {
    throw .damagedIndex(error)
  }
}
