/// A token that is found in a text before anything else is done.
struct AddedToken: Sendable {
  /// UTF-8.
  let content: [UInt8]
  let id: UInt32
  /// Whether it takes the white space in front of it.
  let takesSpaceBefore: Bool
  /// Whether it takes the white space behind it.
  let takesSpaceBehind: Bool
  /// Whether it is looked for in the normalized text.
  let isNormalized: Bool
}

/// Finds added tokens in texts: the first, and of those that begin there the longest.
struct AddedTokenSearch: Sendable {
  private let tokens: [AddedToken]
  /// Places in ``tokens`` by their first byte, the longest first.
  private let candidates: [[Int]]

  init(_ tokens: [AddedToken]) {
    self.tokens = tokens
    var candidates = [[Int]](repeating: [], count: 256)
    for (place, token) in tokens.enumerated() { candidates[Int(token.content[0])].append(place) }
    self.candidates = candidates.map { places in
      places.sorted { tokens[$0].content.count > tokens[$1].content.count }
    }
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { tokens.isEmpty }

  /// Calls `body` with what `text` is made of, in order: the numbers of added tokens, and what is
  /// between them.
  func forEachSection(
    of text: UnsafeRawBufferPointer, _ body: (_ section: UnsafeRawBufferPointer, UInt32?) -> Void
  ) {
    var start = 0
    var place = 0
    while place < text.count {
      guard let token = token(in: text, at: place) else {
        place += 1
        continue
      }
      var before = place
      var behind = place + token.content.count
      if token.takesSpaceBefore {
        while let length = spaceLength(text, before: before), before - length >= start {
          before -= length
        }
      }
      if token.takesSpaceBehind {
        while let length = spaceLength(text, from: behind) { behind += length }
      }
      if start < before { body(UnsafeRawBufferPointer(rebasing: text[start..<before]), nil) }
      body(UnsafeRawBufferPointer(rebasing: text[before..<behind]), token.id)
      start = behind
      place = behind
    }
    if start < text.count { body(UnsafeRawBufferPointer(rebasing: text[start...]), nil) }
  }

  @inline(__always)
  private func token(in text: UnsafeRawBufferPointer, at place: Int) -> AddedToken? {
    let places = candidates[Int(text[place])]
    guard !places.isEmpty else { return nil }
    for candidate in places {
      let content = tokens[candidate].content
      guard text.count - place >= content.count else { continue }
      if text[place..<place + content.count].elementsEqual(content) { return tokens[candidate] }
    }
    return nil
  }

  /// Bytes of the white space that ends at `end`; `nil` where there is none.
  private func spaceLength(_ text: UnsafeRawBufferPointer, before end: Int) -> Int? {
    (1...3).first { end >= $0 && spaceLength(text, from: end - $0) == $0 }
  }

  /// Bytes of Unicode's white space that begins at `place`; `nil` where there is none.
  private func spaceLength(_ text: UnsafeRawBufferPointer, from place: Int) -> Int? {
    let rest = text.count - place
    guard rest > 0 else { return nil }
    if text[place] == 0x20 || (0x09...0x0D).contains(text[place]) { return 1 }
    guard rest > 1 else { return nil }
    if text[place] == 0xC2 { return [0x85, 0xA0].contains(text[place + 1]) ? 2 : nil }
    guard rest > 2 else { return nil }
    switch (text[place], text[place + 1], text[place + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return nil
    }
  }
}
