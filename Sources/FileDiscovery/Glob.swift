/// A glob that is ready to be compared with paths.
///
/// Nearly every pattern in use has at most one wildcard of any length: for those, the bytes in front
/// of it and behind it decide. The rest is matched element by element.
struct Glob {
  /// A run of bytes of any length.
  private enum Wildcard {
    case star, anything, directories
  }

  /// What stands before the wildcard; all there is, if there is none.
  private let prefix: GlobChunk
  private let wildcard: Wildcard?
  private let suffix: GlobChunk
  /// For more than one wildcard, everything; else empty.
  private let elements: [GlobElement]

  init(_ elements: [GlobElement]) {
    let wildcards = elements.indices.filter { Self.wildcard(elements[$0]) != nil }
    let first = wildcards.first ?? elements.endIndex
    prefix = GlobChunk(elements[..<first])
    suffix = GlobChunk(elements[(wildcards.last.map { $0 + 1 } ?? first)...])
    wildcard = wildcards.first.flatMap { Self.wildcard(elements[$0]) }
    self.elements = wildcards.count > 1 ? elements : []
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

  /// No text with fewer bytes matches.
  var minimumCount: Int { prefix.count + suffix.count }

  /// The byte with which every text begins that matches, if there is but one.
  var firstByte: UInt8? { prefix.byte(at: 0) }

  /// The bytes that may stand at the end of a text that matches.
  var lastBytes: ByteSet {
    let end = wildcard == nil ? prefix : suffix
    return end.count == 0 ? ByteSet { _ in true } : end.set(at: end.count - 1)
  }

  /// The last up to eight bytes of every text that matches, the very last one lowest, and which of
  /// their bits are certain.
  var tail: ByteTail {
    let end = wildcard == nil ? prefix : suffix
    var tail = ByteTail()
    for distance in 0..<min(8, end.count) {
      guard let byte = end.byte(at: end.count - 1 - distance) else { continue }
      tail.bits |= UInt64(byte) << UInt64(8 * distance)
      tail.mask |= 0xFF << UInt64(8 * distance)
    }
    return tail
  }

  /// Whether `text` as a whole matches.
  ///
  /// - Complexity: O(text² · elements) at worst, for globs with several wildcards.
  func matches(_ text: Span<UInt8>) -> Bool {
    let end = text.count - suffix.count
    guard end >= prefix.count, suffix.matches(text, at: end), prefix.matches(text, at: 0)
    else { return false }
    if !elements.isEmpty { return matchesElements(text) }
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

  /// Matches from left to right. Where an element doesn't fit, the last `*` takes one byte more, or
  /// if it can't, the last wildcard that crosses slashes takes more and all behind begins afresh.
  ///
  /// Wildcards before those never have to be tried again, because what they left open the later one
  /// can take: behind the part before a `*` in one component stands that `*`; behind a run of
  /// components with a fixed number of slashes stands the next `**`.
  private func matchesElements(_ text: Span<UInt8>) -> Bool {
    var position = 0
    var next = 0
    var star: Retry?
    var crossing: Retry?
    while position < text.count || next < elements.count {
      if next < elements.count {
        switch elements[next] {
        case .star:
          next += 1
          star = Retry(element: next, position: position)
          continue
        case .anything, .directories:
          next += 1
          crossing = Retry(element: next, position: position)
          star = nil
          continue
        case .byte(let byte):
          if position < text.count, text[position] == byte {
            position += 1
            next += 1
            continue
          }
        case .set(let set):
          if position < text.count, set.contains(text[position]) {
            position += 1
            next += 1
            continue
          }
        }
      }
      if let retry = star, retry.position < text.count, text[retry.position] != .slash {
        star = Retry(element: retry.element, position: retry.position + 1)
        position = retry.position + 1
        next = retry.element
      } else if let retry = crossing, let place = place(behind: retry, in: text) {
        crossing = Retry(element: retry.element, position: place)
        star = nil
        position = place
        next = retry.element
      } else {
        return false
      }
    }
    return true
  }

  /// A wildcard in front of `element` that ends at `position` in the attempt under way.
  private struct Retry {
    let element: Int
    let position: Int
  }

  /// The next place where a wildcard that crosses slashes may end.
  private func place(behind retry: Retry, in text: Span<UInt8>) -> Int? {
    guard elements[retry.element - 1] == .directories else {
      return retry.position < text.count ? retry.position + 1 : nil
    }
    for position in retry.position..<text.count where text[position] == .slash {
      return position + 1
    }
    return nil
  }
}

/// The last eight bytes of a text, the very last one lowest.
struct ByteTail {
  var bits: UInt64 = 0
  /// The bits that count.
  var mask: UInt64 = 0

  init() {}

  /// The end of `text`; what is missing in front counts as zero.
  init(of text: Span<UInt8>) {
    mask = .max
    for distance in 0..<min(8, text.count) {
      bits |= UInt64(text[text.count - 1 - distance]) << UInt64(8 * distance)
    }
  }

  /// Whether `text` has these bytes where they count.
  func agrees(with text: ByteTail) -> Bool { text.bits & mask == bits }
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

  /// The bytes that match at `offset`.
  func set(at offset: Int) -> ByteSet {
    sets.isEmpty ? ByteSet { $0 == bytes[offset] } : sets[offset]
  }

  /// The byte that is the only one to match at `offset`; nil if there are several, or none.
  func byte(at offset: Int) -> UInt8? {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    // Where the chunk has a set, the byte is a 0, which no text holds.
    return byte == 0 ? nil : byte
  }

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
