// Reads what stands before a name: backwards over separators and names, byte by byte.
//
// Input: a source and where a name begins in it. Output: nothing, the type around, an expression, or a
// path of names.
//
//   self.cart.items.add()      the type around, then `cart`, `items`
//   store::Cart::add()         `store`, `Cart`
//   find(id).items.add()       an expression, then `items`
//
// Every step is bounded (``SourceText``), and so is their number, so reading all names of a file is linear.
// It does not look into comments between the parts of a chain, and what is in brackets only to
// find where they open.

/// Reads receivers of one language.
struct ReceiverReader {
  let text: SourceText
  let syntax: ReceiverSyntax

  /// Arguments of generic types and of constructors that are skipped at most: longer ones are rare, and
  /// looking for them at every name would cost more than they are worth.
  private static let maximumArguments = 96

  /// What stands before the name that starts at `start`.
  func receiver(before start: Int) -> WrittenReceiver {
    let end = text.spaceStart(endingAt: start)
    guard let separator = separator(endingAt: end) else { return message(before: start) }
    // A sentence may end on the line above.
    if end < start, text.blankStart(endingAt: start) > end, text.mayBeComment(at: end) {
      return .nothing
    }
    if syntax.hasCascades, text[separator - 1] == UInt8(ascii: ".") { return .expression }
    let receiverEnd = text.spaceStart(endingAt: separator)
    if receiverEnd < separator {
      let isOnLine = text.blankStart(endingAt: separator) == receiverEnd
      if isOnLine ? syntax.hasImplicitTypes : text.mayBeComment(at: receiverEnd) {
        return .expression
      }
    }
    let last = text[separator]
    let isDouble = last == UInt8(ascii: ":") && text[separator + 1] == UInt8(ascii: ":")
    if syntax.questionMarkUnwraps, last == UInt8(ascii: "?") { return .expression }
    return receiver(endingAt: receiverEnd, leadsToStatic: isDouble)
  }

  /// Where the separator that ends at `end` starts, if there is one.
  private func separator(endingAt end: Int) -> Int? {
    switch text[end - 1] {
    case UInt8(ascii: "."):
      guard syntax.separators.contains(.dot) else { return nil }
      // A range, or the last of the three dots of `...values`.
      if text[end - 2] == UInt8(ascii: "."), !syntax.hasCascades || text[end - 3] == text[end - 2] {
        return nil
      }
      var start = end - 1
      // `a?.b`, `a!.b`, `a!!.b`, `a&.b`
      while start > end - 3, "?!&".utf8.contains(text[start - 1]) { start -= 1 }
      return start
    case UInt8(ascii: ">"):
      guard syntax.separators.contains(.arrow), text[end - 2] == UInt8(ascii: "-") else {
        return nil
      }
      return text[end - 3] == UInt8(ascii: "?") ? end - 3 : end - 2
    case UInt8(ascii: ":"):
      if text[end - 2] == UInt8(ascii: ":") {
        return syntax.separators.contains(.doubleColon) ? end - 2 : nil
      }
      return syntax.separators.contains(.colon) ? end - 1 : nil
    default: return nil
    }
  }

  private func receiver(endingAt end: Int, leadsToStatic: Bool) -> WrittenReceiver {
    guard let name = text.name(endingAt: end) else {
      return bracketed(endingAt: end, leadsToStatic: leadsToStatic)
    }
    var path = ReceiverPath(last: name)
    path.leadsToStatic = leadsToStatic
    if isOwn(name) { return .own }
    // `Cart.class.getName()`
    if name.count == 5, text.word(name) == "class" { return .expression }
    // `Query.new.first`
    if syntax.declarations.contains(.newFunction), let type = constructedType(by: name) {
      return .path(ReceiverPath(constructed: type))
    }
    let sign = text[name.lowerBound - 1]
    path.isVariable = sign == UInt8(ascii: "$") || sign == syntax.memberSign
    readStart(of: &path)
    return .path(path)
  }

  /// Puts in front of a path what stands there.
  private func readStart(of path: inout ReceiverPath) {
    var start = path.last.lowerBound
    while true {
      let sign = text[start - 1]
      if sign == syntax.memberSign { return path.begin(with: .own) }
      if sign == UInt8(ascii: "$") || sign == UInt8(ascii: "#") { start -= 1 }
      guard let separator = separator(endingAt: start) else { return }
      guard let name = text.name(endingAt: separator) else {
        // `::name` is a path from the outermost scope.
        let isOpen = text[separator] != UInt8(ascii: ":") || isClosing(text[separator - 1])
        return isOpen ? path.begin(with: .expression) : ()
      }
      if isOwn(name) { return path.begin(with: .own) }
      guard path.add(name) else { return path.begin(with: .expression) }
      start = name.lowerBound
    }
  }

