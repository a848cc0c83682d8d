internal import RepoMapKit
internal import StandardExtensions

/// How much of what an editor can show comes from this server.
package enum Profile: String, Sendable, CaseIterable {
  /// What language servers don't have: it runs beside them.
  case companion
  /// Everything, where there is no language server.
  case full
}

/// What can be switched on and off, by the names that settings have for it.
enum Feature: String, Sendable, CaseIterable {
  case workspaceSymbol, codeLens, callHierarchy
  case documentSymbol, definition, references, implementation, hover, documentLink

  /// Whether a profile has it. A second server that answers these would double, or hide, the answers of the first.
  func isPart(of profile: Profile) -> Bool {
    switch self {
    case .workspaceSymbol, .codeLens, .callHierarchy: true
    case .documentSymbol, .definition, .references, .implementation, .hover, .documentLink:
      profile == .full
    }
  }
}

/// What settings say: of the command line, of `initializationOptions`, of the client's configuration.
struct ServerSettings: Sendable {
  var profile: Profile
  /// What isn't as the profile has it.
  private var switches: [Feature: Bool] = [:]
  /// Tokens of maps that aren't asked for with a budget.
  private(set) var tokens: Int?

  init(_ profile: Profile) { self.profile = profile }

  func has(_ feature: Feature) -> Bool { switches[feature] ?? feature.isPart(of: profile) }

  /// Takes what is said, with or without a member `repomap` around it. What isn't understood is passed over.
  mutating func adopt(_ value: JSONValue?) {
    guard let value else { return }
    let settings = value["repomap"] ?? value
    if let name = settings["profile"]?.text, let named = Profile(rawValue: name) { profile = named }
    for feature in Feature.allCases {
      if let flag = settings.value("features", feature.rawValue)?.flag { switches[feature] = flag }
    }
    if let tokens = settings["tokens"]?.integer, MapRequest.budgetRange.contains(tokens) {
      self.tokens = tokens
    }
  }
}
