internal import SourceModel

/// The text of a file that is cut into chunks: UTF-8, whatever the file holds.
///
/// U+FFFD stands for every sequence of bytes that isn't UTF-8. Line feeds are where they were, so what lines give one by
/// one is what they give together.
struct ChunkSource {
  /// The text, in UTF-8.
  let text: [UInt8]
  /// Where lines start in the text, and where the last one ends.
  let lineStarts: [Int]
  /// The bytes of the file, where they aren't those of the text.
  private let original: (bytes: [UInt8], lineStarts: [Int])?

  init(_ bytes: [UInt8]) {
    if String(validating: bytes, as: UTF8.self) != nil {
      text = bytes
      original = nil
    } else {
      text = Array(String(decoding: bytes, as: UTF8.self).utf8)
      original = (bytes, ChunkSource.lineStarts(bytes))
    }
    lineStarts = ChunkSource.lineStarts(text)
  }

  /// Number of lines; behind a last line feed there is none.
  var lineCount: Int { lineStarts.count - 1 }

  /// Bytes of some lines in the text.
  func range(_ lines: Range<Int>) -> Range<Int> {
    lineStarts[lines.lowerBound]..<lineStarts[lines.upperBound]
  }

  /// The line that holds a byte of the file. Both have the same lines.
  func line(ofOriginal offset: Int) -> Int {
    ChunkSource.line(of: offset, original?.lineStarts ?? lineStarts)
  }

  /// Whether a line holds nothing but white space.
  func isBlank(_ line: Int) -> Bool {
    text[lineStarts[line]..<lineStarts[line + 1]].allSatisfy { $0 <= 0x20 }
  }

  /// The byte of the file at a byte of the text that begins a character.
  func originalOffset(_ offset: Int) -> Int {
    guard let original else { return offset }
    let line = ChunkSource.line(of: offset, lineStarts)
    var place = lineStarts[line]
    var found = original.lineStarts[line]
    if place == offset { return found }
    var iterator = original.bytes[found...].makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while place < offset {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        place += encoded.count
        found += encoded.count
      case .error(let length):
        place += ChunkSource.replacementBytes
        found += length
      case .emptyInput: return found
      }
    }
    return found
  }

  /// Of U+FFFD.
  private static let replacementBytes = 3

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while let feed = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) {
        start = feed + 1
        starts.append(start)
      }
    }
    if starts[starts.count - 1] < bytes.count { starts.append(bytes.count) }
    return starts
  }

  private static func line(of offset: Int, _ starts: [Int]) -> Int {
    var low = 0
    var high = max(1, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
