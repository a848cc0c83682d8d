import SourceModel
import TestSupport
import Testing

@testable import FileDiscovery

@Suite struct GitConfigurationTests {
  /// Settings as `section.subsection.name=value`.
  private func settings(_ text: String) throws -> [String] {
    try GitConfigurationParser.settings(in: Array(text.utf8)).map { setting in
      let parts = [setting.section, setting.subsection, setting.name].compactMap { $0 }
      let name = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
      return setting.value.map { "\(name)=\(String(decoding: $0, as: UTF8.self))" } ?? name
    }
  }

  @Test(arguments: [
    ("", []),
    ("[core]\n\ta = b\n", ["core.a=b"]),
    ("[CORE]A=b # c", ["core.a=b"]),
    ("[s \"Sub \\\"x\\\" ]\"]\nn", ["s.Sub \"x\" ].n"]),
    ("[s.sub]\nn = 1", ["s.sub.n=1"]),
    ("[a]\nx = \" y ; \"z  ; end\n", ["a.x= y ; z"]),
    ("[a]\nx = one \\\n  two\r\ny=\\t\\\"\\\\\n", ["a.x=one   two", "a.y=\t\"\\"]),
    ("; c\n# d\n[a]\r\nx\r\n y =\n", ["a.x", "a.y="]),
    ("\u{FEFF}[a]\nx=1", ["a.x=1"]),
  ])
  func parsesGitsSyntax(_ text: String, _ expected: [String]) throws {
    #expect(try settings(text) == expected)
  }

  @Test(arguments: [
    "[a\nx=1", "x=[", "[a]\n1=2", "[a \"b]\nx", "[a]\nx=\"y\n", "[a]\nx=\\q", "[a]x y",
  ])
  func refusesWhatGitRefuses(_ text: String) throws {
    #expect(throws: (any Error).self) { try settings("[ok]\n" + text + "\n=") }
  }

  @Test func agreesWithGitOnEveryValue() throws {
    let sandbox = try GitSandbox()
    for seed in 1...150 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      // Without tabs: versions of git differ in whether they keep those inside of a value.
      let pieces = [
        "[a]", "[a \"b c\"]", "\n", "\n", "x", "y", " = ", "=", "\"", "\\", "#", ";", " ", "v",
        "\\n", "\\\n", "\r\n", "[", "]", "-", "1",
      ]
      let text = "[s]\n" + (0..<14).map { _ in generator.pick(pieces) }.joined()
      try sandbox.directory.write(text, to: "file")
      let git = try runProcess(
        ["git", "config", "--file", "file", "--list", "-z"], in: sandbox.directory.path,
        environment: sandbox.environment)
      let expected = git.output.split(separator: 0).map { line in
        // The name ends with the first line feed; a value that is true by itself has none.
        String(decoding: line, as: UTF8.self).replacingFirst("\n", with: "=")
      }
      let found = try? settings(text)
      #expect(
        found == (git.status == 0 ? expected : nil), "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test func survivesAnyBytes() throws {
    for seed in 1...500 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let special = Array("[]\"\\=;#\n\r ax.".utf8)
      let content = generator.bytes(count: 200).map {
        generator.chance(percent: 80) ? generator.pick(special) : $0
      }
      _ = try? GitConfigurationParser.settings(in: content)
    }
  }

  @Test func includesAreBounded() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    try sandbox.directory.write(
      "[include]\npath=config\n[include]\npath=./config\n[core]\nexcludesFile=x\n",
      to: "work/.git/config")
    try sandbox.directory.write("a.py", to: "work/x")
    try sandbox.directory.write("", to: "work/a.py")
    #expect(try sandbox.discovered().map(\.description) == ["x"])
  }

  @Test func brokenConfigurationIsADiagnostic() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    try sandbox.directory.write("[core\n", to: "work/.git/config")
    try sandbox.directory.write("", to: "work/a.py")
    let result = try discoverFiles(in: sandbox.workTree, options: sandbox.options)
    #expect(result.files.count == 1)
    #expect(result.diagnostics.count == 1)
  }

  @Test func pathsFollowTheEnvironment() {
    func paths(_ environment: [String: String]) -> GitConfigurationPaths {
      GitConfigurationPaths { environment[$0].map { Array($0.utf8) } }
    }
    let usual = paths(["HOME": "/h"])
    #expect(usual.system == Array("/etc/gitconfig".utf8))
    #expect(usual.user == ["/h/.config/git/config", "/h/.gitconfig"].map { Array($0.utf8) })
    #expect(usual.defaultExcludes == Array("/h/.config/git/ignore".utf8))
    let changed = paths([
      "HOME": "/h", "XDG_CONFIG_HOME": "/x", "GIT_CONFIG_GLOBAL": "/g", "GIT_CONFIG_NOSYSTEM": "1",
    ])
    #expect(changed.system == nil)
    #expect(changed.user == [Array("/g".utf8)])
    #expect(changed.defaultExcludes == Array("/x/git/ignore".utf8))
    #expect(paths([:]).user.isEmpty)
  }
}

extension String {
  fileprivate func replacingFirst(_ character: Character, with other: String) -> String {
    guard let index = firstIndex(of: character) else { return self }
    return self[..<index] + other + self[self.index(after: index)...]
  }
}
