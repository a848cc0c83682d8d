import SourceModel
import TestSupport
import Testing

@testable import SyntaxParsing

/// `#set!`, which both engines read.
@Suite struct QuerySettingTests {
  @Test(arguments: [
    ("(#set! injection.language \"css\")", ["injection.language=css"]),
    ("(#set! injection.language css)", ["injection.language=css"]),
    ("(#set! injection.combined)", ["injection.combined="]),
    ("(#set! a b) (#set! c \"d e\")", ["a=b", "c=d e"]),
    ("(#set! @name a b)", []), ("(#set! a @name)", []), ("(#set!)", []), ("(#set! a b c)", []),
    ("(#strip! @name \"x\")", []), ("(#eq? @name \"x\")", []),
  ])
  func `a pattern has the settings that it states`(_ text: String, _ settings: [String]) throws {
    let grammar = try GrammarLoader(directories: grammarDirectories).load(Language("python"))
    let query = "(module) @other\n((identifier) @name \(text))"
    let expected = [[], settings]
    let own = try #require(try TreeQuery(query, grammar: grammar))
    #expect(own.settings.map { $0.map { "\($0.key)=\($0.value)" } } == expected)
    let library = try SyntaxQuery(query, grammar: grammar)
    #expect(library.settings.map { $0.map { "\($0.key)=\($0.value)" } } == expected)
  }
}
