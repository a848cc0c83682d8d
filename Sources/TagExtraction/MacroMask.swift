internal import SourceModel

/// Blanks the macros of C and its relatives that a parser without a preprocessor stumbles over.
///
/// Input: source. Output: source of the same length, in which such macros are spaces, so every
/// offset stays right. What is blanked:
///
/// 1. a line that holds nothing but an identifier in capitals, where a declaration may begin:
///    `LIB_NAMESPACE_BEGIN`, `LIB_TEMPLATE` above `class x {`;
/// 2. an identifier in capitals between `class`, `struct` or `union` and the name of a type:
///    `class LIB_API Window : public View {`;
/// 3. on demand, a line that holds nothing but a call of a macro where a declaration may begin,
///    `LIB_NON_NULL(2)`, and a macro in the place of an access specifier, `LIB_PRIVATE:`;
/// 4. in Objective-C, what makes an enumeration of `typedef NS_ENUM(NSInteger, Color) {`: `enum` and the
///    name stay. And the macro at the end of `typedef NSString *Key NS_STRING_ENUM;`.
///
/// Without this, a class behind such a macro is a function definition or an error to the grammar,
/// and its members are lost. It does not expand anything. Calls of macros are left alone unless they are in
/// the way, because they use the names that they are given.
struct MacroMask {
  private let source: UnsafeRawBufferPointer
  private let dialect: Dialect
  private var masked: [UInt8]?

  enum Dialect { case c, annotated, objectiveC }

  /// - Parameters:
  ///   - source: Goes through the C preprocessor.
  ///   - dialect: Decides about the last two rules, and how declarations begin.
  /// - Returns: `nil` where nothing has to be blanked.
  static func mask(_ source: UnsafeRawBufferPointer, _ dialect: Dialect = .c) -> [UInt8]? {
    var mask = MacroMask(source, dialect)
    mask.run()
    return mask.masked
  }

  private init(_ source: UnsafeRawBufferPointer, _ dialect: Dialect) {
    self.source = source
    self.dialect = dialect
  }

  private var isObjectiveC: Bool { dialect == .objectiveC }

  private mutating func run() {
    // Last byte of code before the current line; comments and directives don't count.
    var previous = UInt8(ascii: ";")
    var isInComment = false
    var start = 0
    while start < source.count {
      let end = source.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? source.count
      let line = trimmed(start..<end)
      start = end + 1
      let isComment = isInComment || beginsComment(line)
      isInComment = isComment && !endsBlockComment(line, isInside: isInComment)
      guard !isComment, !line.isEmpty, source[line.lowerBound] != UInt8(ascii: "#") else {
        continue
      }
      let isMacro = isMacroName(line) || dialect == .annotated && isMacroUse(line)
      if isMacro, isDeclarationEnd(previous), beginsDeclaration(behind: end, previous) {
        blank(line)
      } else {
        maskTypeMacros(line)
        if isObjectiveC { maskTypedefMacros(line) }
        previous = isEndOfClass(line) ? UInt8(ascii: ";") : source[line.upperBound - 1]
      }
    }
  }

  /// Rule 2 within one line. At most one word stands before the keyword.
  private mutating func maskTypeMacros(_ line: Range<Int>) {
    var keyword = word(from: line.lowerBound, in: line)
    if !isTypeKeyword(keyword) { keyword = word(behind: keyword, in: line) }
    guard isTypeKeyword(keyword) else { return }
    let macro = word(behind: keyword, in: line)
    let name = word(behind: macro, in: line)
    guard !name.isEmpty, isMacroName(macro) else { return }
    // `struct FOO_BAR x;` declares a variable: the macro's type name must be followed by a body.
    let behind = source[name.upperBound..<line.upperBound].first { $0 != 0x20 }
    guard behind == nil || behind == UInt8(ascii: ":") || behind == UInt8(ascii: "{") else {
      return
    }
    blank(macro)
  }

