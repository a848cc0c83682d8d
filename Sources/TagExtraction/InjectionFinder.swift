internal import SourceModel
internal import SyntaxParsing

/// Settles which parts of a file are in which language.
///
/// Input: the matches of an ``InjectionQuery``, in any order. Output: for each language the ranges
/// of its parts. Steps: of the matches with the same content the one of the first pattern counts,
/// also where its language is unknown, so that a query can say what is not to be injected; contents
/// without a language get the one that the file as a whole has; what lies inside of another content
/// is left out.
///
/// Invariant: all ranges of one file are disjoint, and those of one language ascend.
struct InjectionFinder {
  /// The parts of one language that are extracted alike.
  struct Part: Equatable {
    let language: Language
    /// Whether the ranges are one text; else each is one for itself.
    let isCombined: Bool
    var ranges: [Range<Int>]
  }

  private struct Content {
    var pattern: Int
    var range: Range<Int>
    /// What the match says about the language: nothing, that it isn't known, or which it is.
    var language: Language??
  }

  private let source: UnsafeRawBufferPointer
  private let query: InjectionQuery
  private var contents = StartTable<Content>()
  /// The language of contents that name none themselves, with the pattern that found it.
  private var fileLanguage: (pattern: Int, language: Language?)?

  /// Languages that one file may hold besides its own; a page has three. Each takes a copy of the
  /// file.
  private static let maximumLanguages = 8

  /// Parts that one file may hold. Each is parsed for itself, which costs 20 µs even when it is
  /// empty; a large notebook has 500 cells.
  private static let maximumRanges = 5000

  /// - Parameters:
  ///   - source: What was parsed.
  ///   - query: Whose matches will be added.
  init(source: UnsafeRawBufferPointer, query: InjectionQuery) {
    self.source = source
    self.query = query
  }

  /// Takes in one match.
  mutating func add(_ match: QueryMatch) {
    var nodes: [MatchedNode] = []
    var language: Language??
    if case .fixed(let fixed) = query.namings[match.pattern] { language = .some(fixed) }
    for index in 0..<match.captureCount {
      let (capture, node) = match.capture(index)
      switch query.roles[capture] {
      case .content: nodes.append(node)
      case .language:
        let text = source[node.range.clamped(to: 0..<source.count)]
        language = language ?? .some(LanguageTable.language(called: text))
      case .ignored: break
      }
    }
    for node in nodes {
      add(Content(pattern: match.pattern, range: node.range, language: language))
    }
    if nodes.isEmpty, let language, match.pattern < fileLanguage?.pattern ?? .max {
      fileLanguage = (match.pattern, language)
    }
  }

  private mutating func add(_ content: Content) {
    if content.range.isEmpty { return }
    let key = content.range.lowerBound
    if let rival = contents[key], rival.pattern <= content.pattern { return }
    contents.set(content, at: key)
  }

  /// The languages of the file, in the order in which they begin, and whether that is all of them.
  consuming func parts() -> (parts: [Part], isComplete: Bool) {
    var parts: [Part] = []
    var end = 0
    var isComplete = true
    var rangeCount = 0
    for entry in contents.sorted() where entry.start >= end {
      let content = entry.value
      end = content.range.upperBound
      guard let language = content.language ?? fileLanguage?.language else { continue }
      let isCombined = query.isCombined[content.pattern]
      let index = parts.firstIndex { $0.language == language && $0.isCombined == isCombined }
      rangeCount += 1
      guard rangeCount <= InjectionFinder.maximumRanges,
        index != nil || parts.count < InjectionFinder.maximumLanguages
      else {
        isComplete = false
        continue
      }
      if let index {
        parts[index].ranges.append(content.range)
      } else {
        parts.append(Part(language: language, isCombined: isCombined, ranges: [content.range]))
      }
    }
    return (parts, isComplete)
  }
}
