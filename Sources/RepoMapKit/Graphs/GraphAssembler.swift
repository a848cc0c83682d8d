// Makes the graph that people see from the graph that ranks are made of.
//
// Input: an indexed tree. Output: a node for each file or folder, an edge for each pair of which one uses the other.
//
// Steps:
// 1. Nodes, with the ranks of their files.
// 2. Edges without names: what each file uses of each other one, added up.
// 3. When it is known which edges are shown: their names, by going over the same references again. So the names of
//    edges that nobody sees take no room.
//
// What it leaves out: names that more than `maximumDefiners` files define (each of their edges says next to nothing,
// and there are hundreds of each), and edges below `minimumShare` unless they are imports.

internal import FileMapping
internal import GraphBuilding
internal import GraphRendering
internal import SourceModel
internal import StandardExtensions
internal import SymbolRanking

/// That one file uses another, by their places.
struct FileEdge: Sendable {
  let from, to: Int
  /// Of everything that the first one uses, in 0...1.
  let share: Double
}

/// Makes graphs of one tree.
struct GraphAssembler {
  /// Names that more files define make no edges.
  static let maximumDefiners = 16
  /// Edges that carry less of what a file uses are left out.
  static let minimumShare = 0.001
  /// So many names tell what an edge is.
  static let namesPerEdge = 3

  let tree: IndexedTree
  let level: CodeGraph.Level
  let graph: GraphRevision
  let ranks: RankRevision
  /// The places of the files, those of one node one behind the other.
  private let members: [[Int]]
  /// For each place its node.
  private let nodeOfPlace: [Int?]

  /// - Throws: What is damaged in the index.
  init(_ tree: IndexedTree, _ level: CodeGraph.Level) throws(SectionFileError) {
    self.tree = tree
    self.level = level
    (graph, ranks) = try tree.index.revision()
    let places = tree.files.indices.filter { tree.isCode($0) }
    switch level {
    case .files: members = places.map { [$0] }
    case .folders:
      var folders: [[UInt8]: [Int]] = [:]
      for place in places {
        folders[tree.files.path(at: place).parent.bytes, default: []].append(place)
      }
      members = folders.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }
    var nodes = [Int?](repeating: nil, count: tree.files.count)
    for (node, files) in members.enumerated() {
      for place in files { nodes[place] = node }
    }
    nodeOfPlace = nodes
  }

  /// The node of a file.
  func node(ofPlace place: Int) -> Int? { nodeOfPlace[place] }

  /// The place of the file that is a node by itself.
  func place(ofNode node: Int) -> Int { members[node][0] }

  /// The class of the file at a place.
  func noise(of place: Int) -> NoiseClass {
    NoiseClass(rawValue: tree.index.files.noise[place]) ?? .none
  }

  // MARK: - Nodes and edges

  /// The whole graph, without names. Nodes are in the order of the paths.
  func wholeGraph() -> CodeGraph {
    let total = tree.files.indices.reduce(0) { $0 + (tree.isCode($1) ? rank(of: $1) : 0) }
    let scale = total > 0 ? 1 / total : 0
    let nodes = members.map { node($0, scale) }
    var edges: [CodeGraph.Edge] = []
    for node in members.indices { appendEdges(of: node, scale, to: &edges) }
    return CodeGraph(level: level, nodes: nodes, edges: edges)
  }

  private func rank(of place: Int) -> Double { ranks.rank(of: tree.number(of: place), in: graph) }

  private func node(_ files: [Int], _ scale: Double) -> CodeGraph.Node {
    let path = tree.files.path(at: files[0])
    return CodeGraph.Node(
      path: level == .files ? path : path.parent,
      language: mostFrequent(files.map { graph.language(of: tree.number(of: $0)) ?? "" }),
      noise: NoiseClass(rawValue: mostFrequent(files.map { noise(of: $0).rawValue })) ?? .none,
      rank: files.reduce(0) { $0 + rank(of: $1) } * scale,
      definitionCount: files.reduce(0) { $0 + graph.definitions(of: tree.number(of: $1)).count },
      fileCount: files.count,
      size: files.reduce(0) { $0 + Int(tree.files.stamps[$1].size) })
  }

  /// The least of the values that occur most often.
  private func mostFrequent<Value: Hashable & Comparable>(_ values: [Value]) -> Value {
    if values.count == 1 { return values[0] }
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best?.key ?? values[0]
  }

  private func appendEdges(of node: Int, _ scale: Double, to edges: inout [CodeGraph.Edge]) {
    var flows: [Int: Double] = [:]
    var imports: Set<Int> = []
    var all = 0.0
    for place in members[node] {
      let file = tree.number(of: place)
      // Of a folder what its files with more rank use counts more.
      let rank = rank(of: place) * scale
      all += rank
      let total = Double(graph.outWeight(of: file))
      for (target, weight) in weights(of: file, from: node) {
        flows[target, default: 0] += rank * (Double(weight) / total)
      }
      graph.forEachImportedFile(of: file) { imported in
        if let target = target(imported, from: node) { imports.insert(target) }
      }
    }
    for target in imports { flows[target] = flows[target] ?? 0 }
    for (target, flow) in flows.sorted(by: { $0.key < $1.key }) {
      let share = all > 0 ? min(1, flow / all) : 0
      let isImport = imports.contains(target)
      guard share >= GraphAssembler.minimumShare || isImport else { continue }
      edges.append(
        CodeGraph.Edge(from: node, to: target, share: share, flow: flow, isImport: isImport))
    }
  }

  // MARK: - Edges of few files

