/// Writes one JSON value as bytes of UTF-8, without space between the parts.
package struct JSONWriter {
  package private(set) var text: [UInt8] = []
  private var needsComma = false

  /// A writer that has written nothing.
  package init() {}

  /// A whole document on a line of its own: one object, whose first member is the version of its schema.
  package static func document(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schemaVersion") { $0.number(schemaVersion) }
      members(&json)
    }
    return json.text + [UInt8(ascii: "\n")]
  }

  /// Goes up when a member of any document changes its meaning or goes; new members may come at any time.
  private static let schemaVersion = 1

  /// An object, whose members `members` writes.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// An array of `elements`, each of which `element` writes.
  package mutating func array<Elements: Sequence>(
    _ elements: Elements, _ element: (inout JSONWriter, Elements.Element) -> Void
  ) {
    enclosed(UInt8(ascii: "["), UInt8(ascii: "]")) { json in
      for value in elements { element(&json, value) }
    }
  }

  /// A member of the object that is being written.
  package mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
    string(name)
    text.append(UInt8(ascii: ":"))
    needsComma = false
    value(&self)
  }

  /// A string. No line ends within it for any reader, be it one that knows all of Unicode's line ends.
  package mutating func string(_ value: String) {
    separate()
    text.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { bytes in
      var start = 0
      for place in bytes.indices where !JSONWriter.isPlain(bytes[place]) {
        if bytes[place] < 0x80 {
          text.append(contentsOf: bytes[start..<place])
          append(escaping: bytes[place])
          start = place + 1
        } else if let (escape, count) = JSONWriter.lineEnd(bytes[place...]) {
          text.append(contentsOf: bytes[start..<place])
          text.append(contentsOf: escape.utf8)
          start = place + count
        }
      }
      text.append(contentsOf: bytes[start...])
    }
    text.append(UInt8(ascii: "\""))
  }

  /// Whether a byte stands for itself in a string, whatever comes next.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xC2
      && byte != 0xE2
  }

  /// How a line end that isn't ASCII is escaped, and the bytes that it has; `nil` for other characters.
  private static func lineEnd(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> (escape: String, byteCount: Int)? {
    if bytes.starts(with: [0xC2, 0x85]) { return ("\\u0085", 2) }
    if bytes.starts(with: [0xE2, 0x80, 0xA8]) { return ("\\u2028", 3) }
    if bytes.starts(with: [0xE2, 0x80, 0xA9]) { return ("\\u2029", 3) }
    return nil
  }

  /// Text of unknown encoding: a string where it is UTF-8, else `{"bytes": "base64"}`, as ripgrep has it.
  package mutating func bytes(_ value: [UInt8]) {
    if let valid = String(validating: value, as: UTF8.self) {
      string(valid)
    } else {
      object { json in
        json.member("bytes") { $0.string(base64(value)) }
      }
    }
  }

  /// A whole number.
  package mutating func number(_ value: Int) {
    separate()
    text.append(contentsOf: String(value).utf8)
  }

  /// A number; `null` for what JSON has no number for.
  package mutating func number(_ value: Double) {
    separate()
    text.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
  }

  /// `true` or `false`.
  package mutating func boolean(_ value: Bool) {
    separate()
    text.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// `null`.
  package mutating func null() {
    separate()
    text.append(contentsOf: "null".utf8)
  }

  /// Any value. It recurses as deep as the value is: ``JSONValue/maximumDepth`` for one that was read.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .boolean(let flag): boolean(flag)
    case .integer(let integer): number(integer)
    case .number(let real): number(real)
    case .string(let text): string(text)
    case .array(let elements): array(elements) { $0.value($1) }
    case .object(let members):
      object { json in
        for member in members { json.member(member.name) { $0.value(member.value) } }
      }
    }
  }

  private mutating func enclosed(
    _ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    text.append(open)
    needsComma = false
    content(&self)
    text.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      text.append(UInt8(ascii: "\\"))
      text.append(byte)
    case UInt8(ascii: "\n"): text.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\t"): text.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      text.append(contentsOf: "\\u00".utf8)
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    default: text.append(byte)
    }
  }
}

/// `bytes` in the digits of RFC 4648, section 4.
package func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var bits = 0
    for place in 0..<3 { bits = bits << 8 | (place < group.count ? Int(group[start + place]) : 0) }
    for place in 0..<4 {
      text.append(
        place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
