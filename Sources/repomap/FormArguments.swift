internal import ArgumentParsing
internal import RepoMapKit

/// The options that say how a map is written.
enum FormArguments {
  static let all: [ArgumentDescription] = [
    .option(
      "--format", value: "FORMAT",
      help: "How the map is written: \(listText(OutputFormat.allCases.map(\.rawValue))); text by "
        + "default. All of it counts as tokens."),
    .flag("-n", "--line-numbers", help: "Write the number of each line in front of it."),
    .flag(
      "--line-ranges",
      help: "Write the lines that a definition has, 12-40, in front of the line that names it."),
  ]

  /// Puts what the options say into a request.
  static func apply(_ arguments: ParsedArguments, to request: inout MapRequest) throws {
    if let name = arguments.last("format")?.text {
      guard let format = OutputFormat(rawValue: name) else {
        throw ArgumentError.invalidValue(
          option: "--format", value: name,
          expected: listText(OutputFormat.allCases.map(\.rawValue)))
      }
      request.format = format
    }
    if arguments.hasFlag("line-numbers") { request.marking = .numbers }
    if arguments.hasFlag("line-ranges") { request.marking = .ranges }
  }
}

/// `a, b or c`.
func listText(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return "\(names.dropLast().joined(separator: ", ")) or \(last)"
}
