// The part of TOML that manifests use.
//
// Input: bytes that may be anything. Output: for each key the strings of its value, in the order of
// the text: `a = "x"` gives one, an array gives its strings, an inline table gives an entry for
// each of its keys, `a.b` named.
//
// A loop over the lines; a value goes on over lines while a bracket is open.

/// A tolerant view of a TOML text.
struct TOMLDocument {
  struct Entry {
    /// The name in the header above, `tool.poetry`.
    var table: Bytes
    /// Which header of the text it is under: tables of an array have the same name.
    var tableNumber: Int
    var key: Bytes
    var strings: [Bytes]
  }

  private(set) var entries: [Entry] = []

  init(_ text: Bytes) {
    var table = Bytes()
    var tableNumber = 0
    var lines = text.split(separator: Sign.newline).makeIterator()
    while let line = lines.next() {
      let line = Self.withoutComment(line).trimmed
      if line.first == Sign.openBracket {
        table = line.filter {
          $0 != Sign.openBracket && $0 != Sign.closeBracket && !$0.isBlank
            && $0 != Sign.quote
        }
        tableNumber += 1
        continue
      }
      guard let equals = Self.firstUnquoted(Sign.equals, in: line) else { continue }
      let key = line[..<equals].trimmed.filter { $0 != Sign.quote && !$0.isBlank }
      var value = Bytes(line[(equals + 1)...])
      var depth = Self.openBrackets(value[...])
      while depth > 0, let next = lines.next() {
        let more = Self.withoutComment(next)
        depth += Self.openBrackets(more)
        value += [Sign.space] + more
      }
      add(table: table, tableNumber, key: Bytes(key), value[...].trimmed)
    }
  }

  /// The strings of a key of the tables with a name.
  func strings(_ table: StaticString, _ key: StaticString) -> [Bytes] {
    entries.filter { $0.table[...].equals(table) && $0.key[...].equals(key) }.flatMap { $0.strings }
  }

  private mutating func add(table: Bytes, _ number: Int, key: Bytes, _ value: ByteSlice) {
    guard value.first == Sign.openBrace else {
      entries.append(
        Entry(table: table, tableNumber: number, key: key, strings: Self.strings(value)))
      return
    }
    for member in Self.split(value.dropFirst(), Sign.comma) {
      guard let equals = Self.firstUnquoted(Sign.equals, in: member) else { continue }
      let name = member[..<equals].filter { $0 != Sign.quote && !$0.isBlank }
      entries.append(
        Entry(
          table: table, tableNumber: number, key: key + [Sign.dot] + name,
          strings: Self.strings(member[(equals + 1)...])))
    }
  }

  private static func withoutComment(_ line: ByteSlice) -> ByteSlice {
    firstUnquoted(Sign.hash, in: line).map { line[..<$0] } ?? line
  }

  private static func firstUnquoted(_ wanted: UInt8, in line: ByteSlice) -> Int? {
    var quote: UInt8?
    for index in line.indices {
      let byte = line[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == wanted {
        return index
      } else if byte == Sign.quote || byte == Sign.apostrophe {
        quote = byte
      }
    }
    return nil
  }

  private static func split(_ text: ByteSlice, _ separator: UInt8) -> [ByteSlice] {
    var parts: [ByteSlice] = []
    var rest = text
    while let index = firstUnquoted(separator, in: rest) {
      parts.append(rest[..<index])
      rest = rest[(index + 1)...]
    }
    return parts + [rest]
  }

  /// How many more brackets a line opens than it closes.
  private static func openBrackets(_ line: ByteSlice) -> Int {
    var depth = 0
    var quote: UInt8?
    for byte in line {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case Sign.quote, Sign.apostrophe: quote = byte
      case Sign.openBracket, Sign.openBrace: depth += 1
      case Sign.closeBracket, Sign.closeBrace: depth -= 1
      default: break
      }
    }
    return depth
  }

  private static func strings(_ value: ByteSlice) -> [Bytes] {
    var strings: [Bytes] = []
    var rest = value
    while let start = rest.firstIndex(where: { $0 == Sign.quote || $0 == Sign.apostrophe }) {
      let quote = rest[start]
      let content = rest[(start + 1)...]
      let end = content.firstIndex(of: quote) ?? content.endIndex
      strings.append(Bytes(content[..<end]))
      rest = end < content.endIndex ? content[(end + 1)...] : content[end...]
    }
    return strings
  }
}
