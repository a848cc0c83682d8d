// Stems of words of code and of the English around it, by cutting endings off.
//
// Input: a word in lower case. Output: how many of its bytes are the stem.
//
// Only cuts, never replaces: `query`, `queries` and `queried` meet at `quer`. So the hash of a stem is
// the hash of a prefix, which is known when the word has been read. A stem needn't be a word; it only
// has to be the same for what belongs together and another for what doesn't. Endings that name another
// thing stay: a parser is not what is parsed, a header no head.
//
// Source: after the first steps of Porter 1980, An algorithm for suffix stripping, reduced to what
// occurs in names of code.

/// Cuts the endings of words.
enum WordStem {
  /// What is cut off, longest first among those that end alike, and how much has to be left.
  private static let endings: [(ending: StaticString, least: Int)] = [
    ("izations", 4), ("ization", 4), ("izing", 4), ("izers", 4), ("izer", 4), ("izes", 4),
    ("ized", 4), ("ize", 4), ("ations", 3), ("ation", 3), ("ating", 3), ("ators", 3), ("ator", 3),
    ("ates", 3), ("ated", 3), ("ate", 3), ("ions", 3), ("ion", 3), ("ings", 3), ("ing", 3),
    ("ies", 3), ("ied", 3), ("es", 3), ("ed", 3), ("e", 3),
  ]

  /// The length of the stem of a word.
  ///
  /// - Parameter word: In lower case, at most ``WordSplitter/maximumLength`` bytes.
  /// - Returns: Between 1 and the length of the word.
  @inline(__always)
  static func length(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let count = word.count
    // All endings end in one of these; most words of code in none.
    guard count > 3, let last = word.last else { return count }
    switch last {
    case UInt8(ascii: "s"), UInt8(ascii: "g"), UInt8(ascii: "d"), UInt8(ascii: "e"),
      UInt8(ascii: "n"), UInt8(ascii: "r"):
      return cut(word)
    case UInt8(ascii: "y"): return isVowel(word[count - 2]) ? count : count - 1
    default: return count
    }
  }

  private static func cut(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    for (ending, least) in endings where ends(word, with: ending) {
      let length = word.count - ending.utf8CodeUnitCount
      guard length >= least, hasVowel(word, length) else { continue }
      // `feed`, `speed`: no ending.
      if ending.utf8CodeUnitCount == 2, word.last == UInt8(ascii: "d"),
        word[length - 1] == UInt8(ascii: "e")
      {
        return word.count
      }
      return singled(word, length)
    }
    return withoutPlural(word)
  }

  /// `paths` without its last letter; `class`, `status` and `axis` as they are.
  private static func withoutPlural(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let count = word.count
    guard word[count - 1] == UInt8(ascii: "s") else { return count }
    switch word[count - 2] {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): return count
    default: return count - 1
    }
  }

  /// `stopp` of `stopped` as `stop`; what doubles its last letter anyway, as `call` and `pass`, stays.
  private static func singled(_ word: UnsafeBufferPointer<UInt8>, _ length: Int) -> Int {
    guard length > 3, word[length - 1] == word[length - 2] else { return length }
    return "bgmnprt".utf8.contains(word[length - 1]) ? length - 1 : length
  }

  @inline(__always)
  private static func ends(
    _ word: UnsafeBufferPointer<UInt8>, with ending: StaticString
  ) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard word.count > count else { return false }
    let start = ending.utf8Start
    var index = 1
    while index <= count {
      if word[word.count - index] != start[count - index] { return false }
      index += 1
    }
    return true
  }

  private static func hasVowel(_ word: UnsafeBufferPointer<UInt8>, _ length: Int) -> Bool {
    for index in 0..<length where isVowel(word[index]) || word[index] == UInt8(ascii: "y") {
      return true
    }
    return false
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }
}
