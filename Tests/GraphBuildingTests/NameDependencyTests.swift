import SourceModel
import TestSupport
import Testing

@testable import GraphBuilding

/// Which references are dependencies: those that can only mean one file.
@Suite struct NameDependencyTests {
  /// The dependencies of a repository's files, as `from to`.
  private func edges(_ repository: SampleRepository) -> [String] {
    let graph = GraphRevision(repository.graph()).dependencyGraph()
    #expect(graph.brokenInvariant() == nil)
    #expect(graph.fileCount == repository.files.count)
    let paths = repository.files.map(\.path)
    return graph.files.flatMap { file in
      graph.dependencies(of: file).map { "\(paths[file.index]) \(paths[$0.index])" }
    }
  }

  private func check(_ text: String, _ expected: [String]) {
    #expect(edges(SampleRepository(text)) == expected, "\(text)")
  }

  @Test func `a name that one file defines ties those who use it to that file`() {
    check(
      """
      a python
        use call parse
      b python
        def function parse
        def function parse
      c python
        import parse
        use call parse 3
      """, ["a b", "c b"])
  }

  @Test func `a name that two files define ties nobody`() {
    check(
      """
      a python
        use call parse
      b python
        def function parse
      c python
        def function parse
      """, [])
  }

  @Test func `a test that defines a name too is no rival of code`() {
    check(
      """
      a python
        use call parse
      b python
        def function parse
      c python test
        def function parse
      """, ["a b"])
  }

  @Test func `a file's own definition ties it to no other`() {
    check(
      """
      a python
        def function parse
        use call parse
      b python
        def function parse
      """, [])
  }

  @Test func `files of another language family don't count`() {
    check(
      """
      a python
        use call parse
      b c
        def function parse
      c cpp
        use call parse
      d python
        def function parse
      """, ["a d", "c b"])
  }

  @Test func `kinds that the reference can't mean don't count`() {
    check(
      """
      a python
        use call parse
      b python
        def field parse member
      c python
        def function parse
      d python
        use type parse
      """, ["a c"])
  }

  @Test func `private definitions count where there are no others`() {
    check(
      """
      a swift
        use call one
        use call two
      b swift
        def function one private
        def function two private
      c swift
        def function two
      """, ["a b", "a c"])
  }

  @Test func `files that use each other are a cycle`() {
    let repository = SampleRepository(
      """
      a python
        def function one
        use call two
      b python
        def function two
        use call one
      c python
        use call one
      d python
      """)
    #expect(edges(repository) == ["a b", "b a", "c a"])
    let graph = GraphRevision(repository.graph()).dependencyGraph()
    #expect(graph.cycles.map { $0.map(\.index) } == [[0, 1]])
    #expect(
      graph.affected(by: [FileID(index: 1)]).map { $0.map(\.index) } == [[1], [0], [2]])
  }

  @Test func `the edges are those of the multigraph that are sure`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let repository = SampleRepository.random(&random)
      let model = FullMultigraph(repository)
      var expected: Set<String> = []
      for (from, files) in model.dependencies.enumerated() {
        for to in files {
          expected.insert("\(repository.files[from].path) \(repository.files[to].path)")
        }
      }
      #expect(Set(edges(repository)) == expected, "seed \(seed)\n\(repository)")
    }
  }

  @Test func `a union has the files and edges of both`() {
    func graph(_ edges: [(Int, Int)]) -> DependencyGraph {
      var graph = DependencyGraph()
      for (from, to) in edges {
        let file = FileID(index: from)
        graph.setEdges(of: file, to: graph.dependencies(of: file) + [FileID(index: to)])
      }
      return graph
    }
    var union = graph([(0, 1), (2, 1)])
    union.formUnion(graph([(0, 3), (2, 1), (5, 0)]))
    #expect(union == graph([(0, 1), (2, 1), (0, 3), (5, 0)]))
    #expect(union.brokenInvariant() == nil)
  }
}
