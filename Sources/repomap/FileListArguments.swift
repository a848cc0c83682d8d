internal import ArgumentParsing

/// Options that take or give lists of paths, for every command that works on some.
enum FileListArguments {
  static let filesFrom = ArgumentDescription.option(
    "--files-from", value: "FILE", kind: .file,
    help: "Take paths from FILE besides, one on each line; - for standard input.")
  static let null = ArgumentDescription.flag(
    "-0", "--null",
    help: "Paths in --files-from end with a NUL byte, as those of git ls-files -z.")

  /// The paths that the arguments name, those of the file last.
  ///
  /// - Parameters:
  ///   - key: The positional argument that holds paths, if there is one.
  ///   - arguments: Those of the command.
  ///   - console: Has standard input.
  /// - Returns: Bytes of paths, none of them empty; `nil` where none were asked for.
  /// - Throws: Where the file can't be read.
  static func paths(
    _ key: String?, _ arguments: ParsedArguments, _ console: Console
  ) throws -> [[UInt8]]? {
    let named = key.map { arguments.all($0).map { $0.bytes } } ?? []
    guard let file = arguments.last("files-from") else { return named.isEmpty ? nil : named }
    let isInput = file.bytes == Array("-".utf8)
    let content = try isInput ? console.readInput() : readWholeFile(file.bytes)
    let separator: UInt8 = arguments.hasFlag("null") ? 0 : UInt8(ascii: "\n")
    return named + content.split(separator: separator).map { Array($0) }
  }
}
