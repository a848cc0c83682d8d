/// What a token is: a run of bytes between spaces, brackets and quotation marks.
enum TokenShape {
  /// Whether a byte belongs to tokens.
  static func isToken(_ byte: UInt8) -> Bool {
    if byte.isIdentifier { return true }
    switch byte {
    case .slash, .backslash, .dot, .hyphen, .at, .colon, .number, .greater, UInt8(ascii: "+"),
      UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: "="), UInt8(ascii: "?"),
      UInt8(ascii: "!"), UInt8(ascii: "&"):
      return true
    default: return false
    }
  }

  /// Whether a byte goes on with a URL.
  static func isAddressByte(_ byte: UInt8) -> Bool {
    isToken(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "^")
  }

  /// Whether the token is a URL: a scheme of few letters, then `://`.
  static func isAddress(_ token: ArraySlice<UInt8>) -> Bool {
    let scheme = token.prefix(16).prefix { $0.isLetter || $0 == UInt8(ascii: "+") || $0 == .hyphen }
    return !scheme.isEmpty && token[scheme.endIndex...].starts("://")
  }

  /// The path in the repository of a URL like `https://host/owner/name/blob/branch/src/a.c#L1`.
  static func file(of address: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, PathLocation?)? {
    if let rest = address.dropping("file://") { return located(rest) }
    let reach = address.prefix(2048)
    let marks: [StaticString] = [
      "/blob/", "/tree/", "/blame/", "/raw/", "/src/branch/", "/src/commit/",
    ]
    for mark in marks {
      guard let start = reach.firstIndex(ofText: mark) else { continue }
      let rest = reach[(start + mark.utf8CodeUnitCount)...]
      guard let slash = rest.firstIndex(of: .slash) else { return nil }
      return located(rest[(slash + 1)...])
    }
    return nil
  }

  private static func located(_ text: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, PathLocation?)? {
    let path = text.prefix { $0 != .number && $0 != UInt8(ascii: "?") && $0 != .colon }
    let end = trimmed(path)
    return end.isEmpty ? nil : (end, readPlace(text, after: path.endIndex))
  }

  /// Without what sentences put around a token. Leading dots, slashes and underscores stay, for
  /// paths and names begin with them.
  static func trimmed(_ token: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = token.drop {
      !($0.isIdentifier || $0 == .dot || $0 == .slash || $0 == .backslash
        || $0 == .at || $0 == UInt8(ascii: "~") || $0 == .number)
    }
    while let last = rest.last, !last.isIdentifier { rest.removeLast() }
    // `...` and `.method`: a leading dot is of use in `./a`, `../a` and `.gitignore`.
    if rest.starts("...") { rest = rest.drop { $0 == .dot } }
    return rest
  }

  /// A word between colons: an emoji.
  static func isEmoji(_ token: ArraySlice<UInt8>) -> Bool {
    token.count > 3 && token.first == .colon && token.last == .colon
      && token.dropFirst().dropLast().allSatisfy {
        $0.isLowercase || $0.isDigit || $0 == .underscore
      }
  }

  /// Numbers, versions, hashes, issues, people and their addresses.
  static func isUseless(_ token: ArraySlice<UInt8>, before: UInt8?) -> Bool {
    if WordShape.isNumberOrVersion(token) || WordShape.isHash(token) { return true }
    if let number = token.dropping("#") ?? token.dropping("GH-") ?? token.dropping("gh-") {
      return number.allSatisfy { $0.isDigit }
    }
    guard let at = token.firstIndex(of: .at), at > token.startIndex else { return false }
    let host = token[(at + 1)...]
    // Behind a package's name a version stands.
    return host.contains(.dot) && !token.contains(.slash) && host.first?.isDigit != true
  }

  /// How many bytes of a token can be its path: up to a colon that no drive is in front of, or `#`.
  static func pathLength(_ token: ArraySlice<UInt8>) -> Int {
    var index = token.startIndex
    while index < token.endIndex {
      if token[index] == .number || token[index] == UInt8(ascii: "?") { break }
      if token[index] == .colon {
        let next = token.at(index + 1)
        guard index == token.startIndex + 1, next == .slash || next == .backslash else { break }
      }
      index += 1
    }
    return index - token.startIndex
  }

  /// Whether the token is one identifier.
  static func isName(_ token: ArraySlice<UInt8>) -> Bool {
    guard let first = token.first, !first.isDigit else { return false }
    return token.allSatisfy { $0.isIdentifier } && token.contains { $0.isLetter || $0 >= 0x80 }
  }

  /// Whether the token is several identifiers that `.`, `::`, `#`, `->` or `:` join, the first of
  /// which are not just a sentence's: `Type.method`, but not `e.g`, `Yes:no` or `end.Then`.
  static func isQualifiedName(_ token: ArraySlice<UInt8>) -> Bool {
    var index = token.startIndex
    var parts = 0
    var longest = 0
    while index < token.endIndex {
      let end = token[index...].firstIndex { !$0.isIdentifier } ?? token.endIndex
      guard end > index, !token[index].isDigit else { return false }
      parts += 1
      longest = max(longest, end - index)
      guard end < token.endIndex else { break }
      let joint = token[end...]
      if joint.starts("::") || joint.starts("->") {
        index = end + 2
      } else if joint.first == .dot || joint.first == .number {
        index = end + 1
      } else {
        return false
      }
      if index == token.endIndex { return false }
    }
    return parts > 1 && longest > 1
  }
}
