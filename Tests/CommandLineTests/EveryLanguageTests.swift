import SourceModel
import TestSupport
import Testing

/// A tree that holds the fixtures of every language.
@Suite struct EveryLanguageTests {
  /// The fixtures as files of a tree: a folder for each language.
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox([:])
    let root = "\(checkoutRoot)/Fixtures/tags"
    for language in try listDirectory(root) {
      for name in try listDirectory("\(root)/\(language)") {
        let content = try readBytes("\(root)/\(language)/\(name)")
        try sandbox.write(content, to: Array("\(language)/\(name)".utf8))
      }
    }
    return sandbox
  }

  @Test func `no language gives a warning, cold or warm`() throws {
    let sandbox = try sandbox()
    for _ in 0..<2 {
      let result = try sandbox.run(["map", "--tokens", "4096"])
      #expect(result.status == 0)
      #expect(result.errorText.isEmpty, "\(result.errorText)")
    }
  }

  @Test func `every language is found by its names and mapped`() throws {
    let sandbox = try sandbox()
    let result = try sandbox.run(["tags"])
    #expect(result.errorText.isEmpty, "\(result.errorText)")
    let folders = Set(result.outputText.split(separator: "\n").map { $0.prefix { $0 != "/" } })
    for language in LanguageTable.languages {
      #expect(folders.contains(Substring(language.name)), "\(language) has no tags")
    }
    let status = try sandbox.run(["status"]).outputText
    for language in LanguageTable.languages {
      #expect(status.contains(language.name), "\(language) is not in the status")
    }
  }
}
