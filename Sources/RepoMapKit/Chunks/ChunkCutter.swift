// Cuts a source into chunks that fit a limit of tokens, along its definitions.
//
// Input: a text, the lines of its definitions, a limit. Output: chunks that cover the text once and in order.
//
// Steps:
// 1. A definition that fits is a part, with everything in it. One that doesn't is opened: its definitions are looked at,
//    and what lies between them is parts too.
// 2. Parts that don't fit are cut behind blank lines, else behind lines; a line that doesn't fit between characters.
// 3. Small neighbours of one scope are joined; blank lines go to their neighbours.
//
// Invariants: the chunks together are the text; none has more tokens than the limit; the work grows with the text, not
// with how deep definitions are nested: tokens of lines are summed up once.
//
// What it does not do: overlaps of neighbours, and texts in front of a chunk that say where it is from. Who embeds chunks
// has their names for that.

internal import SourceModel
internal import TokenCounting

/// A part of a text.
struct Chunk: Equatable {
  /// Bytes of the text.
  var range: Range<Int>
  /// The lines that it has something of.
  var lines: Range<Int>
  /// The innermost definition that holds all of it, among those that don't fit.
  var scope: Int?
  /// The definitions that lie in it as a whole, without those in them.
  var definitions: [Int] = []
  /// Whether it holds more than blank lines besides definitions.
  var hasOtherText: Bool
  /// Whether all that was joined in it is small.
  var isSmall = false
  var tokens = 0

  /// The definition that it is, if it is one, or part of one.
  var definition: Int? { definitions.count == 1 && !hasOtherText ? definitions[0] : scope }
}

/// Cuts one text.
struct ChunkCutter {
  /// What has at most this part of the limit is small: joined with small neighbours.
  private static let smallPart = 8

  let source: ChunkSource
  let counter: any TokenCounter
  let limit: Int
  /// The sums of the tokens of all lines before each.
  private let sums: [Int]

  /// - Parameters:
  ///   - source: The text.
  ///   - counter: Counts tokens.
  ///   - limit: Tokens that a chunk may have.
  init(_ source: ChunkSource, counter: any TokenCounter, limit: Int) {
    self.source = source
    self.counter = counter
    self.limit = limit
    var sums = [0]
    source.text.withUnsafeBytes { text in
      for line in 0..<source.lineCount {
        let part = UnsafeRawBufferPointer(rebasing: text[source.range(line..<line + 1)])
        sums.append(sums[line] + counter.sum(part).thousandths)
      }
    }
    self.sums = sums
  }

  /// The chunks of the text.
  ///
  /// - Parameter definitions: In the order of their first lines, outer ones first.
  /// - Returns: Chunks in the order of the text.
  func chunks(_ definitions: [(index: Int, lines: Range<Int>)]) -> [Chunk] {
    var chunks: [Chunk] = []
    for part in parts(definitions) {
      for var piece in pieces(of: part) {
        piece.isSmall =
          isBlank(piece) || estimate(piece.lines) <= limit / ChunkCutter.smallPart
        if let last = chunks.last, let joined = joined(last, piece) {
          chunks[chunks.count - 1] = joined
        } else {
          chunks.append(piece)
        }
      }
    }
    for index in chunks.indices { chunks[index].tokens = tokens(chunks[index].range) }
    return chunks
  }

  // MARK: - Definitions

  /// A definition that doesn't fit, while what is in it is looked at.
  private struct Opened {
    let index: Int
    let lines: Range<Int>
  }

  /// Definitions that fit, and what lies between them.
  private func parts(_ definitions: [(index: Int, lines: Range<Int>)]) -> [Chunk] {
    var parts: [Chunk] = []
    var opened: [Opened] = []
    var next = 0
    func addText(to end: Int) {
      guard next < end else { return }
      parts.append(chunk(next..<end, scope: opened.last?.index))
      next = end
    }
    func close(before line: Int) {
      while let last = opened.last, last.lines.upperBound <= line {
        addText(to: last.lines.upperBound)
        opened.removeLast()
      }
    }
    for (index, whole) in definitions {
      close(before: whole.lowerBound)
      let around = opened.last?.lines ?? 0..<source.lineCount
      // Of two definitions on one line the first has it.
      let start = max(whole.lowerBound, next)
      let end = min(whole.upperBound, around.upperBound)
      // What has the lines of all that it is in is no smaller.
      guard start < end, opened.isEmpty || start..<end != around else { continue }
      addText(to: start)
      if fits(start..<end) {
        var part = chunk(start..<end, scope: opened.last?.index)
        part.definitions = [index]
        part.hasOtherText = false
        parts.append(part)
        next = end
      } else {
        opened.append(Opened(index: index, lines: start..<end))
      }
    }
    close(before: source.lineCount)
    addText(to: source.lineCount)
    return parts
  }

  private func chunk(_ lines: Range<Int>, scope: Int?) -> Chunk {
    Chunk(
      range: source.range(lines), lines: lines, scope: scope,
      hasOtherText: lines.contains { !source.isBlank($0) })
  }

