import SourceModel

@testable import SyntaxParsing

/// What a query matches, in a form that can be compared: `pattern: name=text@offset …`, sorted.
func matches(_ query: CompiledQuery, in source: String, _ grammar: Grammar) -> [String] {
  let bytes = Array(source.utf8)
  var found: [String] = []
  bytes.withUnsafeBytes { source in
    var limit = generousLimit()
    guard let tree = SyntaxParser().parse(source, grammar: grammar, limit: &limit) else { return }
    _ = QueryRunner().forEachMatch(of: query, below: tree.root, in: source, limit: &limit) {
      match in
      var line = "\(match.pattern):"
      for index in 0..<match.captureCount {
        let (capture, node) = match.capture(index)
        let text = String(decoding: source[node.range], as: UTF8.self)
        line += " \(query.captureNames[capture])=\(text)@\(node.startByte)"
      }
      found.append(line)
    }
  }
  return found.sorted()
}
