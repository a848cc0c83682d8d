import TestSupport
import Testing

@testable import FileDiscovery

@Suite struct IgnoreRulesTests {
  /// One case: an ignore file, a path (a directory if it ends with `/`), and what comes of it.
  typealias Case = (rules: String, path: String, expected: IgnoreRules.Verdict?)

  private static let cases: [Case] = [
    ("", "a", nil),
    ("# a\n\n", "a", nil),
    ("a", "a", .ignored),
    ("a", "b/a", .ignored),
    ("/a", "b/a", nil),
    ("/a", "a", .ignored),
    ("b/a", "b/a", .ignored),
    ("b/a", "c/b/a", nil),
    ("a/", "a", nil),
    ("a/", "a/", .ignored),
    ("a/", "b/a/", .ignored),
    ("/", "a/", nil),
    ("*.o", "x/y.o", .ignored),
    ("*.o", "x/.o", .ignored),
    ("a*c", "abc", .ignored),
    ("a*c", "ac", .ignored),
    ("a*c", "ab", nil),
    ("/a*c", "a/c", nil),
    ("a\n!a", "a", .included),
    ("!a\na", "a", .ignored),
    ("*\n!*.py", "b/a.py", .included),
    ("\\!a", "!a", .ignored),
    ("\\#a", "#a", .ignored),
    ("a ", "a", .ignored),
    ("a\\ ", "a ", .ignored),
    ("a\\  ", "a ", .ignored),
    (" a", "a", nil),
    ("a\r\n", "a", .ignored),
    ("a\r", "a", .ignored),
    ("a\r\r\n", "a\r", .ignored),
    ("\u{FEFF}a", "a", .ignored),
    ("b\n\u{FEFF}a", "a", nil),
    ("**/a", "a", .ignored),
    ("**/a", "x/y/a", .ignored),
    ("**/a/b", "x/a/b", .ignored),
    ("**/a/b", "xa/b", nil),
    ("a/**", "a/b/c", .ignored),
    ("a/**", "a/", nil),
    ("a/**/b", "a/b", .ignored),
    ("a/**/b", "a/x/y/b", .ignored),
    ("a/**/b", "a/xb", nil),
    ("a/**b", "a/x/b", nil),
    ("/a**/b", "ax/y/b", .ignored),
    ("**/*.py", "x/a.py", .ignored),
    ("*/a*/*b*", "x/ay/zbz", .ignored),
    ("*/a*/*b*", "x/y/ay/zbz", nil),
    ("*a*b*c*", "xaxbxcx", .ignored),
    ("*a*b*c*", "xaxcxbx", nil),
    ("?", "é", nil),
    ("??", "é", .ignored),
    ("a?b", "a/b", nil),
    ("[ab]", "b", .ignored),
    ("[a-c]x", "bx", .ignored),
    ("[!a-c]x", "bx", nil),
    ("[^a]x", "bx", .ignored),
    ("[]a]", "]", .ignored),
    ("[!]a]", "b", .ignored),
    ("[a-]", "-", .ignored),
    ("[\\]]", "]", .ignored),
    ("x[/]y", "x/y", nil),
    ("[[:digit:]][[:alpha:]]", "1a", .ignored),
    ("[[:digit:]][[:alpha:]]", "a1", nil),
    ("[[:nope:]]", "a", nil),
    ("[a", "[a", nil),
    ("[a", "a", nil),
    ("a\\", "a\\", nil),
    ("*.py[cod]", "a.pyc", .ignored),
    ("*.py[cod]", "a.py", nil),
    ("a\0b", "a", .ignored),
  ]

  @Test(arguments: cases)
  func decidesAsTheManualSays(_ test: Case) {
    let rules = IgnoreRules(Array(test.rules.utf8), isFolding: false)
    #expect(verdict(rules, test.path) == test.expected, "\(test)")
  }

