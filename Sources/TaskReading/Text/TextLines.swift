/// The lines of a text, as slices of it, without their line feeds and carriage returns.
///
/// Behind a last line feed there is no further line.
struct TextLines: Sequence, IteratorProtocol {
  private let text: [UInt8]
  private var position: Int
  private let end: Int

  init(_ text: [UInt8]) {
    self.init(text, range: 0..<text.count)
  }

  init(_ text: [UInt8], range: Range<Int>) {
    self.text = text
    position = range.lowerBound
    end = range.upperBound
  }

  /// Where the next line begins.
  var nextStart: Int { position }

  mutating func next() -> ArraySlice<UInt8>? {
    guard position < end else { return nil }
    let start = position
    let feed = endOfLine(from: start)
    position = Swift.min(feed + 1, end)
    let hasReturn = feed > start && feed < end && text[feed - 1] == .carriageReturn
    return text[start..<(hasReturn ? feed - 1 : feed)]
  }

  private func endOfLine(from start: Int) -> Int {
    text.withUnsafeBufferPointer { text in
      var index = start
      while index < end, text[index] != .lineFeed { index += 1 }
      return index
    }
  }
}
