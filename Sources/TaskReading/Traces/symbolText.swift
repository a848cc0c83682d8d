// Cuts names of functions out of what tools write around them: arguments, addresses, hashes,
// modules. All are single passes over a part of a line.

/// What stands between the first quotation marks of any kind, or in angle brackets.
func quotedPart(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  guard let open = text.firstIndex(where: { isQuotation($0) || $0 == UInt8(ascii: "<") }) else {
    return nil
  }
  let rest = text[(open + 1)...]
  let isAngle = text[open] == UInt8(ascii: "<")
  let close = rest.lastIndex { isAngle ? $0 == .greater : isQuotation($0) }
  return close.map { rest[..<$0] }
}

private func isQuotation(_ byte: UInt8) -> Bool {
  byte == .quote || byte == .apostrophe || byte == .backtick
}

/// Ruby's `block (2 levels) in A#f`: what the blocks are in.
func rubyMethod(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  text.lastIndex(ofText: " in ").map { text[($0 + 4)...] } ?? text
}

/// The text up to the parenthesis that its arguments begin with.
func withoutArguments(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  // The first one that something stands in front of: C++'s `(anonymous namespace)::f(int)`.
  var index = text.startIndex
  while index < text.endIndex {
    if text[index] == .openParenthesis, index > text.startIndex,
      text[index - 1].isIdentifier || text[index - 1] == .greater || text[index - 1] == .space
    {
      return text[..<index].trimmed
    }
    index += 1
  }
  return text.trimmed
}

/// The text up to the first space or punctuation mark.
func firstWord(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  text.prefix { $0 != .space && $0 != .comma && $0 != .closeParenthesis }
}

/// The text behind the last space.
func lastWord(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let text = text.trimmed
  return text.lastIndex(of: .space).map { text[($0 + 1)...] } ?? text
}

/// Without an address at the beginning, and the `in` or hyphen behind it.
func withoutAddress(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard let digits = text.dropping("0x") else { return text }
  let rest = digits.drop { $0.isHexDigit }.trimmed
  return rest.dropping("in ") ?? rest.dropping("- ") ?? rest
}

/// The function of Go's line `main.(*T).f(0xc000, {0x1, 0x2})`, or `created by main.f in …`; nil
/// for other lines.
func goFunction(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  let text = line.trimmed
  if let name = text.dropping("created by ") { return firstWord(name) }
  guard text.last == .closeParenthesis else { return nil }
  var depth = 0
  for index in text.indices.reversed() {
    if text[index] == .closeParenthesis { depth += 1 }
    if text[index] == .openParenthesis { depth -= 1 }
    if depth == 0 {
      let name = text[..<index]
      return name.isEmpty || name.contains(.space) ? nil : name
    }
  }
  return nil
}

/// The function of Rust's line `   3:  0x55 - app::f::h0123456789abcdef`.
func rustFunction(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  let text = line.trimmed
  guard let number = text.leadingNumber, text.at(number.end) == .colon else { return nil }
  let name = withoutAddress(text[(number.end + 1)...].trimmed)
  if let hash = name.lastIndex(ofText: "::h"), name.endIndex - hash == 19,
    name[(hash + 3)...].allSatisfy({ $0.isHexDigit })
  {
    return name[..<hash]
  }
  return name
}

/// Longer names are data.
private let maximumSymbolLength = 256

/// A name as the tree may have it; nil when nothing is left.
func cleanSymbol(_ text: ArraySlice<UInt8>) -> [UInt8]? {
  var name = text.trimmed
  for word: StaticString in ["async ", "new ", "static ", "function "] {
    name = name.dropping(word)?.trimmed ?? name
  }
  // V8's `f [as g]`, Swift's `f() + 12`.
  if let alias = name.firstIndex(ofText: " [as ") { name = name[..<alias] }
  if let offset = name.firstIndex(ofText: " + ") { name = name[..<offset] }
  if name.last == .closeParenthesis { name = withoutArguments(name) }
  while let last = name.last, last == .comma || last == .colon || last.isBlank { name.removeLast() }
  let isNamed = name.contains { $0.isIdentifier && !$0.isDigit }
  guard isNamed, name.count <= maximumSymbolLength, !isAnonymous(name) else { return nil }
  return Array(name)
}

private func isAnonymous(_ name: ArraySlice<UInt8>) -> Bool {
  name.first == UInt8(ascii: "<") || name.ends("<anonymous>") || name.equals("??")
    || name.ends("{closure}")
}

/// A method of the JVM without its loader and module: `app//`, `java.base@17/`.
func withoutModule(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  text.lastIndex(of: .slash).map { text[($0 + 1)...] } ?? text
}

/// The directories that a JVM class of this name stands in: `a/b/` for `a.b.C.m`, by the custom
/// that packages are in small letters.
func packageDirectories(of symbol: ArraySlice<UInt8>) -> [UInt8] {
  var directories: [UInt8] = []
  let parts = symbol.split(separator: .dot)
  // Behind the package a class and a method follow at least.
  for part in parts.dropLast(2) {
    guard let first = part.first, first.isLowercase, !part.contains(UInt8(ascii: "$")) else {
      break
    }
    directories += part
    directories.append(.slash)
  }
  return directories
}
