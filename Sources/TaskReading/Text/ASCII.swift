/// The bytes with a meaning in texts, traces and diffs.
extension UInt8 {
  static let slash = UInt8(ascii: "/")
  static let backslash = UInt8(ascii: "\\")
  static let dot = UInt8(ascii: ".")
  static let colon = UInt8(ascii: ":")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let hyphen = UInt8(ascii: "-")
  static let underscore = UInt8(ascii: "_")
  static let backtick = UInt8(ascii: "`")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let comma = UInt8(ascii: ",")
  static let number = UInt8(ascii: "#")
  static let at = UInt8(ascii: "@")
  static let greater = UInt8(ascii: ">")

  var isUppercase: Bool { self >= 0x41 && self <= 0x5A }
  var isLowercase: Bool { self >= 0x61 && self <= 0x7A }
  var isLetter: Bool { isUppercase || isLowercase }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isHexDigit: Bool { isDigit || (self | 0x20 >= 0x61 && self | 0x20 <= 0x66) }
  var isBlank: Bool { self == .space || self == .tab }
  /// ASCII letters in lower case; every other byte as it is.
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
  /// What identifiers consist of; bytes outside of ASCII count as letters.
  var isIdentifier: Bool {
    isLetter || isDigit || self == .underscore || self == UInt8(ascii: "$") || self >= 0x80
  }
}

extension ArraySlice where Element == UInt8 {
  /// Whether the slice begins with `text`.
  func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in holds(text, at: startIndex) }
  }

  /// Whether `text` stands at `index`; nearly always its first byte tells that it doesn't.
  private func holds(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + text.count <= endIndex else { return false }
    var offset = 0
    while offset < text.count {
      if self[index + offset] != text[offset] { return false }
      offset += 1
    }
    return true
  }

  /// Whether the slice ends with `text`.
  func ends(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      count >= text.count && holds(text, at: endIndex - text.count)
    }
  }

  /// The slice behind `text`, if it begins with it.
  func dropping(_ text: StaticString) -> ArraySlice<UInt8>? {
    starts(text) ? dropFirst(text.utf8CodeUnitCount) : nil
  }

  /// Whether the slice is `text`.
  func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && starts(text)
  }

  /// The first place of `text`; takes time in proportion to the slice, for `text` is short.
  func firstIndex(ofText text: StaticString) -> Int? {
    text.withUTF8Buffer { text in
      guard let first = text.first, count >= text.count else { return nil }
      var index = startIndex
      while index <= endIndex - text.count {
        if self[index] == first && holds(text, at: index) {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  /// The last place of `text`.
  func lastIndex(ofText text: StaticString) -> Int? {
    text.withUTF8Buffer { text in
      guard let first = text.first, count >= text.count else { return nil }
      var index = endIndex - text.count
      while index >= startIndex {
        if self[index] == first && holds(text, at: index) {
          return index
        }
        index -= 1
      }
      return nil
    }
  }

  /// Whether `text` stands somewhere in the slice.
  func holds(_ text: StaticString) -> Bool { firstIndex(ofText: text) != nil }

  /// Without spaces and tabs at both ends.
  var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, last.isBlank { slice.removeLast() }
    return slice.drop { $0.isBlank }
  }

  /// ASCII letters in lower case; every other byte as it is.
  var lowercased: [UInt8] { map { $0.lowercased } }

  /// The digits that the slice begins with, and where they end; numbers beyond 99,999,999 are none.
  var leadingNumber: (value: Int, end: Int)? {
    var value = 0
    var end = startIndex
    while end < endIndex, self[end].isDigit {
      guard end - startIndex < 8 else { return nil }
      value = value * 10 + Int(self[end] - 0x30)
      end += 1
    }
    return end > startIndex ? (value, end) : nil
  }

  /// The byte at `index`, if that is inside of the slice.
  func at(_ index: Int) -> UInt8? { index >= startIndex && index < endIndex ? self[index] : nil }
}