  @Test(arguments: [
    ("ABC", "aBc", IgnoreRules.Verdict.ignored), ("*.PY", "a.py", .ignored),
    ("[A-C]", "b", .ignored), ("[[:upper:]]", "b", .ignored),
  ])
  func comparesWithoutCase(_ rules: String, _ path: String, _ expected: IgnoreRules.Verdict) {
    let rules = IgnoreRules(Array(rules.utf8), isFolding: true)
    #expect(verdict(rules, path.lowercased()) == expected)
  }

  @Test func reportsPatternsThatCanNotMatch() {
    let rules = IgnoreRules(Array("a\n[b\n\nc\\\n[[:nope:]]".utf8), isFolding: false)
    #expect(rules.invalidLines.map(\.number) == [2, 4, 5])
    #expect(rules.invalidLines.first?.text == Array("[b".utf8))
  }

  @Test func staysFastOnHostileGlobs() {
    let stars = String(repeating: "*a", count: 40) + "b"
    let directories = String(repeating: "**/a*a*/", count: 20) + "b"
    let rules = IgnoreRules(Array("\(stars)\n\(directories)\n".utf8), isFolding: false)
    let path = String(repeating: String(repeating: "a", count: 200) + "/", count: 20)
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      #expect(verdict(rules, path + String(repeating: "a", count: 200)) == nil)
    }
    #expect(elapsed < .seconds(1))
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func agreesWithGit(seed: UInt64) throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    var file = RandomIgnoreFile(
      generator: SeededGenerator(seed: seed),
      names: ["a", "ab", "ba", "a b", "[a]", "a-b", "A", "]", "a.py", "x\\y"])
    let content = file.content(lineLimit: 6)
    try sandbox.directory.write(content, to: Array("work/.gitignore".utf8))
    let paths = (0..<60).map { _ in randomPath(&file.generator) }
    let expected = try ignoredByGit(paths, sandbox)
    let rules = IgnoreRules(content, isFolding: false)
    for path in paths {
      #expect(
        isIgnored(rules, path) == expected.contains(path),
        "seed \(seed), path \(path), rules \(String(decoding: content, as: UTF8.self))")
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func survivesAnyBytes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let special = Array("*?[]!^\\/:-#\r\n a".utf8)
    let content = generator.bytes(count: 400).map { byte in
      generator.chance(percent: 60) ? generator.pick(special) : byte
    }
    for isFolding in [false, true] {
      let rules = IgnoreRules(content, isFolding: isFolding)
      for _ in 0..<20 { _ = verdict(rules, randomPath(&generator)) }
    }
  }

  // MARK: - Helpers

  private func verdict(_ rules: IgnoreRules, _ path: String) -> IgnoreRules.Verdict? {
    var bytes = Array(path.utf8)
    let isDirectory = bytes.last == .slash
    if isDirectory { bytes.removeLast() }
    let nameStart = bytes.lastIndex(of: .slash).map { $0 + 1 } ?? 0
    return rules.verdict(
      path: bytes.span, nameStart: nameStart, isDirectory: isDirectory)
  }

  /// Whether the path or a directory above it is ignored.
  private func isIgnored(_ rules: IgnoreRules, _ path: String) -> Bool {
    let bytes = Array(path.utf8)
    for end in bytes.indices where bytes[end] == .slash {
      let directory = String(decoding: bytes[...end], as: UTF8.self)
      if verdict(rules, directory) == .ignored { return true }
    }
    return verdict(rules, path) == .ignored
  }

  private func randomPath(_ generator: inout SeededGenerator) -> String {
    var components: [String] = []
    repeat {
      components.append(
        generator.pick(["a", "ab", "ba", "aab", "a b", "[a]", "a-b", "A", "]", "a.py", "b", "x\\y"])
      )
    } while generator.chance(percent: 50)
    return components.joined(separator: "/")
  }

  private func ignoredByGit(_ paths: [String], _ sandbox: GitSandbox) throws -> Set<String> {
    let output = try sandbox.git(
      ["check-ignore", "--no-index", "-z", "--stdin"],
      input: Array(paths.joined(separator: "\0").utf8))
    return Set(output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }
}
