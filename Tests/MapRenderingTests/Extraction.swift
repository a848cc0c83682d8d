import SourceModel
import Synchronization
import SyntaxParsing
import TagExtraction
import TagQueries
import TestSupport

@testable import MapRendering

/// Compiled once: the queries of some languages take 20 ms.
private let compiled = Mutex<[Language: (grammar: Grammar, query: TagQuery)]>([:])

/// The grammar and the bundled query of `language`.
func tools(_ language: Language) throws -> (grammar: Grammar, query: TagQuery) {
  if let known = compiled.withLock({ $0[language] }) { return known }
  let grammar = try GrammarLoader(directories: grammarDirectories).load(language)
  let bundled = BundledQueries.query(of: language.name)
  let query = try TagQuery(
    bundled?.sources ?? [], injections: bundled?.injections ?? [], grammar: grammar)
  compiled.withLock { $0[language] = (grammar, query) }
  return (grammar, query)
}

/// What the bundled query finds in `source`.
func extract(_ source: [UInt8], _ language: Language) throws -> FileIR {
  let (grammar, query) = try tools(language)
  let extractor = TagExtractor(stop: StopFlag()) { try? tools($0) }
  return source.withUnsafeBytes {
    extractor.extract($0, grammar: grammar, query: query, noise: .none)
  }
}

extension FileIR {
  /// Its definitions, as rendering needs them.
  var outlineRecords: [OutlineRecord] { definitions.map { OutlineRecord($0) } }

  /// Indexes of the definitions that a map may show.
  var shownDefinitions: [Int] {
    definitions.indices.filter {
      !definitions[$0].kind.isScopeOnly && !definitions[$0].flags.contains(.local)
    }
  }
}

extension FileOutline {
  /// The text of the outline without its path.
  var text: String {
    let bytes = lines.flatMap {
      TextFormat().line(LineText($0, lastLine: nil, of: source))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The map of `source` that shows the definitions of these names, without its path.
func rendered(_ language: String, _ source: [UInt8], show names: [String]) throws -> String {
  let ir = try extract(source, Language(language))
  var outline = FileOutline(ir.outlineRecords, source: source)
  for index in ir.shownDefinitions where names.contains(ir.nameText(ir.definitions[index].name)) {
    outline.show(index)
  }
  return outline.text
}
