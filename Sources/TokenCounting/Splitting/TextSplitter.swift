internal import PatternMatching

/// Cuts a text into pieces, none of which a token crosses.
///
/// Stages are applied one after the other, each to every piece of the one before as if it were the
/// whole text.
struct TextSplitter: Sendable {
  /// One way to cut.
  enum Stage: Sendable {
    /// As an encoding known by name; the pattern is that of the encoding.
    case known(KnownSplit, Pattern)
    /// At the matches of a pattern. Matches, what is between them, or both are pieces.
    case matches(Pattern, keepsMatches: Bool, keepsOthers: Bool)
  }

  let stages: [Stage]

  /// Calls `body` with the pieces of `text`, which is valid UTF-8, in order; no piece is empty.
  func forEachPiece(
    of text: UnsafeRawBufferPointer, _ matcher: PatternMatcher, _ body: (Range<Int>) -> Void
  ) {
    guard !text.isEmpty else { return }
    switch stages.count {
    case 0: body(0..<text.count)
    case 1: split(0..<text.count, of: text, by: stages[0], matcher, body)
    default:
      var pieces = [0..<text.count]
      for stage in stages.dropLast() {
        var next: [Range<Int>] = []
        for piece in pieces { split(piece, of: text, by: stage, matcher) { next.append($0) } }
        pieces = next
      }
      for piece in pieces { split(piece, of: text, by: stages[stages.count - 1], matcher, body) }
    }
  }

  private func split(
    _ range: Range<Int>, of text: UnsafeRawBufferPointer, by stage: Stage,
    _ matcher: PatternMatcher, _ body: (Range<Int>) -> Void
  ) {
    let subject = UnsafeRawBufferPointer(rebasing: text[range])
    let start = range.lowerBound
    switch stage {
    case .known(let split, let pattern):
      let scanner = PieceScanner(subject, split)
      var place = 0
      while place < subject.count {
        let end = scanner.end(from: place) ?? matcher.end(of: pattern, in: subject, from: place)
        body(start + place..<start + end)
        place = end
      }
    case .matches(let pattern, let keepsMatches, let keepsOthers):
      var place = 0
      var search = 0
      while let match = try? matcher.firstRange(of: pattern, in: subject, from: search) {
        if match.isEmpty {
          guard match.upperBound < subject.count else { break }
          search = subject.characterEnd(from: match.upperBound)
          continue
        }
        if keepsOthers && place < match.lowerBound {
          body(start + place..<start + match.lowerBound)
        }
        if keepsMatches { body(start + match.lowerBound..<start + match.upperBound) }
        place = match.upperBound
        search = place
      }
      if keepsOthers && place < subject.count { body(start + place..<start + subject.count) }
    }
  }
}

extension PatternMatcher {
  /// Where the match that begins at `place` ends; at the end of the subject where matching takes more
  /// than the limits allow.
  fileprivate func end(
    of pattern: Pattern, in subject: UnsafeRawBufferPointer, from place: Int
  ) -> Int {
    guard let match = try? firstRange(of: pattern, in: subject, from: place), !match.isEmpty else {
      return subject.count
    }
    return match.upperBound
  }
}

extension UnsafeRawBufferPointer {
  /// Where the character ends that begins at `place`, in valid UTF-8.
  fileprivate func characterEnd(from place: Int) -> Int {
    var end = place + 1
    while end < count, self[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
