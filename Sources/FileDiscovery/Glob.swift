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
  private let steps: [Step]
  private let sets: [ByteSet]
  /// No text with fewer bytes matches.
  let minimumCount: Int
  /// Pairs of neighbours that every text has that matches; of globs with several wildcards.
  let requiredPairs: BytePairs

  /// An element without its set, so that it is small and copied at no cost.
  private struct Step {
    enum Kind {
      case byte, set, star, anything, directories
    }

    let kind: Kind
    var byte: UInt8 = 0
    /// In `sets`.
    var set: Int32 = 0
  }

  init(_ elements: [GlobElement]) {
    let wildcards = elements.indices.filter { Self.wildcard(elements[$0]) != nil }
    let first = wildcards.first ?? elements.endIndex
    prefix = GlobChunk(elements[..<first])
    suffix = GlobChunk(elements[(wildcards.last.map { $0 + 1 } ?? first)...])
    wildcard = wildcards.first.flatMap { Self.wildcard(elements[$0]) }
    minimumCount = elements.count - wildcards.count
    var steps: [Step] = []
    var sets: [ByteSet] = []
    for element in wildcards.count > 1 ? elements : [] {
      switch element {
      case .byte(let byte): steps.append(Step(kind: .byte, byte: byte))
      case .star: steps.append(Step(kind: .star))
      case .anything: steps.append(Step(kind: .anything))
      case .directories: steps.append(Step(kind: .directories))
      case .set(let set):
        steps.append(Step(kind: .set, set: Int32(truncatingIfNeeded: sets.count)))
        sets.append(set)
      }
    }
    requiredPairs = BytePairs(requiredBy: wildcards.count > 1 ? elements : [])
    self.steps = steps
    self.sets = sets
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
    if !steps.isEmpty { return matchesSteps(text) }
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

  /// Matches from left to right. Where a step doesn't fit, the last `*` takes one byte more, or
  /// if it can't, the last wildcard that crosses slashes takes more and all behind begins afresh.
  ///
  /// Wildcards before those never have to be tried again, because what they left open the later one
  /// can take: behind the part before a `*` in one component stands that `*`; behind a run of
  /// components with a fixed number of slashes stands the next `**`.
  private func matchesSteps(_ text: Span<UInt8>) -> Bool {
    var position = 0
    var next = 0
    var star: Retry?
    var crossing: Retry?
    while position < text.count || next < steps.count {
      if next < steps.count, let end = end(of: next, in: text, at: position) {
        position = end
        next += 1
        switch steps[next - 1].kind {
        case .byte, .set: continue
        case .star: star = Retry(step: next, position: position)
        case .anything, .directories:
          crossing = Retry(step: next, position: position)
          star = nil
        }
      } else if let retry = star, let place = place(behind: retry, in: text) {
        star = Retry(step: retry.step, position: place)
        position = place
        next = retry.step
      } else if let retry = crossing, let place = place(behind: retry, in: text) {
        crossing = Retry(step: retry.step, position: place)
        star = nil
        position = place
        next = retry.step
      } else {
        return false
      }
    }
    return true
  }

  /// Where a step ends that begins at `position`, wildcards at once; nil if it doesn't fit.
  private func end(of step: Int, in text: Span<UInt8>, at position: Int) -> Int? {
    switch steps[step].kind {
    case .star, .anything, .directories: return position
    case .byte:
      guard position < text.count, text[position] == steps[step].byte else { return nil }
    case .set:
      guard position < text.count, sets[Int(steps[step].set)].contains(text[position]) else {
        return nil
      }
    }
    return position + 1
  }

  /// A wildcard in front of `step` that ends at `position` in the attempt under way.
  private struct Retry {
    let step: Int
    let position: Int
  }

  /// The next place where a wildcard may end.
  private func place(behind retry: Retry, in text: Span<UInt8>) -> Int? {
    guard retry.position < text.count else { return nil }
    switch steps[retry.step - 1].kind {
    case .byte, .set, .anything: return retry.position + 1
    case .star: return starPlace(behind: retry, in: text)
    case .directories:
      for position in retry.position..<text.count where text[position] == .slash {
        return position + 1
      }
      return nil
    }
  }

  /// The next place where a `*` may end, which is in front of the byte that has to follow it.
  private func starPlace(behind retry: Retry, in text: Span<UInt8>) -> Int? {
    let isByteNext = retry.step < steps.count && steps[retry.step].kind == .byte
    var position = retry.position
    while position < text.count, text[position] != .slash {
      position += 1
      if !isByteNext { return position }
      if position < text.count, text[position] == steps[retry.step].byte { return position }
    }
    return nil
  }
}

/// Which pairs of neighbouring bytes a text has, in 64 bits: several pairs share a bit.
struct BytePairs {
  private var bits: UInt64 = 0

  /// The pairs of the literal parts of a glob.
  init(requiredBy elements: [GlobElement]) {
    for (left, right) in zip(elements, elements.dropFirst()) {
      if case .byte(let left) = left, case .byte(let right) = right { insert(left, right) }
    }
  }

  /// The pairs of a text.
  init(of text: Span<UInt8>) {
    var previous: UInt8?
    for position in text.indices {
      if let previous { insert(previous, text[position]) }
      previous = text[position]
    }
  }

  var isEmpty: Bool { bits == 0 }

  /// Whether all of these may be among `others`.
  func isSubset(of others: BytePairs) -> Bool { bits & ~others.bits == 0 }

  private mutating func insert(_ left: UInt8, _ right: UInt8) {
    bits |= 1 << UInt64((left &* 31 &+ right) & 63)
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
