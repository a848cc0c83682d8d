package import SourceModel

/// The lines of one file that a map shows: complete signatures and the headers of the scopes
/// around them.
///
/// Input: the file's IR and source, and the definitions to show. Output: lines in the order of the
/// source, each as the parts of the source line that are shown, and where definitions are left
/// out. Nothing is parsed.
package struct FileOutline: Sendable {
  /// A line that is shown.
  package struct Line: Sendable, Equatable {
    /// 0-based line of the source.
    package var number: Int
    /// Bytes of the source that are shown, ascending; what lies between two parts is left out.
    package var parts: [Range<Int>]
    /// Definitions that are not shown lie between this line and the one shown before.
    package var hasElisionBefore: Bool
  }

  package private(set) var lines: [Line] = []
  /// Definitions that are not shown lie behind the last line.
  package private(set) var hasElisionAfter = false

  /// - Parameters:
  ///   - definitions: Indexes of the definitions to show.
  ///   - source: The bytes that `ir` was extracted from.
  package init(_ ir: FileIR, source: UnsafeRawBufferPointer, showing definitions: [Int]) {
    let shown = FileOutline.withScopes(definitions, in: ir)
    var parts: [Int: [Range<Int>]] = [:]
    for index in shown {
      FileOutline.addParts(of: ir.definitions[index], in: source, to: &parts)
    }
    lines = parts.sorted { $0.key < $1.key }.map { number, parts in
      Line(number: number, parts: FileOutline.merged(parts, in: source), hasElisionBefore: false)
    }
    markElisions(ir, shown: shown)
  }

  /// `definitions` and everything that encloses one of them.
  private static func withScopes(_ definitions: [Int], in ir: FileIR) -> Set<Int> {
    var shown: Set<Int> = []
    for definition in definitions {
      var next: Int? = definition
      while let index = next, shown.insert(index).inserted {
        next = ir.definitions[index].parent
      }
    }
    return shown
  }

  /// Cuts the signature of a definition at its line feeds.
  private static func addParts(
    of definition: Definition, in source: UnsafeRawBufferPointer, to parts: inout [Int: [Range<Int>]]
  ) {
    let signature = definition.signatureRange.clamped(to: 0..<source.count)
    var line = definition.signatureLines.lowerBound
    var start = statementStart(signature.lowerBound, in: source)
    while start < signature.upperBound {
      let rest = source[start..<signature.upperBound]
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? signature.upperBound
      parts[line, default: []].append(start..<end)
      line += 1
      start = end + 1
    }
    if definition.nameRange.lowerBound >= signature.upperBound {
      addTrailingName(of: definition, in: source, to: &parts)
    }
  }

  /// The end of a definition whose name follows its body: `} name;` of `typedef struct { … } name;`.
  private static func addTrailingName(
    of definition: Definition, in source: UnsafeRawBufferPointer, to parts: inout [Int: [Range<Int>]]
  ) {
    let name = definition.nameRange.clamped(to: 0..<source.count)
    let end = definition.range.upperBound.clamped(to: name.upperBound...source.count)
    let tail = source[name.upperBound..<end].prefix { $0 != UInt8(ascii: "\n") }
    var start = name.lowerBound
    if definition.nameLine >= definition.signatureLines.upperBound {
      while start > 0, source[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    }
    parts[definition.nameLine, default: []].append(start..<tail.endIndex)
  }

  /// The start of the line that holds `offset`, unless something else stands between: then `offset`.
  ///
  /// `const` and `static` in front of a declarator belong to what is shown; a block that ends on
  /// the same line does not.
  private static func statementStart(_ offset: Int, in source: UnsafeRawBufferPointer) -> Int {
    var start = offset
    while start > 0 {
      let byte = source[start - 1]
      if byte == UInt8(ascii: "\n") { return start }
      if "{};".utf8.contains(byte) { return offset }
      start -= 1
    }
    return start
  }

  /// Joins parts that overlap or have only space between them.
  private static func merged(
    _ parts: [Range<Int>], in source: UnsafeRawBufferPointer
  ) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for part in parts.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = merged.last,
        part.lowerBound <= last.upperBound
          || source[last.upperBound..<part.lowerBound].allSatisfy(isBlank)
      {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, part.upperBound)
      } else {
        merged.append(part)
      }
    }
    return merged
  }

  private mutating func markElisions(_ ir: FileIR, shown: Set<Int>) {
    var next = 0
    for (index, definition) in ir.definitions.enumerated()
    where !shown.contains(index) && !definition.flags.contains(.local)
      && !definition.kind.isScopeOnly
    {
      // Definitions are in the order of the source, so the place only moves forward.
      while next < lines.count, lines[next].number < definition.nameLine { next += 1 }
      if next == lines.count {
        hasElisionAfter = true
        return
      }
      if lines[next].number != definition.nameLine { lines[next].hasElisionBefore = true }
    }
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}

/// Space and tab.
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
