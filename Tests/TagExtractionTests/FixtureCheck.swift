import SourceModel
import TestSupport

/// Compares what was extracted from a fixture with what its comments assert.
struct FixtureCheck {
  /// A tag, in the terms of an assertion.
  private struct Tag {
    var line: Int
    var column: Int
    var role: String
    var kind: String
    var text: String
    /// What the tag says about a property: `nil` when it doesn't have it.
    var property: (String) -> String?
  }

  private let fixture: TagFixture
  private let ir: FileIR
  private let lineStarts: [Int]

  init(_ fixture: TagFixture, _ ir: FileIR) {
    self.fixture = fixture
    self.ir = ir
    var starts = [0]
    for (index, byte) in fixture.source.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  /// One line for each difference.
  func problems() -> [String] {
    let tags = definitionTags() + referenceTags() + importTags()
    var isAsserted = [Bool](repeating: false, count: tags.count)
    var problems: [String] = []
    for assertion in fixture.assertions {
      let index = tags.firstIndex {
        $0.line == assertion.line && $0.column == assertion.column && $0.role == assertion.role
      }
      guard let index else {
        problems.append("\(assertion.place): no \(assertion.role).\(assertion.kind) here")
        continue
      }
      isAsserted[index] = true
      problems += differences(assertion, tags[index])
    }
    for (tag, isAsserted) in zip(tags, isAsserted) where !isAsserted {
      if tag.role == "scope" || (tag.role == "reference" && !fixture.assertsAllReferences) {
        continue
      }
      problems.append("source line \(tag.line + 1): \(tag.role).\(tag.kind) \(tag.text) unasserted")
    }
    return problems
  }

  private func differences(_ assertion: TagFixture.Assertion, _ tag: Tag) -> [String] {
    var problems: [String] = []
    if assertion.kind != tag.kind {
      problems.append(
        "\(assertion.place): \(tag.text) is \(tag.role).\(tag.kind), not \(assertion.kind)")
    }
    for (name, expected) in assertion.properties {
      let actual = tag.property(name)
      if let expected, actual == expected { continue }
      if expected == nil, actual != nil { continue }
      let wanted = expected.map { "\(name)=\($0)" } ?? name
      problems.append("\(assertion.place): \(tag.text): \(wanted), but it is \(actual ?? "not")")
    }
    return problems
  }

  private func definitionTags() -> [Tag] {
    ir.definitions.enumerated().map { index, definition in
      Tag(
        line: definition.nameLine,
        column: definition.nameRange.lowerBound - lineStarts[definition.nameLine],
        role: definition.kind.isScopeOnly ? "scope" : "definition", kind: definition.kind.name,
        text: ir.nameText(definition.name)
      ) { property($0, of: definition, at: index) }
    }
  }

  private func property(_ name: String, of definition: Definition, at index: Int) -> String? {
    switch name {
    case "scope":
      let path = ir.scopePath(of: index)
      // A scope that is written out keeps its own separators.
      return path.isEmpty ? "-" : path.joined(separator: ".").replacing("::", with: ".")
    case "doc": return definition.documentationRange.isEmpty ? nil : ""
    case "exported": return definition.flags.contains(.exported) ? "" : nil
    case "private": return definition.flags.contains(.private) ? "" : nil
    case "test": return definition.flags.contains(.test) ? "" : nil
    case "local": return definition.flags.contains(.local) ? "" : nil
    case "lines": return String(definition.signatureLines.count)
    case "signature":
      let text = String(decoding: fixture.source[definition.signatureRange], as: UTF8.self)
      let last = text.split(separator: "\n").last.map { String($0) } ?? ""
      return String(last.drop { $0 == " " || $0 == "\t" })
    default: return nil
    }
  }

  private func referenceTags() -> [Tag] {
    ir.occurrences.map { occurrence in
      Tag(
        line: occurrence.line, column: occurrence.range.lowerBound - lineStarts[occurrence.line],
        role: "reference", kind: occurrence.kind.name, text: ir.nameText(occurrence.name)
      ) { name in
        guard name == "scope" else { return nil }
        guard let enclosing = occurrence.enclosing else { return "-" }
        let own = ir.nameText(ir.definitions[enclosing].name)
        return (ir.scopePath(of: enclosing) + [own]).joined(separator: ".")
      }
    }
  }

  private func importTags() -> [Tag] {
    ir.imports.map { item in
      Tag(
        line: item.line, column: item.range.lowerBound - lineStarts[item.line], role: "import",
        kind: item.kind.name, text: item.source.map(ir.nameText) ?? ""
      ) { name in
        switch name {
        case "source": item.source.map(ir.nameText)
        case "name": item.name.map(ir.nameText)
        case "alias": item.alias.map(ir.nameText)
        case "wildcard": item.isWildcard ? "" : nil
        default: nil
        }
      }
    }
  }
}
