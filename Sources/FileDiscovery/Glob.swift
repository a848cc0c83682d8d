internal import PatternMatching

/// A glob that is ready to be compared with paths.
///
/// Nearly every pattern in use has at most one wildcard of any length: those are compared byte by
/// byte. The rest becomes a PCRE2 pattern, compiled when a text first has its beginning and end.
final class Glob {
  /// A run of bytes of any length.
  private enum Wildcard {
    case star, anything, directories
  }

  /// What stands before the wildcard; all there is, if there is none.
  private let prefix: GlobChunk
  private let wildcard: Wildcard?
  private let suffix: GlobChunk
  /// Instead of all that, for more than one wildcard.
  private let expression: LazyPattern?

  init(_ elements: [GlobElement]) {
    let wildcards = elements.indices.filter { Self.wildcard(elements[$0]) != nil }
    let first = wildcards.first ?? elements.endIndex
    prefix = GlobChunk(elements[..<first])
    suffix = GlobChunk(elements[(wildcards.last.map { $0 + 1 } ?? first)...])
    wildcard = wildcards.first.flatMap { Self.wildcard(elements[$0]) }
    expression = wildcards.count > 1 ? LazyPattern(elements) : nil
  }

  private static func wildcard(_ element: GlobElement) -> Wildcard? {
    switch element {
    case .byte, .set: nil
    case .star: .star
    case .anything: .anything
    case .directories: .directories
    }
  }

  /// The text that is the only one to match, if the glob is without wildcards and sets.
  var literal: [UInt8]? { wildcard == nil ? prefix.literal : nil }

  /// The byte with which every text ends that matches, if there is but one.
  var lastByte: UInt8? { (wildcard == nil ? prefix : suffix).literal?.last }

  /// Whether `text` as a whole matches.
  ///
  /// A pattern that exceeds PCRE2's limits on this text counts as not matching.
  func matches(_ text: Span<UInt8>, using matcher: PatternMatcher) -> Bool {
    let end = text.count - suffix.count
    guard end >= prefix.count, suffix.matches(text, at: end), prefix.matches(text, at: 0)
    else { return false }
    if let expression { return expression.matches(text, using: matcher) }
    switch wildcard {
    case nil: return end == prefix.count
    case .anything: return true
    case .directories: return end == prefix.count || text[end - 1] == .slash
    case .star: return !contains(.slash, in: text, prefix.count..<end)
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
