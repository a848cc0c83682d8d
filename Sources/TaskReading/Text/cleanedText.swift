// What people paste comes out of terminals, word processors and mail programs. Everything behind
// reads the text that this file makes of it: without escape sequences, with line feeds at the ends
// of lines, ASCII quotation marks, and spaces for typographic signs, which nothing is named after.
// One pass; every byte is looked at a bounded number of times.

/// `bytes` as the readers of this module expect them.
///
/// - Returns: The text; positions that readers report are offsets into it. A text without escape
///   sequences, carriage returns and typographic signs is returned as it is.
/// - Complexity: O(n).
package func cleanedText(_ bytes: [UInt8]) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count)
  var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  while index < bytes.count {
    let byte = bytes[index]
    switch byte {
    case 0x1B: index = endOfEscapeSequence(bytes, at: index)
    case .carriageReturn:
      // A lone one is a progress bar's: what follows is a line of its own.
      if index + 1 >= bytes.count || bytes[index + 1] != .lineFeed { text.append(.lineFeed) }
      index += 1
    case 0xC2, 0xE2, 0xE3:
      let sign = typographicSign(bytes, at: index)
      text.append(sign?.replacement ?? byte)
      index += sign?.length ?? 1
    case 0, 0x07, 0x08:
      text.append(.space)
      index += 1
    default:
      text.append(byte)
      index += 1
    }
  }
  return text
}

/// The longest escape sequence that is skipped: links and titles of terminals hold a URL. A longer
/// one is damage, and only its first byte is dropped.
private let maximumEscapeLength = 512

/// Where the escape sequence ends that begins at `start`.
///
/// Source: ECMA-48, sections 5.3 to 5.6.
private func endOfEscapeSequence(_ bytes: [UInt8], at start: Int) -> Int {
  guard start + 1 < bytes.count else { return start + 1 }
  let limit = min(bytes.count, start + maximumEscapeLength)
  var index = start + 2
  switch bytes[start + 1] {
  case .openBracket:
    while index < limit, bytes[index] >= 0x20, bytes[index] < 0x40 { index += 1 }
    return index < limit && bytes[index] < 0x7F && bytes[index] >= 0x40 ? index + 1 : index
  case .closeBracket:
    // An operating system command ends with BEL or ESC \.
    while index < limit, bytes[index] != 0x07, bytes[index] != 0x1B, bytes[index] != .lineFeed {
      index += 1
    }
    guard index < limit, bytes[index] != .lineFeed else { return start + 1 }
    let isString = bytes[index] == 0x1B && index + 1 < bytes.count && bytes[index + 1] == .backslash
    return isString ? index + 2 : index + 1
  case .openParenthesis, .closeParenthesis: return min(start + 3, bytes.count)
  case 0x40...0x7E: return start + 2
  default: return start + 1
  }
}

/// What takes the place of the sign at `index`; nil for letters.
private func typographicSign(
  _ bytes: [UInt8], at index: Int
) -> (replacement: UInt8, length: Int)? {
  guard index + 1 < bytes.count else { return nil }
  let second = bytes[index + 1]
  if bytes[index] == 0xC2 {
    switch second {
    case 0xA0: return (.space, 2)
    case 0xAB, 0xBB: return (.quote, 2)
    case 0x80...0xA9, 0xAC...0xB4, 0xB6...0xB9: return (.space, 2)
    default: return nil
    }
  }
  guard index + 2 < bytes.count, bytes[index + 2] & 0xC0 == 0x80 else { return nil }
  switch (bytes[index], second, bytes[index + 2]) {
  case (0xE2, 0x80, 0x98...0x9B): return (.apostrophe, 3)
  case (0xE2, 0x80, 0x9C...0x9F): return (.quote, 3)
  // Punctuation, arrows, boxes, marks; brackets of East Asian texts.
  case (0xE2, 0x80...0x81, _), (0xE2, 0x86...0xAF, _): return (.space, 3)
  case (0xE3, 0x80, 0x80...0x82), (0xE3, 0x80, 0x88...0x91): return (.space, 3)
  default: return nil
  }
}
