/// Where git looks for settings outside of a repository. Given by the caller, so that nothing here
/// depends on the environment and tests never read the home directory of whoever runs them.
package struct GitConfigurationPaths: Hashable, Sendable {
  /// The configuration of the machine, usually `/etc/gitconfig`; nil to read none.
  package var system: [UInt8]?
  /// The files of the user, the later ones winning.
  package var user: [[UInt8]]
  /// What `~` stands for.
  package var home: [UInt8]?
  /// Where user-wide excludes are unless `core.excludesFile` says otherwise.
  package var defaultExcludes: [UInt8]?

  package init(
    system: [UInt8]? = nil, user: [[UInt8]] = [], home: [UInt8]? = nil,
    defaultExcludes: [UInt8]? = nil
  ) {
    self.system = system
    self.user = user
    self.home = home
    self.defaultExcludes = defaultExcludes
  }

  /// No settings but the repository's own.
  package static let none = GitConfigurationPaths()

  /// The files that git would read in this environment.
  ///
  /// - Parameter environment: The value of an environment variable, if it is set. Asked for `HOME`,
  ///   `XDG_CONFIG_HOME`, `GIT_CONFIG_NOSYSTEM`, `GIT_CONFIG_SYSTEM` and `GIT_CONFIG_GLOBAL`.
  package init(environment: (String) -> [UInt8]?) {
    func path(_ variable: String) -> [UInt8]? {
      environment(variable).flatMap { $0.isEmpty ? nil : $0 }
    }
    home = path("HOME")
    let isTrue: ([UInt8]) -> Bool = { GitConfiguration.boolean($0) ?? true }
    let isSystemOff = environment("GIT_CONFIG_NOSYSTEM").map(isTrue) ?? false
    system = isSystemOff ? nil : path("GIT_CONFIG_SYSTEM") ?? Array("/etc/gitconfig".utf8)
    let xdg =
      path("XDG_CONFIG_HOME") ?? path("HOME").map { joined($0, Array(".config".utf8)) }
    let usual = [
      xdg.map { joined($0, Array("git/config".utf8)) },
      home.map { joined($0, Array(".gitconfig".utf8)) },
    ]
    user = path("GIT_CONFIG_GLOBAL").map { [$0] } ?? usual.compactMap { $0 }
    defaultExcludes = xdg.map { joined($0, Array("git/ignore".utf8)) }
  }
}
