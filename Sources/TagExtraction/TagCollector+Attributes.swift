internal import SourceModel

/// Settles which attributes, annotations and decorators belong to signatures.
///
/// Input: definitions and scopes as their patterns captured them, and the nodes that are captured as
/// `@attribute` and `@decoration`. Output: definitions that begin where their signature does. An attribute directly
/// before a definition belongs to it, whether the grammar has it inside or beside; a decoration doesn't, and an attribute
/// of many lines is one: it configures. What is left out is only what stands first, because a signature
/// is one piece of the source.
extension TagCollector {
  /// Attributes of more lines are left out: the template of a component, the cases of a test.
  private static var maximumAttributeLines: Int { 5 }

  /// Moves the beginnings of all definitions and scopes, and the ends of those signatures that reach into what
  /// is captured as `@body` alone. Is called once, with all matches added.
  mutating func settleAttributes() {
    var marks = AttributeMarks()
    for attachment in attachments where attachment.kind != .comment {
      let isKept =
        attachment.kind == .attribute
        && attachment.lines.count <= TagCollector.maximumAttributeLines
      marks.add(attachment.range, isKept: isKept)
    }
    signatureLimits.sort()
    if marks.isEmpty && signatureLimits.isEmpty { return }
    for entry in definitions.entries {
      definitions.set(withLimits(withAttributes(entry.value, marks)), at: entry.start)
    }
    for entry in scopes.entries {
      scopes.set(withLimits(withAttributes(entry.value, marks)), at: entry.start)
    }
  }

  private func withLimits(_ definition: RawDefinition) -> RawDefinition {
    let name = definition.nameRange.upperBound
    var (low, high) = (0, signatureLimits.count)
    while low < high {
      let middle = (low + high) / 2
      if signatureLimits[middle] >= name { high = middle } else { low = middle + 1 }
    }
    guard low < signatureLimits.count, signatureLimits[low] < definition.signatureEnd else {
      return definition
    }
    var limited = definition
    limited.signatureEnd = trimmed(definition.nameRange.lowerBound..<signatureLimits[low])
    return limited
  }

  private func withAttributes(_ definition: RawDefinition, _ marks: AttributeMarks) -> RawDefinition
  {
    let old = definition.range.lowerBound
    var start = startWithoutDecorations(old, before: definition.nameRange.lowerBound, marks)
    if start == old { start = startWithAttributes(old, marks) }
    guard start != old, start < definition.signatureEnd else { return definition }
    let lineFeed = UInt8(ascii: "\n")
    let feeds = source[min(start, old)..<max(start, old)].count { $0 == lineFeed }
    var moved = definition
    moved.range = start..<definition.range.upperBound
    let line = definition.lines.lowerBound + (start > old ? feeds : -feeds)
    moved.lines = line..<max(definition.lines.upperBound, line + 1)
    return moved
  }

  /// Where what follows the decorations begins that a definition begins with.
  private func startWithoutDecorations(
    _ start: Int, before name: Int, _ marks: AttributeMarks
  ) -> Int {
    var start = start
    while let end = marks.leftOutEnd(startingAt: start) {
      let next = source[end...].firstIndex { !isSpace($0) } ?? source.count
      if next > name { break }
      start = next
    }
    return start
  }

  /// Where the first of the attributes begins that stand directly before `start`; decorations between
  /// them and the definition are passed over.
  private func startWithAttributes(_ start: Int, _ marks: AttributeMarks) -> Int {
    var (found, start) = (start, start)
    while true {
      var end = start
      while end > 0, isSpace(source[end - 1]) { end -= 1 }
      guard let mark = marks.mark(endingAt: end), mark.start < end else { return found }
      if mark.isKept { found = mark.start }
      start = mark.start
    }
  }
}

/// Attributes and decorations by where they begin and end.
private struct AttributeMarks {
  private var leftOut: [Int: Int] = [:]
  private var byEnd: [Int: (start: Int, isKept: Bool)] = [:]

  var isEmpty: Bool { byEnd.isEmpty }

  /// A node that is captured twice, as an attribute and as a decoration, is a decoration.
  mutating func add(_ range: Range<Int>, isKept: Bool) {
    if !isKept { leftOut[range.lowerBound] = range.upperBound }
    if isKept, byEnd[range.upperBound]?.isKept == false { return }
    byEnd[range.upperBound] = (range.lowerBound, isKept)
  }

  func leftOutEnd(startingAt start: Int) -> Int? { leftOut[start] }

  func mark(endingAt end: Int) -> (start: Int, isKept: Bool)? { byEnd[end] }
}
