internal import PatternMatching

#if canImport(Glibc)
  internal import Glibc
#endif

/// A condition on the captures of a match, such as `(#eq? @name "new")`.
///
/// tree-sitter only parses predicates; evaluating them is the caller's part. Directives (names
/// that end with `!`; ``QuerySetting`` is one) and unknown predicates hold always, so that queries of
/// others work.
enum QueryPredicate: Sendable {
  /// A word after the name of a predicate.
  enum Word: Sendable, Equatable {
    case capture(UInt32)
    case string(String)
  }

  /// The text of the capture is, or is not, one of these.
  case isAny(capture: UInt32, of: [[UInt8]], expected: Bool, quantifier: Quantifier)
  /// The texts of two captures are, or are not, the same.
  case isSame(capture: UInt32, as: UInt32, expected: Bool)
  /// The text of the capture contains, or does not contain, a match of the pattern.
  case matches(capture: UInt32, TextPattern, expected: Bool, quantifier: Quantifier)

  /// How many of the nodes that a quantified capture holds have to fulfil the condition.
  enum Quantifier: Sendable { case all, any }

  /// What is wrong with a predicate.
  struct Malformed: Error { let detail: String }

  /// The predicate of `words`; `nil` for directives and for predicates that are not known.
  ///
  /// - Parameter words: Name and arguments, as the query has them.
  /// - Throws: ``Malformed`` when a known predicate has the wrong arguments.
  init?(_ words: [Word]) throws(Malformed) {
    guard case .string(let fullName)? = words.first else { return nil }
    let quantifier: Quantifier = fullName.hasPrefix("any-") && fullName != "any-of?" ? .any : .all
    let positive = fullName.replacingPrefix("any-not-", "not-").replacingPrefix(
      fullName == "any-of?" ? "" : "any-", "")
    let expected = !positive.hasPrefix("not-")
    let name = positive.replacingPrefix("not-", "")
    guard ["eq?", "any-of?", "match?"].contains(name) else { return nil }

    guard words.count >= 3, case .capture(let capture) = words[1] else {
      throw Malformed(detail: "#\(fullName) needs a capture and a text")
    }
    if name == "eq?", case .capture(let other) = words[2] {
      self = .isSame(capture: capture, as: other, expected: expected)
      return
    }
    let texts = words[2...].compactMap { word in
      if case .string(let text) = word { text } else { nil }
    }
    guard texts.count == words.count - 2, name == "any-of?" || texts.count == 1 else {
      throw Malformed(detail: "#\(fullName) has too many or wrong arguments")
    }
    if name == "match?" {
      self = .matches(
        capture: capture, try QueryPredicate.pattern(texts[0]), expected: expected,
        quantifier: quantifier)
    } else {
      self = .isAny(
        capture: capture, of: texts.map { Array($0.utf8) }, expected: expected,
        quantifier: quantifier)
    }
  }

  private static func pattern(_ text: String) throws(Malformed) -> TextPattern {
    do {
      return try TextPattern(text)
    } catch {
      throw Malformed(detail: "the expression does not compile: \(error)")
    }
  }

  /// Whether the condition holds for one match.
  ///
  /// - Parameters:
  ///   - match: Captures of the match.
  ///   - source: The text that was parsed.
  ///   - matcher: Matches patterns; a text on which it reaches its limit doesn't match.
  /// - Returns: `true` also where the captures that it asks about hold no node.
  func holds(
    for match: QueryMatch, in source: UnsafeRawBufferPointer, matcher: PatternMatcher
  ) -> Bool {
    switch self {
    case .isAny(let capture, let texts, let expected, let quantifier):
      return match.check(capture, quantifier, in: source) { text in
        texts.contains { text.equals($0) } == expected
      }
    case .isSame(let capture, let other, let expected):
      guard let first = match.text(of: capture, in: source),
        let second = match.text(of: other, in: source)
      else { return true }
      return first.equals(second) == expected
    case .matches(let capture, let pattern, let expected, let quantifier):
      return match.check(capture, quantifier, in: source) { text in
        pattern.isMatch(in: text, matcher) == expected
      }
    }
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, _ replacement: String) -> String {
    !prefix.isEmpty && hasPrefix(prefix) ? replacement + dropFirst(prefix.count) : self
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes are the same. Most texts differ in length or at once, which is told without
  /// a call.
  fileprivate func equals(_ other: [UInt8]) -> Bool {
    count == other.count && first == other.first && other.withUnsafeBytes { equals($0) }
  }

  fileprivate func equals(_ other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let start = baseAddress, let otherStart = other.baseAddress else {
      return count == other.count
    }
    return memcmp(start, otherStart, count) == 0
  }
}
