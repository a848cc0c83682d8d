/// What the letters of a word tell.
enum WordShape {
  /// Whether a word is shaped like the name of something in code: an underscore inside, a capital
  /// behind a small letter, or several capitals with an underscore between.
  static func isIdentifier(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, !first.isDigit, word.count > 2 else { return false }
    var previous = first
    for byte in word.dropFirst() {
      if byte == .underscore || byte == UInt8(ascii: "$") { return true }
      if byte.isUppercase && (previous.isLowercase || previous.isDigit) { return true }
      if byte.isDigit && previous == .underscore { return true }
      previous = byte
    }
    // `HTTPServer`: capitals that small letters follow.
    let capitals = word.prefix { $0.isUppercase }.count
    return first == .underscore
      || (capitals > 1 && word.dropFirst(capitals).count > 1
        && word.dropFirst(capitals).allSatisfy { $0.isLowercase })
  }

  /// `ValueError`, `IOException`, `E_WARNING`: the type of what goes wrong.
  static func isException(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.first?.isUppercase == true, word.count > 7 else { return false }
    return word.ends("Error") || word.ends("Exception") || word.ends("Warning")
      || word.ends("Failure")
  }

  /// A commit's or a change's hash, a digest, a UUID: hexadecimal digits, some of which are letters
  /// and some not.
  static func isHash(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 7 else { return false }
    let digits = word.dropping("0x") ?? (word.count == 41 ? word.dropping("I") : nil) ?? word
    return digits.allSatisfy { $0.isHexDigit || $0 == .hyphen }
      && digits.contains { $0.isDigit }
  }

  /// `1.2.3`, `v2`, `3.0rc1`, `2.0.1-beta`, `12px`, `10:30`: numbers with little around.
  static func isNumberOrVersion(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    if let first = rest.first, first | 0x20 == UInt8(ascii: "v") { rest = rest.dropFirst() }
    guard let first = rest.first, first.isDigit else { return false }
    let afterMajor = rest.drop { $0.isDigit }
    if afterMajor.first == .dot, afterMajor.dropFirst().first?.isDigit == true {
      return !rest.contains(.slash)
    }
    let letters = rest.reduce(into: 0) { $0 += $1.isLetter ? 1 : 0 }
    return letters <= 3 && rest.allSatisfy { !$0.isIdentifier || $0.isDigit || $0.isLetter }
  }
}
