import TestSupport
import Testing

/// Files of settings as their user sees them.
@Suite struct SettingsTests {
  private func sandbox(user: String? = nil, repository: String? = nil) throws -> Sandbox {
    let sandbox = try Sandbox()
    if let user { try sandbox.directory.write(user, to: "home/.config/repomap/config.toml") }
    if let repository { try sandbox.write(repository, to: ".repomap.toml") }
    return sandbox
  }

  /// What `status --config` says of a setting, the test's own directory left out.
  private func setting(
    _ name: String, _ sandbox: Sandbox, _ arguments: [String] = []
  ) throws -> String {
    let result = try sandbox.run(["status", "--config"] + arguments)
    let line = result.outputText.split(separator: "\n").first { $0.hasPrefix("\(name) = ") }
    let words = (line ?? "").split(separator: " ", omittingEmptySubsequences: true)
    return words.joined(separator: " ").replacing(sandbox.directory.path, with: "")
  }

  @Test func `each setting is shown with where it comes from`() throws {
    var sandbox = try sandbox(user: "tokens = 70\nthreads = 1\n", repository: "tokens = 80\n")
    #expect(try setting("tokens", sandbox) == "tokens = 80 # .repomap.toml:1")
    #expect(
      try setting("threads", sandbox) == "threads = 1 # /home/.config/repomap/config.toml:2")
    #expect(
      try setting("tokens", sandbox, ["--no-config"]) == "tokens = 1024 # default")
    sandbox.environment["REPO_MAP_TOKENS"] = "90"
    #expect(try setting("tokens", sandbox) == "tokens = 90 # REPO_MAP_TOKENS")
    #expect(
      try setting("cache.directory", sandbox, ["--cache-dir", "/x"])
        == "cache.directory = \"/x\" # --cache-dir")
    #expect(try setting("history", sandbox) == "history = true # default")
    let json = try sandbox.run(["status", "--config", "--json"]).outputText
    #expect(json.hasPrefix("{\"schemaVersion\":1,\"files\":["))
    #expect(
      json.contains(
        #"{"name":"tokens","value":90,"origin":{"kind":"environment","variable":"REPO_MAP_TOKENS"}}"#
      ))
  }

  @Test func `settings count for the map, and options more`() throws {
    var sandbox = try sandbox(repository: "tokens = 64\n")
    #expect(try MapCoverage(sandbox.run([]))?.budgetTokens == 64)
    #expect(try MapCoverage(sandbox.run(["--no-config"]))?.budgetTokens == 1024)
    #expect(try MapCoverage(sandbox.run(["-t", "99"]))?.budgetTokens == 99)
    sandbox.environment["REPO_MAP_TOKENS"] = "77"
    #expect(try MapCoverage(sandbox.run([]))?.budgetTokens == 77)
    try sandbox.directory.write("tokens = 65\n", to: "other.toml")
    sandbox.environment["REPO_MAP_TOKENS"] = nil
    try sandbox.runTool(["rm", ".repomap.toml"])
    #expect(try MapCoverage(sandbox.run(["--config", "../other.toml"]))?.budgetTokens == 65)
    let missing = try sandbox.run(["--config", "../missing.toml"])
    #expect(missing.status == 2)
    #expect(missing.errorText == "repomap: ../missing.toml: no such file or directory\n")
  }

  @Test func `a root can come from the environment`() throws {
    var sandbox = try sandbox()
    let expected = try sandbox.run(["shop"])
    sandbox.environment["REPO_MAP_ROOT"] = "shop"
    for command in [[], ["map"]] {
      #expect(try sandbox.run(command).output == expected.output)
    }
    #expect(try sandbox.run(["web"]).output != expected.output)
  }

  @Test func `how much is said can be set`() throws {
    var sandbox = try sandbox(user: "log = \"quiet\"\nx = 1\n")
    #expect(try sandbox.run([]).errorText == "")
    #expect(RunReport(try sandbox.run(["-v"])) != nil)
    sandbox.environment["REPO_MAP_LOG"] = "verbose"
    #expect(RunReport(try sandbox.run([])) != nil)
    #expect(try sandbox.run(["-q"]).errorText == "")
  }

  @Test func `a hostile file of a repository reads and writes nothing elsewhere`() throws {
    let sandbox = try sandbox(
      repository: """
        tokens = 64
        grammar-directories = ["/tmp"]
        root = "/"
        output = "/tmp/x"
        command = "touch owned"
        [cache]
        directory = "../stolen"
        enabled = false
        """)
    let result = try sandbox.run([])
    #expect(result.status == 0)
    #expect(MapCoverage(result)?.budgetTokens == 64)
    let golden = GoldenFile("hostile-settings.txt")
    try golden.check(result.errorText)
    #expect(try listDirectory(sandbox.directory.path) == ["cache", "home", "tree"])
    #expect(
      try listDirectory(sandbox.root) == ["native", "shop", "web"])
    #expect(try sandbox.run(["-q"]).errorText == "")
  }
}
