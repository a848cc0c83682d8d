import RepoMapKit
import TestSupport
import Testing

/// Which uses belong to which of several definitions of a name.
@Suite struct ReferenceCaseTests {
  /// A repository, and what is listed for addresses in it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: String]
    var listings: [(address: String, text: String)]

    var testDescription: String { name }
  }

  @Test(arguments: cases) func `uses are those of their definition`(_ example: Case) throws {
    let fixture = try TreeFixture()
    for (path, text) in example.files { try fixture.tree.write(text, to: path) }
    let engine = fixture.engine()
    for (address, text) in example.listings {
      let listing = try fixture.references(engine, to: address)
      #expect(String(decoding: listing.text, as: UTF8.self) == text, "\(address)")
    }
  }
}
