internal import RepoMapKit
internal import StandardExtensions

extension Tool {
  /// What is in files, and what they have to do with others.
  static let fileOutline = Tool(
    name: "file_outline", title: "File outline",
    description: """
      What is in files before you read them: all definitions as complete signatures inside their scopes, with line \
      ranges, which files these use and which use them. Read the file itself before you edit it.
      """,
    parameters: [
      Parameter(
        "paths", .texts(maximumCount: 20), "Files or folders, relative to the root.",
        isRequired: true),
      Parameter(
        "depth", .integer(1...16, usual: nil),
        "1 for what lies inside of no other definition, 2 for members too; all by default."),
      Parameter("include_imports", .flag(usual: true), "Tell which files each file uses."),
      Parameter("include_dependents", .flag(usual: true), "Tell which files use each file."),
    ],
    usualTokens: 4096, structure: OutlineStructure.schema
  ) { arguments, question in
    let reading = PathReading(question.root)
    let paths = arguments.texts("paths").map { reading.path($0) }
    guard !paths.isEmpty else { throw ToolMistake("the argument paths is empty: name files") }
    var request = question.mapRequest
    request.filter.files = paths
    request.showsCopies = true
    request.marking = .ranges
    request.maximumDepth = arguments.integer("depth")
    // What no file is, the map tells; others have neighbours all the same.
    let neighbours = try paths.map { path in
      try FileNeighbours(
        path, imports: arguments.flag("include_imports", usual: true),
        dependents: arguments.flag("include_dependents", usual: true), question)
    }
    let longestList = neighbours.map(\.longestList).max() ?? 0
    let appendix = ReplyFitting.Appendix(
      maximumLength: longestList,
      lines: { length in
        length == 0 && longestList > 0
          ? ["what these files use, and what uses them: raise max_tokens"]
          : neighbours.flatMap { $0.lines(length) }
      },
      structure: { OutlineStructure.value(neighbours, $0) })
    return try question.reply.fit(appendix) { budget throws(EngineError) in
      request.budgetTokens = budget
      return try question.engine.map(request, observer: question.observer)
    }
  }
}

/// The files that one file uses, and that use it.
private struct FileNeighbours {
  let path: String
  private(set) var uses: [String] = []
  private(set) var usedBy: [String] = []
  private(set) var tests: [String] = []

  /// Files of each relation that are told.
  private static let maximumFiles = 12

  init(_ path: [UInt8], imports: Bool, dependents: Bool, _ question: Question) throws(EngineError) {
    self.path = String(decoding: path, as: UTF8.self)
    guard imports || dependents else { return }
    var request = RelatedRequest(root: question.root)
    request.files = [path]
    request.limit = FileNeighbours.maximumFiles
    request.time = question.time
    let listing: RelatedListing
    do throws(EngineError) {
      listing = try question.engine.related(request, observer: question.observer)
    } catch .focusNotFound {
      return
    }
    for file in listing.files {
      let other = String(decoding: file.path, as: UTF8.self)
      switch file.relation {
      case .uses: if imports { uses.append(other) }
      case .usedBy: if dependents { usedBy.append(other) }
      case .test: if dependents { tests.append(other) }
      }
    }
  }

  var longestList: Int { max(uses.count, usedBy.count, tests.count) }

  /// A line for each relation, with so many files.
  func lines(_ length: Int) -> [String] {
    [("uses", uses), ("used by", usedBy), ("tested by", tests)].compactMap { word, files in
      if files.isEmpty { return nil }
      let rest = files.count > length ? ", … and \(files.count - length) more" : ""
      return "\(path) \(word): \(files.prefix(length).joined(separator: ", "))\(rest)"
    }
  }
}

/// Outlines as JSON: the facts behind the map, which is a text.
private enum OutlineStructure {
  static let schema = JSONSchema.object([
    (
      "files",
      JSONSchema.array(
        JSONSchema.object([
          ("path", JSONSchema.string), ("uses", JSONSchema.array(JSONSchema.string)),
          ("usedBy", JSONSchema.array(JSONSchema.string)),
          ("testedBy", JSONSchema.array(JSONSchema.string)),
        ]))
    )
  ])

  /// The files, each with so many of its neighbours of each relation as the text has.
  static func value(_ files: [FileNeighbours], _ length: Int) -> JSONValue {
    func list(_ paths: [String]) -> JSONValue { .array(paths.prefix(length).map { .string($0) }) }
    return .object([
      JSONValue.Member(
        "files",
        .array(
          files.map { file in
            .object([
              JSONValue.Member("path", .string(file.path)),
              JSONValue.Member("uses", list(file.uses)),
              JSONValue.Member("usedBy", list(file.usedBy)),
              JSONValue.Member("testedBy", list(file.tests)),
            ])
          }))
    ])
  }
}
