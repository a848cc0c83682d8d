import SourceModel
import TestSupport

@testable import SyntaxParsing

/// The grammar of `language` that set-up built.
func loadGrammar(_ language: Language) throws -> Grammar {
  try GrammarLoader(directories: grammarDirectories).load(language)
}

/// A limit that no test reaches.
func generousLimit() -> WorkLimit { WorkLimit(steps: 1_000_000, stop: StopFlag()) }

/// The texts that the capture `name` of `query` holds in the Python source, in its order.
func captures(of name: String, query text: String, in source: String) throws -> [String] {
  let query = try SyntaxQuery(text, grammar: try loadGrammar(Language("python")))
  let bytes = Array(source.utf8)
  var texts: [String] = []
  try bytes.withUnsafeBytes { source in
    var limit = generousLimit()
    guard
      let tree = SyntaxParser().parse(
        source, grammar: try loadGrammar(Language("python")), limit: &limit)
    else { return }
    var cursor = QueryCursor()
    _ = cursor.forEachMatch(of: query, below: tree.root, in: source, limit: &limit) {
      match in
      for index in 0..<match.captureCount {
        let (capture, node) = match.capture(index)
        guard query.captureNames[capture] == name else { continue }
        texts.append(String(decoding: source[node.range], as: UTF8.self))
      }
    }
  }
  return texts
}
