internal import ArgumentParsing
internal import CShim
internal import RepoMapKit

#if canImport(Glibc)
  internal import Glibc
#endif

/// Settings from environment and options, in this order. What of the environment is not understood
/// is told, unless the user wants it quiet.
func settings(from arguments: ParsedArguments, _ console: Console) throws -> EngineSettings {
  var settings = EngineSettings(
    environment: processEnvironment(), executableDirectory: executableDirectory())
  settings.grammarDirectories =
    arguments.all("grammar-dir").map { $0.text } + settings.grammarDirectories
  if let directory = arguments.last("cache-dir") { settings.cacheDirectory = directory.text }
  settings.usesCache = !arguments.hasFlag("no-cache")
  settings.threadCount =
    try arguments.integer("threads", in: 1...256) ?? settings.threadCount
  if let mode = arguments.last("refresh")?.text {
    guard let known = RefreshMode(rawValue: mode) else {
      throw ArgumentError.invalidValue(
        option: "--refresh", value: mode, expected: RefreshMode.listText)
    }
    settings.refreshMode = known
  }
  if !arguments.hasFlag("quiet") {
    for warning in settings.warnings { console.writeError("repomap: \(warning)") }
  }
  return settings
}

/// An engine at work for one command: with progress on the terminal, stopped by signals.
struct EngineRun {
  private let engine: Engine
  private let console: Console
  private let isQuiet: Bool
  private let isVerbose: Bool

  init(_ arguments: ParsedArguments, _ console: Console) throws {
    engine = Engine(settings: try settings(from: arguments, console))
    self.console = console
    isQuiet = arguments.hasFlag("quiet")
    isVerbose = arguments.hasFlag("verbose")
  }

  /// Runs `work` with an observer that shows progress where someone can see it; signals stop it.
  func perform<Result>(
    _ work: (Engine, any ProgressObserver) throws -> Result
  ) rethrows -> Result {
    let progress = ProgressLine(isShown: !isQuiet && isatty(STDERR_FILENO) != 0)
    stopOnSignals(engine.stopHandle)
    let result: Result
    do {
      defer { progress.erase() }
      result = try work(engine, progress)
    }
    stopNoLonger()
    return result
  }

  /// Writes warnings, and with `--verbose` what was done.
  func report(_ warnings: [String], _ statistics: RunStatistics) {
    if !isQuiet { for warning in warnings { console.writeError("repomap: \(warning)") } }
    if isVerbose { for line in statistics.lines { console.writeError("repomap: \(line)") } }
  }
}

/// Beginnings of the names of all variables that an engine asks for; making texts of the others would
/// take a twentieth of a small map's time.
private let variablePrefixes = [
  "HOME=", "XDG_", "REPO_MAP_", "GIT_", "PATH=", "TMPDIR=", "LD_LIBRARY_PATH=",
]

/// The variables of the process that settings may depend on; the first of a name counts.
func processEnvironment() -> [String: String] {
  var variables: [String: String] = [:]
  guard var entry = repomap_environment() else { return [:] }
  while let text = entry.pointee {
    entry += 1
    guard variablePrefixes.contains(where: { strncmp(text, $0, $0.utf8.count) == 0 }) else {
      continue
    }
    let line = String(cString: text)
    guard let sign = line.firstIndex(of: "=") else { continue }
    let name = String(line[..<sign])
    if variables[name] == nil { variables[name] = String(line[line.index(after: sign)...]) }
  }
  return variables
}

/// The directory of the program's file, symbolic links resolved.
func executableDirectory() -> String? {
  var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let count = buffer.withUnsafeMutableBytes { bytes in
    bytes.withMemoryRebound(to: CChar.self) { name in
      name.baseAddress.map { readlink("/proc/self/exe", $0, name.count) } ?? -1
    }
  }
  guard count > 0, let slash = buffer[..<count].lastIndex(of: UInt8(ascii: "/")) else { return nil }
  return String(decoding: buffer[..<slash], as: UTF8.self)
}
