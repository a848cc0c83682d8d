internal import SourceModel

/// A command line with gaps for the question: `{root}` the directory to map, `{tokens}` the budget,
/// `{task}` a file that holds the message.
public struct ProgramTemplate: Sendable, Equatable {
  /// What the report calls it.
  let label: String
  /// The program and its arguments.
  let words: [[UInt8]]

  /// Reads a command line: words between spaces, of which parts may stand in `'…'` or `"…"`. With
  /// `NAME=` in front it is called so, otherwise as its program.
  ///
  /// `nil` where there is no word, or a quotation mark is left open.
  public init?(_ text: [UInt8]) {
    guard var words = ProgramTemplate.words(of: text), let first = words.first else { return nil }
    if let sign = first.firstIndex(of: UInt8(ascii: "=")), sign > 0,
      first[..<sign].allSatisfy(ProgramTemplate.isNameByte)
    {
      label = String(decoding: first[..<sign], as: UTF8.self)
      let rest = Array(first[(sign + 1)...])
      words.replaceSubrange(0..<1, with: rest.isEmpty ? [] : [rest])
      if words.isEmpty { return nil }
    } else {
      let name = first.lastIndex(of: UInt8(ascii: "/")).map { first[($0 + 1)...] } ?? first[...]
      label = escapedText(name)
    }
    self.words = words
  }

  /// The program.
  var program: String { String(decoding: words[0], as: UTF8.self) }

  /// The arguments for one question.
  func arguments(root: [UInt8], budgetTokens: Int, taskFile: [UInt8]) -> [[UInt8]] {
    let values: [(gap: [UInt8], value: [UInt8])] = [
      (Array("{root}".utf8), root), (Array("{tokens}".utf8), Array("\(budgetTokens)".utf8)),
      (Array("{task}".utf8), taskFile),
    ]
    return words.dropFirst().map { filled($0, values) }
  }

  private func filled(_ word: [UInt8], _ values: [(gap: [UInt8], value: [UInt8])]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = word[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "{"), let value = values.first(where: { rest.starts(with: $0.gap) }) {
        result += value.value
        rest = rest.dropFirst(value.gap.count)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func words(of text: [UInt8]) -> [[UInt8]]? {
    var words: [[UInt8]] = []
    var word: [UInt8]?
    var mark: UInt8?
    for byte in text {
      if let open = mark {
        if byte == open { mark = nil } else { word?.append(byte) }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        mark = byte
        word = word ?? []
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        if let ended = word { words.append(ended) }
        word = nil
      } else {
        word = (word ?? []) + [byte]
      }
    }
    if let ended = word { words.append(ended) }
    return mark == nil ? words : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
