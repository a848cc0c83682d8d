/// Estimates how many tokens a text has, without a vocabulary.
///
/// Input: bytes of UTF-8. Output: a count that is meant to lie a little above that of the
/// tokenizers in use (cl100k, o200k), so that a budget holds with any of them.
///
/// Steps: the text is cut where those tokenizers cut it before they merge: runs of letters, of
/// digits, of signs, of space; a space or a sign belongs to the word behind it. Letters are cut
/// further where the case changes. A word costs what it costs on average after what stands before
/// it, and more for each pair of letters between which tokenizers often cut.
///
/// Invariant: no piece crosses a line feed, so the estimate of a text is the sum of the estimates
/// of its lines.
///
/// The constants are fitted to maps of ten repositories, then raised by 5.5 %; docs/tokens.md has the
/// method, and how far from the true counts the estimates of maps are.
package struct TokenEstimator: TokenCounter {
  package init() {}

  package var identity: [UInt8] { Array("estimate 1".utf8) }

  /// The estimate for `text`.
  package func sum(_ text: UnsafeRawBufferPointer) -> TokenCount {
    TokenCount(thousandths: text.withMemoryRebound(to: UInt8.self) { TextScan($0).total() })
  }

  /// The sum, rounded up.
  package func tokens(_ sum: TokenCount) -> Int {
    sum.tokens
  }

  /// All of `tokens`.
  package func room(_ tokens: Int) -> TokenCount {
    TokenCount(tokens: max(0, tokens))
  }
}

/// Thousandths of a token.
private enum Cost {
  static let word = 945
  /// More for a word behind a sign than behind a space: fewer such pairs are tokens.
  static let behindSign = 150
  static let behindSlash = 440
  /// Each letter above five where no space stands before the word.
  static let longWordLetter = 45
  /// Each step of ``letterPairs``.
  static let letterPairStep = 70
  /// Words of capitals: each, each letter above three, and each that runs into a word, as in
  /// `HTTPServer`.
  static let capitals = 210
  static let capitalsLetter = 250
  static let capitalsBeforeWord = 905
  /// Up to three digits.
  static let digits = 1085
  static let space = 1035
  static let lineFeed = 1170
  static let signs = 1005
  /// Each sign above two in a run of different ones.
  static let mixedSign = 400
}

/// For each letter, a row for the letter behind it: how often a cut falls between the two in words
/// of programs, from never (0) to nearly always (9).
private let letterPairs: StaticString = """
  60008108142000915100002106\
  23761594209129159334079619\
  07240690291017073050057809\
  00900919007028089225142207\
  11012002234010310010410020\
  05661003004114139232049220\
  46490700059040394101059905\
  04981856197120166130149909\
  10010109602000001000416291\
  44590290600979134936394400\
  58630509195463956807102964\
  00610374164186116330013909\
  00610889137300209914399859\
  18001104232230134510113626\
  12004019120000210020000203\
  07720855245159109020035916\
  99999910909079940085099000\
  05120222060402062120114409\
  16250241191544100600173905\
  16240431098437134131074509\
  01020129279001508020549626\
  19890939099985179996372534\
  09921872004350096137990000\
  21071478105809513980479327\
  63594856304510200310790052\
  05590049380447320499979905
  """

/// One pass over a text.
private struct TextScan {
  private enum Class { case none, letter, digit, space, lineFeed, sign, other }

  private let text: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var previous = Class.none

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  consuming func total() -> Int {
    var total = 0
    while place < text.count {
      let current = TextScan.classify(text[place])
      total += cost(of: current)
      previous = current
    }
    return total
  }

  /// Moves behind the run that begins here.
  private mutating func cost(of current: Class) -> Int {
    switch current {
    case .none: return 0
    case .letter: return letters()
    case .digit: return (run(.digit) + 2) / 3 * Cost.digits
    case .space:
      // One space belongs to the word or sign behind it.
      let length = run(.space)
      let joins =
        place < text.count && ![.digit, .lineFeed].contains(TextScan.classify(text[place]))
      return length == 1 && joins ? 0 : Cost.space
    case .lineFeed:
      place += 1
      return previous == .sign ? 0 : Cost.lineFeed
    case .sign: return signs()
    case .other:
      defer { place += 1 }
      return TextScan.cost(text[place], behind: place > 0 ? text[place - 1] : 0)
    }
  }

