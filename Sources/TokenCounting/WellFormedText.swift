/// Texts as the tokenizers of others see them, which take characters and no bytes.
enum WellFormedText {
  /// U+180E, which is white space to PCRE2 and not to Unicode since version 6.3, and another character of
  /// as many bytes that is a format character too: patterns see the second for the first.
  private static let formerSpace: [UInt8] = [0xE1, 0xA0, 0x8E]
  private static let formatCharacter: [UInt8] = [0xE2, 0x80, 0x8B]

  /// Calls `body` with `text`, or with a copy in which U+FFFD stands for every sequence that isn't
  /// UTF-8, as Unicode recommends it and Python's `errors="replace"` does it.
  static func with(_ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    if isASCII(text) || isValid(text) { return body(text) }
    Array(String(decoding: text, as: UTF8.self).utf8).withUnsafeBytes(body)
  }

  /// Calls `body` with what patterns are to be applied to in place of `text`.
  static func withSubject(
    of text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    guard holdsFormerSpace(text) else { return body(text) }
    var copy = Array(text)
    for place in copy.indices.dropLast(2) where copy[place...].starts(with: formerSpace) {
      copy.replaceSubrange(place..<place + 3, with: formatCharacter)
    }
    copy.withUnsafeBytes(body)
  }

  /// Whether all bytes are below 0x80.
  static func isASCII(_ text: UnsafeRawBufferPointer) -> Bool {
    var place = 0
    while place + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { return false }
      place += 8
    }
    return text[place...].allSatisfy { $0 < 0x80 }
  }

  private static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
    text.withMemoryRebound(to: UInt8.self) { (try? UTF8Span(validating: $0.span)) != nil }
  }

  private static func holdsFormerSpace(_ text: UnsafeRawBufferPointer) -> Bool {
    var place = 0
    while place + 2 < text.count {
      if text[place] == 0xE1, text[place + 1] == 0xA0, text[place + 2] == 0x8E { return true }
      place += 1
    }
    return false
  }
}
