import RepoMapKit
import TestSupport
import Testing

@testable import LSPServer

@Suite("Positions in texts")
struct TextPositionsTests {
  private static let text = Array("aЖ😀b\r\nx\ry\n\n\u{E9}".utf8)

  @Test(
    "a position is a byte, and the other way round",
    arguments: [
      (PositionEncoding.utf8, Position(line: 0, character: 3), 3),
      (.utf8, Position(line: 0, character: 7), 7), (.utf8, Position(line: 0, character: 8), 8),
      (.utf16, Position(line: 0, character: 2), 3), (.utf16, Position(line: 0, character: 4), 7),
      (.utf16, Position(line: 0, character: 5), 8), (.utf32, Position(line: 0, character: 3), 7),
      (.utf16, Position(line: 1, character: 0), 10), (.utf16, Position(line: 2, character: 1), 13),
      (.utf16, Position(line: 3, character: 0), 14), (.utf16, Position(line: 4, character: 1), 17),
    ])
  func translates(encoding: PositionEncoding, position: Position, offset: Int) {
    let positions = TextPositions(TextPositionsTests.text, encoding)
    #expect(positions.offset(of: position) == offset)
    #expect(positions.position(of: offset) == position)
  }

  @Test(
    "what lies outside is brought to the nearest end",
    arguments: [
      // In the middle of a surrogate pair, and of a character.
      (PositionEncoding.utf16, Position(line: 0, character: 3), 3),
      (.utf8, Position(line: 0, character: 2), 1), (.utf16, Position(line: 0, character: 99), 8),
      (.utf16, Position(line: 99, character: 0), 17), (.utf16, Position(line: 3, character: 1), 14),
    ])
  func clamps(encoding: PositionEncoding, position: Position, offset: Int) {
    #expect(TextPositions(TextPositionsTests.text, encoding).offset(of: position) == offset)
  }

  @Test("the engine counts fewer line ends")
  func engineLines() {
    let positions = TextPositions(TextPositionsTests.text, .utf16)
    let place = SourcePosition(line: 1, column: 2)
    #expect(positions.position(of: place) == Position(line: 2, character: 0))
    #expect(positions.place(of: Position(line: 2, character: 0)) == place)
  }

  @Test("every byte of any text has a position that leads back to its character")
  func roundTrip() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let text = (0..<40).map { _ in
        [0x61, 0x0A, 0x0D, 0xC3, 0xA9, 0xF0, 0x9F, 0x80, 0xFF].randomElement(using: &random)
          ?? UInt8(0x61)
      }
      for encoding in PositionEncoding.allCases {
        let positions = TextPositions(text, encoding)
        for offset in 0...text.count {
          let position = positions.position(of: offset)
          let back = positions.offset(of: position)
          #expect(back <= offset)
          #expect(positions.position(of: back) == position, "\(text) \(offset)")
        }
      }
    }
  }
}
