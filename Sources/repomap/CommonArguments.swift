internal import ArgumentParsing
internal import RepoMapKit

/// Options that several commands take.
enum CommonArguments {
  private static let machine = "Cache and machine"
  private static let messages = "Messages"

  static let help = ArgumentDescription.flag("-h", "--help", help: "Print this help.")
    .grouped(messages)
  static let version = ArgumentDescription.flag(
    "--version", help: "Print the version; with --verbose also those of the libraries."
  ).grouped(messages)
  static let verbose = ArgumentDescription.flag(
    "-v", "--verbose", help: "Say more on standard error: what was skipped and why, and timings."
  ).grouped(messages)
  static let quiet = ArgumentDescription.flag(
    "-q", "--quiet", help: "Write no warnings and no progress to standard error."
  ).grouped(messages)
  static let progress = ArgumentDescription.option(
    "--progress", value: "WHEN", kind: .oneOf(ProgressMode.allCases.map(\.rawValue)),
    help: "Show how far a long run is: auto where standard error is a terminal, always, never, or "
      + "json for one object a second."
  ).grouped(messages)
  static let color = ArgumentDescription.option(
    "--color", value: "WHEN", kind: .oneOf(ColorMode.allCases.map(\.rawValue)),
    help: "Colour messages and reports: auto, always or never. Maps never are."
  ).grouped(messages)

  static let noCache = ArgumentDescription.flag(
    "--no-cache", help: "Neither read nor write the cache."
  ).grouped(machine)
  static let cacheDirectory = ArgumentDescription.option(
    "--cache-dir", value: "DIR", kind: .directory,
    help: "Keep caches in DIR instead of the user's cache directory."
  ).grouped(machine)
  static let grammarDirectory = ArgumentDescription.option(
    "--grammar-dir", value: "DIR", kind: .directory,
    help: "Look for grammars in DIR first. May be repeated."
  ).grouped(machine)
  static let refresh = ArgumentDescription.option(
    "--refresh", value: "MODE", kind: .oneOf(RefreshMode.allCases.map(\.rawValue)),
    help: "When a map that was made before is given again: \(RefreshMode.listText)."
  ).grouped(machine)
  static let threads = ArgumentDescription.option(
    "--threads", value: "N", kind: .number,
    help: "Extract on N threads; by default on all processors."
  ).grouped(machine)
  static let noServer = ArgumentDescription.flag(
    "--no-server", help: "Do the work in this process, also where 'repomap serve' runs."
  ).grouped(machine)
  static let configurationFile = ArgumentDescription.option(
    "--config", "--config-file", value: "FILE", kind: .file,
    help: "Read settings from FILE instead of the user's file."
  ).grouped(machine)
  static let noConfiguration = ArgumentDescription.flag(
    "--no-config", help: "Read no file of settings, neither the user's nor the repository's."
  ).grouped(machine)

  static let revision = ArgumentDescription.option(
    "--rev", value: "REV",
    help: "Look at the tree of a revision instead of the directory as it is.")
  static let json = ArgumentDescription.flag(
    "--json", help: "Print one JSON object, on one line.")
  static let strict = ArgumentDescription.flag(
    "--strict", help: "Exit with 3 when a file or directory could not be read or searched.")

  /// Those of every command that reads settings.
  static let settings = [configurationFile, noConfiguration]
  /// Those of every command that writes messages.
  static let messaging = [color, quiet, verbose, help]
  /// Those of every command that has an engine at work.
  static let engine =
    [noCache, cacheDirectory, grammarDirectory, threads, noServer] + settings + [progress]
    + messaging
}
