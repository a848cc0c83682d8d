import TestSupport
import Testing

@testable import SourceModel

@Suite struct FileIRTests {
  @Test(arguments: 0..<200)
  func `a document is read as it was built`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sample = Sample(using: &random)
    let ir = try FileIR(validating: sample.ir.bytes)
    #expect(ir.summary == sample.summary, "seed \(seed)")
    #expect(Array(ir.definitions) == sample.definitions, "seed \(seed)")
    #expect(Array(ir.occurrences) == sample.occurrences, "seed \(seed)")
    #expect(Array(ir.imports) == sample.imports, "seed \(seed)")
    for (index, name) in sample.names.enumerated() {
      #expect(ir.nameText(index) == name, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<50)
  func `references are the occurrences added up`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sample = Sample(using: &random)
    var expected: [String: Int] = [:]
    for item in sample.occurrences {
      let receiver = "\(item.receiverKind) \(item.receiver ?? -1)"
      expected["\(item.name) \(item.kind) \(receiver)", default: 0] += 1
    }
    var actual: [String: Int] = [:]
    var groups: [String] = []
    for item in sample.ir.references {
      let group = "\(item.name) \(item.kind)"
      if groups.last != group { groups.append(group) }
      actual["\(group) \(item.receiverKind) \(item.receiver ?? -1)", default: 0] += item.count
    }
    #expect(actual == expected, "seed \(seed)")
    #expect(sample.ir.references.count == expected.count, "seed \(seed)")
    #expect(Set(groups).count == groups.count, "seed \(seed): a name and kind stand apart")
  }

  @Test func `a receiver without its name, with one too many or out of range is an error`() throws {
    for kind in ReceiverKind.allCases {
      for receiver in [nil, 0, 1, 2, 1_000_000] {
        var builder = FileIRBuilder()
        let name = builder.intern("close")
        builder.occurrences.append(
          Occurrence(
            name: name, kind: .call, range: 0..<1, line: 0, enclosing: nil, receiverKind: kind,
            receiver: receiver))
        let ir = builder.build(
          FileSummary(
            contentHash: ContentHash(of: ""), language: Language("c"), byteCount: 1, lineCount: 1,
            noise: .none))
        // There are two names: the call's and the language's.
        let isSound = kind.hasName ? receiver == 0 || receiver == 1 : receiver == nil
        let read = try? FileIR(validating: ir.bytes)
        #expect((read != nil) == isSound, "\(kind) \(String(describing: receiver))")
      }
    }
  }

  /// A hundred thousand receivers of one name: a look at each for each would take minutes.
  @Test func `any number of receivers of one name is added up in linear time`() throws {
    var builder = FileIRBuilder()
    let name = builder.intern("close")
    for number in 0..<100_000 {
      builder.occurrences.append(
        Occurrence(
          name: name, kind: .call, range: 0..<1, line: 0, enclosing: nil, receiverKind: .name,
          receiver: builder.intern("x\(number)")))
    }
    let ir = builder.build(
      FileSummary(
        contentHash: ContentHash(of: ""), language: Language("c"), byteCount: 1, lineCount: 1,
        noise: .none))
    #expect(ir.references.count == 100_000)
  }

