import FileMapping
import SourceModel
import TestSupport
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
    let shape = Array(name.utf8).withUnsafeBytes { NameShape($0) }
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
    #expect(Array(name.utf8).withUnsafeBytes { CommonNames().contains($0) } == expected)
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

  @Test(arguments: [
    (0.0, 1), (0.001, 1), (0.5, 32), (1.0, 64), (1.4142, 91), (1.5, 96), (1023.9, 65_530),
    (1024, 65_535), (1e9, 65_535),
  ])
  func `evidence is a whole number of units, and never none`(_ evidence: Double, _ units: Int) {
    #expect(GraphWeights.evidenceUnits(evidence) == units)
  }

  @Test(arguments: [
    (0.0, 0), (1.0, 16_777_216), (10.0, 167_772_160), (1e-9, 0), (1e9, 4_294_967_295),
  ])
  func `weights are whole numbers of units`(_ weight: Double, _ units: Int) {
    #expect(GraphWeights.weightUnits(weight) == units)
  }

  @Test func `no class of noise weighs more than the project's own code`() {
    for noise in NoiseClass.allCases where noise != .none {
      #expect(GraphWeights.definerPercent(noise) < GraphWeights.definerPercent(.none))
      #expect(GraphWeights.definerPercent(noise) > 0)
    }
  }

  @Test(arguments: [
    ("c", "cpp", true), ("javascript", "tsx", true), ("java", "kotlin", true),
    ("jupyter", "python", true), ("astro", "typescript", true), ("css", "html", false),
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

  /// The only pool of a graph.
  private func pool(_ text: String) throws -> PoolWeight {
    let graph = SampleRepository(text).graph()
    #expect(graph.poolWeights.count == 1)
    return try #require(graph.poolWeights.first)
  }

  private func weight(_ units: some BinaryInteger) -> Double {
    Double(units) / GraphWeights.weightUnit
  }

  @Test(arguments: [
    ("def function parse_options", 10.0), ("def function eggs", 1.0), ("def class Command", 5.0),
    ("def function Command", 1.0), ("def method get", 0.02), ("def class get", 1.0),
    ("def function _eggs", 0.1), ("def function eggs private", 0.1),
    ("def function parse_options private", 1.0), ("def function _eggs private", 0.1),
    ("def method _get", 0.1), ("def method get private", 0.002),
  ])
  func `a pool weighs what its name and definitions say`(
    _ definition: String, _ expected: Double
  ) throws {
    let name = definition.split(separator: " ")[2]
    let pool = try pool("a python\n  \(definition)\nb python\n  use identifier \(name)")
    #expect(abs(weight(pool.unit) - expected) < 1e-7)
    #expect(pool.total == UInt64(pool.unit))
  }

  @Test func `a pool that leads outside weighs 1, however distinctive its name`() throws {
    let pool = try pool("a python\n  use call parse_options")
    #expect(pool == .outside)
    #expect(weight(pool.total) == 1)
    #expect(pool.unit == 0 && pool.groups.isEmpty)
  }

  @Test(arguments: [
    // Alone, a file's class doesn't make the name ambiguous.
    ("test", 0, 1.0), ("none", 0, 1.0), ("none", 3, 4.0), ("test", 3, 4.0),
  ])
  func `a name is as ambiguous as its definers are equal`(
    _ noise: String, _ others: Int, _ candidates: Double
  ) throws {
    var text = "a python test\n  use call eggs\n"
    for index in 0...others { text += "d\(index) python \(noise)\n  def function eggs\n" }
    let unit = try pool(text).unit
    #expect(abs(weight(unit) - GraphWeights.ambiguity(count: candidates)) < 1e-7)
  }

  @Test func `definers in tests hardly make a name ambiguous`() throws {
    let pool = try pool(
      """
      a python test
        use call eggs
      b python
        def function eggs
      t1 python test
        def function eggs
      t2 python test
        def function eggs
      """)
    let single = GraphWeights.ambiguity(count: 1.6)
    #expect(abs(weight(pool.unit) - single) < 1e-7)
    #expect(abs(weight(pool.total) - 1.6 * single) < 1e-6)
    #expect(abs(weight(pool.definer(percent: 30)) - 0.3 * single) < 1e-6)
  }

  @Test func `a file that defines a name twice is one definer`() throws {
    let pool = try pool(
      """
      a java
        use call eggs
      b java
        def method eggs
        def method eggs
      """)
    #expect(weight(pool.total) == 1)
  }

  /// No sum of weights overflows: a file's references are bounded by their number.
  @Test func `the heaviest pool fits`() throws {
    let pool = try pool("a c\n  use call parse_options 100000\nb c\n  def function parse_options")
    #expect(pool.total < UInt64(UInt32.max))
  }
}
