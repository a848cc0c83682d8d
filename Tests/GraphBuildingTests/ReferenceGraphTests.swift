import GraphBuilding
import SourceModel
import Testing

/// Text in, text out: `a -> name[groups] evidence: definers` for each reference that left a file,
/// `a => b weight name` for direct edges, `a has name evidence` for what stays in the file.
struct ReferenceGraphTests {
  private func check(
    _ text: String, edges: [DirectEdge] = [], _ expected: String,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let repository = SampleRepository(text)
    let graph = try ReferenceGraph(
      GraphInput(files: repository.documents, directEdges: edges))
    #expect(graph.brokenInvariant() == nil, sourceLocation: location)
    let lines = render(graph, paths: repository.files.map(\.path))
    #expect(lines.joined(separator: "\n") == expected, sourceLocation: location)
  }

  @Test func `a reference goes to every other file that defines the name`() throws {
    try check(
      """
      a python
        use call eggs 4
        use call nowhere
      b python
        def function eggs
      c python
        def function eggs
        def function unused
      """, "a -> eggs[function] 2.0: b c")
  }

  @Test func `a name that the file defines binds there`() throws {
    try check(
      """
      a python
        def function eggs
        use call eggs 4
      b python
        def function eggs
      """, "a has eggs 2.0")
  }

  @Test func `a name of another kind in the file doesn't bind`() throws {
    try check(
      """
      a java
        def field name
        use call name
      b java
        def method name
      c java
        def field name
      """, "a -> name[method] 1.0: b")
  }

  @Test func `a call is no evidence for a field`() throws {
    try check(
      """
      a java
        use call name
      b java
        def field name
      """, "")
  }

  @Test func `kinds of use that mean the same definitions share a pool`() throws {
    try check(
      """
      a python
        use call Spam 4
        use type Spam
      b python
        def class Spam
      """, "a -> Spam[type] 3.0: b")
  }

  @Test func `kinds of use that mean different definitions don't`() throws {
    try check(
      """
      a typescript
        use call spam
        use type spam
      b typescript
        def interface spam
      c typescript
        def function spam
      """,
      """
      a -> spam[function type] 1.0: b c
      a -> spam[type] 1.0: b
      """)
  }

  @Test func `languages of different families don't meet`() throws {
    try check(
      """
      a python
        use call eggs
      b c
        def function eggs
      c cpp
        use call eggs
      """, "c -> eggs[function] 1.0: b")
  }

  @Test func `locals, namespaces and scopes are not found`() throws {
    try check(
      """
      a cpp
        use identifier x
        use type y
        use type z
      b cpp
        def variable x local
        def namespace y
        def implementation z
      """, "")
  }

  @Test func `private definitions are found only where there are no others`() throws {
    try check(
      """
      a c
        use call eggs
        use call spam
      b c
        def function eggs private
        def function spam private
      c c
        def function eggs
      """,
      """
      a -> eggs[function] 1.0: c
      a -> spam[function] 1.0: b
      """)
  }

  @Test func `an imported name counts as a reference, an alias as the name`() throws {
    try check(
      """
      a python
        import spam as s
        import eggs
        use call s 4
        use call eggs
      b python
        def function spam
        def function s
      c python
        def function eggs
      """,
      """
      a -> eggs[function] 2.5: c
      a -> spam[function] 3.5: b
      """)
  }

  @Test func `an imported name that the file defines too tells nothing`() throws {
    try check(
      """
      a python
        import spam
        def function spam
      b python
        def function spam
      """, "")
  }

  @Test func `the first definition in the file that is meant has the evidence`() throws {
    try check(
      """
      a java
        def field spam
        def method spam
        def method spam
        use call spam
      """, "a has spam 1.0")
  }

  @Test func `references that lead to no other file are added up`() throws {
    let repository = SampleRepository(
      """
      a java
        def field eggs
        def method parseOptions
        use call eggs
        use call nowhere 4
        use call parseOptions
        import somewhere
      b java
        def field spam
        use call spam
      """)
    let graph = try ReferenceGraph(GraphInput(files: repository.documents))
    // No call means a field; the own distinctive name weighs 10.
    #expect(graph.stayingWeights == [1 + 2 + 10 + 1.5, 1])
  }

  @Test func `a direct edge takes the references of its name along`() throws {
    let edge = DirectEdge(from: FileID(index: 0), to: FileID(index: 2), weight: 0.5, name: 0)
    try check(
      """
      a python
        use call eggs 4
        use call spam
      b python
        def function eggs
        def function spam
      c python
        def function eggs
      """, edges: [edge],
      """
      a -> spam[function] 1.0: b
      a => c 1.0 eggs
      """)
  }

  @Test func `direct edges may lack a name, and never lead back`() throws {
    let files = (0..<3).map { FileID(index: $0) }
    try check(
      "a python\nb python\nc python",
      edges: [
        DirectEdge(from: files[2], to: files[0], weight: 3),
        DirectEdge(from: files[0], to: files[0], weight: 5),
        DirectEdge(from: files[0], to: files[1], weight: 2),
      ],
      """
      a => b 2.0
      c => a 3.0
      """)
  }

  @Test func `no files make an empty graph`() throws {
    try check("", "")
  }

  @Test func `building stops when it is told to`() {
    let files = SampleRepository("a python").documents
    #expect(throws: GraphBuildingError.cancelled) {
      try ReferenceGraph(GraphInput(files: files), isCancelled: { true })
    }
  }
}

/// The edges of a graph as text, in alphabetical order.
func render(_ graph: ReferenceGraph, paths: [String]) -> [String] {
  var lines: [String] = []
  func name(_ symbol: UInt32) -> String {
    String(decoding: graph.symbols.name(of: Int(symbol)), as: UTF8.self)
  }
  for file in 0..<graph.fileCount {
    for entry in graph.references.row(file) {
      let pool = Int(graph.references.targets[entry])
      let definers = graph.definers.targets[graph.definers.row(pool)].map { paths[Int($0)] }
      let groups = names(of: graph.poolGroups[pool]).joined(separator: " ")
      lines.append(
        "\(paths[file]) -> \(name(graph.poolSymbols[pool]))[\(groups)] "
          + "\(graph.references.weights[entry]): \(definers.sorted().joined(separator: " "))")
    }
    for edge in graph.directEdges.row(file) {
      let target = paths[Int(graph.directEdges.targets[edge])]
      let symbol = graph.directSymbols[edge]
      lines.append(
        "\(paths[file]) => \(target) \(graph.directEdges.weights[edge])"
          + (symbol == ReferenceGraph.noSymbol ? "" : " " + name(symbol)))
    }
    for place in graph.definitions(of: FileID(index: file)) {
      let definition = graph.definitions[place]
      guard definition.sameFileEvidence > 0 else { continue }
      lines.append("\(paths[file]) has \(name(definition.symbol)) \(definition.sameFileEvidence)")
    }
  }
  return lines.sorted()
}
