import FileMapping
import GraphBuilding
import SourceModel
import TestSupport
import Testing

/// Text in, text out; see ``render(_:paths:)``.
struct ReferenceGraphTests {
  private func check(
    _ text: String, _ expected: String, _ location: SourceLocation = #_sourceLocation
  ) {
    let repository = SampleRepository(text)
    let graph = repository.graph()
    #expect(graph.brokenInvariant() == nil, sourceLocation: location)
    let lines = render(graph, paths: repository.paths)
    #expect(lines.joined(separator: "\n") == expected, sourceLocation: location)
  }

  @Test func `a reference goes to every other file that defines the name`() {
    check(
      """
      a python
        use call eggs 4
        use call nowhere
      b python
        def function eggs
      c python
        def function eggs
        def function unused
      """,
      """
      a -> eggs as call 2.0 [function]: b c
      a -> nowhere as call 1.0 outside
      """)
  }

  @Test func `a name that the file defines binds there`() {
    check(
      """
      a python
        def function eggs
        use call eggs 4
      b python
        def function eggs
      """, "a has eggs 2.0")
  }

  @Test func `a name of another kind in the file doesn't bind`() {
    check(
      """
      a java
        def field name
        use call name
      b java
        def method name
      c java
        def field name
      """, "a -> name as call 1.0 [method]: b")
  }

  @Test func `a call is no evidence for a field`() {
    check(
      """
      a java
        use call name
      b java
        def field name
      """, "a -> name as call 1.0 outside")
  }

  @Test func `kinds of use that mean the same share a pool, and their evidence is added up`() {
    check(
      """
      a python
        use identifier Spam 16
        use other Spam
      b python
        def class Spam
      """, "a -> Spam as name 3.0 [type]: b")
  }

  @Test func `kinds of use that may mean different definitions don't`() {
    check(
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
      a -> spam as call 1.0 [function type]: b c
      a -> spam as type 1.0 [type]: b
      """)
  }

  @Test func `languages of different families don't meet`() {
    check(
      """
      a python
        use call eggs
      b c
        def function eggs
      c cpp
        use call eggs
      """,
      """
      a -> eggs as call 1.0 outside
      c -> eggs as call 1.0 [function]: b
      """)
  }

  @Test func `locals, namespaces and scopes are not found`() {
    check(
      """
      a cpp
        use identifier x
        use type y
        use type z
      b cpp
        def variable x local
        def namespace y
        def implementation z
      """,
      """
      a -> x as name 0.5 outside
      a -> y as type 1.0 outside
      a -> z as type 1.0 outside
      """)
  }

  @Test func `private definitions are found only where there are no others`() {
    check(
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
      a -> eggs as call 1.0 [function]: c
      a -> spam as call 1.0 [function]: b
      """)
  }

  @Test func `an imported name is told apart from uses, an alias stands for the name`() {
    check(
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
      a -> eggs as call 1.0 [function]: c
      a -> eggs as imported 1.5 [function]: c
      a -> spam as call 2.0 [function]: b
      a -> spam as imported 1.5 [function]: b
      """)
  }

  @Test func `an imported name that the file defines too tells nothing`() {
    check(
      """
      a python
        import spam
        def function spam
      b python
        def function spam
      """, "")
  }

  @Test func `the first definition in the file that is meant has the evidence`() {
    check(
      """
      a java
        def field spam
        def method spam
        def method spam
        use call spam
      """, "a has spam 1.0")
    let graph = SampleRepository(
      """
      a java
        def field spam
        def method spam
        def method spam
        use call spam 4
      """
    ).graph()
    #expect(graph.definitions.map(\.ownEvidence) == [0, 128, 0])
  }

  /// In hundredths of the weight of one unambiguous reference.
  @Test func `references that lead to no other file count in a file's weight`() {
    let graph = SampleRepository(
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
      """
    ).graph()
    let unit = GraphWeights.evidenceUnit * GraphWeights.weightUnit
    // The own distinctive name weighs 10; no call means a field, and nobody defines the others.
    #expect(graph.ownWeights.map { Double($0) / unit } == [10, 0])
    #expect(graph.outWeights.map { Double($0) / unit } == [1 + 2 + 10 + 1.5, 1])
  }

  @Test(arguments: [
    // The definition that is meant is private, though the repository has another one that isn't.
    ("def function eggs private", 0.1), ("def function eggs", 1.0),
    ("def function _eggs private", 0.1), ("def function get", 0.02), ("def class Eggs", 5.0),
  ])
  func `what a file binds itself weighs by its own definition`(
    _ definition: String, _ expected: Double
  ) {
    let name = definition.split(separator: " ")[2]
    let graph = SampleRepository(
      """
      a c
        \(definition)
        use call \(name)
      b c
        def function \(name)
      """
    ).graph()
    let found =
      Double(graph.ownWeights[0]) / (GraphWeights.evidenceUnit * GraphWeights.weightUnit)
    #expect(abs(found - expected) < 1e-6)
    #expect(graph.outWeights[0] == graph.ownWeights[0])
  }

  @Test func `no files make an empty graph`() {
    check("", "")
    let graph = SampleRepository().graph()
    #expect(graph.fileCount == 0 && graph.poolCount == 0 && graph.symbols.count == 0)
  }

  @Test func `a file that isn't added contributes nothing`() {
    let file = SampleRepository("a python\n  def function eggs\n  use call spam").files[0]
    var builder = GraphBuilder(fileCount: 3)
    builder.add(file.document, noise: .test, as: FileID(index: 1))
    let graph = builder.build(
      TreeFiles(
        count: 0, path: { _ in UnsafeRawBufferPointer(start: nil, count: 0) }, place: { _ in nil },
        number: { _ in nil }, manifests: { [] }))
    #expect(graph.brokenInvariant() == nil)
    #expect(
      Array(graph.noise)
        == [ReferenceGraph.absentFile, NoiseClass.test.rawValue, ReferenceGraph.absentFile])
    #expect(graph.outWeights.map { $0 > 0 } == [false, true, false])
    #expect((0..<3).map { graph.definitions(of: FileID(index: $0)).count } == [0, 1, 0])
    #expect(graph.file(ofDefinitionAt: 0) == FileID(index: 1))
  }

  @Test func `the file of a definition is found among files without any`() {
    for pattern in 0..<64 {
      let files = (0..<6).map { index in
        "f\(index) c\n" + (pattern >> index & 1 == 1 ? "  def function a\n  def type b\n" : "")
      }
      let graph = SampleRepository(files.joined()).graph()
      for file in 0..<6 {
        for place in graph.definitions(of: FileID(index: file)) {
          #expect(graph.file(ofDefinitionAt: place).index == file, "pattern \(pattern)")
        }
      }
    }
  }
}
