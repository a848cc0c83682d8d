// Finds the variables that a type is written for.
//
// Input: the place of a type, or of the call that makes an instance of it, as the tags have it. Output: the
// variables that are declared with that type there or set to the new instance.
//
//   cart: Cart        Cart *cart        cart *Cart        self.cart = Cart(…)
//
// The forms are those of ``ReceiverSyntax/Declarations``; of each the text around the type is read, a
// few steps in both directions. It does not understand types: a variable of a generic type has that type and not
// the type of its argument, and one with two types, an array or a function has none.

/// A variable whose type is written.
struct DeclaredVariable {
  let name: Range<Int>
  /// A member of the type around: `self.x = …`, or a parameter that is one.
  var isMember = false
  /// Set to a new instance, which may be more special than the type it is declared with.
  var isConstructed = false
  /// Followed by a parenthesis: in C++ a variable with its arguments, or a function.
  var isCallable = false
}

/// Reads declarations of one language.
struct DeclarationReader {
  let reader: ReceiverReader
  var text: SourceText { reader.text }
  var syntax: ReceiverSyntax { reader.syntax }

  /// Arguments of a type or constructor that are skipped at most.
  static let maximumArguments = 512
  /// Words and signs between a variable and its type: `&'a mut dyn T` has four.
  private static let maximumPrefix = 6
  /// Variables that share a type: `a, b, c T`.
  private static let maximumList = 8

  private static let typePrefixes: [Word] = [
    "mut", "dyn", "impl", "const", "some", "any", "inout", "in", "out", "final", "readonly",
    "sending", "consuming", "borrowing", "volatile", "ref", "late", "required", "__kindof",
  ]
  /// What stands behind a type without being a variable.
  private static let wordsBehind: [Word] = [
    "operator", "instanceof", "extends", "implements", "throws", "is", "as", "in", "where", "get",
    "set", "with",
  ]
  /// What stands before a type in Go without being a variable.
  private static let wordsBefore: [Word] = [
    "return", "case", "chan", "type", "func", "range", "map", "struct", "interface", "package",
    "import", "go", "defer", "var", "else",
  ]
  private static let visibilities: [Word] = ["private", "public", "protected", "readonly"]
  /// Calls `declare` with the variables that are declared with the type that is written at `name`.
  func forEachVariable(ofType name: Range<Int>, _ declare: (DeclaredVariable) -> Void) {
    var (start, end) = (pathStart(name.lowerBound), name.upperBound)
    if leadsFurther(end) { return }
    end = argumentsEnd(end)
    if !syntax.wrappers.isEmpty {
      if syntax.wrappers.contains(text.word(name)) { return }
      unwrap(&start, &end)
    }
    if syntax.declarations.contains(.typeAfterColon) { afterColon(start, end, declare) }
    if syntax.declarations.contains(.typeFirst) { typeFirst(start, end, declare) }
    if syntax.declarations.contains(.typeLast) { typeLast(start, declare) }
  }

  /// Extends the range of a type over a wrapper around it: `Box<T>`.
  private func unwrap(_ start: inout Int, _ end: inout Int) {
    let open =
      text.spaceStart(
        endingAt: prefixStart(start, words: DeclarationReader.typePrefixes)) - 1
    guard text[open] == UInt8(ascii: "<") || text[open] == UInt8(ascii: "["),
      text[end] == UInt8(ascii: ">") || text[end] == UInt8(ascii: "]"),
      let wrapper = text.name(endingAt: open), syntax.wrappers.contains(text.word(wrapper))
    else { return }
    start = pathStart(wrapper.lowerBound)
    end += 1
  }

  private func afterColon(_ start: Int, _ end: Int, _ declare: (DeclaredVariable) -> Void) {
    let prefix = prefixStart(start, words: DeclarationReader.typePrefixes)
    let colon = text.spaceStart(endingAt: prefix) - 1
    guard text[colon] == UInt8(ascii: ":"), text[colon - 1] != UInt8(ascii: ":"),
      endsType(end)
    else { return }
    var nameEnd = text.blankStart(endingAt: colon)
    if text[nameEnd - 1] == UInt8(ascii: "?") || text[nameEnd - 1] == UInt8(ascii: "!") {
      nameEnd -= 1
    }
    guard var variable = target(endingAt: nameEnd) else { return }
    if let word = reader.word(before: variable.name.lowerBound),
      DeclarationReader.visibilities.contains(word)
    {
      variable.isMember = true
    }
    declare(variable)
  }

  /// Whether a type is complete at `end`: no array, function or one of two.
  private func endsType(_ end: Int) -> Bool {
    let next = text.blankEnd(startingAt: end)
    switch text[next] {
    case UInt8(ascii: "["): return text[next + 1] != UInt8(ascii: "]")
    case UInt8(ascii: "-"), UInt8(ascii: "="): return text[next + 1] != UInt8(ascii: ">")
    case UInt8(ascii: "."): return false
    case UInt8(ascii: "&"): return !syntax.hasUnions
    case UInt8(ascii: "|"):
      guard syntax.hasUnions else { return true }
      guard let other = text.name(startingAt: text.blankEnd(startingAt: next + 1)) else {
        return false
      }
      return ["None", "null", "undefined"].contains(text.word(other))
    default: return true
    }
  }

