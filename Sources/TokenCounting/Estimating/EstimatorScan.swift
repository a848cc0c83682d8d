/// One pass over a text that adds up what its words, signs, digits and white space cost, in thousandths of a
/// token.
///
/// Steps: the text is cut where tokenizers cut before they merge: runs of letters with the one space or sign
/// before them, runs of signs, up to three digits, white space. A word costs by what stands before it, by its
/// case, and by the letters around each of its letters: tokenizers hardly ever cut `ing`, and nearly always
/// `xt` in `curlxtime`. Where the case changes another word begins. Runs of signs cost by their pairs,
/// characters of other scripts each by their script.
///
/// The costs are those of `EstimatorWeights`, which are fitted to sources (docs/tokens.md).
struct EstimatorScan {
  /// Costs that are not fitted with the tables.
  private enum Cost {
    static let digits = 1030
    static let white = 1080
    static let lineFeed = 1000
    /// Most line feeds behind another are one token with it.
    static let emptyLine = 300
    static let leastWord = 950
    static let leastSigns = 900
  }

  /// What stands before a word.
  private enum Before {
    static let space = 0
    /// The signs of ASCII have the places behind, in their order.
    static let nothing = 33
    static let word = 34
    static let tab = 35
    static let otherSign = 36
  }

  /// The case of a word: small, with one capital, all capitals.
  private static let shapeCount = 3

  private let text: UnsafeBufferPointer<UInt8>
  private let weights = EstimatorWeights()
  private var place = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  consuming func total() -> Int {
    var total = 0
    while place < text.count {
      let byte = text[place]
      switch Kind.of(byte) {
      case .letter: total += word(behind: Before.nothing)
      case .digit: total += digits()
      case .space: total += white()
      case .lineFeed:
        total += place == 0 || text[place - 1] == 0x0A ? Cost.emptyLine : Cost.lineFeed
        place += 1
      case .sign:
        if kind(at: place + 1) == .letter {
          place += 1
          total += word(behind: 1 + Kind.signIndex(byte))
        } else {
          total += signs(hasSpace: false)
        }
      case .other: total += character()
      }
    }
    return total
  }

  private func kind(at place: Int) -> Kind? { place < text.count ? Kind.of(text[place]) : nil }

  private mutating func digits() -> Int {
    let start = place
    while kind(at: place) == .digit { place += 1 }
    return (place - start + 2) / 3 * Cost.digits
  }

  /// A run of white space within a line. Its last space belongs to what is behind it, but to no digit.
  private mutating func white() -> Int {
    let start = place
    while kind(at: place) == .space { place += 1 }
    let run = place - start > 1 ? Cost.white : 0
    let last = text[place - 1]
    switch kind(at: place) {
    case .lineFeed: return 0
    case .letter where last != 0x0D:
      return run + word(behind: last == 0x20 ? Before.space : Before.tab)
    case .sign where last == 0x20: return run + signs(hasSpace: true)
    case .other where last == 0x20: return run
    case nil: return Cost.white
    default: return run + Cost.white
    }
  }

  /// A run of signs and the line feed behind it.
  private mutating func signs(hasSpace: Bool) -> Int {
    var total = weights.signBase(hasSpace: hasSpace)
    var previous = 0
    while kind(at: place) == .sign {
      let current = 1 + Kind.signIndex(text[place])
      total += weights.signs(previous, current)
      previous = current
      place += 1
    }
    if kind(at: place) == .lineFeed {
      total += weights.signs(previous, EstimatorWeights.lineFeed)
      place += 1
    } else {
      total += weights.signs(previous, 0)
    }
    return max(Cost.leastSigns, total)
  }

