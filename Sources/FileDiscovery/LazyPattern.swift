internal import PatternMatching

/// A glob as a PCRE2 pattern that is compiled at its first use.
///
/// The translation keeps matching polynomial, whatever the glob: a part between two wildcards is an
/// atomic group that takes the earliest place. That loses no match, because the wildcard behind it
/// can take whatever a later place would have skipped:
/// - within one path component, behind a part stands another `*`;
/// - behind a run of components stands another `**`, and the run has a fixed number of slashes.
final class LazyPattern {
  private let elements: [GlobElement]
  private var pattern: Pattern?
  private var isCompiled = false

  init(_ elements: [GlobElement]) {
    self.elements = elements
  }

  /// Whether `text` as a whole matches; false where PCRE2 refuses or gives up.
  func matches(_ text: Span<UInt8>, using matcher: PatternMatcher) -> Bool {
    if !isCompiled {
      isCompiled = true
      pattern = try? Pattern(
        Self.expression(for: elements), options: [.anchored, .endAnchored, .dotAll])
    }
    guard let pattern else { return false }
    return (try? matcher.isMatch(pattern, in: text)) ?? false
  }

  /// The regular expression of the same meaning, for bytes.
  static func expression(for elements: [GlobElement]) -> String {
    let runs = elements.split(omittingEmptySubsequences: false) { $0.crossesSlashes }
    let wildcards = elements.filter(\.crossesSlashes)
    var text = ""
    for (index, run) in runs.enumerated() {
      let isLast = index == runs.count - 1
      let body = componentsExpression(run)
      switch index == 0 ? nil : wildcards[index - 1] {
      case nil: text += body
      case .directories: text += isLast ? "(?:.*/)?" + body : "(?>(?:.*?/)??" + body + ")"
      default: text += isLast ? ".*" + body : "(?>.*?" + body + ")"
      }
    }
    return text
  }

  /// A run of bytes, sets and `*`.
  private static func componentsExpression(_ run: ArraySlice<GlobElement>) -> String {
    let slash = GlobElement.byte(.slash)
    return run.split(separator: slash, omittingEmptySubsequences: false)
      .map { component in
        let chunks = component.split(separator: .star, omittingEmptySubsequences: false)
          .map { $0.map(unitExpression).joined() }
        guard let first = chunks.first, let last = chunks.last, chunks.count > 1 else {
          return chunks.joined()
        }
        let middle = chunks.dropFirst().dropLast().map { "(?>[^/]*?\($0))" }.joined()
        return first + middle + "[^/]*" + last
      }
      .joined(separator: "/")
  }

  private static func unitExpression(_ element: GlobElement) -> String {
    switch element {
    case .byte(let byte): escaped(byte)
    case .set(let set):
      "[" + (UInt8.min...UInt8.max).filter(set.contains).map(escaped).joined() + "]"
    case .star, .anything, .directories: ""
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    if byte.isASCIILetter || byte.isASCIIDigit || byte == .slash {
      return String(UnicodeScalar(byte))
    }
    let digits = String(byte, radix: 16)
    return byte < 16 ? "\\x0\(digits)" : "\\x\(digits)"
  }
}

extension GlobElement {
  /// Whether the element can match across components.
  fileprivate var crossesSlashes: Bool { self == .anything || self == .directories }
}