  /// Rule 3: a macro and `:`, or a macro and one pair of brackets with what is between them.
  private func isMacroUse(_ line: Range<Int>) -> Bool {
    let name = word(from: line.lowerBound, in: line)
    guard isMacroName(name) else { return false }
    let rest = source[name.upperBound..<line.upperBound].drop(while: isSpace)
    if rest.elementsEqual(":".utf8) { return true }
    guard rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") else { return false }
    var depth = 0
    for (index, byte) in zip(rest.indices, rest) {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return index == rest.endIndex - 1 }
    }
    return false
  }

  /// Rule 4.
  private mutating func maskTypedefMacros(_ line: Range<Int>) {
    let keyword = word(from: line.lowerBound, in: line)
    guard source[keyword].elementsEqual("typedef".utf8) else { return }
    let macro = word(behind: keyword, in: line)
    if isMacroName(macro), source[macro].suffix(4).elementsEqual("ENUM".utf8) || isOptions(macro) {
      maskEnumeration(line, macro)
    } else if source[line.upperBound - 1] == UInt8(ascii: ";") {
      let last = lastWord(of: line.lowerBound..<(line.upperBound - 1))
      let before = lastWord(of: line.lowerBound..<last.lowerBound)
      if isMacroName(last), !before.isEmpty, before != keyword { blank(last) }
    }
  }

  private func isOptions(_ macro: Range<Int>) -> Bool {
    source[macro].suffix(7).elementsEqual("OPTIONS".utf8)
  }

  /// `typedef NS_ENUM(NSInteger, Color) {` without all but `enum`, the name and the bracket.
  private mutating func maskEnumeration(_ line: Range<Int>, _ macro: Range<Int>) {
    guard let end = source[line].firstIndex(of: UInt8(ascii: ")")),
      let comma = source[macro.upperBound..<end].lastIndex(of: UInt8(ascii: ","))
    else { return }
    let name = lastWord(of: comma..<end)
    if name.isEmpty { return }
    blank(line.lowerBound..<name.lowerBound)
    blank(name.upperBound..<(end + 1))
    for (offset, byte) in "enum".utf8.enumerated() { masked?[line.lowerBound + offset] = byte }
  }

  /// The word at the end of a range, without the space behind it; empty where something else stands
  /// there.
  private func lastWord(of range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, isSpace(source[end - 1]) { end -= 1 }
    var start = end
    while start > range.lowerBound, isWordByte(source[start - 1]) { start -= 1 }
    return start..<end
  }

  private func isEndOfClass(_ line: Range<Int>) -> Bool {
    isObjectiveC && source[line].elementsEqual("@end".utf8)
  }

  /// The word behind another one; empty where something else stands there, or behind nothing.
  private func word(behind word: Range<Int>, in line: Range<Int>) -> Range<Int> {
    if word.isEmpty { return word }
    var start = word.upperBound
    while start < line.upperBound, source[start] == 0x20 || source[start] == 0x09 { start += 1 }
    return self.word(from: start, in: line)
  }

  private func word(from start: Int, in line: Range<Int>) -> Range<Int> {
    var end = start
    while end < line.upperBound, isWordByte(source[end]) { end += 1 }
    return start..<end
  }

  private mutating func blank(_ range: Range<Int>) {
    if masked == nil { masked = Array(source) }
    for index in range { masked?[index] = 0x20 }
  }

  /// What may stand before a declaration: the end of another one, or nothing.
  private func isDeclarationEnd(_ byte: UInt8) -> Bool {
    ";}{:".utf8.contains(byte)
  }

  /// Whether the next line of code can go on with a declaration. The only line of a block is no
  /// macro: it may be the only name of an enumeration.
  private func beginsDeclaration(behind end: Int, _ previous: UInt8) -> Bool {
    guard let next = source[end...].first(where: { !isSpace($0) }) else { return true }
    if next == UInt8(ascii: "}") { return previous != UInt8(ascii: "{") }
    return isWordByte(next) || (isObjectiveC ? "#/@-+" : "#/~[").utf8.contains(next)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(source[start]) { start += 1 }
    while end > start, isSpace(source[end - 1]) { end -= 1 }
    return start..<end
  }

  private func beginsComment(_ line: Range<Int>) -> Bool {
    guard line.count >= 2, source[line.lowerBound] == UInt8(ascii: "/") else { return false }
    return "/*".utf8.contains(source[line.lowerBound + 1])
  }

  /// Whether no block comment goes on behind a line that began with one or lies inside of one.
  private func endsBlockComment(_ line: Range<Int>, isInside: Bool) -> Bool {
    if !isInside && source[line.lowerBound + 1] == UInt8(ascii: "/") { return true }
    var index = line.lowerBound + (isInside ? 0 : 2)
    while index + 1 < line.upperBound {
      if source[index] == UInt8(ascii: "*") && source[index + 1] == UInt8(ascii: "/") {
        return true
      }
      index += 1
    }
    return false
  }

  private func isTypeKeyword(_ word: Range<Int>) -> Bool {
    guard word.count == 5 || word.count == 6 else { return false }
    return ["class", "struct", "union"].contains { (keyword: StaticString) in
      keyword.withUTF8Buffer { $0.elementsEqual(source[word]) }
    }
  }

  /// Capitals, digits and at least one underscore between letters, four bytes or more.
  private func isMacroName(_ word: Range<Int>) -> Bool {
    word.count >= 4 && isCapital(source[word.lowerBound])
      && source[word].contains(UInt8(ascii: "_"))
      && source[word].allSatisfy { isCapital($0) || $0 == UInt8(ascii: "_") || isDigit($0) }
  }

  private func isCapital(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }
}
