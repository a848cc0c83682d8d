import TestSupport
import Testing

@testable import RepoMapKit

/// Where settings come from, and who may set what.
@Suite struct ConfigurationTests {
  /// A home directory with the user's file, and a tree with the repository's.
  private struct Place {
    let directory: TemporaryDirectory
    var environment: [String: String]

    init(user: String? = nil, repository: String? = nil) throws {
      directory = try TemporaryDirectory()
      environment = ["HOME": directory.path("home")]
      for name in ["home", "tree"] { try directory.makeDirectory(name) }
      if let user { try directory.write(user, to: "home/.config/repomap/config.toml") }
      if let repository { try directory.write(repository, to: "tree/.repomap.toml") }
    }

    var root: [UInt8] { Array(directory.path("tree").utf8) }

    func configuration(_ choice: ConfigurationChoice = .standard) throws -> Configuration {
      try Configuration(environment: environment, root: root, choice: choice)
    }

    /// `text` without the paths of this test.
    func masked(_ text: String) -> String { text.replacing(directory.path, with: "") }
  }

  /// Who sets `tokens`, and what counts.
  @Test(arguments: [
    ([], 1024, "default"), (["user"], 100, "/home/.config/repomap/config.toml:2"),
    (["repository"], 200, "/tree/.repomap.toml:1"), (["environment"], 300, "REPO_MAP_TOKENS"),
    (["option"], 400, "--tokens"), (["user", "repository"], 200, "/tree/.repomap.toml:1"),
    (["user", "environment"], 300, "REPO_MAP_TOKENS"),
    (["repository", "environment"], 300, "REPO_MAP_TOKENS"),
    (["user", "repository", "environment"], 300, "REPO_MAP_TOKENS"),
    (["user", "repository", "environment", "option"], 400, "--tokens"),
  ])
  func `the strongest counts`(sources: [String], expected: Int, origin: String) throws {
    var place = try Place(
      user: sources.contains("user") ? "# mine\ntokens = 100\n" : nil,
      repository: sources.contains("repository") ? "tokens = 200\n" : nil)
    if sources.contains("environment") { place.environment["REPO_MAP_TOKENS"] = "300" }
    var configuration = try place.configuration()
    if sources.contains("option") {
      configuration.set(.tokens, .number(400), byOption: "--tokens")
    }
    #expect(configuration.number(.tokens) == expected)
    #expect(configuration[.tokens].map { place.masked($0.origin.text) } == origin)
    #expect(configuration.warnings == [])
  }

  /// A value of each setting that a file may have.
  private static let samples: [SettingName: String] = [
    .deadline: "\"2s\"", .tokens: "77", .format: "\"xml\"", .tokenizer: "\"cl100k_base\"",
    .history: "false", .refresh: "\"files\"", .threads: "3", .progress: "\"never\"",
    .color: "\"always\"", .log: "\"quiet\"", .grammarDirectories: "[\"/g\", \"~/h\"]",
    .cacheDirectory: "\"/c\"", .cacheEnabled: "false", .cacheMegabytes: "9", .memoryMegabytes: "8",
  ]

