import SourceModel
import Testing

@testable import GraphBuilding

struct BindingTiersTests {
  private static let table = [
    "call: constructor function macro method type > enumerator other value",
    "class: constructor type > function other",
    "type: type > module other value",
    "implementation: type > macro module other value",
    "macro: macro > function other",
    "attribute: function macro method type > other value",
    "constant: enumerator macro type value > field function module other",
    "identifier: enumerator function macro type value > constructor field method module other",
    "other: enumerator function macro type value > constructor field method module other",
  ]

  @Test(arguments: table)
  func `a way of using a name means the groups of its row`(_ row: String) throws {
    let name = try #require(row.split(separator: ":").first)
    let kind = try #require(ReferenceKind.allCases.first { $0.name == name })
    let tiers = BindingTiers.of(kind)
    #expect("\(name): \(words(tiers.preferred)) > \(words(tiers.fallback))" == row)
    #expect(tiers.preferred.isDisjoint(with: tiers.fallback))
  }

  @Test func `every way of using a name has a row`() {
    #expect(BindingTiersTests.table.count == ReferenceKind.allCases.count)
  }

  @Test(arguments: ReferenceKind.allCases)
  func `a meaning has the row of its kinds`(_ kind: ReferenceKind) {
    #expect(ReferenceMeaning(kind).tiers == BindingTiers.of(kind))
  }

  @Test func `meanings of different rows are different, and imports have one of their own`() {
    let tiers = ReferenceMeaning.allCases.map(\.tiers)
    for (index, row) in tiers.enumerated() { #expect(tiers.firstIndex(of: row) == index) }
    #expect(ReferenceMeaning.imported.tiers == BindingTiers.imported)
    #expect(!ReferenceKind.allCases.map { ReferenceMeaning($0) }.contains(.imported))
  }

  /// They are stored.
  @Test func `the numbers of meanings stay`() {
    let names = ReferenceMeaning.allCases.map { "\($0.rawValue) \($0)" }
    #expect(
      names == [
        "0 call", "1 class", "2 type", "3 implementation", "4 macro", "5 attribute", "6 constant",
        "7 name", "8 imported",
      ])
  }

  @Test func `the fallback counts only where nothing preferred is defined`() {
    let tiers = BindingTiers.of(.call)
    #expect(tiers.groups(of: [.function, .value, .field]) == .function)
    #expect(tiers.groups(of: [.value, .field]) == .value)
    #expect(tiers.groups(of: .field) == [])
  }

  @Test(arguments: [
    ("type", "class struct union enum interface trait protocol type table view"),
    ("function", "function target"),
    ("method", "method"), ("constructor", "constructor"), ("macro", "macro"),
    ("value", "constant variable"), ("enumerator", "enumerator"), ("field", "property field"),
    ("module", "module"), ("other", "other selector"),
    ("", "namespace implementation extension section key"),
  ])
  func `kinds are in one group`(_ group: String, _ kinds: String) {
    let found = DefinitionKind.allCases.filter { words($0.group) == group }.map(\.name)
    #expect(found.sorted() == kinds.split(separator: " ").map(String.init).sorted())
  }

  private func words(_ groups: DefinitionGroup) -> String {
    names(of: groups).joined(separator: " ")
  }
}

/// The names of groups, in alphabetical order.
func names(of groups: DefinitionGroup) -> [String] {
  let all: [(String, DefinitionGroup)] = [
    ("constructor", .constructor), ("enumerator", .enumerator), ("field", .field),
    ("function", .function), ("macro", .macro), ("method", .method), ("module", .module),
    ("other", .other), ("type", .type), ("value", .value),
  ]
  return all.filter { groups.contains($0.1) }.map(\.0)
}
