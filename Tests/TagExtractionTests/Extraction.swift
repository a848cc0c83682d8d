import SourceModel
import Synchronization
import SyntaxParsing
import TagQueries
import TestSupport

@testable import TagExtraction

/// Compiled once: the queries of some languages take 20 ms.
private let compiled = Mutex<[Language: (grammar: Grammar, query: TagQuery)]>([:])

/// The grammar and the bundled query of `language`.
func tools(_ language: Language) throws -> (grammar: Grammar, query: TagQuery) {
  if let known = compiled.withLock({ $0[language] }) { return known }
  let grammar = try GrammarLoader(directories: grammarDirectories).load(language)
  let bundled = BundledQueries.query(of: language.name)
  let query = try TagQuery(
    bundled?.sources ?? [], injections: bundled?.injections ?? [], grammar: grammar)
  let tools = (grammar: grammar, query: query)
  compiled.withLock { $0[language] = tools }
  return tools
}

/// What the bundled query finds in `source`.
func extract(_ source: [UInt8], _ language: Language) throws -> FileIR {
  let (grammar, query) = try tools(language)
  let extractor = TagExtractor(stop: StopFlag()) { try? tools($0) }
  let ir = source.withUnsafeBytes {
    extractor.extract($0, grammar: grammar, query: query, noise: .none)
  }
  // What goes into a cache has to come out of it.
  return try FileIR(validating: ir.bytes)
}
