// Targets of a `Package.swift`.
//
// Input: bytes that may be anything. Output: names and paths of the targets.
//
// The text is scanned, not run: calls of `.target(…)` and its like, and in their parentheses the
// string literals behind `name:` and `path:`. Targets that the text doesn't spell out are not seen;
// they are found by their directories.

/// The targets that a package manifest spells out.
struct SwiftManifest {
  struct Target: Equatable {
    var name: Bytes
    var path: Bytes?
    var isTest: Bool
  }

  private(set) var targets: [Target] = []

  private static let calls = [
    ".target", ".executableTarget", ".testTarget", ".macro", ".plugin", ".systemLibrary",
    ".binaryTarget",
  ].map { Array($0.utf8) }

  init(_ text: Bytes) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte == Sign.quote {
        position = Self.endOfString(text, position)
      } else if byte == Sign.slash, position + 1 < text.count, text[position + 1] == Sign.slash {
        while position < text.count, text[position] != Sign.newline { position += 1 }
      } else if byte == Sign.openParenthesis, let call = Self.call(before: position, in: text) {
        position = readTarget(text, from: position, isTest: call == Self.calls[2])
      } else {
        position += 1
      }
    }
  }

  private static func call(before position: Int, in text: Bytes) -> Bytes? {
    let start = max(0, position - 20)
    let before = text[start..<position]
    return calls.first { before.suffix($0.count) == $0[...] }
  }

  /// Reads the arguments of a call whose parenthesis is at `start`, and gives the place behind it.
  private mutating func readTarget(_ text: Bytes, from start: Int, isTest: Bool) -> Int {
    var depth = 0
    var position = start
    var name: Bytes?
    var path: Bytes?
    while position < text.count {
      switch text[position] {
      case Sign.quote:
        let end = Self.endOfString(text, position)
        let string = text[min(position + 1, end)..<max(min(position + 1, end), end - 1)]
        if depth == 1 {
          let label = Self.label(before: position, in: text)
          if label.equals("name"), name == nil { name = Bytes(string) }
          if label.equals("path"), path == nil { path = Bytes(string) }
        }
        position = end
        continue
      case Sign.openParenthesis, Sign.openBracket: depth += 1
      case Sign.closeParenthesis, Sign.closeBracket: depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { break }
    }
    if let name { targets.append(Target(name: name, path: path, isTest: isTest)) }
    return position
  }

  /// The place behind a string literal that begins at `start`.
  private static func endOfString(_ text: Bytes, _ start: Int) -> Int {
    var position = start + 1
    while position < text.count, text[position] != Sign.quote, text[position] != Sign.newline {
      position += text[position] == Sign.backslash ? 2 : 1
    }
    return min(position + 1, text.count)
  }

  private static func label(before position: Int, in text: Bytes) -> ByteSlice {
    // Labels are short; a window keeps a text of nothing but blanks from being read again and
    // again.
    let before = text[max(0, position - 64)..<position].trimmed
    guard before.last == Sign.colon else { return [] }
    let rest = before.dropLast().trimmed
    let start = rest.lastIndex { !$0.isWord }.map { $0 + 1 } ?? rest.startIndex
    return rest[start...]
  }
}