  private func typeFirst(_ start: Int, _ end: Int, _ declare: (DeclaredVariable) -> Void) {
    // The last of several types: of a parameter, or of what is caught.
    if text[text.blankStart(endingAt: start) - 1] == UInt8(ascii: "|") { return }
    var place = end
    for _ in 0..<DeclarationReader.maximumPrefix {
      place = text.spaceEnd(startingAt: place)
      if "*&?^".utf8.contains(text[place]) {
        place += 1
      } else if let word = text.name(startingAt: place),
        DeclarationReader.typePrefixes.contains(text.word(word))
      {
        place = word.upperBound
      } else {
        break
      }
    }
    // `(Order *)order`
    let isMessage = syntax.separators.contains(.message) && text[place] == UInt8(ascii: ")")
    if isMessage { place = text.blankEnd(startingAt: place + 1) }
    if text[place] == UInt8(ascii: "$") { place += 1 }
    guard place > end, let name = text.name(startingAt: place),
      !DeclarationReader.wordsBehind.contains(text.word(name))
    else { return }
    let next = text.spaceEnd(startingAt: name.upperBound)
    guard isMessage || endsVariable(next) else { return }
    let isCallable = text[next] == UInt8(ascii: "(")
    var variable = DeclaredVariable(name: name, isCallable: isCallable)
    let prefix = prefixStart(start, words: DeclarationReader.typePrefixes)
    if let word = reader.word(before: prefix), DeclarationReader.visibilities.contains(word) {
      variable.isMember = true
    }
    declare(variable)
  }

  /// Whether what follows a type is a variable, by what is behind it.
  private func endsVariable(_ next: Int) -> Bool {
    switch text[next] {
    case UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: ")"),
      UInt8(ascii: ":"), UInt8(ascii: "{"):
      true
    case UInt8(ascii: "("): syntax.capital == .typeBeforeDoubleColon
    case UInt8(ascii: "i"): text[next + 1] == UInt8(ascii: "n") && isSpace(text[next + 2])
    default: false
    }
  }

  private func typeLast(_ start: Int, _ declare: (DeclaredVariable) -> Void) {
    var place = start
    if text[place - 1] == UInt8(ascii: "*") { place -= 1 }
    let end = text.blankStart(endingAt: place)
    guard end < place, var name = text.name(endingAt: end) else { return }
    for _ in 0..<DeclarationReader.maximumList {
      if DeclarationReader.wordsBefore.contains(text.word(name)) { return }
      declare(DeclaredVariable(name: name))
      // `a, b T`
      let comma = text.spaceStart(endingAt: name.lowerBound) - 1
      guard text[comma] == UInt8(ascii: ","), let other = text.name(endingAt: comma) else { return }
      // In `a int, b T` the name before the comma is a type.
      let before = text.blankStart(endingAt: other.lowerBound)
      guard ",(\n{".utf8.contains(text[before - 1]) || reader.word(before: before) == "var" else {
        return
      }
      name = other
    }
  }

  // MARK: Parts

  /// The variable that ends at `end`: a name, or a member of the type around.
  func target(endingAt end: Int) -> DeclaredVariable? {
    guard let name = text.name(endingAt: end) else { return nil }
    var start = name.lowerBound
    let sign = text[start - 1]
    if sign == syntax.memberSign { return DeclaredVariable(name: name, isMember: true) }
    if sign == UInt8(ascii: "$") || sign == UInt8(ascii: "#") { start -= 1 }
    switch reader.receiver(before: start) {
    case .nothing: return DeclaredVariable(name: name)
    case .own: return DeclaredVariable(name: name, isMember: true)
    case .expression, .path: return nil
    }
  }

  /// Where the path to a name starts: `a.b.T`, `a::T`, `\A\T`.
  func pathStart(_ start: Int) -> Int {
    var start = start
    for _ in 0..<ReceiverPath.maximumCount {
      if text[start - 1] == UInt8(ascii: "\\") {
        start -= 1
        start = text.name(endingAt: start)?.lowerBound ?? start
        continue
      }
      var end = start
      if text[start - 1] == UInt8(ascii: ".") {
        end -= 1
      } else if text[start - 1] == UInt8(ascii: ":"), text[start - 2] == UInt8(ascii: ":") {
        end -= 2
      } else {
        return start
      }
      guard let name = text.name(endingAt: end) else { return start }
      start = name.lowerBound
    }
    return start
  }

  /// Where a member of what ends at `end` starts, or `end`.
  func memberStart(_ end: Int) -> Int {
    switch text[end] {
    case UInt8(ascii: "."): end + 1
    case UInt8(ascii: ":"): text[end + 1] == UInt8(ascii: ":") ? end + 2 : end
    case UInt8(ascii: "-"): text[end + 1] == UInt8(ascii: ">") ? end + 2 : end
    default: end
    }
  }

  /// Whether a name at whose end `end` is only leads to another one: `a.T`.
  private func leadsFurther(_ end: Int) -> Bool {
    let start = memberStart(end)
    return start > end && text.name(startingAt: start) != nil
  }

  /// Where the arguments of a generic type end that begin at `end`, or `end`.
  func argumentsEnd(_ end: Int) -> Int {
    let isBracket = text[end] == UInt8(ascii: "[") && text[end + 1] != UInt8(ascii: "]")
    guard text[end] == UInt8(ascii: "<") || isBracket && syntax.hasArgumentsInBrackets else {
      return end
    }
    return text.bracketEnd(startingAt: end, limit: DeclarationReader.maximumArguments) ?? end
  }

  /// Where the signs and words before `start` begin that don't change what is declared.
  func prefixStart(_ start: Int, words: [Word]) -> Int {
    var start = start
    for _ in 0..<DeclarationReader.maximumPrefix {
      let end = text.spaceStart(endingAt: start)
      if "&*?!".utf8.contains(text[end - 1]) {
        start = end - 1
      } else if let word = text.name(endingAt: end) {
        let isLifetime = text[word.lowerBound - 1] == UInt8(ascii: "'")
        guard isLifetime || words.contains(text.word(word)) else { return start }
        start = isLifetime ? word.lowerBound - 1 : word.lowerBound
      } else {
        return start
      }
    }
    return start
  }
}