  /// A run of ASCII letters: words that begin where the case changes.
  private mutating func word(behind before: Int) -> Int {
    var before = before
    var total = 0
    while kind(at: place) == .letter {
      let start = place
      while place < text.count, Kind.isCapital(text[place]) { place += 1 }
      let capitals = place - start
      while place < text.count, Kind.isSmall(text[place]) { place += 1 }
      // The last of many capitals belongs to the small letters: `HTTP` and `Server`.
      let split = place > start + capitals && capitals > 1 ? start + capitals - 1 : start
      if split > start {
        total += part(start..<split, capitals: capitals - 1, behind: before)
        before = Before.word
      }
      total += part(split..<place, capitals: split > start ? 1 : capitals, behind: before)
      before = Before.word
    }
    return max(Cost.leastWord, total)
  }

  private func part(_ range: Range<Int>, capitals: Int, behind before: Int) -> Int {
    let isCapitals = capitals > 1
    let shape = isCapitals ? 2 : min(capitals, 1)
    var total = weights.base(before * EstimatorScan.shapeCount + shape)
    // Letters from 1 to 26, and 0 at the ends.
    var first = 0
    var second = Kind.letterIndex(text[range.lowerBound])
    if isCapitals {
      for index in range {
        total += weights.capitals(first, second)
        first = second
        second = index + 1 < range.upperBound ? Kind.letterIndex(text[index + 1]) : 0
      }
      return total
    }
    var index = range.lowerBound + 1
    while index < range.upperBound {
      let third = Kind.letterIndex(text[index])
      index += 1
      let fourth = index < range.upperBound ? Kind.letterIndex(text[index]) : 0
      total += weights.letters(first, second, third)
      total += weights.letters(first, second, third, fourth)
      (first, second) = (second, third)
    }
    return total + weights.letters(first, second, 0)
  }

  /// A character outside of ASCII.
  private mutating func character() -> Int {
    let lead = text[place]
    place += 1
    let second = place < text.count ? text[place] : 0
    while place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
    if lead == 0xE2, kind(at: place) == .letter { return word(behind: Before.otherSign) }
    switch lead {
    case ..<0xC0: return 1000
    // Cyrillic.
    case 0xD0...0xD3: return 800
    // Armenian.
    case 0xD4, 0xD5: return 2200
    // Letters with accents, Greek, Hebrew, Arabic.
    case ..<0xE0: return 1200
    // Scripts of southern Asia.
    case 0xE0: return 1600
    // Georgian, Cherokee, Khmer; letters with two accents.
    case 0xE1: return 2000
    // Lines, dashes and quotes are one token, mathematical signs three, others two.
    case 0xE2: return second == 0x80 || second == 0x94 ? 1030 : second == 0x8B ? 3000 : 2030
    // Chinese and Japanese, Korean and what is rare.
    case ..<0xEA: return 1250
    case ..<0xF0: return 1550
    default: return 3000
    }
  }
}

/// What a byte is to the estimate.
private enum Kind: UInt8 {
  case letter, digit, space, lineFeed, sign, other

  /// For each byte of ASCII the digit of its kind: a text, because that needs no work when the program starts.
  private static let digits: StaticString = """
    22222222223222222222222222222222\
    24444444444444441111111111444444\
    40000000000000000000000000044444\
    40000000000000000000000000044442
    """

  @inline(__always)
  static func of(_ byte: UInt8) -> Kind {
    guard byte < 0x80 else { return .other }
    return Kind(rawValue: digits.utf8Start[Int(byte)] &- UInt8(ascii: "0")) ?? .other
  }

  static func isSmall(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
  static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

  /// The place of a letter of either case in the alphabet, from 1.
  static func letterIndex(_ letter: UInt8) -> Int { Int(letter | 0x20) - 0x60 }

  /// The place of a sign among those of ASCII.
  static func signIndex(_ sign: UInt8) -> Int {
    switch sign {
    case ..<0x30: Int(sign) - 0x21
    case ..<0x41: Int(sign) - 0x3A + 15
    case ..<0x61: Int(sign) - 0x5B + 22
    default: Int(sign) - 0x7B + 28
    }
  }
}
