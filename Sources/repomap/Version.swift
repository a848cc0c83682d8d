internal import RepoMapKit

/// Version of the program.
let programVersion = "0.1.0"
/// Day of the version.
let programDate = "2026-11-26"

/// `repomap 0.1.0`, and with `isVerbose` what it is made of.
func versionText(isVerbose: Bool, _ context: CommandContext) -> String {
  var text = "repomap \(programVersion)\n"
  guard isVerbose else { return text }
  for line in libraryVersions() { text += "\(line)\n" }
  let settings = EngineSettings(
    environment: context.environment, executableDirectory: executableDirectory())
  let reports = Engine(settings: settings).languages(of: Array(".".utf8)).reports
  text += "\(reports.count { $0.problem == nil }) grammars\n"
  return text
}
