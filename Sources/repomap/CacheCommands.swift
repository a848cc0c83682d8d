internal import ArgumentParsing
internal import RepoMapKit

/// `repomap cache stats`
enum CacheStatisticsCommand: CacheInspectionCommand {
  static let description = CommandDescription(
    name: "stats", abstract: "Print how much the cache holds, by kind.", examples: [],
    arguments: [CacheArguments.path, CacheArguments.all] + CacheArguments.common,
    discussion: CacheArguments.exitCodes)

  static func reply(
    _ cache: CacheInspection, _ arguments: ParsedArguments, _ form: CacheReply.Form
  ) throws -> CacheReply {
    try cache.statistics(arguments.cacheScope, form)
  }
}

/// `repomap cache list`
enum CacheListCommand: CacheInspectionCommand {
  private static let limitRange = 1...1_000_000
  private static let defaultLimit = 100

  static let description = CommandDescription(
    name: "list", abstract: "List the documents: key, size, age, files.", examples: [],
    arguments: [
      CacheArguments.path,
      .option(
        "--limit", value: "N", help: "Documents to list at most; \(defaultLimit) by default."),
      .option("--after", value: "N", help: "Go on behind the last page, which says how."),
    ] + CacheArguments.common,
    discussion: """
      A line is: key, bytes, days since the document was stored or last left a tree, and
      the paths of this tree's files that have it now, separated by tabs.
      \(CacheArguments.exitCodes)
      """)

  static func reply(
    _ cache: CacheInspection, _ arguments: ParsedArguments, _ form: CacheReply.Form
  ) throws -> CacheReply {
    try cache.list(
      after: try arguments.integer("after", in: 0...Int.max) ?? 0,
      limit: try arguments.integer("limit", in: limitRange) ?? defaultLimit, form)
  }
}

/// `repomap cache show`
enum CacheShowCommand: CacheInspectionCommand {
  static let description = CommandDescription(
    name: "show", abstract: "Print what is known of a file, or of a document by its key.",
    examples: ["repomap cache show src/cache.py"],
    arguments: [
      .positional("NAME", kind: .file, help: "Path of a file, or a key as list prints it."),
      CacheArguments.path,
    ] + CacheArguments.common,
    discussion: CacheArguments.exitCodes)

  static let usage = ["cache show NAME [PATH] [options]"]

  static func reply(
    _ cache: CacheInspection, _ arguments: ParsedArguments, _ form: CacheReply.Form
  ) throws -> CacheReply {
    guard let name = arguments.last("NAME") else { throw ArgumentError.missingArgument("NAME") }
    return try cache.show(name.bytes, form)
  }
}

/// `repomap cache clear`
enum CacheClearCommand: CacheInspectionCommand {
  static let description = CommandDescription(
    name: "clear", abstract: "Remove the cache.", examples: [],
    arguments: [CacheArguments.path, CacheArguments.all] + CacheArguments.common,
    discussion: """
      Asks nothing and prints what it removed. With --all only directories go that carry
      repomap's mark.
      \(CacheArguments.exitCodes)
      """)

  static func reply(
    _ cache: CacheInspection, _ arguments: ParsedArguments, _ form: CacheReply.Form
  ) throws -> CacheReply {
    try cache.clear(arguments.cacheScope, form)
  }
}

/// `repomap cache prune`
enum CachePruneCommand: CacheInspectionCommand {
  static let description = CommandDescription(
    name: "prune", abstract: "Remove what nobody needs any more.", examples: [],
    arguments: [CacheArguments.path] + CacheArguments.common,
    discussion: """
      From all caches goes what belongs to trees that are gone, what was set aside as
      damaged, and what killed processes left; from that of this tree what is beyond the
      size limit, REPO_MAP_CACHE_SIZE_MB.
      Exit codes: 0 done, also where there was nothing to do; 2 wrong usage or a fatal
      error.
      """)

  static func reply(
    _ cache: CacheInspection, _ arguments: ParsedArguments, _ form: CacheReply.Form
  ) throws -> CacheReply {
    try cache.prune(form)
  }
}

/// `repomap cache check`
enum CacheCheckCommand: CacheInspectionCommand {
  static let description = CommandDescription(
    name: "check", abstract: "Read all of the cache and verify it.", examples: [],
    arguments: [
      CacheArguments.path, CacheArguments.all,
      .flag("--repair", help: "Remove or set aside what is damaged: the next run makes it again."),
    ] + CacheArguments.common,
    discussion: """
      A map verifies what it reads of the cache, so damage never makes one wrong.
      Exit codes: 0 no damage is left; 1 there is some, or no cache; 2 wrong usage or a
      fatal error.
      """)

  static func reply(
    _ cache: CacheInspection, _ arguments: ParsedArguments, _ form: CacheReply.Form
  ) throws -> CacheReply {
    try cache.check(arguments.cacheScope, repairs: arguments.hasFlag("repair"), form)
  }
}

/// `repomap cache path`
enum CachePathCommand: CacheInspectionCommand {
  static let description = CommandDescription(
    name: "path", abstract: "Print the directory of the cache.", examples: [],
    arguments: [CacheArguments.path, CacheArguments.all] + CacheArguments.common,
    discussion: """
      Of this tree also where nothing is there yet; with --all those that are there.
      \(CacheArguments.exitCodes)
      """)

  static func reply(
    _ cache: CacheInspection, _ arguments: ParsedArguments, _ form: CacheReply.Form
  ) throws -> CacheReply {
    cache.path(arguments.cacheScope, form)
  }
}

/// `repomap cache warm`
enum CacheWarmCommand: Command {
  static let description = CommandDescription(
    name: "warm", abstract: "Index a tree: the same as 'repomap index'.", examples: [],
    arguments: IndexCommand.description.arguments,
    discussion: IndexCommand.description.discussion)

  static let usage = ["cache warm [PATH] [options]"]

  static func run(_ arguments: ParsedArguments, _ console: Console) throws -> ExitStatus {
    try IndexCommand.run(arguments, console)
  }
}