  @Test(arguments: 0..<300)
  func `a damaged document is an error, never a trap`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Sample(using: &random).ir.bytes
    switch Int.random(in: 0..<3, using: &random) {
    case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
    case 1: bytes.append(contentsOf: [0, 1, 2].prefix(Int.random(in: 1...3, using: &random)))
    default:
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
        1 << UInt8.random(in: 0..<8, using: &random)
    }
    #expect(throws: FileIRError.self, "seed \(seed)") { try FileIR(validating: bytes) }
  }

  /// The checksum guards against accidents; the other checks have to hold without it.
  @Test(arguments: 0..<2000)
  func `a wrong document with a right checksum never traps`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Sample(using: &random).ir.bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 16..<bytes.count, using: &random)
      bytes[place] = [0, 1, 0x7F, 0xFF].randomElement(using: &random) ?? 0
    }
    let checksum = bytes.withUnsafeBytes { checksum64(UnsafeRawBufferPointer(rebasing: $0[16...])) }
    for index in 0..<8 {
      bytes[8 + index] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt64(index)))
    }
    guard let ir = try? FileIR(validating: bytes) else { return }
    for index in ir.definitions.indices {
      _ = ir.scopePath(of: index)
      #expect(ir.definitions[index].range.upperBound <= ir.summary.byteCount, "seed \(seed)")
    }
    for item in ir.occurrences {
      _ = ir.nameText(item.name)
      _ = item.receiver.map(ir.nameText)
      #expect(item.receiverKind.hasName == (item.receiver != nil), "seed \(seed)")
      #expect(item.line < max(1, ir.summary.lineCount), "seed \(seed)")
    }
    for item in ir.references {
      _ = item.receiver.map(ir.nameText)
      #expect(item.receiverKind.hasName == (item.receiver != nil), "seed \(seed)")
    }
    for item in ir.imports {
      _ = item.source.map(ir.nameText)
      #expect(item.line < max(1, ir.summary.lineCount), "seed \(seed)")
    }
  }
}

/// A random document and what went into it.
private struct Sample {
  let names: [String]
  let definitions: [Definition]
  let occurrences: [Occurrence]
  let imports: [Import]
  let summary: FileSummary
  let ir: FileIR

  init(using random: inout SeededGenerator) {
    let size = Int.random(in: 1...5000, using: &random)
    let lines = Int.random(in: 1...200, using: &random)
    func range(_ limit: Int, _ random: inout SeededGenerator) -> Range<Int> {
      let start = Int.random(in: 0...limit, using: &random)
      return start..<Int.random(in: start...limit, using: &random)
    }
    var builder = FileIRBuilder()
    let names = (0..<Int.random(in: 1...20, using: &random)).map { "näme\($0)" }
    for name in names { _ = builder.intern(name) }
    func name(_ random: inout SeededGenerator) -> Int {
      Int.random(in: 0..<names.count, using: &random)
    }

    for index in 0..<Int.random(in: 0...12, using: &random) {
      let span = range(lines - 1, &random)
      builder.definitions.append(
        Definition(
          name: name(&random),
          kind: DefinitionKind.allCases.randomElement(using: &random) ?? .other,
          flags: DefinitionFlags(rawValue: UInt32.random(in: 0...7, using: &random)),
          parent: index > 0 && Bool.random(using: &random)
            ? Int.random(in: 0..<index, using: &random) : nil,
          qualifier: Bool.random(using: &random) ? name(&random) : nil, range: range(size, &random),
          nameRange: range(size, &random), signatureRange: range(size, &random),
          documentationRange: range(size, &random), lines: span,
          signatureLines: span.lowerBound..<max(span.lowerBound, span.upperBound),
          nameLine: span.lowerBound))
    }
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      let receiverKind = ReceiverKind.allCases.randomElement(using: &random) ?? .none
      builder.occurrences.append(
        Occurrence(
          name: name(&random), kind: ReferenceKind.allCases.randomElement(using: &random) ?? .other,
          range: range(size, &random), line: Int.random(in: 0..<lines, using: &random),
          enclosing: builder.definitions.isEmpty
            ? nil : Int.random(in: 0..<builder.definitions.count, using: &random),
          receiverKind: receiverKind, receiver: receiverKind.hasName ? name(&random) : nil))
    }
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      builder.imports.append(
        Import(
          kind: ImportKind.allCases.randomElement(using: &random) ?? .module, source: name(&random),
          name: Bool.random(using: &random) ? name(&random) : nil, alias: nil,
          isWildcard: Bool.random(using: &random), range: range(size, &random),
          line: Int.random(in: 0..<lines, using: &random)))
    }
    self.names = names
    definitions = builder.definitions
    occurrences = builder.occurrences
    imports = builder.imports
    summary = FileSummary(
      contentHash: ContentHash(of: "\(size)"), language: Language("python"), byteCount: size,
      lineCount: lines, noise: NoiseClass.allCases.randomElement(using: &random) ?? .none,
      flags: FileFlags(rawValue: UInt32.random(in: 0...31, using: &random)))
    ir = builder.build(summary)
  }
}
