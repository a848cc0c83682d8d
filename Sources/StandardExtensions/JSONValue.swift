// JSON as RFC 8259 has it.
//
// Input: bytes that may be anything. Output: one value, or where the text stops being JSON. One loop with a stack of
// the open containers: nothing recurses. Two things are allowed that the RFC forbids, because programs write them:
// control characters in strings, and bytes that are no UTF-8, which become U+FFFD.

/// A JSON value.
package enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  /// A number without fraction and exponent that fits.
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// In the order of the text. Of several members of one name the last counts.
  case object([Member])

  /// A member of an object.
  package struct Member: Sendable, Equatable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// More containers inside of each other are refused.
  package static let maximumDepth = 128

  /// Reads a text that is one value.
  package init(parsing text: [UInt8]) throws(JSONError) {
    self = try text.withUnsafeBufferPointer { text throws(JSONError) in
      var reader = JSONReader(text)
      return try reader.document()
    }
  }

  /// The value of a member of an object; `nil` for what isn't there, or where this is no object.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }
}

/// Why a text is no JSON.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What stands there, or is missing.
  package let problem: Problem
  /// Byte of the text.
  package let offset: Int

  /// What is wrong.
  package enum Problem: String, Sendable {
    case unexpectedEnd = "unexpected end"
    case unexpectedByte = "unexpected character"
    case badEscape = "bad escape"
    case badNumber = "bad number"
    case tooDeep = "nested too deeply"
    case trailingText = "text behind the value"
  }

  package init(problem: Problem, offset: Int) {
    self.problem = problem
    self.offset = offset
  }

  package var description: String { "\(problem.rawValue) at byte \(offset + 1)" }
}

/// One pass over a text.
private struct JSONReader {
  /// A container that is open.
  private struct Container {
    var isObject: Bool
    var elements: [JSONValue] = []
    var members: [JSONValue.Member] = []
    /// Of the member whose value comes next.
    var name = ""

    var value: JSONValue { isObject ? .object(members) : .array(elements) }

    mutating func append(_ value: JSONValue) {
      if isObject {
        members.append(JSONValue.Member(name, value))
      } else {
        elements.append(value)
      }
    }
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var open: [Container] = []

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func document() throws(JSONError) -> JSONValue {
    while true {
      guard var value = try scalarOrOpening() else { continue }
      // A value ends as many containers as close behind it.
      while !open.isEmpty {
        open[open.count - 1].append(value)
        guard let closed = try closedContainer() else { break }
        value = closed
      }
      if open.isEmpty {
        skipBlanks()
        if place < text.count { throw error(.trailingText) }
        return value
      }
    }
  }

  /// The next value that is complete; `nil` behind the beginning of a container that isn't empty.
  private mutating func scalarOrOpening() throws(JSONError) -> JSONValue? {
    switch try next() {
    case UInt8(ascii: "["):
      place += 1
      if try next() == UInt8(ascii: "]") { return closed(.array([])) }
      try push(Container(isObject: false))
      return nil
    case UInt8(ascii: "{"):
      place += 1
      if try next() == UInt8(ascii: "}") { return closed(.object([])) }
      try push(Container(isObject: true, name: try memberName()))
      return nil
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func closed(_ value: JSONValue) -> JSONValue {
    place += 1
    return value
  }

  private mutating func push(_ container: Container) throws(JSONError) {
    guard open.count < JSONValue.maximumDepth else { throw error(.tooDeep) }
    open.append(container)
  }

  /// The innermost container, if it ends behind the value that was added; else the next value is in it.
  private mutating func closedContainer() throws(JSONError) -> JSONValue? {
    let last = open.count - 1
    switch try next() {
    case UInt8(ascii: ","):
      place += 1
      if open[last].isObject { open[last].name = try memberName() }
      return nil
    case open[last].isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
      place += 1
      return open.removeLast().value
    default: throw error(.unexpectedByte)
    }
  }

  private mutating func memberName() throws(JSONError) -> String {
    guard try next() == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
    let name = try string()
    guard try next() == UInt8(ascii: ":") else { throw error(.unexpectedByte) }
    place += 1
    return name
  }

  // MARK: Scalars

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard place < text.count else { throw error(.unexpectedEnd) }
      guard text[place] == word.utf8Start[index] else { throw error(.unexpectedByte) }
      place += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = place
    if peek() == UInt8(ascii: "-") { place += 1 }
    let integerStart = place
    let digits = try digits(orElse: place == start ? .unexpectedByte : .badNumber)
    if digits > 1, text[integerStart] == UInt8(ascii: "0") { throw error(.badNumber) }
    var isInteger = true
    if peek() == UInt8(ascii: ".") {
      place += 1
      isInteger = false
      _ = try self.digits(orElse: .badNumber)
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      place += 1
      isInteger = false
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { place += 1 }
      _ = try self.digits(orElse: .badNumber)
    }
    let digitText = String(decoding: text[start..<place], as: UTF8.self)
    if isInteger, let integer = Int(digitText) { return .integer(integer) }
    guard let number = Double(digitText), number.isFinite else { throw error(.badNumber) }
    return .number(number)
  }

  private mutating func digits(orElse problem: JSONError.Problem) throws(JSONError) -> Int {
    let start = place
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    if place == start { throw error(place < text.count ? problem : .unexpectedEnd) }
    return place - start
  }

  private mutating func string() throws(JSONError) -> String {
    place += 1
    var bytes: [UInt8] = []
    while true {
      let start = place
      while place < text.count, text[place] != UInt8(ascii: "\""),
        text[place] != UInt8(ascii: "\\")
      { place += 1 }
      bytes.append(contentsOf: text[start..<place])
      guard place < text.count else { throw error(.unexpectedEnd) }
      place += 1
      if text[place - 1] == UInt8(ascii: "\"") { break }
      bytes.append(contentsOf: try escape())
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands behind a backslash.
  private mutating func escape() throws(JSONError) -> [UInt8] {
    guard let byte = peek() else { throw error(.unexpectedEnd) }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try character()
    default:
      place -= 1
      throw error(.badEscape)
    }
  }

  /// The character of `\u`, of two where they are a pair; U+FFFD for half of one.
  private mutating func character() throws(JSONError) -> [UInt8] {
    let unit = try codeUnit()
    var units = [unit]
    if UTF16.isLeadSurrogate(unit), place + 1 < text.count, text[place] == UInt8(ascii: "\\"),
      text[place + 1] == UInt8(ascii: "u")
    {
      let start = place
      place += 2
      let second = try codeUnit()
      if UTF16.isTrailSurrogate(second) { units.append(second) } else { place = start }
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    guard place + 4 <= text.count else {
      place = text.count
      throw error(.unexpectedEnd)
    }
    let digits = text[place..<(place + 4)]
    let isHexadecimal = digits.allSatisfy { UnicodeScalar($0).properties.isASCIIHexDigit }
    guard isHexadecimal, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error(.badEscape) }
    place += 4
    return unit
  }

  // MARK: Bytes

  private func peek() -> UInt8? { place < text.count ? text[place] : nil }

  /// The next byte that isn't blank.
  private mutating func next() throws(JSONError) -> UInt8 {
    skipBlanks()
    guard place < text.count else { throw error(.unexpectedEnd) }
    return text[place]
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private func error(_ problem: JSONError.Problem) -> JSONError {
    JSONError(problem: problem, offset: place)
  }
}
