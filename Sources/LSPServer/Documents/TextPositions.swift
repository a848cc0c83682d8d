// Translates between the bytes of a text and the positions that a client counts.
//
// Lines end with "\n", "\r\n" or "\r", as LSP has it; the engine's end with "\n" alone. So places of the engine go by way
// of bytes. What lies outside of the text is brought to its nearest end: behind a line, to its end; behind the last
// line, to the end of the text; in the middle of a character, to its beginning.

internal import RepoMapKit

/// The lines of a text.
struct TextPositions: Sendable {
  private let text: [UInt8]
  private let encoding: PositionEncoding
  /// The first bytes of the lines, as a client counts these.
  private let starts: [Int]
  /// The same as the engine counts them, where that differs.
  private let engineStarts: [Int]?

  init(_ text: [UInt8], _ encoding: PositionEncoding) {
    self.text = text
    self.encoding = encoding
    var starts = [0]
    var engineStarts = [0]
    for place in text.indices {
      switch text[place] {
      case UInt8(ascii: "\n"):
        starts.append(place + 1)
        engineStarts.append(place + 1)
      case UInt8(ascii: "\r"):
        let isPair = place + 1 < text.count && text[place + 1] == UInt8(ascii: "\n")
        if !isPair { starts.append(place + 1) }
      default: continue
      }
    }
    self.starts = starts
    self.engineStarts = starts.count == engineStarts.count ? nil : engineStarts
  }

  // MARK: - As a client counts

  /// The byte at a position.
  func offset(of position: Position) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < starts.count else { return text.count }
    var offset = starts[position.line]
    let end = contentEnd(ofLine: position.line)
    var rest = position.character
    while offset < end {
      let bytes = characterBytes(at: offset, end)
      rest -= encoding.units(ofCharacterBeginningWith: text[offset], bytes: bytes)
      if rest < 0 { break }
      offset += bytes
    }
    return offset
  }

  /// The position of a byte.
  func position(of offset: Int) -> Position {
    let offset = min(max(0, offset), text.count)
    let line = lastIndex(notBehind: offset, in: starts)
    // A line end is no part of what can be pointed to.
    let end = contentEnd(ofLine: line)
    var place = starts[line]
    var character = 0
    while place < min(offset, end) {
      let bytes = characterBytes(at: place, end)
      if place + bytes > offset { break }
      character += encoding.units(ofCharacterBeginningWith: text[place], bytes: bytes)
      place += bytes
    }
    return Position(line: line, character: character)
  }

  // MARK: - As the engine counts

  /// The position of a place that the engine tells.
  func position(of place: SourcePosition) -> Position {
    position(of: offset(of: place))
  }

  /// The range of one that the engine tells.
  func range(of range: Range<SourcePosition>) -> Range<Position> {
    let start = position(of: range.lowerBound)
    return start..<max(start, position(of: range.upperBound))
  }

  /// The place of a position as the engine tells it.
  func place(of position: Position) -> SourcePosition {
    let offset = offset(of: position)
    let starts = engineStarts ?? starts
    let line = lastIndex(notBehind: offset, in: starts)
    return SourcePosition(line: line, column: offset - starts[line])
  }

  private func offset(of place: SourcePosition) -> Int {
    let starts = engineStarts ?? starts
    guard place.line < starts.count else { return text.count }
    return min(starts[place.line] + place.column, text.count)
  }

  // MARK: - Lines and characters

  /// Behind the last byte of a line in front of its end.
  private func contentEnd(ofLine line: Int) -> Int {
    guard line + 1 < starts.count else { return text.count }
    var end = starts[line + 1] - 1
    if end > starts[line], text[end] == UInt8(ascii: "\n"), text[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return end
  }

  /// How many bytes a character has. What isn't UTF-8 is taken byte by byte.
  private func characterBytes(at offset: Int, _ end: Int) -> Int {
    let count =
      switch text[offset] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard offset + count <= end else { return 1 }
    let isWhole = text[(offset + 1)..<(offset + count)].allSatisfy { $0 & 0xC0 == 0x80 }
    return isWhole ? count : 1
  }

  private func lastIndex(notBehind offset: Int, in starts: [Int]) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
