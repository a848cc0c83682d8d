@preconcurrency internal import Glibc

/// Programs of others that read what ours writes. `scripts/test-tools` installs them; a test that needs one which isn't
/// there is skipped, and says so, unless the environment asks for it (`REPOMAP_TEST_TOOLS=1`): then it fails.
package enum ForeignTool {
  /// The environment's word that all tools are there.
  private static let areAsked = getenv("REPOMAP_TEST_TOOLS").map { String(cString: $0) } == "1"

  /// Why a test was skipped.
  package static let hint = "not installed: scripts/test-tools does that"

  /// Shells that load completions, and the checker of manual pages.
  package static let bash = find(["bash"])
  package static let zsh = find(["zsh"])
  package static let fish = find(["fish"])
  package static let mandoc = find(["mandoc"])
  /// Programs with the same rules about hidden and ignored files.
  package static let ripgrep = find(["rg"])
  package static let fd = find(["fdfind"])
  /// Readers of XML, and of vi's tags.
  package static let xmllint = find(["xmllint"])
  package static let readtags = find(["readtags"])
  package static let vim = find(["vim.basic", "vim.nox", "vim"])
  /// The checker of Prometheus' metrics.
  package static let promtool = find(["promtool"]) ?? ofTests("promtool")
  /// Graphviz, which lays graphs out.
  package static let dot = find(["dot"])
  /// A browser that needs no window.
  package static let browser = find(["chromium-headless-shell", "chromium"])
  /// Python with the packages of Tests/requirements.txt.
  package static let python = ofTests("python")

  /// A program in the environment of the tests.
  private static func ofTests(_ name: String) -> String? {
    let path = "\(checkoutRoot)/.build/test-tools/bin/\(name)"
    return access(path, X_OK) == 0 ? path : nil
  }

  /// Whether a test that needs a tool has to run.
  package static func isWanted(_ tools: String?...) -> Bool {
    areAsked || tools.allSatisfy { $0 != nil }
  }

  /// The first of some programs that is in `PATH`.
  private static func find(_ names: [String]) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) }?.split(separator: ":") ?? []
    for name in names {
      for folder in folders where access("\(folder)/\(name)", X_OK) == 0 {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }
}
