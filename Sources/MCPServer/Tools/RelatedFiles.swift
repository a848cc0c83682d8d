internal import RepoMapKit
internal import StandardExtensions

extension Tool {
  /// What a change may concern.
  static let relatedFiles = Tool(
    name: "related_files", title: "Related files",
    description: """
      What may break when files change: the tests of files, the files that use them and those they use, the nearest \
      first, with the names in between. Take files, or diff for what is changed in the work tree, or revision for \
      what is changed since one. Names and imports decide: a file that isn't listed may still be concerned.
      """,
    parameters: [
      Parameter("files", .texts(maximumCount: 200), "Files or folders, relative to the root."),
      Parameter(
        "diff", .choice(["working-tree", "staged"], usual: nil),
        "The files that are changed and not committed, or staged."),
      Parameter(
        "revision", .text, "The files changed since a revision (main), or in a range (A..B)."),
      Parameter(
        "depth", .integer(1...3, usual: 1), "How many files away those that use them may be."),
      Parameter("include_tests", .flag(usual: true), "List tests."),
      Parameter("limit", .integer(1...1000, usual: 20), "Files of each relation at most."),
    ],
    usualTokens: 4096, structure: RelatedStructure.schema
  ) { arguments, question in
    var request = RelatedRequest(root: question.root)
    let reading = PathReading(question.root)
    request.files = arguments.texts("files").map { reading.path($0) }
    request.diff = try change(arguments, question)
    if request.files.isEmpty, request.diff?.isEmpty ?? true {
      if request.diff == nil {
        throw ToolMistake("name files, or diff (working-tree or staged), or revision")
      }
      throw ToolMistake("nothing is changed there; name files instead")
    }
    request.depth = arguments.integer("depth") ?? 1
    request.limit = arguments.integer("limit") ?? 20
    request.time = question.time
    let listing = try question.engine.related(request, observer: question.observer)
    let showsTests = arguments.flag("include_tests", usual: true)
    let files = listing.files.filter { showsTests || $0.relation != .test }
    let (text, shown) = try question.reply.fit(
      ReplyFitting.List(
        head: files.isEmpty ? ["no related files are known"] : [], entries: files.map(entry),
        omission: { shown in
          shown < files.count ? "… and \(files.count - shown) more: raise max_tokens" : nil
        }, notes: listing.warnings,
        coverage: { shown in
          Coverage(shownFiles: Set(files.prefix(shown).map(\.path)).count, listing.statistics)
        }))
    return ToolAnswer(
      text: text, structure: RelatedStructure.value(files.prefix(shown)),
      isPartial: listing.statistics.unindexedFiles > 0)
  }

  /// The change whose files are meant; `nil` where none is named.
  private static func change(_ arguments: ToolArguments, _ question: Question) throws -> TaskDiff? {
    let revision = arguments.text("revision")
    let diff = arguments.text("diff")
    if revision != nil, diff != nil {
      throw ToolMistake("diff and revision are two changes; name one of them")
    }
    let source: DiffSource
    switch (revision, diff) {
    case (let revision?, _):
      if revision.hasPrefix("-") { throw ToolMistake("\(revision) is no revision") }
      source = .revisions(revision)
    case (nil, "staged"): source = .staged
    case (nil, _?): source = .workTree
    case (nil, nil): return nil
    }
    do throws(DiffError) {
      return try question.engine.diff(source, of: question.root)
    } catch .cancelled {
      throw EngineError.cancelled
    } catch {
      throw ToolMistake(error.message)
    }
  }

  private static func entry(_ file: RelatedFile) -> [UInt8] {
    let path = String(decoding: file.path, as: UTF8.self)
    let distance = file.distance == 1 ? "" : ", \(file.distance) files away"
    let names = file.names.isEmpty ? "" : ": \(file.names.joined(separator: ", "))"
    return Array("\(path) [\(file.relation.rawValue)\(distance)]\(names)\n".utf8)
  }
}

/// Related files as JSON.
private enum RelatedStructure {
  static let schema = JSONSchema.object([
    (
      "files",
      JSONSchema.array(
        JSONSchema.object([
          ("path", JSONSchema.string), ("relation", JSONSchema.string),
          ("distance", JSONSchema.integer), ("names", JSONSchema.array(JSONSchema.string)),
        ]))
    )
  ])

  static func value(_ files: some Sequence<RelatedFile>) -> JSONValue {
    .object([
      JSONValue.Member(
        "files",
        .array(
          files.map { file in
            .object([
              JSONValue.Member("path", .text(file.path)),
              JSONValue.Member("relation", .string(file.relation.rawValue)),
              JSONValue.Member("distance", .integer(file.distance)),
              JSONValue.Member("names", .array(file.names.map { .string($0) })),
            ])
          }))
    ])
  }
}
