// Cuts code into tokens that are the same for copies of it.
//
// Input: bytes, and the syntax of their language. Output: a number for each token.
//
// - White space and comments are no tokens.
// - A number is a token, whichever it is; a text is.
// - A keyword is itself, and so is a sign, or a pair that is one operator.
// - An identifier is how many tokens ago it stood last; the first time it is new. So a copy in which names are replaced,
//   each by one other, has the same tokens (Baker 1993, "A theory of parameterized pattern matching").
//
// It does not parse, and knows of no language more than CodeSyntax.swift tells. Every byte is looked at a bounded number
// of times.

internal import SourceModel

/// Cuts the code of one language into tokens, piece by piece, on one thread.
package final class CodeLexer {
  /// Numbers of tokens; all others are keywords, and identifiers.
  private enum Code {
    static let number: UInt32 = 1
    static let text: UInt32 = 2
    static let sign: UInt32 = 0x100
    static let pair: UInt32 = 0x1_0000
    static let keyword: UInt32 = 0x2_0000
  }

  /// The bit that only identifiers have.
  static let identifierBit: UInt32 = 0x8000_0000

  /// What a byte may begin.
  private enum Role: UInt8 {
    case space, identifier, digit, sign
    /// A comment or a text.
    case special
  }

  /// Operators of two signs that are one token.
  private static let pairs = Set(
    "== != <= >= -> => :: && || += -= *= /= ++ -- << >> .. ?? ?. := |> <- **".split(separator: " ")
      .map { pair in pair.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } })
  /// The longest run of bytes that may be one character between quotation marks: `'\u{10FFFF}'`.
  private static let maximumCharacterBytes = 12

  private let syntax: CodeSyntax
  private let roles: [Role]
  private let beginsPair: [Bool]
  private let keywords = KeywordTable.standard
  private let lastPlaces = StampedTable()

  /// A lexer of code of a language.
  package init(_ syntax: CodeSyntax) {
    self.syntax = syntax
    var roles = (0...UInt8.max).map { CodeLexer.role(of: $0) }
    let quotes: [(UInt8, CodeSyntax.Quote)] = [
      (UInt8(ascii: "\""), syntax.doubleQuote), (UInt8(ascii: "'"), syntax.singleQuote),
      (UInt8(ascii: "`"), syntax.backtick),
    ]
    for (mark, quote) in quotes where quote != .sign { roles[Int(mark)] = .special }
    for opening in syntax.lineComments + syntax.blockComments.map(\.opening) {
      roles[Int(opening[0])] = .special
    }
    self.roles = roles
    beginsPair = (0...UInt32(UInt8.max)).map { byte in
      CodeLexer.pairs.contains { $0 >> 8 == byte }
    }
  }

  private static func role(of byte: UInt8) -> Role {
    switch byte {
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      .identifier
    default: .sign
    }
  }

  /// The tokens of `code`, by itself: what stands around it changes nothing.
  ///
  /// - Complexity: O(bytes).
  package func tokens(_ code: UnsafeRawBufferPointer) -> [UInt32] {
    lastPlaces.removeAll()
    var tokens: [UInt32] = []
    tokens.reserveCapacity(code.count / 4)
    var place = 0
    while place < code.count {
      switch roles[Int(code[place])] {
      case .space: place += 1
      case .identifier: appendWord(code, &place, to: &tokens)
      case .digit:
        place = endOfNumber(code, from: place)
        tokens.append(Code.number)
      case .sign: appendSign(code, &place, to: &tokens)
      case .special:
        if let end = endOfComment(code, from: place) {
          place = end
        } else if let end = endOfText(code, from: place) {
          place = end
          tokens.append(Code.text)
        } else {
          appendSign(code, &place, to: &tokens)
        }
      }
    }
    return tokens
  }

  // MARK: - Words, numbers and signs

  private func appendWord(
    _ code: UnsafeRawBufferPointer, _ place: inout Int, to tokens: inout [UInt32]
  ) {
    let start = place
    while place < code.count, isPartOfWord(code[place]) { place += 1 }
    let hash = checksum64(UnsafeRawBufferPointer(rebasing: code[start..<place]))
    if let keyword = keywords.number(ofHash: hash) {
      tokens.append(Code.keyword | keyword)
      return
    }
    let position = UInt32(tokens.count)
    let distance = lastPlaces.exchange(hash, position).map { position - $0 } ?? 0
    tokens.append(CodeLexer.identifierBit | distance)
  }

  private func isPartOfWord(_ byte: UInt8) -> Bool {
    let role = roles[Int(byte)]
    return role == .identifier || role == .digit
  }

  private func endOfNumber(_ code: UnsafeRawBufferPointer, from start: Int) -> Int {
    var end = start + 1
    while end < code.count {
      let isFraction =
        code[end] == UInt8(ascii: ".") && end + 1 < code.count
        && roles[Int(code[end + 1])] == .digit
      guard isFraction || isPartOfWord(code[end]) else { break }
      end += 1
    }
    return end
  }

  private func appendSign(
    _ code: UnsafeRawBufferPointer, _ place: inout Int, to tokens: inout [UInt32]
  ) {
    let first = code[place]
    if beginsPair[Int(first)], place + 1 < code.count {
      let pair = UInt32(first) << 8 | UInt32(code[place + 1])
      if CodeLexer.pairs.contains(pair) {
        tokens.append(Code.pair | pair)
        place += 2
        return
      }
    }
    tokens.append(Code.sign | UInt32(first))
    place += 1
  }

  // MARK: - Comments and texts

  /// The end of the comment that begins at a place, if one does.
  private func endOfComment(_ code: UnsafeRawBufferPointer, from start: Int) -> Int? {
    // Longer marks come first: `--[[` isn't `--`.
    for comment in syntax.blockComments where holds(code, comment.opening, at: start) {
      let inside = start + comment.opening.count
      return end(of: comment.closing, in: code, from: inside) ?? code.count
    }
    for opening in syntax.lineComments where holds(code, opening, at: start) {
      // In `$#` and `a#b` it is none.
      if opening[0] == UInt8(ascii: "#"), start > 0, code[start - 1] > 0x20 { continue }
      return code.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? code.count
    }
    return nil
  }

  /// The end of the text that begins at a place, if one does.
  private func endOfText(_ code: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let mark = code[start]
    let quote: CodeSyntax.Quote
    switch mark {
    case UInt8(ascii: "\""): quote = syntax.doubleQuote
    case UInt8(ascii: "'"): quote = syntax.singleQuote
    case UInt8(ascii: "`"): quote = syntax.backtick
    default: return nil
    }
    let triple = [mark, mark, mark]
    if syntax.hasTripleQuotes, quote != .character, holds(code, triple, at: start) {
      return end(of: triple, in: code, from: start + 3) ?? code.count
    }
    switch quote {
    case .sign: return nil
    case .character: return endOfCharacter(code, mark, from: start)
    case .line, .lines: return endOfQuotation(code, mark, quote, from: start)
    }
  }

  private func endOfQuotation(
    _ code: UnsafeRawBufferPointer, _ mark: UInt8, _ quote: CodeSyntax.Quote, from start: Int
  ) -> Int {
    var place = start + 1
    while place < code.count, code[place] != mark {
      if quote == .line, code[place] == UInt8(ascii: "\n") { return place }
      place += code[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(place + 1, code.count)
  }

  private func endOfCharacter(
    _ code: UnsafeRawBufferPointer, _ mark: UInt8, from start: Int
  ) -> Int? {
    let limit = min(code.count, start + CodeLexer.maximumCharacterBytes)
    guard start + 2 < limit else { return nil }
    let isEscaped = code[start + 1] == UInt8(ascii: "\\")
    // One character has one byte, or one that begins it and others that go on.
    var place = start + (isEscaped ? 3 : 2)
    while place < limit, code[place] != mark {
      guard isEscaped ? code[place] > 0x20 : code[place] & 0xC0 == 0x80 else { return nil }
      place += 1
    }
    return place < limit ? place + 1 : nil
  }

  private func holds(_ code: UnsafeRawBufferPointer, _ mark: [UInt8], at place: Int) -> Bool {
    guard place + mark.count <= code.count else { return false }
    for (offset, byte) in mark.enumerated() where code[place + offset] != byte { return false }
    return true
  }

  /// The place behind the next `mark`.
  private func end(
    of mark: [UInt8], in code: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    var place = start
    while let found = code.firstIndex(of: mark[0], from: place) {
      if holds(code, mark, at: found) { return found + mark.count }
      place = found + 1
    }
    return nil
  }
}
