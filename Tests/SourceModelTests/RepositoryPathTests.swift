import Testing

@testable import SourceModel

@Suite struct RepositoryPathTests {
  @Test(
    arguments: [
      ([0x61, 0x0A, 0x62], #"a\x0ab"#),
      ([0x61, 0xFF, 0x62], #"a\xffb"#),
      (Array("päth/ü.py".utf8), "päth/ü.py"),
      (Array("\u{1B}[31m".utf8), #"\x1b[31m"#),
      (Array("a\u{202E}b".utf8), #"a\xe2\x80\xaeb"#),
      ([0xE2, 0x82], #"\xe2\x82"#),
    ] as [([UInt8], String)])
  func `a path is one harmless line of text`(_ bytes: [UInt8], _ expected: String) {
    #expect(RepositoryPath(bytes: bytes).description == expected)
  }

  @Test(arguments: [
    ("", "a", "a", ""), ("a", "b", "a/b", "a"), ("a/b", "c.py", "a/b/c.py", "a/b"),
  ])
  func `appending a name and taking the parent are inverse`(
    _ directory: String, _ name: String, _ path: String, _ parent: String
  ) {
    let joined = RepositoryPath(directory).appending(Array(name.utf8))
    #expect(joined == RepositoryPath(path))
    #expect(joined.parent == RepositoryPath(parent))
    #expect(Array(joined.name) == Array(name.utf8))
  }

  @Test func `the order is that of the bytes`() {
    let paths = ["b", "a/b", "a", "a.b", "Z"].map { RepositoryPath($0) }
    #expect(paths.sorted().map { $0.description } == ["Z", "a", "a.b", "a/b", "b"])
  }
}
