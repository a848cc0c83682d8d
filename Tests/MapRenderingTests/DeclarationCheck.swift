import SourceModel
import TestSupport

@testable import MapRendering

/// Tells whether the complete signature of a definition declares it: as it is shown, below the headers
/// of the scopes around it and with empty bodies, it has no syntax errors, and extraction finds
/// a definition of the same name and kind in it.
///
/// Which text makes empty bodies is searched for among the closings of the language; what did for a scope
/// is tried first for its members.
struct DeclarationCheck {
  private let language: String
  private let source: [UInt8]
  private let ir: FileIR
  private let records: [OutlineRecord]
  private let closings: [Closing]
  private let frames: [Closing]
  /// What did, by definition or scope.
  private var known: [Int: Closing] = [:]
  private var knownFrame: Closing?

  init(_ ir: FileIR, source: [UInt8], language: String, _ table: ClosingTable) {
    self.ir = ir
    self.source = source
    self.language = language
    records = ir.outlineRecords
    closings = table.closings(of: language)
    frames = table.frames(of: language)
  }

  /// Checks a definition.
  ///
  /// - Parameters:
  ///   - definition: Its index.
  ///   - maximum: Texts that may be tried.
  /// - Returns: What is shown of it where that doesn't declare it; `nil` where it does.
  /// - Throws: What extraction throws.
  mutating func problem(with definition: Int, attempts maximum: Int) throws -> String? {
    var chain: [Int] = []
    var next: Int? = definition
    while let index = next {
      chain.insert(index, at: 0)
      next = records[index].parent
    }
    var outline = FileOutline(records, source: source)
    outline.show(definition)
    for closing in attempts(for: chain).prefix(maximum) {
      let text = ClosedText(outline, chain.map { records[$0] }, closing.closings, closing.frame)
      if try declares(text.bytes, definition) {
        for (index, closing) in zip(chain, closing.closings) where known[index] == nil {
          known[index] = closing
        }
        knownFrame = closing.frame
        return nil
      }
    }
    return outline.text
  }

  private struct Attempt {
    var frame: Closing
    var closings: [Closing]
  }

  /// All combinations, those first that differ least from what did before.
  private func attempts(for chain: [Int]) -> [Attempt] {
    let frames = [knownFrame].compactMap { $0 } + frames.filter { $0 != knownFrame }
    var combinations: [[Closing]] = [[]]
    for index in chain {
      let first = known[index]
      let choices = [first].compactMap { $0 } + closings.filter { $0 != first }
      combinations = combinations.flatMap { before in choices.map { before + [$0] } }
    }
    return frames.flatMap { frame in combinations.map { Attempt(frame: frame, closings: $0) } }
  }

  private func declares(_ text: [UInt8], _ definition: Int) throws -> Bool {
    let other = try extract(text, Language(language))
    guard other.summary.flags.isDisjoint(with: [.syntaxErrors, .parseLimit]) else { return false }
    let wanted = ir.definitions[definition]
    return other.definitions.contains {
      $0.kind == wanted.kind && other.nameText($0.name) == ir.nameText(wanted.name)
    }
  }
}

/// What an outline shows, with closings.
private struct ClosedText {
  private(set) var bytes: [UInt8] = []
  /// What has to be inserted, by the place in the source; ascending.
  private var insertions: [(offset: Int, text: [UInt8])] = []
  private var ends: [[UInt8]] = []
  private let source: [UInt8]

  init(
    _ outline: FileOutline, _ chain: [OutlineRecord], _ closings: [Closing], _ frame: Closing
  ) {
    source = outline.source
    bytes = Array(frame.before.utf8)
    for (index, (record, closing)) in zip(chain, closings).enumerated() {
      let isLast = index == chain.count - 1
      insert(closing, of: record, withMembers: !isLast)
    }
    insertions.sort { $0.offset < $1.offset }
    var next = 0
    for (index, line) in outline.lines.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\n")) }
      for (index, part) in line.parts.enumerated() {
        if index == 0 { appendIndentation(before: part.lowerBound) } else { bytes.append(0x20) }
        var start = part.lowerBound
        while next < insertions.count, insertions[next].offset <= part.upperBound {
          let offset = max(start, insertions[next].offset)
          bytes += source[start..<offset] + insertions[next].text
          start = offset
          next += 1
        }
        bytes += source[start..<part.upperBound]
      }
    }
    for insertion in insertions[next...] { bytes += insertion.text }
    for end in ends.reversed() { bytes += end }
    bytes += Array("\(frame.after)\n".utf8)
  }

  private mutating func insert(
    _ closing: Closing, of record: OutlineRecord, withMembers: Bool
  ) {
    let end = record.signatureRange.upperBound
    if !withMembers {
      insertions.append((end, text(closing.before + closing.empty + closing.after, record)))
      return
    }
    insertions.append((end, text(closing.before, record)))
    if record.nameRange.lowerBound >= end {
      var lineStart = record.nameRange.lowerBound
      if record.nameLine >= record.signatureLines.upperBound {
        while source[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
      }
      insertions.append((lineStart, text(closing.after, record)))
    } else {
      ends.append(text(closing.after, record))
    }
  }

  /// The bytes of a closing, at the indentation of `record`.
  private func text(_ text: String, _ record: OutlineRecord) -> [UInt8] {
    let indentation = String(
      decoding: ClosedText.indentation(before: record.signatureRange.lowerBound, source),
      as: UTF8.self)
    return Array(
      text.replacing("\n", with: "\n\(indentation)").replacing("\t", with: "  ").utf8)
  }

  private mutating func appendIndentation(before offset: Int) {
    if offset > 0, source[offset - 1] != UInt8(ascii: "\n") {
      bytes += ClosedText.indentation(before: offset, source)
    }
  }

  private static func indentation(before offset: Int, _ source: [UInt8]) -> [UInt8] {
    var start = offset
    while start > 0, source[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return Array(source[start...].prefix { $0 == 0x20 || $0 == 0x09 })
  }
}
