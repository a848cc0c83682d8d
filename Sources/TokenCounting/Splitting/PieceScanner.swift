/// Finds the ends of pieces without a regular expression, where all that decides is ASCII or one of the
/// signs that maps are made of.
///
/// A call of PCRE2 takes longer than to scan and look up a word, and three of four pieces of code are
/// plain. What isn't is left to the pattern: ``end(from:)`` says nothing then. A test compares both on
/// random text.
struct PieceScanner {
  private let text: UnsafeRawBufferPointer
  private let split: KnownSplit

  init(_ text: UnsafeRawBufferPointer, _ split: KnownSplit) {
    self.text = text
    self.split = split
  }

  /// What a character is to the patterns.
  private enum Kind { case small, capital, digit, space, newline, sign, end, other }

  /// Where the piece ends that begins at `start`, before the end of the text; `nil` where the pattern
  /// has to say.
  @inline(__always)
  func end(from start: Int) -> Int? {
    switch kind(at: start) {
    case .small, .capital: return word(from: start)
    case .digit: return digits(from: start)
    case .space:
      switch kind(at: start + 1) {
      case .small where split != .gpt2 || text[start] == 0x20,
        .capital where split != .gpt2 || text[start] == 0x20:
        return word(from: start + 1)
      case .digit where split == .gpt2 && text[start] == 0x20: return digits(from: start + 1)
      case .sign where text[start] == 0x20: return signs(from: start + 1)
      default: return white(from: start)
      }
    case .newline: return white(from: start)
    case .sign:
      if text[start] == UInt8(ascii: "'") {
        switch contraction(at: start) {
        case .none: return nil
        case .some(let end) where end > start && split != .o200k: return end
        default: break
        }
      }
      if split != .gpt2 {
        let next = start + length(at: start)
        switch kind(at: next) {
        case .small, .capital: return word(from: next)
        case .other: return nil
        default: break
        }
      }
      return signs(from: start)
    case .other, .end: return nil
    }
  }

  private func word(from start: Int) -> Int? {
    var place = start
    if split == .o200k {
      while kind(at: place) == .capital { place += 1 }
      while kind(at: place) == .small { place += 1 }
    } else {
      while isLetter(at: place) { place += 1 }
    }
    let next = kind(at: place)
    if next == .other { return nil }
    if split == .o200k, next == .sign, text[place] == UInt8(ascii: "'") {
      return contraction(at: place)
    }
    return place
  }

  private func digits(from start: Int) -> Int? {
    var place = start
    let limit = split == .gpt2 ? text.count : min(text.count, start + 3)
    while place < limit, kind(at: place) == .digit { place += 1 }
    return place < limit && kind(at: place) == .other ? nil : place
  }

  private func signs(from start: Int) -> Int? {
    var place = start
    while kind(at: place) == .sign { place += length(at: place) }
    if kind(at: place) == .other { return nil }
    if split == .gpt2 { return place }
    while place < text.count {
      let byte = text[place]
      guard byte == 0x0A || byte == 0x0D || (split == .o200k && byte == 0x2F) else { break }
      place += 1
    }
    return place
  }

  private func white(from start: Int) -> Int? {
    var place = start
    var newlineEnd: Int?
    while place < text.count {
      let kind = kind(at: place)
      guard kind == .space || kind == .newline else { break }
      place += 1
      if kind == .newline { newlineEnd = place }
    }
    let next = kind(at: place)
    if next == .other { return nil }
    if next == .end && split != .o200k { return place }
    if split != .gpt2, let newlineEnd { return newlineEnd }
    // The last one belongs to what is behind it.
    return next == .end || place == start + 1 ? place : place - 1
  }

  /// Where what begins with the apostrophe at `place` ends, if it is a contraction; `place` if it is
  /// none; `nil` where another script decides.
  private func contraction(at place: Int) -> Int? {
    guard place + 1 < text.count else { return place }
    let first = text[place + 1]
    if first >= 0x80 { return nil }
    let second = place + 2 < text.count ? text[place + 2] : 0
    let fold: UInt8 = split == .gpt2 ? 0 : 0x20
    switch (first | fold, second | fold) {
    case (UInt8(ascii: "d"), _), (UInt8(ascii: "m"), _), (UInt8(ascii: "s"), _),
      (UInt8(ascii: "t"), _):
      return place + 2
    case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "r"), UInt8(ascii: "e")),
      (UInt8(ascii: "v"), UInt8(ascii: "e")):
      return place + 3
    default: return place
    }
  }

  @inline(__always)
  private func isLetter(at place: Int) -> Bool {
    place < text.count && (text[place] | 0x20) &- UInt8(ascii: "a") < 26
  }

  @inline(__always)
  private func kind(at place: Int) -> Kind {
    guard place < text.count else { return .end }
    let byte = text[place]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return .small
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return .capital
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .digit
    case 0x0A, 0x0D: return .newline
    case 0x20, 0x09, 0x0B, 0x0C: return .space
    case ..<0x80: return .sign
    case 0xE2: return isKnownSign(at: place) ? .sign : .other
    default: return .other
    }
  }

  /// Dashes, quotes, bullets, `…`; lines, blocks and shapes.
  private func isKnownSign(at place: Int) -> Bool {
    guard place + 2 < text.count else { return false }
    switch (text[place + 1], text[place + 2]) {
    case (0x80, 0x90...0xA7), (0x94...0x97, _): return true
    default: return false
    }
  }

  private func length(at place: Int) -> Int { text[place] < 0x80 ? 1 : 3 }
}
