internal import SourceModel

/// The lines of one `.gitattributes` file that say what a file is: GitHub's `linguist-…` attributes,
/// and GitLab's `gitlab-generated`.
///
/// Immutable: all threads of a walk ask the same value.
final class AttributeRules: Sendable {
  /// What the attributes say of a file; nil where they say nothing.
  struct Attributes: Equatable {
    var isVendored: Bool?
    var isGenerated: Bool?
    var isDocumentation: Bool?
    var language: Language?
  }

  private struct Rule {
    let pattern: IgnoreRule
    let settings: [Setting]
  }

  fileprivate struct Setting {
    enum Key { case vendored, generated, documentation, language }
    let key: Key
    /// Nil takes back what other lines said: `!name`.
    let isSet: Bool?
    var language: Language?
  }

  private let rules: [Rule]
  /// Whether a line gives files a language.
  let setsLanguages: Bool
  /// A digest of the file and how it is read.
  let checksum: UInt64

  /// Reads a file: any bytes. Lines that are no attributes are skipped, as git does.
  init(_ content: [UInt8], isFolding: Bool) {
    rules = content.split(separator: .lineFeed).compactMap {
      Self.rule($0, isFolding: isFolding)
    }
    setsLanguages = rules.contains { $0.settings.contains { $0.language != nil } }
    checksum = content.withUnsafeBytes { checksum64($0) } ^ (isFolding ? 1 : 0)
  }

  var isEmpty: Bool { rules.isEmpty }

  /// Adds what the lines say of a path, relative to the directory of the file, to what others say that
  /// count more.
  func add(to known: inout Attributes, path: Span<UInt8>, nameStart: Int) {
    guard nameStart < path.count else { return }
    let name = path.extracting(nameStart...)
    // The last line counts, for each attribute.
    var decided: [Setting.Key] = []
    for rule in rules.reversed() {
      let isOpen = rule.settings.contains { !decided.contains($0.key) }
      let text = rule.pattern.subject == .name ? name : path
      guard isOpen, !rule.pattern.isDirectoryOnly, rule.pattern.glob.matches(text) else { continue }
      for setting in rule.settings where !decided.contains(setting.key) {
        decided.append(setting.key)
        known.apply(setting)
      }
    }
  }

  // MARK: - Reading

  /// - Source: gitattributes(5): pattern and attributes are separated by blanks; a pattern in quotes
  ///   is written as in C.
  private static func rule(
    _ line: ArraySlice<UInt8>, isFolding: Bool
  ) -> Rule? {
    let text = line.drop { isBlank($0) }
    guard let first = text.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "!"),
      let (pattern, rest) = patternAndRest(text)
    else { return nil }
    let settings = rest.split { isBlank($0) }.compactMap { setting($0) }
    guard !settings.isEmpty,
      case .rule(let rule) = IgnoreRule.parse(pattern, isFolding: isFolding)
    else { return nil }
    return Rule(pattern: rule, settings: settings)
  }

  private static func patternAndRest(
    _ text: ArraySlice<UInt8>
  ) -> (pattern: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
    let quote = UInt8(ascii: "\"")
    guard text.first == quote else {
      let pattern = text.prefix { !isBlank($0) }
      return (pattern, text[pattern.endIndex...])
    }
    var pattern: [UInt8] = []
    var index = text.startIndex + 1
    while index < text.endIndex, text[index] != quote {
      // The escapes that patterns have; octal ones of old tools are left as they are.
      let isEscape =
        text[index] == .backslash && index + 1 < text.endIndex
        && (text[index + 1] == quote || text[index + 1] == .backslash)
      if isEscape { index += 1 }
      pattern.append(text[index])
      index += 1
    }
    return index < text.endIndex ? (pattern[...], text[(index + 1)...]) : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == .space || byte == 0x09 || byte == .carriageReturn
  }

  private static func setting(_ word: ArraySlice<UInt8>) -> Setting? {
    let isNegative = word.first == UInt8(ascii: "-")
    let isUnspecified = word.first == UInt8(ascii: "!")
    let parts = word.dropFirst(isNegative || isUnspecified ? 1 : 0)
      .split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let key: Setting.Key
    switch parts.first {
    case "linguist-vendored": key = .vendored
    case "linguist-generated", "gitlab-generated": key = .generated
    case "linguist-documentation": key = .documentation
    case "linguist-language", "gitlab-language": key = .language
    default: return nil
    }
    if isUnspecified { return Setting(key: key, isSet: nil) }
    let value = parts.count == 2 ? parts[1] : ""
    guard key == .language else {
      return Setting(key: key, isSet: !isNegative && value != "false")
    }
    // GitLab's may have options behind the name: `ruby?parent=json`.
    let name = value.split(separator: "?").first.map { String($0) } ?? ""
    // A user's language has no code that could be listed.
    return LanguageTable.language(called: name.utf8).map {
      Setting(key: key, isSet: true, language: $0)
    }
  }
}

extension AttributeRules.Attributes {
  fileprivate mutating func apply(_ setting: AttributeRules.Setting) {
    switch setting.key {
    case .vendored: isVendored = isVendored ?? setting.isSet
    case .generated: isGenerated = isGenerated ?? setting.isSet
    case .documentation: isDocumentation = isDocumentation ?? setting.isSet
    case .language: language = language ?? setting.language
    }
  }

  /// The noise of a file of which the path tells `noise`.
  func noise(_ noise: NoiseClass) -> NoiseClass {
    if isVendored == true { return .vendored }
    if isGenerated == true { return .generated }
    if isDocumentation == true { return .example }
    switch noise {
    case .vendored where isVendored == false: return .none
    case .generated where isGenerated == false: return .none
    case .minified where isGenerated == false || isVendored == false: return .none
    case .example where isDocumentation == false: return .none
    default: return noise
    }
  }
}

/// The attribute files that count in a directory, that of the nearest directory last.
struct AttributeLayers: Sendable {
  struct Layer: Sendable {
    let rules: AttributeRules
    /// Bytes of a path that lead to the directory of the file, with the last `/`.
    let baseCount: Int
  }

  private(set) var layers: [Layer] = []

  var isEmpty: Bool { layers.isEmpty }

  /// Whether a line gives files a language.
  var setsLanguages: Bool { layers.contains { $0.rules.setsLanguages } }

  func adding(_ rules: AttributeRules, baseCount: Int) -> AttributeLayers {
    AttributeLayers(layers: layers + [Layer(rules: rules, baseCount: baseCount)])
  }

  /// What all files say of a path, whose last component begins at `nameStart`.
  func attributes(of path: Span<UInt8>, nameStart: Int) -> AttributeRules.Attributes {
    var known = AttributeRules.Attributes()
    for layer in layers.reversed() {
      layer.rules.add(
        to: &known, path: path.extracting(layer.baseCount...),
        nameStart: nameStart - layer.baseCount)
    }
    return known
  }
}