  /// What ends with a bracket or is no name at all.
  private func bracketed(endingAt end: Int, leadsToStatic: Bool) -> WrittenReceiver {
    let limit = ReceiverReader.maximumArguments
    switch text[end - 1] {
    case UInt8(ascii: ")"):
      guard let open = text.bracketStart(endingAt: end, limit: limit) else { return .expression }
      guard let name = text.name(endingAt: open) else { return enclosed(from: open) }
      if text.word(name) == "super" { return .own }
      return constructedType(byCallOf: name).map { .path(ReceiverPath(constructed: $0)) }
        ?? .expression
    case UInt8(ascii: ">"):
      guard var open = text.bracketStart(endingAt: end, limit: limit) else { return .expression }
      // `Vec::<T>::new`
      if leadsToStatic, text[open - 1] == UInt8(ascii: ":") { open -= 2 }
      guard let name = text.name(endingAt: open) else { return .expression }
      var path = ReceiverPath(last: name)
      path.leadsToStatic = leadsToStatic
      return .path(path)
    default:
      // Nothing before `::` is the outermost scope.
      return leadsToStatic && !isClosing(text[end - 1]) ? .nothing : .expression
    }
  }

  /// An expression in brackets: `(new Query())->first()`, and `((Cart) it).add()`, which tell their type.
  private func enclosed(from open: Int) -> WrittenReceiver {
    var start = open + 1
    let isCast = text[start] == UInt8(ascii: "(")
    if isCast { start += 1 }
    guard let first = text.name(startingAt: start) else { return .expression }
    if !isCast {
      guard text.word(first) == "new", syntax.declarations.contains(.new),
        let name = text.name(startingAt: text.blankEnd(startingAt: first.upperBound))
      else { return .expression }
      return .path(ReceiverPath(constructed: name))
    }
    var end = text.blankEnd(startingAt: first.upperBound)
    while text[end] == UInt8(ascii: "*") { end += 1 }
    let isType = text[end] == UInt8(ascii: ")") && syntax.declarations.contains(.typeFirst)
    return isType ? .path(ReceiverPath(constructed: first)) : .expression
  }

  /// The type of which a call of `name` makes an instance.
  private func constructedType(byCallOf name: Range<Int>) -> Range<Int>? {
    let forms = syntax.declarations
    if forms.contains(.newFunction) { return constructedType(by: name) }
    guard isCapital(text[name.lowerBound]) else { return nil }
    if forms.contains(.new), word(before: name.lowerBound) == "new" { return name }
    let isCall =
      forms.contains(.call) && syntax.capital == .type
      && text[name.lowerBound - 1] != UInt8(ascii: ".")
    return isCall ? name : nil
  }

  /// The type whose function `name` makes instances of it: `Query.new`.
  private func constructedType(by name: Range<Int>) -> Range<Int>? {
    guard isConstructor(name), let separator = separator(endingAt: name.lowerBound),
      let type = text.name(endingAt: separator), isCapital(text[type.lowerBound])
    else { return nil }
    return type
  }

  /// Whether functions of types with this name make instances of them.
  func isConstructor(_ name: Range<Int>) -> Bool {
    let word = text.word(name)
    return word == "new" || word == "default" || word == "init"
  }

  /// The receiver of a message: `[cart add: item]`.
  private func message(before start: Int) -> WrittenReceiver {
    guard syntax.separators.contains(.message) else { return .nothing }
    let end = text.spaceStart(endingAt: start)
    guard end < start else { return .nothing }
    if isClosing(text[end - 1]) {
      // A message in brackets is a receiver, a cast or a condition none.
      return text[end - 1] == UInt8(ascii: "]") ? .expression : .nothing
    }
    guard let name = text.name(endingAt: end) else { return .nothing }
    let before = text.spaceStart(endingAt: name.lowerBound)
    if text[before - 1] == UInt8(ascii: "[") {
      return isOwn(name) ? .own : .path(ReceiverPath(last: name))
    }
    guard text[name.lowerBound - 1] == UInt8(ascii: ".") else { return .nothing }
    var path = ReceiverPath(last: name)
    readStart(of: &path)
    return .path(path)
  }

  /// The word that ends, with blanks behind it, before `start`.
  func word(before start: Int) -> Word? {
    text.name(endingAt: text.spaceStart(endingAt: start)).map { text.word($0) }
  }

  /// Whether a name is a word for the type around.
  func isOwn(_ name: Range<Int>) -> Bool {
    guard name.count <= 12 else { return false }
    let word = text.word(name)
    return syntax.own.contains(word)
  }

  /// Whether a byte begins a name with a capital.
  func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

  private func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      || byte == UInt8(ascii: ">")
  }
}
