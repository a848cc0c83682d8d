internal import SourceModel

/// A rule about the names of files.
struct FileNoiseRule {
  /// What the name without its extension looks like.
  enum Form {
    /// Ends so, with something before it.
    case suffix
    /// Begins so, with something behind it.
    case prefix
    case stem
  }

  let noise: NoiseClass
  let form: Form
  let text: [UInt8]
  /// Languages in which the rule counts, packed; nil for all.
  let extensions: [UInt64]?

  init(noise: NoiseClass, form: Form, text: [UInt8], _ extensions: [UInt64]?) {
    self.noise = noise
    self.form = form
    self.text = text
    self.extensions = extensions
  }

  func matches(_ stem: Span<UInt8>, _ fileExtension: UInt64) -> Bool {
    let rest = stem.count - text.count
    let hasForm =
      switch form {
      case .suffix: rest > 0 && isEqual(text, stem.extracting(rest...))
      case .prefix: rest > 0 && isEqual(text, stem.extracting(..<text.count))
      case .stem: isEqual(text, stem)
      }
    return hasForm && extensions?.contains(fileExtension) ?? true
  }
}

/// Finds the rules that may match a name by a few of its bytes, which rule out all of them for most
/// names.
struct FileNoiseRules: Sendable {
  /// The last two bytes of texts that stand at the end of a stem, and the first two of the others.
  private var suffixes = PairSet()
  private var prefixes = PairSet()
  private let rules: [FileNoiseRule]

  init(_ rules: [FileNoiseRule]) {
    self.rules = rules
    for rule in rules {
      // No text is shorter than two bytes.
      let text = rule.text.span
      switch rule.form {
      case .suffix, .stem: suffixes.insert(text[text.count - 2], text[text.count - 1])
      case .prefix: prefixes.insert(text[0], text[1])
      }
    }
  }

  /// Calls `body` with the noise of each rule that matches.
  func forEachMatch(
    _ stem: Span<UInt8>, _ fileExtension: UInt64, _ body: (NoiseClass) -> Void
  ) {
    let count = stem.count
    guard count >= 2 else { return }
    let hasSuffix = suffixes.contains(stem[count - 2], stem[count - 1])
    guard hasSuffix || prefixes.contains(stem[0], stem[1]) else { return }
    for rule in rules where rule.matches(stem, fileExtension) { body(rule.noise) }
  }
}

/// A set of pairs of bytes: 65,536 bits.
private struct PairSet: Sendable {
  private var words = [UInt64](repeating: 0, count: 1_024)

  mutating func insert(_ first: UInt8, _ second: UInt8) {
    let bit = Int(first) << 8 | Int(second)
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  func contains(_ first: UInt8, _ second: UInt8) -> Bool {
    let bit = Int(first) << 8 | Int(second)
    return words[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }
}
