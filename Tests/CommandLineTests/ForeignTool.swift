#if canImport(Glibc)
  import Glibc
#endif

/// A program of others that a test compares with or runs, and that a machine may lack: the test is skipped
/// there, which its report shows. scripts/install-system-packages installs them all for CI.
enum ForeignTool: String, CaseIterable, Sendable {
  case mandoc
  case bash
  case zsh
  case fish
  case ripgrep = "rg"
  case fd = "fdfind"

  /// Whether it is in `PATH`.
  var isInstalled: Bool {
    guard let path = getenv("PATH") else { return false }
    return String(cString: path).split(separator: ":").contains {
      access("\($0)/\(rawValue)", X_OK) == 0
    }
  }
}
