internal import PatternMatching

// What happens to a text before it is merged.
extension TokenizerFile {
  /// More steps than any file has; bounds nested sequences.
  private static let maximumStepCount = 64

  /// Whether texts are normalized to NFC; the alternative is that they aren't.
  static func readNormalizer(_ root: JSONFields) throws(TokenizerError) -> Bool {
    var normalizes = false
    for step in try steps(of: "normalizer", in: root, nested: "normalizers") {
      switch step.type {
      case "NFC": normalizes = true
      default: throw .unsupported(part: step.fields.path(of: "type"), value: step.type)
      }
    }
    return normalizes
  }

  /// The stages that cut texts. The last step has to be `ByteLevel`: it turns pieces into the alphabet
  /// in which the vocabulary is written.
  static func readSplitter(_ root: JSONFields) throws(TokenizerError) -> [TextSplitter.Stage] {
    let steps = try steps(of: "pre_tokenizer", in: root, nested: "pretokenizers")
    var stages: [TextSplitter.Stage] = []
    for (place, step) in steps.enumerated() {
      switch step.type {
      case "ByteLevel":
        guard place == steps.count - 1 else {
          throw .unsupported(part: step.fields.path(of: "type"), value: "ByteLevel before others")
        }
        // It would add a token to each line of a text that is counted line by line.
        if try step.fields.flag("add_prefix_space", default: true) {
          throw .unsupported(part: step.fields.path(of: "add_prefix_space"), value: "true")
        }
        if try step.fields.flag("use_regex", default: true) { stages.append(try known(.gpt2)) }
      case "Split": stages.append(try split(step.fields))
      case "Digits":
        let isEach = try step.fields.flag("individual_digits", default: false)
        stages.append(
          .matches(
            try compile(isEach ? #"\p{N}"# : #"\p{N}+"#, part: step.fields.path(of: "type")),
            keepsMatches: true, keepsOthers: true))
      default: throw .unsupported(part: step.fields.path(of: "type"), value: step.type)
      }
    }
    guard steps.last?.type == "ByteLevel" else {
      throw .unsupported(part: "pre_tokenizer", value: "without ByteLevel at its end")
    }
    return stages
  }

  /// A stage for an encoding known by name.
  static func known(_ split: KnownSplit) throws(TokenizerError) -> TextSplitter.Stage {
    do throws(PatternError) {
      return .known(split, try split.pattern())
    } catch {
      throw .badPattern(part: split.rawValue, message: error.description)
    }
  }

  /// One that the vocabulary has too keeps its number there.
  static func readAddedTokens(
    _ root: JSONFields, _ vocabulary: Vocabulary
  ) throws(TokenizerError) -> [AddedToken] {
    var tokens: [AddedToken] = []
    for fields in try root.objects("added_tokens") {
      guard let content = try fields.string("content"), !content.isEmpty else { continue }
      if try fields.flag("single_word", default: false) {
        throw .unsupported(part: fields.path(of: "single_word"), value: "true")
      }
      guard let place = fields.range(of: "id") else { throw .missingPart(fields.path(of: "id")) }
      var bytes: [UInt8] = []
      let isBytes = ByteAlphabet.decode(Array(content.utf8)[...]) { bytes.append($0) }
      let known = isBytes ? bytes.withUnsafeBytes { vocabulary.id(of: $0) } : nil
      let id = try fields.number(at: place)
      tokens.append(
        AddedToken(
          content: Array(content.utf8), id: known ?? id,
          takesSpaceBefore: try fields.flag("lstrip", default: false),
          takesSpaceBehind: try fields.flag("rstrip", default: false),
          isNormalized: try fields.flag("normalized", default: true)))
    }
    return tokens
  }

  /// `Split` at the matches of a pattern or of a string.
  private static func split(_ fields: JSONFields) throws(TokenizerError) -> TextSplitter.Stage {
    guard let pattern = try fields.fields("pattern") else {
      throw .missingPart(fields.path(of: "pattern"))
    }
    let expression: String
    if let regex = try pattern.string("Regex") {
      // Oniguruma's intersections and sets in sets are other things in PCRE2.
      guard !regex.contains("&&") else {
        throw .unsupported(part: pattern.path(of: "Regex"), value: "with `&&`")
      }
      expression = regex
    } else if let text = try pattern.string("String"), !text.contains(#"\E"#) {
      expression = #"\Q\#(text)\E"#
    } else {
      throw .unsupported(part: fields.path(of: "pattern"), value: fields.excerpt("pattern"))
    }
    let matches = try compile(expression, part: fields.path(of: "pattern"))
    let inverts = try fields.flag("invert", default: false)
    let behavior = try fields.string("behavior") ?? ""
    switch behavior {
    case "Isolated": return .matches(matches, keepsMatches: true, keepsOthers: true)
    case "Removed": return .matches(matches, keepsMatches: inverts, keepsOthers: !inverts)
    default: throw .unsupported(part: fields.path(of: "behavior"), value: behavior)
    }
  }

  private static func compile(
    _ expression: String, part: String
  ) throws(TokenizerError) -> Pattern {
    do throws(PatternError) {
      // As in Ruby's syntax, in which the files are written, `^` and `$` stand at lines.
      return try Pattern(expression, options: [.utf, .ucp, .multiline])
    } catch {
      throw .badPattern(part: part, message: error.description)
    }
  }

  /// The steps of a part, those in sequences one after the other; none for `null`.
  private static func steps(
    of name: String, in root: JSONFields, nested: String
  ) throws(TokenizerError) -> [(type: String, fields: JSONFields)] {
    guard let first = try root.fields(name) else { return [] }
    var waiting = [first]
    var steps: [(type: String, fields: JSONFields)] = []
    while let fields = waiting.popLast() {
      guard let type = try fields.string("type") else {
        throw .missingPart(fields.path(of: "type"))
      }
      if type == "Sequence" {
        waiting.append(contentsOf: try fields.objects(nested).reversed())
      } else {
        steps.append((type, fields))
      }
      guard steps.count + waiting.count <= maximumStepCount else {
        throw .unsupported(part: name, value: "of more than \(maximumStepCount) steps")
      }
    }
    return steps
  }
}
