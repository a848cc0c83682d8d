import SourceModel
import Testing

@testable import GraphBuilding

struct WeightTests {
  @Test(arguments: [
    ("parse_options", "distinctive"), ("parse-options", "distinctive"),
    ("parseOptions", "distinctive"), ("ParseOptions", "distinctive capitalised"),
    ("parseOpt", "distinctive"), ("parseOp", ""), ("a_bcdef", ""), ("MAX_SIZE", "distinctive"),
    ("MAXIMUMSIZE", ""), ("lowercased", ""), ("Command", "capitalised"), ("Io", ""),
    ("__init__", "underscored"), ("_parse_options", "distinctive underscored"),
    ("trailing__", ""), ("änderung_neu", "distinctive"), ("ääääää", ""), ("", ""),
    ("_", "underscored"),
    ("x1234567_", ""), ("Aß_größe", "distinctive capitalised"), ("12345678", ""),
  ])
  func `the spelling of a name has a shape`(_ name: String, _ expected: String) {
    let shape = NameShape(name.utf8)
    let found = [
      (shape.isDistinctive, "distinctive"), (shape.isCapitalised, "capitalised"),
      (shape.isUnderscored, "underscored"),
    ].filter(\.0).map(\.1)
    #expect(found.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("get", true), ("Get", true), ("toString", true), ("getName", false), ("", false),
    ("g\u{e9}t", false), ("parse_options_of_everything", false), ("gets", false),
  ])
  func `names of standard libraries are common`(_ name: String, _ expected: Bool) {
    #expect(CommonNames().contains(Array(name.utf8)) == expected)
  }

  @Test(arguments: [
    (1.0, 1.0), (4.0, 0.125), (100.0, 0.001), (1_000_000.0, 1e-9),
  ])
  func `each definer of a name counts less the more there are`(_ count: Double, _ expected: Double)
  {
    #expect(abs(GraphWeights.ambiguity(count: count) - expected) < 1e-15)
    #expect(count * GraphWeights.ambiguity(count: count) <= 1)
  }

  @Test(arguments: [
    (ReferenceKind.call, 1, 1.0), (.call, 9, 3.0), (.implementation, 4, 3.0), (.macro, 4, 1.0),
    (.constant, 1, 0.5), (.identifier, 16, 2.0), (.type, 4, 2.0),
  ])
  func `evidence is the root of the count times the weight of the kind`(
    _ kind: ReferenceKind, _ count: Int, _ expected: Double
  ) {
    #expect(GraphWeights.evidence(of: kind, count: count) == expected)
  }

  @Test func `no class of noise weighs more than the project's own code`() {
    for noise in NoiseClass.allCases where noise != .none {
      #expect(GraphWeights.definerWeight(noise) < GraphWeights.definerWeight(.none))
      #expect(GraphWeights.definerWeight(noise) > 0)
    }
  }

  @Test(arguments: [
    ("c", "cpp", true), ("javascript", "tsx", true), ("java", "kotlin", true),
    ("python", "c", false), ("python", "python", true), ("rust", "go", false),
  ])
  func `languages of a family use each other's names`(
    _ left: String, _ right: String, _ expected: Bool
  ) {
    let names = [left, right].map { LanguageFamily.name(of: Language($0)) }
    #expect((names[0] == names[1]) == expected)
  }

  @Test func `no language is in two families`() {
    let languages = LanguageFamily.members.values.joined()
    #expect(Set(languages).count == languages.count)
  }

  @Test(arguments: [
    ("def function parse_options", 10.0), ("def function eggs", 1.0), ("def class Command", 5.0),
    ("def function Command", 1.0), ("def method get", 0.02), ("def class get", 1.0),
    ("def function _eggs", 0.1), ("def function eggs private", 0.1),
    ("def function parse_options private", 1.0),
  ])
  func `a pool weighs what its name and definitions say`(
    _ definition: String, _ expected: Double
  ) throws {
    let name = definition.split(separator: " ")[2]
    let repository = SampleRepository(
      "a python\n  \(definition)\nb python\n  use identifier \(name)")
    let graph = try ReferenceGraph(GraphInput(files: repository.documents))
    #expect(graph.poolWeights.count == 1)
    #expect(abs(graph.poolWeights[0] - expected) < 1e-12)
  }

  @Test(arguments: [
    // Alone, a file's class doesn't make the name ambiguous.
    ("test", 0, 1.0), ("none", 0, 1.0), ("none", 3, 4.0), ("test", 3, 4.0),
  ])
  func `a name is as ambiguous as its definers are equal`(
    _ noise: String, _ others: Int, _ candidates: Double
  ) throws {
    var text = "a python\n  use call eggs\n"
    for index in 0...others { text += "d\(index) python \(noise)\n  def function eggs\n" }
    let graph = try ReferenceGraph(GraphInput(files: SampleRepository(text).documents))
    #expect(abs(graph.poolWeights[0] - GraphWeights.ambiguity(count: candidates)) < 1e-6)
  }

  @Test func `definers in tests hardly make a name ambiguous`() throws {
    let text = """
      a python
        use call eggs
      b python
        def function eggs
      t1 python test
        def function eggs
      t2 python test
        def function eggs
      """
    let graph = try ReferenceGraph(GraphInput(files: SampleRepository(text).documents))
    #expect(abs(graph.poolMasses[0] - 1.6) < 1e-6)
    #expect(abs(graph.poolWeights[0] - GraphWeights.ambiguity(count: 1.6)) < 1e-6)
  }
}
