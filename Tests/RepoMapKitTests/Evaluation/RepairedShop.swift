import GitAccess
import TestSupport

@testable import RepoMapKit

/// A repository of five commits, three of which are tasks.
///
/// | message | gold file | gold definitions | names them |
/// |---|---|---|---|
/// | the second | `alpha.py` | `alpha` | yes |
/// | the fourth | `goods.py` | `Shop`, `sell` | no |
/// | the fifth | `gone.py` | `vanish` | no |
struct RepairedShop {
  let history: SampleHistory

  init() throws {
    history = try SampleHistory()
    try history.write(
      "def alpha(list):\n    return list[0]\n\n\ndef beta():\n    pass\n", to: "alpha.py")
    try history.write(RepairedShop.shop(price: "1"), to: "goods.py")
    try history.write("Stays.\n", to: "old/readme.txt")
    try history.write("def vanish():\n    pass\n", to: "old/gone.py")
    try history.write("def test_alpha():\n    pass\n", to: "tests/test_alpha.py")
    _ = try runProcess(["ln", "-s", "/etc/hostname", "link.py"], in: history.root)
    try history.commit("Begin", time: 1_700_000_000)

    try history.write(
      "def alpha(list):\n    return list[0] if list else None\n\n\ndef beta():\n    pass\n",
      to: "alpha.py")
    try history.write("def test_alpha():\n    assert True\n", to: "tests/test_alpha.py")
    try history.commit("Fix the crash of alpha with an empty list", time: 1_700_000_100)

    // Tracked files stay tracked, whatever is ignored.
    try history.write("*.py\n", to: ".gitignore")
    try history.commit("Ignore what is compiled", time: 1_700_000_200)

    try history.write(
      RepairedShop.shop(price: "2", more: "    def ask(self):\n        pass\n\n"), to: "goods.py")
    try history.commit("Fix the wrong price when something is sold twice", time: 1_700_000_300)

    try history.git("rm", "--quiet", "old/gone.py")
    try history.commit("Fix failing imports by removing what nobody needs", time: 1_700_000_400)
  }

  private static func shop(price: String, more: String = "") -> String {
    "class Shop:\n    def buy(self):\n        return 1\n\n" + more
      + "    def sell(self):\n        return \(price)\n"
  }

  /// An engine with a cache of its own beside the repository.
  func engine(_ change: (inout EngineSettings) -> Void = { _ in }) -> Engine {
    var environment = history.environment
    environment["TMPDIR"] = temporaryDirectory
    var settings = EngineSettings(environment: environment, executableDirectory: nil)
    settings.grammarDirectories = grammarDirectories
    settings.cacheDirectory = history.outerPath("cache")
    settings.threadCount = 1
    change(&settings)
    return Engine(settings: settings)
  }

  var request: EvaluationRequest {
    var request = EvaluationRequest(root: Array(history.root.utf8))
    request.programEnvironment = history.environment.map { Array("\($0.key)=\($0.value)".utf8) }
    return request
  }

  /// Where trees of the past go.
  var temporaryDirectory: String { history.outerPath("home") }

  /// Everything below the work tree, `.git` included: names, times, modes and contents.
  func state() throws -> String {
    let script = """
      find . -printf '%p %y %m %s %T@ %l\\n' | sort; find . -type f -exec sha256sum {} + | sort
      """
    return try runProcess(["sh", "-c", script], in: history.root).outputText
  }
}
