internal import ArgumentParsing
internal import RepoMapKit

#if canImport(Glibc)
  internal import Glibc
#endif

/// All settings: files, environment and options, in this order. What is not understood is told, unless
/// the user wants it quiet.
func configuration(
  from arguments: ParsedArguments, root: [UInt8], revision: TreeRevision? = nil, _ console: Console
) throws -> Configuration {
  let choice: ConfigurationChoice =
    if arguments.hasFlag("no-config") {
      .none
    } else if let path = arguments.last("config-file") {
      .file(path.text)
    } else {
      .standard
    }
  var configuration = try Configuration(
    environment: console.context.environment, root: root, choice: choice, revision: revision)
  try configuration.adopt(arguments)
  console.adopt(log: configuration.text(.log), color: configuration.text(.color))
  console.warn(configuration.warnings)
  return configuration
}

extension Configuration {
  /// Sets what options say.
  fileprivate mutating func adopt(_ arguments: ParsedArguments) throws(ArgumentError) {
    for path in ["PATH", "root"].compactMap({ arguments.last($0) }) {
      set(.root, .text(path.text), byOption: "PATH")
    }
    if let tokens = try arguments.integer("tokens", in: MapRequest.budgetRange) {
      set(.tokens, .number(tokens), byOption: "--tokens")
    }
    if let deadline = arguments.last("deadline") {
      guard let milliseconds = MapRequest.deadlineMilliseconds(deadline.text) else {
        throw .invalidValue(
          option: "--deadline", value: deadline.text, expected: MapRequest.deadlineForms)
      }
      set(.deadline, .number(milliseconds), byOption: "--deadline")
    }
    if let tokenizer = arguments.last("tokenizer") {
      set(.tokenizer, .text(tokenizer.text), byOption: "--tokenizer")
    }
    if let threads = try arguments.integer("threads", in: 1...256) {
      set(.threads, .number(threads), byOption: "--threads")
    }
    if let directory = arguments.last("cache-dir") {
      set(.cacheDirectory, .text(directory.text), byOption: "--cache-dir")
    }
    let grammars = arguments.all("grammar-dir").map { $0.text }
    if !grammars.isEmpty {
      set(
        .grammarDirectories, .list(grammars + list(.grammarDirectories)),
        byOption: "--grammar-dir")
    }
    for name in [SettingName.refresh, .progress, .color] {
      guard let word = arguments.last(name.rawValue) else { continue }
      set(name, .text(word.text), byOption: "--\(name.rawValue)")
    }
    // Other commands have other formats.
    if let format = arguments.last("format").flatMap({ OutputFormat(rawValue: $0.text) }) {
      set(.format, .text(format.rawValue), byOption: "--format")
    }
    for (name, flag) in [(SettingName.history, "no-history"), (.cacheEnabled, "no-cache")] {
      if arguments.hasFlag(flag) { set(name, .flag(false), byOption: "--\(flag)") }
    }
    for (level, flag) in [("verbose", "verbose"), ("quiet", "quiet")] {
      if arguments.hasFlag(flag) { set(.log, .text(level), byOption: "--\(flag)") }
    }
  }
}

extension EngineSettings {
  /// What an engine for a command has to know.
  init(_ configuration: Configuration, _ context: CommandContext) {
    self.init(
      configuration, environment: context.environment, executableDirectory: executableDirectory())
  }
}

/// An engine at work for one command: with progress on the terminal, stopped by signals.
struct EngineRun {
  let configuration: Configuration
  let engine: Engine
  private let settings: EngineSettings
  private let console: Console
  private let root: [UInt8]
  /// What `--rev` names.
  let revision: RevisionChoice?

  /// - Parameters:
  ///   - arguments: Those of the command.
  ///   - root: The tree whose settings count; by default that of ``rootBytes(_:_:)``.
  ///   - console: Is told what settings are not understood.
  ///   - last: A run whose engine goes on, unless settings have changed that it has to know.
  /// - Throws: What is wrong with the arguments.
  init(
    _ arguments: ParsedArguments, root: [UInt8]? = nil, _ console: Console,
    after last: EngineRun? = nil
  ) throws {
    self.root = root ?? rootBytes(arguments, console)
    let root = self.root
    revision = try arguments.last("rev").map {
      try RevisionChoice($0.text, of: root, environment: console.context.environment)
    }
    configuration = try repomap.configuration(
      from: arguments, root: root, revision: revision?.tree, console)
    let settings = EngineSettings(configuration, console.context)
    self.settings = settings
    let known = last.flatMap { $0.settings == settings ? $0.engine : nil }
    engine = known ?? console.context.makeEngine(settings)
    self.console = console
  }

  /// What `--rev` names, if that is no range, which only `map` takes.
  func oneRevision() throws -> RevisionChoice? {
    if revision?.base != nil {
      throw ArgumentError.invalidValue(
        option: "--rev", value: "a range", expected: "one revision; 'repomap map' compares two")
    }
    return revision
  }

  /// Runs `work` with an observer that shows progress where someone can see it; signals stop it.
  func perform<Result>(
    _ work: (Engine, any ProgressObserver) throws -> Result
  ) throws -> Result {
    let mode = configuration.text(.progress).flatMap { ProgressMode(rawValue: $0) } ?? .auto
    let context = console.context
    let progress = ProgressLine(console.isQuiet ? .never : mode, root: root, context.error)
    context.interrupts.stop(engine.stopHandle)
    let result: Result
    do {
      defer { progress.erase() }
      result = try work(engine, progress)
    }
    progress.summarize()
    try context.interrupts.stopNoLonger()
    return result
  }

  /// Everything that standard input holds.
  func readInput() throws -> [UInt8] { try console.readInput() }

  /// Writes warnings.
  func report(_ warnings: [String]) { console.warn(warnings) }

  /// Writes warnings, and with `--verbose` what was done.
  func report(_ warnings: [String], _ statistics: RunStatistics) {
    report(warnings)
    if console.isVerbose { for line in statistics.lines { console.writeError(line) } }
  }
}

/// The root that an argument names, or the environment; by default the working directory.
func rootBytes(_ arguments: ParsedArguments, _ console: Console) -> [UInt8] {
  for key in ["PATH", "root"] {
    if let path = arguments.last(key) { return path.bytes }
  }
  return Array((console.context.variable("REPO_MAP_ROOT") ?? ".").utf8)
}
