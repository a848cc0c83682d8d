import SourceModel
import SyntaxParsing
import TagQueries
import TestSupport

@testable import TagExtraction

/// The grammar and the bundled query of `language`.
func tools(_ language: Language) throws -> (grammar: Grammar, query: TagQuery) {
  let grammar = try GrammarLoader(directories: grammarDirectories).load(language)
  let sources = BundledQueries.sources(of: language.name) ?? []
  return (grammar, try TagQuery(sources, grammar: grammar))
}

/// What the bundled query finds in `source`.
func extract(_ source: [UInt8], _ language: Language) throws -> FileIR {
  let (grammar, query) = try tools(language)
  let extractor = TagExtractor(stop: StopFlag())
  let ir = source.withUnsafeBytes {
    extractor.extract($0, grammar: grammar, query: query, noise: .none)
  }
  // What goes into a cache has to come out of it.
  return try FileIR(validating: ir.bytes)
}
