internal import MapSelection
internal import SourceModel

/// The parts of source lines that make up what is shown of one definition.
struct SignatureParts {
  private let definition: OutlineRecord
  private let source: UnsafeRawBufferPointer

  init(_ definition: OutlineRecord, in source: UnsafeRawBufferPointer) {
    self.definition = definition
    self.source = source
  }

  /// Adds the parts by the number of their line.
  func append(to parts: inout [Int: [Range<Int>]]) {
    let signature = definition.signatureRange.clamped(to: 0..<source.count)
    var line = definition.signatureLines.lowerBound
    var start = statementStart(signature.lowerBound)
    while start < signature.upperBound {
      let rest = source[start..<signature.upperBound]
      var end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? signature.upperBound
      if end == signature.upperBound { end = withoutContinuation(start..<end) }
      parts[line, default: []].append(start..<end)
      line += 1
      start = end + 1
    }
    if definition.nameRange.lowerBound >= signature.upperBound { appendTrailingName(to: &parts) }
  }

  /// What is left of a line behind its name is shown if it has at most so many bytes: the sign of a cut
  /// takes as many tokens.
  private static let shortRest = 6

  /// Adds the line of the name, cut off as `detail` says, and notes by the number of the line where.
  func appendLine(
    _ detail: SignatureDetail, to parts: inout [Int: [Range<Int>]], cuts: inout [Int: Int]
  ) {
    let signature = definition.signatureRange.clamped(to: 0..<source.count)
    let name = definition.nameRange.clamped(to: 0..<source.count)
    guard signature.contains(name.lowerBound) else { return append(to: &parts) }
    var start = name.lowerBound
    while start > 0, source[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    if start < signature.lowerBound { start = statementStart(signature.lowerBound) }
    let rest = source[name.lowerBound..<max(signature.upperBound, name.upperBound)]
    let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    let whole = withoutContinuation(start..<lineEnd)
    let indentation = source[start..<whole].prefix { $0 == 0x20 || $0 == 0x09 }.count
    var end = min(whole, start + indentation + detail.maximumBytes)
    if end < whole { end = max(name.upperBound, wordEnd(end, in: start..<whole)) }
    if whole == signature.upperBound, whole - end <= SignatureParts.shortRest { end = whole }
    parts[definition.nameLine, default: []].append(start..<end)
    if end < signature.upperBound { cuts[definition.nameLine] = end }
  }

  /// The end of the last word or sign of `line` that ends at `offset` or before, so that neither a word nor a
  /// character is cut.
  private func wordEnd(_ offset: Int, in line: Range<Int>) -> Int {
    var end = offset
    while end > line.lowerBound, isWordByte(source[end - 1]), isWordByte(source[end]) { end -= 1 }
    while end > line.lowerBound, source[end - 1] == 0x20 || source[end - 1] == 0x09 { end -= 1 }
    return end
  }

  /// The end of a last line without the `\` that joins it to what is left out.
  private func withoutContinuation(_ line: Range<Int>) -> Int {
    guard line.upperBound > line.lowerBound, source[line.upperBound - 1] == UInt8(ascii: "\\")
    else { return line.upperBound }
    return line.upperBound - 1
  }

  /// The end of a definition whose name follows its body: `} name;` of `typedef struct { … } name;`.
  private func appendTrailingName(to parts: inout [Int: [Range<Int>]]) {
    let name = definition.nameRange.clamped(to: 0..<source.count)
    let end = max(name.upperBound, min(definition.end, source.count))
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
  private func statementStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0 {
      let byte = source[start - 1]
      if byte == UInt8(ascii: "\n") { break }
      if "{};".utf8.contains(byte) { return offset }
      start -= 1
    }
    return codeStart(start..<offset)
  }

  /// The start of the code in `line`, the part of a line in front of a definition. Where that lies in a
  /// string that the line begins with, it is code in a notebook, and JSON stands in front of it.
  private func codeStart(_ line: Range<Int>) -> Int {
    let quote = UInt8(ascii: "\"")
    guard source[line].first(where: { $0 != 0x20 }) == quote else { return line.lowerBound }
    var isInString = false
    var start = line.lowerBound
    var index = line.lowerBound
    while index < line.upperBound {
      if source[index] == quote {
        isInString.toggle()
        start = index + 1
      } else if source[index] == UInt8(ascii: "\\") {
        index += 1
        if index < line.upperBound, source[index] == UInt8(ascii: "n") { start = index + 1 }
      }
      index += 1
    }
    return isInString ? start : line.lowerBound
  }
}

/// Letters, digits, underscores, and all beyond ASCII: an accent is not cut from its letter, an emoji not in parts.
private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
    true
  default: false
  }
}
