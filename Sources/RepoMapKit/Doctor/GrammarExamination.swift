internal import FileDiscovery
internal import SourceModel
internal import SyntaxParsing
internal import TagExtraction

/// Looks at every grammar: whether it is there, loads, and runs with its query.
struct GrammarExamination {
  let settings: EngineSettings
  let stop: StopFlag

  /// A text that every grammar has to survive; what it makes of it says nothing.
  private static let sample = Array("name (value) { other } # 1\n".utf8)
  /// Names that are told; the others are counted.
  private static let maximumNames = 8

  /// - Parameter root: Bytes of the path of a tree, whose languages count.
  /// - Returns: One line for all that is fine, and one for each that is not.
  func findings(_ root: [UInt8]) -> [DoctorFinding] {
    let languages = LanguageSupport(grammarDirectories: settings.grammarDirectories)
    let extractor = TagExtractor(stop: stop) { language in
      languages.tools(for: language).map { ($0.grammar, $0.query) }
    }
    var missing: [String] = []
    var failures: [DoctorFinding] = []
    var soundCount = 0
    for report in languages.report() {
      if report.problem != nil, report.grammarPath == nil, report.problem == "missing" {
        missing.append(report.name)
      } else if let problem = report.problem {
        failures.append(failure(report.name, problem))
      } else if let tools = languages.tools(for: Language(report.name)) {
        GrammarExamination.sample.withUnsafeBytes { sample in
          _ = extractor.extract(
            sample, hash: ContentHash(of: GrammarExamination.sample), grammar: tools.grammar,
            query: tools.query, noise: .none)
        }
        soundCount += 1
      } else {
        failures.append(failure(report.name, "its query doesn't fit"))
      }
    }
    return summary(soundCount, missing) + failures
  }

  private func summary(_ soundCount: Int, _ missing: [String]) -> [DoctorFinding] {
    let advice = "`make` builds grammars; --grammar-dir names where they are"
    if soundCount == 0 {
      return [DoctorFinding(.failure, "grammars", "there are none", advice: advice)]
    }
    let fine = DoctorFinding(.fine, "grammars", "\(soundCount) load and run with their queries")
    if missing.isEmpty { return [fine] }
    let names = missing.prefix(GrammarExamination.maximumNames).joined(separator: ", ")
    let others = missing.count - GrammarExamination.maximumNames
    let rest = others > 0 ? " and \(others) more" : ""
    return [fine, DoctorFinding(.warning, "grammars", "missing: \(names)\(rest)", advice: advice)]
  }

  /// The system's tree-sitter refuses some grammars, which is no fault of theirs.
  private func failure(_ language: String, _ problem: String) -> DoctorFinding {
    DoctorFinding(
      SyntaxRuntime.isRobust ? .failure : .warning, "grammars", "\(language): \(problem)",
      advice: SyntaxRuntime.isRobust
        ? "build or install it again" : "`make` builds a newer tree-sitter")
  }
}
