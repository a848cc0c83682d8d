internal import SourceModel

/// Where the signature of a definition ends whose kind has a value: a constant, a field, an enumerator.
///
/// Input: a definition without a body of its own. Output: the end of its signature: that of the line of its name, where a value
/// goes on behind it. What the line opens and doesn't close is left out at its end: `x = f(` says no more than
/// `x = f`. A type, and what an enumerator holds, is shown whole, over up to ``maximumLines``.
struct OneLineSignature {
  let source: UnsafeRawBufferPointer
  let language: Language

  /// Lines that types and the associated values of enumerators may go on for.
  private static let maximumLines = 8

  /// Languages in which a type follows a name and a colon, and nothing else does.
  private static let typedLanguages: Set<String> = [
    "kotlin", "python", "rust", "scala", "swift", "tsx", "typescript",
  ]

  /// The end of the signature of the definition with this name in `node`.
  func end(of kind: DefinitionKind, name: Range<Int>, in node: Range<Int>) -> Int {
    let rest = name.upperBound..<max(name.upperBound, min(node.upperBound, source.count))
    guard let lineFeed = source[rest].firstIndex(of: UInt8(ascii: "\n")) else {
      return withoutComment(kind, name.lowerBound..<rest.upperBound)
    }
    if goesOn(kind, rest), let end = balancedEnd(rest, behind: lineFeed) {
      return trimmed(name.lowerBound..<end)
    }
    return withoutOpening(
      name.upperBound..<withoutComment(kind, name.lowerBound..<lineFeed))
  }

  /// Whether what follows a name belongs to its type.
  private func goesOn(_ kind: DefinitionKind, _ rest: Range<Int>) -> Bool {
    guard let first = source[rest].first(where: { $0 != 0x20 && !"?!".utf8.contains($0) }) else {
      return false
    }
    switch first {
    case UInt8(ascii: ":"): return OneLineSignature.typedLanguages.contains(language.name)
    case UInt8(ascii: "("): return kind == .enumerator
    default: return false
    }
  }

  /// The first end of a line at which as much is closed as was opened, or the place of a value before; `nil`
  /// where there is none within the maximum, or where nothing is open at `lineFeed`.
  private func balancedEnd(_ rest: Range<Int>, behind lineFeed: Int) -> Int? {
    var (depth, lines) = (0, 0)
    var previous = UInt8(ascii: " ")
    for index in rest {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where previous != UInt8(ascii: "-") && previous != UInt8(ascii: "="):
        depth -= 1
      case UInt8(ascii: "{") where depth == 0: return index
      case UInt8(ascii: "=") where depth == 0: return index < lineFeed ? nil : index
      case UInt8(ascii: "\n"):
        lines += 1
        if depth <= 0 { return index > lineFeed ? index : nil }
        if lines > OneLineSignature.maximumLines { return nil }
      default: break
      }
      previous = byte
    }
    return rest.upperBound
  }

  /// The end of what is left of a line without brackets that open at its end.
  private func withoutOpening(_ line: Range<Int>) -> Int {
    var end = trimmed(line)
    while end > line.lowerBound, "([{".utf8.contains(source[end - 1]) {
      end = trimmed(line.lowerBound..<(end - 1))
      // Signs that a bracket has in front: `@{`, `%{`.
      if end > line.lowerBound + 1, "@%#".utf8.contains(source[end - 1]), isSpace(source[end - 2]) {
        end = trimmed(line.lowerBound..<(end - 1))
      }
    }
    return end
  }

  /// The end of a line without a comment behind a macro, which the grammars take for its value.
  private func withoutComment(_ kind: DefinitionKind, _ line: Range<Int>) -> Int {
    guard kind == .macro else { return trimmed(line) }
    var previous = UInt8(ascii: " ")
    for index in line.dropLast() {
      let isComment =
        source[index] == UInt8(ascii: "/") && "/*".utf8.contains(source[index + 1])
        && isSpace(previous)
      if isComment { return trimmed(line.lowerBound..<index) }
      previous = source[index]
    }
    return trimmed(line)
  }

  /// The end of `range` without trailing white space.
  private func trimmed(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isSpace(source[end - 1]) { end -= 1 }
    return end
  }
}
