import FileMapping
import SourceModel
import TestSupport
import Testing

@testable import GraphBuilding

/// Text in, text out: `name meaning evidence` for what leaves the file, with what it is used on, `own name evidence` for each
/// definition, `weight` of what stays.
struct FileContributionTests {
  private func contribution(
    _ text: String, symbols: inout SymbolInterner
  ) throws -> FileContribution {
    let file = try #require(SampleRepository("f python\n" + text).files.first)
    let family = symbols.family(of: Language(file.language))
    var maker = ContributionMaker()
    return maker.contribution(of: file.document) { symbols.intern($0, family: family) }
  }

  private func check(
    _ text: String, _ expected: [String], _ location: SourceLocation = #_sourceLocation
  ) throws {
    var symbols = SymbolInterner()
    let contribution = try contribution(text, symbols: &symbols)
    func name(_ symbol: UInt32) -> String {
      String(decoding: symbols.name(of: Int(symbol)), as: UTF8.self)
    }
    let own = contribution.definitions.map { "own \(name($0.symbol)) \($0.ownEvidence)" }
    let leaving = contribution.uses.map { use in
      let on = use.receiverKind == .none ? "" : " on \(use.receiverKind)"
      let receiver = use.receiver == UseEntry.noSymbol ? "" : " " + name(use.receiver)
      return "\(name(use.symbol)) \(use.meaning) \(use.evidence)" + on + receiver
    }
    let weight = Double(contribution.ownWeight) / GraphWeights.weightUnit
    #expect(
      own + leaving + ["weight \(weight)"] == expected, sourceLocation: location)
  }

  @Test func `an empty file contributes nothing`() throws {
    try check("", ["weight 0.0"])
  }

  @Test func `what a file defines binds there, the rest leaves it`() throws {
    try check(
      """
        def function eggs
        use call eggs 4
        use call spam 4
      """, ["own eggs 128", "spam call 128", "weight 128.0"])
  }

  @Test func `preferred definitions bind before those in front of them`() throws {
    try check(
      """
        def field x
        def variable x
        def function x
        use call x
      """, ["own x 0", "own x 0", "own x 64", "weight 64.0"])
    try check(
      """
        def field x
        def variable x
        use call x
      """, ["own x 0", "own x 64", "weight 64.0"])
  }

  @Test func `evidence of one name and meaning is added up, across aliases too`() throws {
    try check(
      """
        import spam as s
        import spam as t
        use call s
        use call t 4
        use call spam 9
        use type s
      """, ["spam call 384", "spam type 64", "spam imported 192", "weight 0.0"])
  }

  @Test func `the last of several names that an alias stands for counts`() throws {
    try check(
      """
        import eggs as e
        import spam as e
        use call e
      """, ["eggs imported 96", "spam call 64", "spam imported 96", "weight 0.0"])
  }

  @Test func `an alias of itself is none`() throws {
    try check(
      """
        import spam as spam
        use call spam
      """, ["spam call 64", "spam imported 96", "weight 0.0"])
  }

  @Test func `an alias of what the file defines binds there`() throws {
    try check(
      """
        import eggs as e
        def function eggs
        use call e
      """, ["own eggs 64", "weight 64.0"])
  }

  @Test func `locals, scopes and nameless definitions neither bind nor count`() throws {
    try check(
      """
        def variable x local
        def namespace y
        use identifier x
        use type y
      """, ["y type 64", "weight 0.0"])
    var builder = FileIRBuilder()
    builder.definitions.append(
      Definition(
        name: builder.intern(""), kind: .function, range: 0..<0, nameRange: 0..<0,
        signatureRange: 0..<0, lines: 0..<0, signatureLines: 0..<0, nameLine: 0))
    let document = builder.build(
      FileSummary(
        contentHash: ContentHash(of: ""), language: Language("c"), byteCount: 0, lineCount: 0,
        noise: .none))
    var maker = ContributionMaker()
    let found = maker.contribution(of: document) { _ in 0 }
    #expect(found.definitions.isEmpty && found.uses.isEmpty && found.ownWeight == 0)
  }

  @Test func `evidence beyond what fits stays at the largest`() throws {
    let imports = String(repeating: "  import spam\n", count: 1000)
    try check(imports, ["spam imported 65535", "weight 0.0"])
  }

  @Test func `members of types and scopes are told apart from others`() throws {
    var symbols = SymbolInterner()
    let found = try contribution(
      """
        def function f
        def class C exported
        def method m private member
      """, symbols: &symbols)
    #expect(found.definitions.map(\.isMember) == [false, false, true])
    #expect(found.definitions.map(\.isPrivate) == [false, false, true])
    #expect(found.definitions.map(\.flags) == [[], .exported, .private])
    #expect(found.definitions.map(\.kind) == [.function, .class, .method])
    #expect(found.definitions.map(\.definition) == [0, 1, 2])
  }

  @Test func `a maker that made others before makes the same`() {
    var symbols = SymbolInterner()
    let family = symbols.family(of: Language("c"))
    var used = ContributionMaker()
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      for file in SampleRepository.random(&random).files {
        let document = file.document
        var fresh = ContributionMaker()
        let first = used.contribution(of: document) { symbols.intern($0, family: family) }
        let second = fresh.contribution(of: document) { symbols.intern($0, family: family) }
        #expect(first == second, "seed \(seed)")
      }
    }
  }

  @Test func `what a file uses on nothing has no definition there that it could mean`() {
    var symbols = SymbolInterner()
    let family = symbols.family(of: Language("c"))
    var maker = ContributionMaker()
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      for file in SampleRepository.random(&random).files {
        let found = maker.contribution(of: file.document) { symbols.intern($0, family: family) }
        for (left, right) in zip(found.uses, found.uses.dropFirst()) {
          #expect(UseEntry.precedes(left, right), "seed \(seed)")
        }
        for reference in found.uses where reference.receiverKind == .none {
          #expect(reference.evidence > 0)
          let isOwn = found.definitions.contains {
            $0.symbol == reference.symbol
              && !$0.group.isDisjoint(with: reference.meaning.tiers.all)
          }
          #expect(!isOwn, "seed \(seed)")
        }
      }
    }
  }
}
