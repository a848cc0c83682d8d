import SourceModel
import SyntaxParsing

@testable import TagExtraction

/// Where a source has errors of its own: a signature with one of them declares nothing.
struct SourceErrors {
  private let source: [UInt8]
  private var ranges: [Range<Int>] = []

  init(in source: [UInt8], _ language: Language) throws {
    self.source = source
    let (grammar, _) = try tools(language)
    let query = try CompiledQuery("(ERROR) @error (MISSING) @error", grammar: grammar)
    let text = source.withUnsafeBytes { SourceMask.masked($0, language: language) } ?? source
    var limit = WorkLimit(steps: 1_000_000, stop: StopFlag())
    let parser = FileParser()
    let runner = QueryRunner()
    text.withUnsafeBytes { text in
      var found: [Range<Int>] = []
      _ = parser.withTree(of: text, grammar: grammar, limit: &limit) { tree in
        var limit = WorkLimit(steps: 1_000_000, stop: StopFlag())
        _ = runner.forEachMatch(of: query, below: tree.root, in: text, limit: &limit) { match in
          found.append(match.capture(0).node.range)
        }
      }
      ranges = found
    }
  }

  /// Whether an error lies in the lines of the signature of `definition`. One that the whole definition lies in
  /// is none of its own.
  func concern(_ definition: Definition) -> Bool {
    let signature = definition.signatureRange
    let lineFeed = UInt8(ascii: "\n")
    let start = source[..<signature.lowerBound].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    return ranges.contains { error in
      let isAround =
        error.lowerBound <= definition.range.lowerBound
        && error.upperBound >= definition.range.upperBound
      return !isAround && error.upperBound >= start && error.lowerBound <= signature.upperBound
    }
  }
}
