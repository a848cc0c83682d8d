import Testing

@testable import SourceModel

/// What sources call languages.
@Suite struct LanguageNameTests {
  @Test(arguments: [
    ("python", "python"), ("Python", "python"), ("TS", "typescript"), ("js", "javascript"),
    ("C++", "cpp"), ("c#", "csharp"), ("py", "python"), ("rb", "ruby"), ("h", nil), ("", nil),
    ("text/plain", nil), (String(repeating: "a", count: 1000), nil),
  ])
  func `a language is found by any of its names`(_ name: String, _ language: String?) {
    #expect(LanguageTable.language(called: name.utf8)?.name == language)
  }

  @Test func `every language is found by its own name`() {
    for language in LanguageTable.languages {
      #expect(LanguageTable.language(called: language.name.utf8) == language)
    }
  }
}
