internal import ArgumentParsing
internal import CShim
internal import RepoMapKit
internal import StandardExtensions

#if canImport(Glibc)
  internal import Glibc
#endif

/// Runs the command that the arguments name and ends the process with its exit code.
func runProgram() -> Never {
  let arguments = CommandLine.unsafeArgumentBytes.dropFirst().map { ArgumentValue(bytes: $0) }
  let console = Console(CommandContext())
  exit(runCommand(Array(arguments), console).rawValue)
}

/// What the exit code of the process says.
enum ExitStatus: Int32 {
  case success = 0
  /// A query found nothing.
  case nothingFound = 1
  /// Wrong usage, or a root that can't be mapped.
  case failure = 2
  /// Finished, and some files failed which `--strict` wants to know of.
  case partial = 3
  case interrupted = 130
  case terminated = 143
  case hungUp = 129
}

/// Runs the command that the arguments name.
func runCommand(_ arguments: [ArgumentValue], _ console: Console) -> ExitStatus {
  let (command, rest) = chooseCommand(arguments)
  do {
    let parsed = try ParsedArguments(rest, for: command.description)
    console.adopt(parsed)
    if parsed.hasFlag("help") {
      console.write(helpPage(of: command, style: console.style))
      return .success
    }
    if parsed.hasFlag("version") {
      console.write(versionText(isVerbose: parsed.hasFlag("verbose"), console.context))
      return .success
    }
    let status = try serverStatus(command, parsed, console) ?? run(command, parsed, console)
    return console.outputError == nil ? status : .failure
  } catch let error as ArgumentError {
    console.writeError("\(error)\nTry 'repomap \(command.helpHint)'.")
    return .failure
  } catch {
    console.writeError("\(error)")
    return .failure
  }
}

private func run(
  _ command: ChosenCommand, _ arguments: ParsedArguments, _ console: Console
) throws -> ExitStatus {
  do {
    return try command.run(arguments, console)
  } catch EngineError.rootMissing(let path) where !command.isNamed {
    let names = commands.map { $0.description.name }
    let suggestion = closestName(to: path, among: names).map { "; did you mean 'repomap \($0)'?" }
    console.writeError("\(EngineError.rootMissing(path: path).message)\(suggestion ?? "")")
    return .failure
  } catch let error as EngineError {
    return report(error, console)
  }
}

/// Tells the user why there is no result, and what went wrong on the way there.
func report(_ error: EngineError, _ console: Console) -> ExitStatus {
  if case .noSourceFiles(let tree) = error {
    console.warn(tree.warnings)
    if console.isVerbose { for line in tree.skipped { console.writeError(line) } }
  }
  console.writeError("\(error.message)")
  return error.exitStatus(console.context.interrupts)
}

extension EngineError {
  fileprivate func exitStatus(_ interrupts: any Interrupts) -> ExitStatus {
    switch self {
    case .noSourceFiles, .fileUnusable: .nothingFound
    case .cancelled: interrupts.status ?? .interrupted
    default: .failure
    }
  }
}

extension CommandLine {
  /// The arguments as bytes; Swift's own list repairs what is not UTF-8.
  static var unsafeArgumentBytes: [[UInt8]] {
    (0..<Int(argc)).compactMap { index in
      unsafeArgv[index].map { argument in
        Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
      }
    }
  }
}
