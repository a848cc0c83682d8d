/// Paths, names and texts are bytes here: file names may hold anything, and no string is made.
typealias Bytes = [UInt8]
typealias ByteSlice = ArraySlice<UInt8>

/// The characters that the languages give a meaning to.
enum Sign {
  static let slash = UInt8(ascii: "/")
  static let backslash = UInt8(ascii: "\\")
  static let dot = UInt8(ascii: ".")
  static let colon = UInt8(ascii: ":")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let dollar = UInt8(ascii: "$")
  static let underscore = UInt8(ascii: "_")
  static let hyphen = UInt8(ascii: "-")
  static let star = UInt8(ascii: "*")
  static let at = UInt8(ascii: "@")
  static let tilde = UInt8(ascii: "~")
  static let comma = UInt8(ascii: ",")
  static let equals = UInt8(ascii: "=")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isUppercase: Bool { self >= 0x41 && self <= 0x5A }
  var isLowercase: Bool { self >= 0x61 && self <= 0x7A }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// A letter, digit or underscore of ASCII, or part of another letter.
  var isWord: Bool { isUppercase || isLowercase || isDigit || self == 0x5F || self >= 0x80 }
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}

extension ArraySlice<UInt8> {
  func hasPrefix(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { count >= $0.count && prefix($0.count).elementsEqual($0) }
  }

  func hasSuffix(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { count >= $0.count && suffix($0.count).elementsEqual($0) }
  }

  func equals(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { elementsEqual($0) }
  }

  /// Without blanks at both ends.
  var trimmed: ByteSlice {
    var slice = drop { $0.isBlank }
    while let last = slice.last, last.isBlank { slice.removeLast() }
    return slice
  }

  /// Without a pair of quotes around it.
  var unquoted: ByteSlice {
    guard count >= 2, let first, first == last,
      first == Sign.quote || first == Sign.apostrophe
    else { return self }
    return dropFirst().dropLast()
  }

  /// The parts between separators, without empty ones.
  func parts(_ separator: UInt8) -> [ByteSlice] { split(separator: separator) }

  /// With another byte in the place of each `old`.
  func replacing(_ old: UInt8, _ new: UInt8) -> Bytes { map { $0 == old ? new : $0 } }

  var lowercased: Bytes { map { $0.lowercased } }

  /// All but what follows the last slash; empty without one.
  var directory: ByteSlice { lastIndex(of: Sign.slash).map { self[..<$0] } ?? self[..<startIndex] }

  /// What follows the last slash.
  var fileName: ByteSlice { lastIndex(of: Sign.slash).map { self[($0 + 1)...] } ?? self }

  /// The name without its last extension.
  var stem: ByteSlice {
    let name = fileName
    guard let dot = name.lastIndex(of: Sign.dot), dot > name.startIndex else { return name }
    return name[..<dot]
  }

  /// The path without its last extension.
  var withoutExtension: ByteSlice { self[..<stem.endIndex] }

  /// `self` is a directory that holds `path`, or is `path`. The root holds everything.
  func holds(_ path: ByteSlice) -> Bool {
    if isEmpty { return true }
    guard path.count >= count,
      path.count == count || path[path.startIndex + count] == Sign.slash
    else { return false }
    return path.prefix(count) == self
  }
}

extension [UInt8] {
  /// The bytes of a text of the program.
  init(_ text: StaticString) {
    self = text.withUTF8Buffer { Array($0) }
  }
}

/// The path that `relative` leads to from `directory`, without `.`, `..` and doubled slashes; nil
/// if it leaves the root.
func joinedPath(_ directory: ByteSlice, _ relative: ByteSlice) -> Bytes? {
  var path = Bytes()
  path.reserveCapacity(directory.count + relative.count + 1)
  path += directory
  var start = relative.startIndex
  while start < relative.endIndex {
    let end = relative[start...].firstIndex(of: Sign.slash) ?? relative.endIndex
    let part = relative[start..<end]
    start = end < relative.endIndex ? end + 1 : end
    if part.isEmpty || part.elementsEqual(CollectionOfOne(Sign.dot)) { continue }
    if part.equals("..") {
      guard !path.isEmpty else { return nil }
      path.removeSubrange((path.lastIndex(of: Sign.slash) ?? 0)...)
      continue
    }
    if !path.isEmpty { path.append(Sign.slash) }
    path += part
  }
  return path
}

/// `parts` with a separator between them.
func joined(_ parts: some Sequence<ByteSlice>, _ separator: UInt8) -> Bytes {
  var text = Bytes()
  for (index, part) in parts.enumerated() {
    if index > 0 { text.append(separator) }
    text += part
  }
  return text
}