  @Test func `a user may set everything that a file can`() throws {
    for setting in Setting.all where setting.place != .noFile {
      let sample = try #require(Self.samples[setting.name], "\(setting.name)")
      let place = try Place(user: "\(setting.name.rawValue) = \(sample)\n")
      let configuration = try place.configuration()
      #expect(configuration.warnings == [], "\(setting.name)")
      #expect(
        configuration[setting.name]?.origin
          == .userFile(path: place.directory.path("home/.config/repomap/config.toml"), line: 1))
    }
    #expect(Self.samples.count == Setting.all.count { $0.place != .noFile })
  }

  @Test func `a repository may only set what changes its map`() throws {
    for setting in Setting.all where setting.place != .noFile {
      let sample = Self.samples[setting.name] ?? ""
      let place = try Place(repository: "\n\(setting.name.rawValue) = \(sample)\n")
      let configuration = try place.configuration()
      let standard = try Place().configuration()
      if setting.place == .anyFile {
        #expect(configuration.warnings == [])
        continue
      }
      #expect(
        configuration.warnings.map(place.masked) == [
          "/tree/.repomap.toml:2: a repository can't set '\(setting.name.rawValue)'; it is ignored"
        ])
      #expect(configuration[setting.name]?.origin ?? .standard == .standard)
      #expect(configuration.list(.grammarDirectories) == standard.list(.grammarDirectories))
    }
    let open = Setting.all.filter { $0.place == .anyFile }.map(\.name)
    let expected: [SettingName] = [.tokens, .format, .tokenizer, .history, .refresh]
    #expect(open == expected, "each more is a decision: adr/0031")
  }

  @Test(arguments: [
    "/etc/passwd", "./a.tiktoken", "../a", "~/a", "a.tiktoken", "a/tokenizer.json", "a:gpt2",
  ])
  func `a repository may name a vocabulary, but no file`(name: String) throws {
    let place = try Place(repository: "tokenizer = \"\(name)\"\n")
    let configuration = try place.configuration()
    #expect(configuration.text(.tokenizer) == nil)
    #expect(
      configuration.warnings.map(place.masked) == [
        "/tree/.repomap.toml:1: a repository can't name a file; 'tokenizer' is ignored"
      ])
  }

  @Test(arguments: [
    ("tokns = 5", "1: unknown setting 'tokns'; did you mean 'tokens'?"),
    ("root = \"/\"", "1: unknown setting 'root'"),
    ("command = \"rm\"", "1: unknown setting 'command'"),
    ("tokens = 5", "1: 'tokens' is not a whole number from 32 to 1000000; using 1024"),
    ("tokens = \"many\"", "1: 'tokens' is not a whole number from 32 to 1000000; using 1024"),
    ("\nrefresh = \"x\"", "2: 'refresh' is not auto, files, always or manual; using auto"),
    ("tokens = 50\nx = [", "2: a value is missing; the file is ignored"),
  ])
  func `a bad line is told with its place, and the rest counts`(
    text: String, expected: String
  ) throws {
    let place = try Place(repository: text)
    let configuration = try place.configuration()
    #expect(configuration.warnings.map(place.masked) == ["/tree/.repomap.toml:\(expected)"])
    #expect(configuration.number(.tokens) == 1024)
  }

  @Test func `directories of files are absolute or below the home directory`() throws {
    let place = try Place(user: "grammar-directories = [\"~/g\"]\n[cache]\ndirectory = \"x\"\n")
    let configuration = try place.configuration()
    #expect(configuration.list(.grammarDirectories) == [place.directory.path("home/g")])
    #expect(configuration.text(.cacheDirectory) == place.directory.path("home/.cache/repomap"))
    #expect(configuration.warnings.count == 1)
  }

  // MARK: Files that aren't what they should be

  @Test func `a link as a repository's file is not followed`() throws {
    let place = try Place()
    try place.directory.write("tokens = 50\n", to: "secret.toml")
    try place.directory.makeLink("tree/.repomap.toml", to: "../secret.toml")
    let configuration = try place.configuration()
    #expect(configuration.number(.tokens) == 1024)
    #expect(
      configuration.warnings.map(place.masked) == [
        "/tree/.repomap.toml: not a regular file; it is ignored"
      ])
  }

  @Test func `a user's file may be a link`() throws {
    let place = try Place()
    try place.directory.write("tokens = 50\n", to: "dotfiles/config.toml")
    try place.directory.makeDirectory("home/.config/repomap")
    try place.directory.makeLink(
      "home/.config/repomap/config.toml", to: "../../../dotfiles/config.toml")
    #expect(try place.configuration().number(.tokens) == 50)
  }

  @Test func `neither a directory, a pipe nor a large file holds anything up`() throws {
    let place = try Place()
    try place.directory.makeDirectory("tree/.repomap.toml")
    #expect(try place.configuration().warnings.count == 1)
    let other = try Place()
    _ = try runProcess(["mkfifo", other.directory.path("tree/.repomap.toml")])
    #expect(try other.configuration().warnings.count == 1)
    let large = try Place(repository: "tokens = 50\n" + String(repeating: "#\n", count: 40_000))
    let configuration = try large.configuration()
    #expect(configuration.number(.tokens) == 1024)
    #expect(
      configuration.warnings.map(large.masked) == [
        "/tree/.repomap.toml: more than 64 KiB; the file is ignored"
      ])
  }

  @Test func `files can be named and left out`() throws {
    let place = try Place(user: "tokens = 50\n", repository: "history = false\n")
    try place.directory.write("tokens = 60\n", to: "other.toml")
    let none = try place.configuration(.none)
    #expect(none.number(.tokens) == 1024 && none.flag(.history) == true && none.files == [])
    let named = try place.configuration(.file(place.directory.path("other.toml")))
    #expect(named.number(.tokens) == 60 && named.flag(.history) == false)
    #expect(throws: ConfigurationError(description: "/missing.toml: no such file or directory")) {
      try place.configuration(.file("/missing.toml"))
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `a hostile file changes nothing but the map`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let setting = generator.pick(Setting.all)
      let values = [
        "\"/etc\"", "\"~/x\"", "5", "false", "[\"/etc\"]", "\"manual\"", "99", "-1", "[",
      ]
      text += generator.chance(percent: 10) ? "[cache]\n" : ""
      text += "\(setting.name.rawValue) = \(generator.pick(values))\n"
    }
    var bytes = Array(text.utf8)
    if generator.chance(percent: 30), let place = bytes.indices.randomElement(using: &generator) {
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    }
    let place = try Place()
    try place.directory.write(bytes, to: Array("tree/.repomap.toml".utf8))
    let configuration = try place.configuration()
    for setting in Setting.all where setting.place != .anyFile {
      #expect(configuration[setting.name]?.origin ?? .standard == .standard, "seed \(seed)")
    }
  }

  // MARK: Reference

  @Test func `the reference has every setting`() throws {
    let path = "\(checkoutRoot)/docs/reference/configuration.md"
    let text = String(decoding: try readBytes(path), as: UTF8.self)
    let standard = Configuration(environment: [:])
    var table =
      "| Key | Values | Default | Who | Variable | Option | |\n|---|---|---|---|---|---|---|\n"
    for setting in Setting.all {
      let who =
        switch setting.place {
        case .anyFile: "user, repository"
        case .userFile: "user"
        case .noFile: "–"
        }
      let value =
        setting.name == .threads ? "processors" : standard[setting.name]?.value.text ?? "see below"
      let option = setting.option.map { "`\($0)`" } ?? "–"
      let variable = setting.variable.map { "`\($0)`" } ?? "–"
      table +=
        "| `\(setting.name.rawValue)` | \(setting.expected) | \(value) | \(who) | \(variable) "
        + "| \(option) | \(setting.help) |\n"
    }
    let start = try #require(text.firstRange(of: "| Key |")?.lowerBound)
    let end = text[start...].firstRange(of: "\n\n")?.lowerBound ?? text.endIndex
    let expected = text[..<start] + table.dropLast() + text[end...]
    try GoldenFile("../../../docs/reference/configuration.md").check(String(expected))
  }
}