  /// The length of the run of one class, which is passed over.
  private mutating func run(_ kind: Class) -> Int {
    let start = place
    while place < text.count, TextScan.classify(text[place]) == kind { place += 1 }
    return place - start
  }

  /// A run of ASCII signs.
  private mutating func signs() -> Int {
    let start = place
    let length = run(.sign)
    let joinsWord =
      length == 1 && previous != .space && place < text.count
      && TextScan.classify(text[place]) == .letter
    let isMixed = length > 2 && text[start..<place].contains { $0 != text[start] }
    return (joinsWord ? 0 : Cost.signs) + (isMixed ? (length - 2) * Cost.mixedSign : 0)
  }

  /// A run of ASCII letters: words that begin where the case changes.
  private mutating func letters() -> Int {
    var before: UInt8 = previous == .sign || previous == .space ? text[place - 1] : 0
    var total = 0
    while place < text.count, TextScan.classify(text[place]) == .letter {
      let start = place
      while place < text.count, TextScan.isCapital(text[place]) { place += 1 }
      let capitals = place - start
      while place < text.count, TextScan.isSmall(text[place]) { place += 1 }
      let hasSmall = place > start + capitals
      let word = hasSmall && capitals > 1 ? start + capitals - 1 : start
      if word > start || !hasSmall {
        total += capitalsCost(hasSmall ? capitals - 1 : capitals, beforeWord: hasSmall)
        before = 0
      }
      if hasSmall { total += wordCost(word..<place, behind: before) }
      before = 0
    }
    return total
  }

  private func capitalsCost(_ length: Int, beforeWord: Bool) -> Int {
    guard length > 1 else { return Cost.word }
    return Cost.word + Cost.capitals + max(0, length - 3) * Cost.capitalsLetter
      + (beforeWord ? Cost.capitalsBeforeWord : 0)
  }

  private func wordCost(_ range: Range<Int>, behind before: UInt8) -> Int {
    var total = Cost.word
    let space = UInt8(ascii: " ")
    if range.count > 2 && before != 0 && before != space {
      total += before == UInt8(ascii: "/") ? Cost.behindSlash : Cost.behindSign
    }
    if before != space { total += max(0, range.count - 5) * Cost.longWordLetter }
    var steps = 0
    for index in range.dropFirst() {
      let pair = TextScan.letterIndex(text[index - 1]) * 26 + TextScan.letterIndex(text[index])
      steps += Int(letterPairs.utf8Start[pair] - UInt8(ascii: "0"))
    }
    return total + steps * Cost.letterPairStep
  }

  /// A byte of a character outside of ASCII: the first bytes tell the script.
  private static func cost(_ byte: UInt8, behind previous: UInt8) -> Int {
    switch byte {
    // Cyrillic, then the other letters with accents, Greek, Hebrew, Arabic.
    case 0xD0...0xD1: return 600
    case 0xC0...0xDF: return 1200
    // Scripts of southern Asia; letters with two accents.
    case 0xE0...0xE1: return 1500
    // Signs and box drawing; the second byte tells those that are one token: `│`, `…`, dashes and quotes.
    case 0xE2: return 1030
    case 0x80..<0xC0 where previous == 0xE2:
      return byte == 0x94 || byte == 0x80 ? 0 : byte == 0x8B ? 2060 : 1000
    // Chinese, Japanese, Korean.
    case 0xE3...0xEF: return 1200
    // Emoji and what is rare.
    case 0xF0...: return 3000
    default: return 0
    }
  }

  private static func classify(_ byte: UInt8) -> Class {
    switch byte {
    case _ where isSmall(byte) || isCapital(byte): .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): .space
    case UInt8(ascii: "\n"): .lineFeed
    case 0x80...: .other
    default: .sign
    }
  }

  private static func isSmall(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
  private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
  /// The place of a letter of either case in the alphabet.
  private static func letterIndex(_ letter: UInt8) -> Int { Int(letter | 0x20) - 0x61 }
}