  /// What a file uses, of the files of the tree, by place. No more of the graph is looked at.
  func edges(from place: Int) -> [FileEdge] {
    let file = tree.number(of: place)
    var weights: [Int: UInt64] = [:]
    graph.forEachNeighbour(of: file, maximumDefiners: GraphAssembler.maximumDefiners) { use in
      weights[tree.place(of: use.target), default: 0] += use.weight
    }
    var imports: Set<Int> = []
    graph.forEachImportedFile(of: file) { imports.insert(tree.place(of: $0)) }
    for target in imports { weights[target] = weights[target] ?? 0 }
    return weights.compactMap { target, weight in
      edge(from: place, to: target, weight, isImport: imports.contains(target))
    }
  }

  /// What uses some files, by place.
  func edges(to places: [Int]) -> [FileEdge] {
    var weights: [FilePair: UInt64] = [:]
    for place in places {
      graph.forEachReferencer(
        of: tree.number(of: place), maximumDefiners: GraphAssembler.maximumDefiners
      ) { file, weight in
        weights[FilePair(from: tree.place(of: file), to: place), default: 0] += weight
      }
    }
    var imports: Set<FilePair> = []
    graph.forEachImporter(of: Set(places.map { tree.number(of: $0) })) { file, imported in
      imports.insert(FilePair(from: tree.place(of: file), to: tree.place(of: imported)))
    }
    for pair in imports { weights[pair] = weights[pair] ?? 0 }
    return weights.compactMap { pair, weight in
      edge(from: pair.from, to: pair.to, weight, isImport: imports.contains(pair))
    }
  }

  private struct FilePair: Hashable {
    let from, to: Int
  }

  private func edge(from: Int, to: Int, _ weight: UInt64, isImport: Bool) -> FileEdge? {
    guard tree.isCode(from), tree.isCode(to) else { return nil }
    let total = Double(graph.outWeight(of: tree.number(of: from)))
    let share = total > 0 ? min(1, Double(weight) / total) : 0
    guard share >= GraphAssembler.minimumShare || isImport else { return nil }
    return FileEdge(from: from, to: to, share: share)
  }

  /// What a file uses of other nodes, added up in whole numbers: an order of names there isn't.
  private func weights(of file: FileID, from node: Int) -> [Int: UInt64] {
    var weights: [Int: UInt64] = [:]
    graph.forEachNeighbour(of: file, maximumDefiners: GraphAssembler.maximumDefiners) { use in
      if let target = target(use.target, from: node) { weights[target, default: 0] += use.weight }
    }
    return weights
  }

  /// The node of a file that another node uses.
  private func target(_ file: FileID, from node: Int) -> Int? {
    guard let target = nodeOfPlace[tree.place(of: file)], target != node else { return nil }
    return target
  }

  // MARK: - Names

  /// Gives edges their names.
  ///
  /// - Parameters:
  ///   - part: A part of the whole graph.
  ///   - wholeNode: For a node of it the node of the whole graph.
  func addNames(to part: inout CodeGraph, wholeNode: (Int) -> Int) {
    var edgesOfNodes: [Int: [Int]] = [:]
    for (index, edge) in part.edges.enumerated() {
      edgesOfNodes[wholeNode(edge.from), default: []].append(index)
    }
    for (node, edges) in edgesOfNodes {
      var names: [Int: [UInt32: NameSum]] = [:]
      for index in edges { names[wholeNode(part.edges[index].to)] = [:] }
      collectNames(of: node, &names)
      for index in edges {
        part.edges[index].names = strongest(names[wholeNode(part.edges[index].to)] ?? [:])
      }
    }
  }

  /// What a name carries from one node to another.
  private struct NameSum {
    var share = 0.0
    /// Of the file that is looked at, in whole numbers.
    var weight: UInt64 = 0
    /// The reference that most of it comes by.
    var best: NeighbourReference

    /// Adds what was found in one file.
    mutating func finishFile(_ part: Double) {
      share += part * Double(weight)
      weight = 0
    }
  }

  private func collectNames(of node: Int, _ names: inout [Int: [UInt32: NameSum]]) {
    let all = members[node].reduce(0) { $0 + rank(of: $1) }
    for place in members[node] {
      let file = tree.number(of: place)
      var found: [(target: Int, symbol: UInt32)] = []
      graph.forEachNeighbour(of: file, maximumDefiners: GraphAssembler.maximumDefiners) { use in
        guard let target = target(use.target, from: node), names[target] != nil else { return }
        found.append((target, use.symbol))
        var sum = names[target]?[use.symbol] ?? NameSum(best: use)
        sum.weight += use.weight
        if isBetter(use, sum.best) { sum.best = use }
        names[target]?[use.symbol] = sum
      }
      let total = Double(graph.outWeight(of: file))
      let part = all > 0 && total > 0 ? rank(of: place) / all / total : 0
      // What was found twice has nothing left the second time.
      for (target, symbol) in found { names[target]?[symbol]?.finishFile(part) }
    }
  }

  /// Whether one reference tells more than another how a name is bound.
  private func isBetter(_ left: NeighbourReference, _ right: NeighbourReference) -> Bool {
    if left.weight != right.weight { return left.weight > right.weight }
    return (left.definerCount, left.rule.rawValue) < (right.definerCount, right.rule.rawValue)
  }

  private func strongest(_ sums: [UInt32: NameSum]) -> [CodeGraph.Name] {
    let names = sums.map { symbol, sum in
      CodeGraph.Name(
        bytes: graph.name(ofSymbol: symbol), share: sum.share, binding: sum.best.rule.name,
        definerCount: sum.best.definerCount)
    }
    let ordered = names.sorted { left, right in
      if left.share != right.share { return left.share > right.share }
      return left.bytes.lexicographicallyPrecedes(right.bytes)
    }
    return Array(ordered.prefix(GraphAssembler.namesPerEdge))
  }
}
