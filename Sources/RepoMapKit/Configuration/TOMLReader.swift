// The part of TOML that a configuration needs, read strictly.
//
// Input: bytes that may be anything. Output: every key with its value and line, in the order of the text, or the
// first thing that is wrong. One loop over the bytes, which never goes back and never recurses.
//
// Not supported, and told as such: floats, dates, inline tables, arrays of tables or of arrays, strings over several
// lines. No setting needs them.
//
// Source: TOML 1.0.0, https://toml.io/en/v1.0.0

/// A value of a configuration file.
enum TOMLValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case array([TOMLValue])
}

/// A key with its value.
struct TOMLEntry: Hashable, Sendable {
  /// With the name of its table in front: `cache.directory`.
  var key: String
  var value: TOMLValue
  /// Counts from 1.
  var line: Int
}

/// Why a text can't be read.
struct TOMLError: Error, Hashable, Sendable {
  /// Counts from 1.
  var line: Int
  /// A few words for people.
  var detail: String
}

/// Reads one text.
struct TOMLReader {
  private let text: [UInt8]
  private var place = 0
  private var line = 1
  /// With a last `.`, unless it is empty.
  private var table = ""
  private var entries: [TOMLEntry] = []
  private var keys: Set<String> = []

  private init(_ text: [UInt8]) {
    self.text = text
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The entries of `text`.
  static func entries(of text: [UInt8]) throws(TOMLError) -> [TOMLEntry] {
    var reader = TOMLReader(text)
    while reader.skipToStatement() {
      if reader.take(UInt8(ascii: "[")) {
        try reader.readHeader()
      } else {
        try reader.readEntry()
      }
      try reader.expectEndOfLine()
    }
    return reader.entries
  }

  // MARK: Lines

  private mutating func readHeader() throws(TOMLError) {
    if current == UInt8(ascii: "[") { throw error("arrays of tables are not supported") }
    let name = try readKey()
    guard take(UInt8(ascii: "]")) else { throw error("']' is missing") }
    table = name + "."
  }

  private mutating func readEntry() throws(TOMLError) {
    let start = line
    let key = table + (try readKey())
    guard take(UInt8(ascii: "=")) else { throw error("'=' is missing") }
    guard keys.insert(key).inserted else { throw error("\(key) is there twice") }
    skipBlanks()
    entries.append(TOMLEntry(key: key, value: try readValue(), line: start))
  }

  private mutating func expectEndOfLine() throws(TOMLError) {
    skipBlanks()
    skipComment()
    guard current == nil || current == UInt8(ascii: "\n") || isReturn else {
      throw error("there is more behind the value than its line may have")
    }
  }

  // MARK: Keys

  /// Words with `.` between them, and with blanks around.
  private mutating func readKey() throws(TOMLError) -> String {
    var words: [String] = []
    repeat {
      skipBlanks()
      if let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        words.append(try readString(quote))
      } else {
        let word = takeWhile { TOMLReader.isOfBareKey($0) }
        guard !word.isEmpty else { throw error("a key is missing") }
        words.append(String(decoding: word, as: UTF8.self))
      }
      skipBlanks()
    } while take(UInt8(ascii: "."))
    return words.joined(separator: ".")
  }

  private static func isOfBareKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  // MARK: Values

  private mutating func readValue() throws(TOMLError) -> TOMLValue {
    guard take(UInt8(ascii: "[")) else { return try readSimpleValue() }
    var values: [TOMLValue] = []
    while true {
      skipToElement()
      if take(UInt8(ascii: "]")) { return .array(values) }
      if current == UInt8(ascii: "[") { throw error("arrays in arrays are not supported") }
      values.append(try readSimpleValue())
      skipToElement()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "]")) else { throw error("',' or ']' is missing") }
      return .array(values)
    }
  }

  private mutating func readSimpleValue() throws(TOMLError) -> TOMLValue {
    switch current {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: "#"): throw error("a value is missing")
    case UInt8(ascii: "\""): return .string(try readString(UInt8(ascii: "\"")))
    case UInt8(ascii: "'"): return .string(try readString(UInt8(ascii: "'")))
    case UInt8(ascii: "{"): throw error("inline tables are not supported")
    default: break
    }
    let word = takeWhile { TOMLReader.isOfBareKey($0) || $0 == UInt8(ascii: "+") }
    if let byte = current, [UInt8(ascii: "."), UInt8(ascii: ":")].contains(byte) {
      throw error("floats and dates are not supported")
    }
    switch String(decoding: word, as: UTF8.self) {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case let text:
      guard let number = TOMLReader.integer(word) else {
        throw error(
          text.isEmpty ? "a value is missing" : "'\(text)' is no value; texts need quotes")
      }
      return .integer(number)
    }
  }

  /// A whole number, with `_` between digits.
  private static func integer(_ word: ArraySlice<UInt8>) -> Int? {
    let underscore = UInt8(ascii: "_")
    let isWellFormed = word.last != underscore && word.first != underscore
    let digits = word.filter { $0 != underscore }
    guard isWellFormed, word.firstRange(of: [underscore, underscore]) == nil else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private mutating func readString(_ quote: UInt8) throws(TOMLError) -> String {
    place += 1
    if text[place...].starts(with: [quote, quote]) {
      throw error("texts over several lines are not supported")
    }
    var bytes: [UInt8] = []
    while let byte = current {
      place += 1
      if byte == quote {
        guard let string = String(validating: bytes, as: UTF8.self) else {
          throw error("the text is not UTF-8")
        }
        return string
      }
      if byte == UInt8(ascii: "\n") {
        place -= 1
        break
      }
      if byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F {
        throw error("the text has a control character")
      }
      if byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") {
        bytes += Array(String(try readEscape()).utf8)
      } else {
        bytes.append(byte)
      }
    }
    throw error("the text has no end")
  }

  private mutating func readEscape() throws(TOMLError) -> Unicode.Scalar {
    let byte = current
    place += byte == nil ? 0 : 1
    switch byte {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = byte == UInt8(ascii: "u") ? 4 : 8
      let digits = text[place..<min(place + count, text.count)]
      guard digits.count == count, digits.allSatisfy({ Character(.init($0)).isHexDigit }),
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw error("'\\u' needs the digits of a character behind it") }
      place += count
      return scalar
    default: throw error("an escape with '\\' is not understood")
    }
  }

  // MARK: Bytes

  private var current: UInt8? { place < text.count ? text[place] : nil }

  /// Whether a carriage return is here that belongs to the line's end.
  private var isReturn: Bool {
    current == UInt8(ascii: "\r") && place + 1 < text.count
      && text[place + 1] == UInt8(ascii: "\n")
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    place += 1
    return true
  }

  private mutating func takeWhile(_ condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = place
    while let byte = current, condition(byte) { place += 1 }
    return text[start..<place]
  }

  private mutating func skipBlanks() {
    _ = takeWhile { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private mutating func skipComment() {
    if current == UInt8(ascii: "#") { _ = takeWhile { $0 != UInt8(ascii: "\n") } }
  }

  /// Whether there is anything behind blanks, comments and ends of lines.
  private mutating func skipToStatement() -> Bool {
    skipToElement()
    return current != nil
  }

  private mutating func skipToElement() {
    while true {
      skipBlanks()
      skipComment()
      if isReturn { place += 1 }
      guard take(UInt8(ascii: "\n")) else { return }
      line += 1
    }
  }

  private func error(_ detail: String) -> TOMLError { TOMLError(line: line, detail: detail) }
}
