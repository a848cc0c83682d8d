/// What users put into the settings of their clients, so that these start the server. It is printed, never written.
package enum ClientConfiguration: String, CaseIterable, Sendable {
  case claude, codex, vscode, cursor, gemini, zed

  /// Where the settings go, for people.
  package var place: String {
    switch self {
    case .claude: ".mcp.json in the repository; or run: claude mcp add repomap -- repomap mcp"
    case .codex: "~/.codex/config.toml"
    case .vscode: ".vscode/mcp.json in the repository"
    case .cursor: ".cursor/mcp.json in the repository"
    case .gemini: ".gemini/settings.json in the repository"
    case .zed: "settings.json of Zed"
    }
  }

  /// The settings: JSON, or TOML for codex.
  ///
  /// - Parameter program: The path of the program.
  /// - Returns: Lines.
  package func text(program: String) -> String {
    let command = ClientConfiguration.quoted(program)
    switch self {
    case .claude: return servers("mcpServers", "\"command\": \(command), \"args\": [\"mcp\"]")
    case .codex: return "[mcp_servers.repomap]\ncommand = \(command)\nargs = [\"mcp\"]\n"
    case .vscode:
      return servers(
        "servers", "\"type\": \"stdio\", \"command\": \(command), \(argumentsWithFolder)")
    case .cursor:
      return servers("mcpServers", "\"command\": \(command), \(argumentsWithFolder)")
    case .gemini:
      return servers(
        "mcpServers", "\"command\": \(command), \"args\": [\"mcp\"], \"timeout\": 60000")
    case .zed:
      return servers(
        "context_servers",
        "\"source\": \"custom\", \"command\": \(command), \"args\": [\"mcp\"], \"env\": {}")
    }
  }

  /// These clients start servers in any directory.
  private var argumentsWithFolder: String {
    "\"args\": [\"mcp\", \"--root\", \"${workspaceFolder}\"]"
  }

  private func servers(_ name: String, _ members: String) -> String {
    "{\n  \"\(name)\": {\n    \"repomap\": { \(members) }\n  }\n}\n"
  }

  /// A text in quotes, as JSON and TOML have it.
  private static func quoted(_ text: String) -> String {
    let escaped = text.flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : [$0] }
    return "\"\(String(escaped))\""
  }
}
