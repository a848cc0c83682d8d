/// What the lines in front of a message say about it.
struct MessageHeader: Equatable {
  /// Bytes of the message.
  var length: Int?
  var isUTF8 = true

  init() {}

  /// The header of which the first line stands at the end of another text; `nil` where it has no length there.
  init?(atEndOf line: ArraySlice<UInt8>) {
    let name = Array("content-length:".utf8)
    let line = line.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard line.count > name.count else { return nil }
    for start in (0...(line.count - name.count)).reversed()
    where line[start...].starts(with: name) {
      length = MessageHeader.number(line[(start + name.count)...].trimmed)
      if length != nil { return }
    }
    return nil
  }

  /// Reads a line without its end.
  ///
  /// - Returns: Whether it is one of a header that can be right.
  mutating func read(_ line: [UInt8]) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0,
      line[..<colon].allSatisfy(MessageHeader.isOfName)
    else { return false }
    let value = line[(colon + 1)...].trimmed
    switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
    case "content-length":
      guard let number = MessageHeader.number(value), length ?? number == number else {
        return false
      }
      length = number
    case "content-type": isUTF8 = MessageHeader.isUTF8(String(decoding: value, as: UTF8.self))
    default: break
    }
    return true
  }

  /// Digits only; more than this many are no length of anything.
  private static let maximumDigits = 12

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= maximumDigits,
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// `tchar` of RFC 9110, section 5.6.2.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  /// The charset of a type is UTF-8 unless it says otherwise; LSP asks to take `utf8` as well.
  private static func isUTF8(_ type: String) -> Bool {
    for part in type.lowercased().split(separator: ";").dropFirst() {
      let words = part.split { $0 == "=" || $0 == " " || $0 == "\t" || $0 == "\"" }
      guard words.first == "charset" else { continue }
      return words.count == 2 && ["utf-8", "utf8"].contains(words[1])
    }
    return true
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks around it.
  fileprivate var trimmed: ArraySlice<UInt8> {
    let start = drop { $0 == 0x20 || $0 == 0x09 }
    guard let last = start.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return [] }
    return start[...last]
  }
}
