internal import ArgumentParsing
internal import RepoMapKit

/// `repomap languages`: prints which languages work, and why others don't.
enum LanguagesCommand: Command {
  static let description = CommandDescription(
    name: "languages",
    abstract: "List the languages: grammar version and ABI, file types, what is missing.",
    examples: ["repomap languages                    # a table"],
    arguments: [CommonArguments.json, CommonArguments.grammarDirectory] + CommonArguments.settings
      + CommonArguments.messaging)

  static let usage = ["languages [options]"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    let root = rootBytes(arguments, console)
    let settings = EngineSettings(
      try configuration(from: arguments, root: root, console), console.context)
    let listing = Engine(settings: settings).languages(of: root)
    console.warn(listing.warnings)
    if arguments.hasFlag("json") {
      console.write(listing.json)
      return .success
    }
    var rows = [["language", "ABI", "grammar", "file types"]]
    for report in listing.reports {
      rows.append([
        report.name, report.abi.map { String($0) } ?? "-",
        report.problem ?? report.grammarVersion ?? "unknown version",
        report.fileTypes.joined(separator: " "),
      ])
    }
    console.write(table(rows))
    return .success
  }

  /// Columns padded to the widest cell; the last one is left as it is.
  private static func table(_ rows: [[String]]) -> String {
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        .joined(separator: "  ") + "  \(row[3])\n"
    }.joined()
  }
}
