@preconcurrency internal import Glibc

/// The bytes with a meaning in paths and in git's files.
extension UInt8 {
  static let slash = UInt8(ascii: "/")
  static let backslash = UInt8(ascii: "\\")
  static let star = UInt8(ascii: "*")
  static let dot = UInt8(ascii: ".")
  static let space = UInt8(ascii: " ")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")

  /// ASCII letters in lower case; every other byte as it is.
  var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }
  var isASCIIUppercase: Bool { self >= 0x41 && self <= 0x5A }
  var isASCIILowercase: Bool { self >= 0x61 && self <= 0x7A }
  var isASCIILetter: Bool { isASCIIUppercase || isASCIILowercase }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// Space, tab, line feed and carriage return: git's `isspace`.
  var isGitSpace: Bool {
    self == .space || self == 0x09 || self == .lineFeed || self == .carriageReturn
  }
}

extension Array where Element == UInt8 {
  /// The bytes of `text` in UTF-8.
  init(ascii text: StaticString) {
    self = text.withUTF8Buffer { Array($0) }
  }

  /// ASCII letters in lower case; every other byte as it is.
  var asciiLowercased: [UInt8] { map(\.asciiLowercased) }
}

/// Negative, zero or positive as the first `count` bytes of one text sort before, are, or sort
/// behind those of another; both must have as many.
func compareBytes(
  _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, count: Int
) -> Int {
  precondition(count <= left.count && count <= right.count)
  guard count > 0, let left = left.baseAddress, let right = right.baseAddress else { return 0 }
  return Int(memcmp(left, right, count))
}
