internal import RepoMapKit

#if canImport(Glibc)
  internal import Glibc
#endif

/// What a command has of the process for which it runs: its streams, its variables, and what ends it.
///
/// Usually that is this process; in a server it is the one that asked.
struct CommandContext: Sendable {
  /// Standard input, output and error.
  var input = STDIN_FILENO
  var output = STDOUT_FILENO
  var error = STDERR_FILENO
  /// The variables that anything depends on.
  var environment = processEnvironment()
  /// When the command began, as ``monotonicTime()`` tells it.
  var startedAt = monotonicTime()
  var interrupts: any Interrupts = ProcessSignals()
  /// Gives an engine for settings.
  var makeEngine: @Sendable (EngineSettings) -> Engine = { Engine(settings: $0) }
  /// Whether the server of a tree may be asked to do the work.
  var mayAskServer = true

  /// The value of a variable of the environment that is set to something.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
