internal import ArgumentParsing
internal import RepoMapKit

/// The options that say how a map is written.
enum FormArguments {
  /// Those that say how it looks.
  static let forms: [ArgumentDescription] = [
    .option(
      "--format", value: "FORMAT",
      help: "How the map is written: \(listText(OutputFormat.allCases.map(\.rawValue))); text by "
        + "default. All of it counts as tokens."),
    .flag("-n", "--line-numbers", help: "Write the number of each line in front of it."),
    .flag(
      "--line-ranges",
      help: "Write the lines that a definition has, 12-40, in front of the line that names it."),
  ]

  static let all: [ArgumentDescription] =
    forms + [
      .option(
        "-g", "--glob", value: "GLOB",
        help: "Show only files that match, as in '*.py' or 'src/'; with ! in front of it all but "
          + "those. All files count for the ranks. May be repeated; the last that matches decides."),
      .option(
        "--files-from", value: "FILE",
        help: "Show only the files that FILE lists, one a line; - for standard input."),
      .flag("-0", "--null", help: "File names in FILE end with a null byte."),
    ]

  /// Puts what the options say into a request.
  static func apply(_ arguments: ParsedArguments, to request: inout MapRequest) throws {
    try applyForms(arguments, to: &request)
    request.filter.globs = arguments.all("glob").map { $0.bytes }
    if let list = arguments.last("files-from") {
      request.filter.files = try fileList(list, isNullTerminated: arguments.hasFlag("null"))
    }
  }

  /// Puts what the options say about the look of a map into a request.
  static func applyForms(_ arguments: ParsedArguments, to request: inout MapRequest) throws {
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

/// The names that a file or standard input lists.
func fileList(_ source: ArgumentValue, isNullTerminated: Bool) throws -> [[UInt8]] {
  let isStandardInput = source.bytes == Array("-".utf8)
  let content = try isStandardInput ? readStandardInput() : readWholeFile(source.bytes)
  return content.split(separator: isNullTerminated ? 0 : UInt8(ascii: "\n")).map { line in
    Array(!isNullTerminated && line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }
}

/// `a, b or c`.
func listText(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return "\(names.dropLast().joined(separator: ", ")) or \(last)"
}
