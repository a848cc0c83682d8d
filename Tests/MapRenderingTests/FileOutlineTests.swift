import MapSelection
import SourceModel
import SyntaxParsing
import TestSupport
import Testing

@testable import MapRendering

/// Sources with asserted tags, and what is made of them at random.
struct OutlineSource: CustomTestStringConvertible, Sendable {
  var language: String
  var name: String

  var testDescription: String { name }

  static func fixtures() throws -> [OutlineSource] {
    let root = "\(checkoutRoot)/Fixtures/tags"
    return try listDirectory(root).filter(GrammarLoader.isSafe).flatMap { language in
      try listDirectory("\(root)/\(language)").map {
        OutlineSource(language: language, name: "\(language)/\($0)")
      }
    }
  }

  func load() throws -> (ir: FileIR, source: [UInt8]) {
    let source = try readBytes("\(checkoutRoot)/Fixtures/tags/\(name)")
    return (try extract(source, Language(language)), source)
  }
}

@Suite struct FileOutlineTests {
  @Test(arguments: try OutlineSource.fixtures())
  func `showing adds a definition's own lines and changes no others`(file: OutlineSource) throws {
    let (ir, source) = try file.load()
    for seed in 0..<8 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var outline = FileOutline(ir.outlineRecords, source: source)
      for definition in ir.shownDefinitions.shuffled(using: &random) {
        let detail = random.pick([SignatureDetail.name, .brief, .complete])
        let own = outline.lines(showing: definition, detail)
        let before = Dictionary(uniqueKeysWithValues: outline.lines.map { ($0.number, $0) })
        outline.show(definition, detail)
        let after = Dictionary(uniqueKeysWithValues: outline.lines.map { ($0.number, $0) })
        var expected = before
        for line in own {
          expected[line.number] = before[line.number].map { outline.joined($0, line) } ?? line
        }
        #expect(after == expected, "seed \(seed)")
        let once = outline.lines
        outline.show(definition, detail)
        #expect(outline.lines == once, "seed \(seed)")
      }
    }
  }

  @Test(arguments: try OutlineSource.fixtures())
  func `lines don't depend on the order of showing`(file: OutlineSource) throws {
    let (ir, source) = try file.load()
    for seed in 0..<8 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let some = ir.shownDefinitions.filter { _ in random.chance(percent: 50) }
      var inOrder = FileOutline(ir.outlineRecords, source: source)
      for definition in some { inOrder.show(definition) }
      var shuffled = FileOutline(ir.outlineRecords, source: source)
      for definition in some.shuffled(using: &random) { shuffled.show(definition) }
      #expect(inOrder.lines == shuffled.lines, "seed \(seed)")
      #expect(zip(inOrder.lines, inOrder.lines.dropFirst()).allSatisfy { $0.number < $1.number })
    }
  }

  @Test(arguments: try OutlineSource.fixtures())
  func `no byte of a body shows that isn't a shown signature`(file: OutlineSource) throws {
    let (ir, source) = try file.load()
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      // With seed 0 all definitions, then fewer and fewer.
      let shown = ir.shownDefinitions.filter { _ in !random.chance(percent: 18 * Int(seed)) }
      var outline = FileOutline(ir.outlineRecords, source: source)
      for definition in shown { outline.show(definition) }
      let allowed = allowedBytes(ir, source, shown: shown)
      for line in outline.lines {
        for part in line.parts {
          let leaked = part.filter { !allowed[$0] }
          let text = String(decoding: leaked.map { source[$0] }, as: UTF8.self)
          #expect(leaked.isEmpty, "seed \(seed), line \(line.number + 1): \(text)")
        }
      }
    }
  }

  /// Which bytes may show: signatures of what is shown and of what encloses it, each with its
  /// line's beginning, names behind bodies with their line's end, and space.
  private func allowedBytes(_ ir: FileIR, _ source: [UInt8], shown: [Int]) -> [Bool] {
    var allowed = source.map { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    for index in shown {
      var next: Int? = index
      while let definition = next.map({ ir.definitions[$0] }) {
        let signature = definition.signatureRange
        let start = source[..<signature.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        for byte in start..<signature.upperBound { allowed[byte] = true }
        let name = definition.nameRange
        if name.lowerBound >= signature.upperBound {
          let lineStart = source[..<name.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
          let lineEnd = source[name.upperBound...].firstIndex(of: 0x0A) ?? source.count
          let nameStart = max(lineStart, signature.upperBound)
          for byte in nameStart..<lineEnd { allowed[byte] = true }
        }
        next = definition.parent
      }
    }
    return allowed
  }
}
