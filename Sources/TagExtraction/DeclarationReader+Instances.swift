extension DeclarationReader {
  /// Words between a sign of assignment and an instance.
  private static let valuePrefixes: [Word] = ["await", "try", "new", "const", "mut", "co_await"]

  /// Calls `declare` with the variable that is set to an instance of the type that is written at `name`.
  ///
  /// - Parameters:
  ///   - name: Of the type.
  ///   - isType: Whether it is one of types, by itself or as the file has it.
  ///   - declare: Gets the variable.
  func forEachVariable(
    ofInstance name: Range<Int>, isType: Bool, _ declare: (DeclaredVariable) -> Void
  ) {
    let start = pathStart(name.lowerBound)
    guard let end = instanceEnd(start, name.upperBound, isType: isType) else { return }
    let tail = text.blankEnd(startingAt: end)
    if syntax.declarations.contains(.asClause), let word = text.name(startingAt: tail),
      text.word(word) == "as",
      let variable = text.name(startingAt: text.blankEnd(startingAt: word.upperBound))
    {
      declare(DeclaredVariable(name: variable, isConstructed: true))
    }
    guard !isContinued(end) else { return }
    let prefix = prefixStart(start, words: DeclarationReader.valuePrefixes)
    var sign = text.spaceStart(endingAt: prefix) - 1
    guard text[sign] == UInt8(ascii: "="), !"=!<>+-*/%^~".utf8.contains(text[sign - 1]) else {
      return
    }
    // `:=`, `||=`, `??=`
    while ":|?".utf8.contains(text[sign - 1]) { sign -= 1 }
    guard var variable = target(endingAt: text.blankStart(endingAt: sign)) else { return }
    variable.isConstructed = true
    // `f(x = T())` names a parameter of `f`; in `x: T = T()` the name before the sign is the type.
    let before = text.spaceStart(endingAt: variable.name.lowerBound) - 1
    let colon = text.blankStart(endingAt: variable.name.lowerBound) - 1
    if "(,".utf8.contains(text[before]) || text[colon] == UInt8(ascii: ":") { return }
    declare(variable)
  }

  /// Where the expression that makes an instance ends, if it is one.
  private func instanceEnd(_ start: Int, _ end: Int, isType: Bool) -> Int? {
    let forms = syntax.declarations
    var end = argumentsEnd(end)
    if forms.contains(.newFunction), let name = constructor(after: end) {
      end = name.upperBound
    } else if forms.contains(.literal), text[text.blankEnd(startingAt: end)] == UInt8(ascii: "{") {
      end = text.blankEnd(startingAt: end)
    } else if forms.contains(.new), reader.word(before: start) == "new" {
      // The arguments may be left out.
    } else if !(forms.contains(.call) && isType && text[end] == UInt8(ascii: "(")) {
      return nil
    }
    guard text[end] == UInt8(ascii: "(") || text[end] == UInt8(ascii: "{") else { return end }
    return text.bracketEnd(startingAt: end, limit: DeclarationReader.maximumArguments)
  }

  /// The function that makes an instance: `T.new`, `T::default`.
  private func constructor(after end: Int) -> Range<Int>? {
    let start = memberStart(end)
    guard start > end, let name = text.name(startingAt: start),
      reader.isConstructor(name)
    else { return nil }
    return name
  }

  /// Whether more follows an instance, so that a variable gets something else: `T().x`.
  private func isContinued(_ end: Int) -> Bool {
    let next = text.spaceEnd(startingAt: end)
    switch text[next] {
    case UInt8(ascii: "."): return text[next + 1] != UInt8(ascii: ".")
    case UInt8(ascii: "?"), UInt8(ascii: "!"): return text[next + 1] == UInt8(ascii: ".")
    case UInt8(ascii: "-"): return text[next + 1] == UInt8(ascii: ">")
    case UInt8(ascii: "["): return next == end
    default: return false
    }
  }
}
