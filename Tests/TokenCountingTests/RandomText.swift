import TestSupport

/// Texts that hold what tokenizers treat differently, in random order.
enum RandomText {
  private static let words = [
    "def", "class", "HTTPServer", "camelCase", "snake_case", "SCREAMING_CASE", "A", "x", "iOS",
    "McDonald", "getURLs",
    "can't", "I'LL", "we'Ve", "it's", "'s", "'S", "'\u{17F}", "'ll", "'lL", "'", "''", "o'clock",
    "X'D", "d're",
  ]
  private static let digits = [
    "0", "7", "42", "123", "12345", "1234567890", "3.14", "0xFF", "²", "½", "Ⅷ", "٣٤٥", "१२",
  ]
  private static let white = [
    " ", " ", " ", "  ", "    ", "\t", "\t\t", " \t", "\n", "\n", "\n\n", "\r\n", "\r", " \n",
    "\n ", "  \n\n  ", "\u{B}", "\u{C}",
    "\u{A0}", "\u{85}", "\u{2003}", "\u{3000}", "\u{2028}", "\u{1680}", "\u{180E}", "\u{200B}",
    "\u{1F}",
  ]
  private static let signs = [
    "(", "):", "->", "::", "===", "/", "//", "/*", "*/", ")\n", ");\n\n", "/\n/", ".\r\n", "│", "│",
    "…", " …", "—", "“", "┌──", "█", "_", "__",
    "\u{0}", "\u{1B}[0m", "\u{7F}", "€", "→", "∀", "§", "\\", "\"", "<|endoftext|>", "<s>", "</s>",
    "[MASK]",
  ]
  private static let scripts = [
    "é", "e\u{301}", "naïve", "ÅNGSTRÖM", "A\u{30A}", "Ǆ", "ǅ", "ǆ", "ʰa", "ß", "ſ", "K", "Данные",
    "ΣΊΣΥΦΟΣ", "ὀδός", "שלום", "שָׁלוֹם",
    "مرحبا", "مُحَمَّد", "हिन्दी", "ไทย", "தமிழ்", "定義", "ひらがな", "カタカナ", "한국어", "ᄒ\u{1161}\u{11AB}", "Ꭰꭰ",
    "ა", "🚀", "👩‍👩‍👧", "🏳️‍🌈", "👍🏽",
    "\u{301}", "\u{FE0F}", "𝒳", "𐐀𐐨", "\u{10FFFF}", "\u{FFFD}", "\u{E000}",
  ]
  /// No UTF-8: lone and missing continuations, overlong forms, surrogates, beyond Unicode.
  private static let broken: [[UInt8]] = [
    [0x80], [0xBF, 0xBF], [0xC3], [0xC0, 0xAF], [0xE2, 0x94], [0xE0, 0x80, 0x80],
    [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xF0, 0x9F, 0x9A],
    [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88], [0xFF], [0xFE, 0xFF], [0xE2, 0x28],
    [0xF0, 0x28, 0x8C, 0x28],
  ]

  /// A text of `count` pieces at most.
  static func make(_ random: inout SeededGenerator, pieces count: Int, breaks: Bool = true)
    -> [UInt8]
  {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...count, using: &random) {
      switch Int.random(in: 0..<100, using: &random) {
      case ..<30: text += random.pick(words).utf8
      case ..<38: text += random.pick(digits).utf8
      case ..<62: text += random.pick(white).utf8
      case ..<78: text += random.pick(signs).utf8
      case ..<95: text += random.pick(scripts).utf8
      case ..<97:
        text +=
          String(
            repeating: random.pick(["=", " ", "a", "A", "\n", "─", "é"]),
            count: Int.random(in: 2..<90, using: &random)
          ).utf8
      default: if breaks { text += random.pick(broken) }
      }
    }
    return text
  }
}
