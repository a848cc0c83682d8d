/// The alphabet of byte-level vocabularies: every byte has a character that can be seen, so that tokens
/// can be written as text. Bytes that are such characters in Latin-1 stand for themselves, the others
/// for U+0100 and behind, in their order.
///
/// Source: Radford et al. 2019, "Language models are unsupervised multitask learners", section 2.2.
enum ByteAlphabet {
  /// The byte of each character up to U+0143; -1 for those that are none.
  private static let bytes: [Int16] = {
    var bytes = [Int16](repeating: -1, count: 0x144)
    var next = 0x100
    for byte in 0..<256 {
      let isSeen = (0x21...0x7E).contains(byte) || (0xA1...0xFF).contains(byte) && byte != 0xAD
      bytes[isSeen ? byte : next] = Int16(byte)
      if !isSeen { next += 1 }
    }
    return bytes
  }()

  /// Calls `body` with the bytes that `text`, in UTF-8, stands for.
  ///
  /// - Returns: False where a character isn't in the alphabet; `body` got what is before it.
  static func decode(_ text: ArraySlice<UInt8>, _ body: (UInt8) -> Void) -> Bool {
    var place = text.startIndex
    while place < text.endIndex {
      var character = Int(text[place])
      place += 1
      if character >= 0x80 {
        guard character >= 0xC2, character <= 0xC5, place < text.endIndex else { return false }
        character = (character & 0x1F) << 6 | Int(text[place] & 0x3F)
        place += 1
      }
      guard character < bytes.count, bytes[character] >= 0 else { return false }
      body(UInt8(bytes[character]))
    }
    return true
  }
}