  // MARK: - Lines

  /// A part, cut so that it fits.
  private func pieces(of part: Chunk) -> [Chunk] {
    if !part.definitions.isEmpty || fits(part.lines) { return [part] }
    var pieces: [Chunk] = []
    var start = part.lines.lowerBound
    while start < part.lines.upperBound {
      let end = end(of: start..<part.lines.upperBound)
      if start == end {
        pieces += cutLine(start, scope: part.scope)
        start += 1
      } else {
        pieces.append(chunk(start..<end, scope: part.scope))
        start = end
      }
    }
    return pieces
  }

  /// Where lines are to be cut, so that those before fit: behind the last blank line, if there is one with something
  /// before it; at the beginning where not even one line fits.
  private func end(of lines: Range<Int>) -> Int {
    let start = lines.lowerBound
    var end = start
    while end < lines.upperBound, estimate(start..<(end + 1)) <= limit { end += 1 }
    while end > start, !fits(start..<end) { end -= max(1, (end - start) / 8) }
    if end == start || end == lines.upperBound { return end }
    let text = lines.first { !source.isBlank($0) } ?? end
    var blank = end - 1
    while blank > text {
      if source.isBlank(blank) { return blank + 1 }
      blank -= 1
    }
    return end
  }

  // MARK: - Characters

  /// A line that doesn't fit, cut between characters; a character that doesn't fit by itself, between its scalars.
  private func cutLine(_ line: Int, scope: Int?) -> [Chunk] {
    let range = source.range(line..<line + 1)
    let text = String(decoding: source.text[range], as: UTF8.self)
    var places = [range.lowerBound]
    for character in text { places.append(places[places.count - 1] + character.utf8.count) }
    var pieces: [Chunk] = []
    func add(_ range: Range<Int>) {
      pieces.append(
        Chunk(range: range, lines: line..<line + 1, scope: scope, hasOtherText: true))
    }
    var first = 0
    while first < places.count - 1 {
      let last = lastFitting(places, from: first)
      if last > first {
        add(places[first]..<places[last])
        first = last
        continue
      }
      let character = places[first]..<places[first + 1]
      var scalars = [character.lowerBound]
      for scalar in String(decoding: source.text[character], as: UTF8.self).unicodeScalars {
        scalars.append(scalars[scalars.count - 1] + UTF8.width(scalar))
      }
      var start = 0
      while start < scalars.count - 1 {
        // A scalar has four bytes, and fits every limit that can be asked for.
        let end = max(start + 1, lastFitting(scalars, from: start))
        add(scalars[start]..<scalars[end])
        start = end
      }
      first += 1
    }
    return pieces
  }

  /// A late place up to which the text from `first` on fits, not much before the last one; `first` where there is none.
  private func lastFitting(_ places: [Int], from first: Int) -> Int {
    func fits(_ last: Int) -> Bool { tokens(places[first]..<places[last]) <= limit }
    let end = places.count - 1
    var good = first
    var step = 1
    while good < end {
      let tried = min(end, good + step)
      if fits(tried) {
        good = tried
        step *= 2
      } else if step > max(1, (good - first) / 16) {
        step /= 2
      } else {
        break
      }
    }
    return good
  }

  // MARK: - Joining

  /// Two neighbours as one chunk, if they belong together and fit.
  private func joined(_ left: Chunk, _ right: Chunk) -> Chunk? {
    guard left.scope == right.scope, left.lines.upperBound == right.lines.lowerBound,
      isBlank(left) || isBlank(right) || (left.isSmall && right.isSmall),
      fits(left.lines.lowerBound..<right.lines.upperBound),
      source.range(left.lines.lowerBound..<right.lines.upperBound)
        == left.range.lowerBound..<right.range.upperBound
    else { return nil }
    return Chunk(
      range: left.range.lowerBound..<right.range.upperBound,
      lines: left.lines.lowerBound..<right.lines.upperBound, scope: left.scope,
      definitions: left.definitions + right.definitions,
      hasOtherText: left.hasOtherText || right.hasOtherText,
      isSmall: left.isSmall && right.isSmall)
  }

  private func isBlank(_ chunk: Chunk) -> Bool { chunk.definitions.isEmpty && !chunk.hasOtherText }

  // MARK: - Tokens

  /// Tokens of lines, where the sums of lines add up; else about so many.
  private func estimate(_ lines: Range<Int>) -> Int {
    counter.tokens(
      TokenCount(thousandths: sums[lines.upperBound] - sums[lines.lowerBound]))
  }

  /// Whether lines have few enough tokens.
  private func fits(_ lines: Range<Int>) -> Bool {
    estimate(lines) <= limit && (counter.addsUpLines || tokens(source.range(lines)) <= limit)
  }

  private func tokens(_ range: Range<Int>) -> Int {
    source.text.withUnsafeBytes { text in
      counter.tokens(counter.sum(UnsafeRawBufferPointer(rebasing: text[range])))
    }
  }
}
