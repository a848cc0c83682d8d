import SourceModel
import SyntaxParsing
import TagQueries
import TestSupport

@testable import TagExtraction

/// Extracts the tags of a source in Python (first byte even) or C (odd); what comes out has to be a
/// sound document, and the same one the second time.
func extractTags(_ input: UnsafeRawBufferPointer) {
  guard let choice = input.first else { return }
  let (grammar, query) = tools[Int(choice & 1)]
  let source = UnsafeRawBufferPointer(rebasing: input.dropFirst())
  let extractor = TagExtractor(stop: stop)
  let first = extractor.extract(source, grammar: grammar, query: query, noise: .none)
  let second = extractor.extract(source, grammar: grammar, query: query, noise: .none)
  precondition(first == second, "extraction depends on what came before")
  do {
    _ = try FileIR(validating: first.bytes)
  } catch {
    preconditionFailure("unsound document: \(error)")
  }
}

/// One for all inputs: its memory is never freed.
private let stop = StopFlag()

/// Grammar and query of Python and C.
private let tools: [(grammar: Grammar, query: TagQuery)] = ["python", "c"].map { name in
  do {
    let grammar = try GrammarLoader(directories: grammarDirectories).load(Language(name))
    return (grammar, try TagQuery(BundledQueries.sources(of: name) ?? [], grammar: grammar))
  } catch {
    preconditionFailure("\(error): the fuzz targets run in the environment of scripts/fuzz")
  }
}
