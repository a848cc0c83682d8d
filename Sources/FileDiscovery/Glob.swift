internal import PatternMatching

/// A glob that is ready to be compared with paths.
///
/// Nearly every pattern in use has at most one wildcard of any length: those are compared byte by
/// byte. The rest becomes a PCRE2 pattern, compiled when it is first needed.
struct Glob {
  private enum Comparison {
    /// The whole text.
    case whole(GlobChunk)
    /// A beginning, a wildcard, an end.
    case around(GlobChunk, Wildcard, GlobChunk)
    case expression(LazyPattern)
  }

  private enum Wildcard {
    case star, anything, directories
  }

  private let comparison: Comparison

  /// The text that is the only one to match, if the glob is without wildcards.
  let literal: [UInt8]?

  init(_ elements: [GlobElement]) {
    let wildcards = elements.indices.filter { Self.wildcard(elements[$0]) != nil }
    guard let first = wildcards.first, let wildcard = Self.wildcard(elements[first]) else {
      let chunk = GlobChunk(elements[...])
      literal = chunk.literal
      comparison = .whole(chunk)
      return
    }
    literal = nil
    comparison =
      wildcards.count == 1
      ? .around(GlobChunk(elements[..<first]), wildcard, GlobChunk(elements[(first + 1)...]))
      : .expression(LazyPattern(elements))
  }

  private static func wildcard(_ element: GlobElement) -> Wildcard? {
    switch element {
    case .byte, .set: nil
    case .star: .star
    case .anything: .anything
    case .directories: .directories
    }
  }

  /// Whether `text` as a whole matches.
  ///
  /// A pattern that exceeds PCRE2's limits on this text counts as not matching.
  func matches(_ text: Span<UInt8>, using matcher: PatternMatcher) -> Bool {
    switch comparison {
    case .whole(let chunk): return text.count == chunk.count && chunk.matches(text, at: 0)
    case .expression(let pattern): return pattern.matches(text, using: matcher)
    case .around(let prefix, let wildcard, let suffix):
      let end = text.count - suffix.count
      guard end >= prefix.count, suffix.matches(text, at: end), prefix.matches(text, at: 0)
      else { return false }
      switch wildcard {
      case .anything: return true
      case .directories: return end == prefix.count || text[end - 1] == .slash
      case .star: return !contains(.slash, in: text, prefix.count..<end)
      }
    }
  }

  private func contains(_ byte: UInt8, in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for position in range where text[position] == byte { return true }
    return false
  }
}

/// A part of a glob without wildcards: bytes and sets, one for each byte of the text.
struct GlobChunk {
  private let bytes: [UInt8]
  /// As many as there are bytes; empty if all elements are bytes.
  private let sets: [ByteSet]

  init(_ elements: ArraySlice<GlobElement>) {
    bytes = elements.map { if case .byte(let byte) = $0 { byte } else { 0 } }
    let hasSets = elements.contains { if case .set = $0 { true } else { false } }
    sets =
      !hasSets
      ? []
      : elements.map { element in
        if case .set(let set) = element { return set }
        return ByteSet { element == .byte($0) }
      }
  }

  var count: Int { bytes.count }

  /// The text that is the only one to match, if there is no set.
  var literal: [UInt8]? { sets.isEmpty ? bytes : nil }

  /// Whether the bytes of `text` from `start` match; `start + count` must not pass its end.
  func matches(_ text: Span<UInt8>, at start: Int) -> Bool {
    if sets.isEmpty {
      // Backwards: the ends of names differ sooner than their beginnings.
      var index = bytes.count - 1
      while index >= 0 {
        if text[start + index] != bytes[index] { return false }
        index -= 1
      }
      return true
    }
    for index in sets.indices where !sets[index].contains(text[start + index]) { return false }
    return true
  }
}
