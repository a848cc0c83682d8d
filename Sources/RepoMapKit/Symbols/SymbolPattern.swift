/// What is searched for by name: `total`, `ttl`, `Cart.total`, `Cart::total`.
///
/// Letters match without regard to case, but for telling which name is meant best.
struct SymbolPattern {
  /// How well a name matches, the best first.
  enum Quality: Int, Comparable, CaseIterable {
    /// It is what was written.
    case same
    /// It is but for the case of letters.
    case sameLetters
    /// It begins with it.
    case beginning
    /// A word of it begins with it: `total` in `grandTotal`, `grand_total`.
    case wordBeginning
    /// It holds it.
    case inside
    /// Its letters come in this order: `gtt` in `getTotal`.
    case scattered

    static func < (left: Quality, right: Quality) -> Bool { left.rawValue < right.rawValue }
  }

  /// What the name has to match.
  let name: [UInt8]
  /// Names that have to be around it, the outermost first, in lower case.
  let scopes: [[UInt8]]
  private let folded: [UInt8]
  /// What a name has to hold, see ``NameLetters``.
  let letters: UInt32

  /// The pattern that somebody writes; `nil` for nothing but signs.
  init?(_ text: [UInt8]) {
    var parts = text.split { Array(".:#/".utf8).contains($0) }.map { Array($0) }
    guard let name = parts.popLast() else { return nil }
    self.name = name
    folded = name.map(SymbolPattern.folded)
    letters = NameLetters.set(of: name)
    scopes = parts.map { $0.map(SymbolPattern.folded) }
  }

  /// How well a name matches; `nil` where it doesn't.
  ///
  /// - Complexity: O(bytes of the name · bytes of the pattern).
  func quality(_ candidate: UnsafeRawBufferPointer) -> Quality? {
    guard candidate.count >= folded.count else { return nil }
    if candidate.elementsEqual(name) { return .same }
    if matches(candidate, at: 0) {
      return candidate.count == folded.count ? .sameLetters : .beginning
    }
    var isInside = false
    for start in 1..<max(1, candidate.count - folded.count + 1) where matches(candidate, at: start)
    {
      if SymbolPattern.beginsWord(candidate, at: start) { return .wordBeginning }
      isInside = true
    }
    if isInside { return .inside }
    return isScattered(in: candidate) ? .scattered : nil
  }

  /// Whether the names around a definition, the outermost first, hold the scopes in their order.
  func isInside(_ around: [[UInt8]]) -> Bool {
    var missing = scopes[...]
    for name in around {
      if let next = missing.first, name.map(SymbolPattern.folded) == next {
        missing.removeFirst()
      }
    }
    return missing.isEmpty
  }

  private func matches(_ candidate: UnsafeRawBufferPointer, at start: Int) -> Bool {
    for (offset, byte) in folded.enumerated()
    where SymbolPattern.folded(candidate[start + offset]) != byte {
      return false
    }
    return true
  }

  /// Two letters may stand anywhere; that says nothing.
  private func isScattered(in candidate: UnsafeRawBufferPointer) -> Bool {
    guard folded.count > 2 else { return false }
    var missing = folded[...]
    for (place, byte) in candidate.enumerated() {
      guard let next = missing.first else { break }
      let isFirst = missing.count == folded.count
      // The first letter begins a word: `gtt` is no `budgetTotal`.
      if SymbolPattern.folded(byte) == next,
        !isFirst || place == 0 || SymbolPattern.beginsWord(candidate, at: place)
      {
        missing.removeFirst()
      }
    }
    return missing.isEmpty
  }

  /// Whether a word begins at a place: behind a sign or digit, or with a capital behind a small letter.
  private static func beginsWord(_ name: UnsafeRawBufferPointer, at place: Int) -> Bool {
    let (before, byte) = (name[place - 1], name[place])
    return !isLetter(before) || (isCapital(byte) && !isCapital(before))
  }

  private static func folded(_ byte: UInt8) -> UInt8 { isCapital(byte) ? byte | 0x20 : byte }
  private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80
  }
}
