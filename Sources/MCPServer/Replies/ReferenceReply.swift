internal import RepoMapKit
internal import StandardExtensions

/// The answer about the uses of one thing.
struct ReferenceReply {
  private let listing: ReferenceListing
  private let question: Question
  private let offset: Int
  private let limit: Int

  init(_ listing: ReferenceListing, _ question: Question, offset: Int, limit: Int) {
    self.listing = listing
    self.question = question
    self.offset = offset
    self.limit = limit
  }

  func answer() throws(EngineError) -> ToolAnswer {
    let entries = self.entries
    let total = listing.targets.reduce(0) { $0 + $1.useCount + $1.callCount }
    let (text, shown) = try question.reply.fit(
      ReplyFitting.List(
        head: head(total), entries: entries.map(\.text),
        omission: { shown in
          let next = offset + shown
          return shown < entries.count || next < total
            ? "… and \(max(1, total - next)) more: call again with cursor \"\(next)\"" : nil
        }, notes: listing.warnings,
        coverage: { shown in
          let files = entries.prefix(shown).reduce(into: Set<[UInt8]>()) { $0.formUnion($1.files) }
          return Coverage(
            shownFiles: files.union(listing.targets.flatMap(\.definitions).map(\.path)).count,
            listing.statistics)
        }))
    return ToolAnswer(
      text: text, structure: ReferenceStructure.value(listing, entries.prefix(shown).map(\.value)),
      isPartial: listing.statistics.unindexedFiles > 0)
  }

  private func head(_ total: Int) -> [String] {
    let what: String =
      switch listing.relation {
      case .uses: total == 1 ? "use" : "uses"
      case .callers: total == 1 ? "caller" : "callers"
      case .callees: total == 1 ? "callee" : "callees"
      case .nothing: "references"
      }
    return listing.targets.flatMap(\.definitions).map(\.line) + [
      "\(total == 0 ? "no" : String(total)) \(what), matched by names, scopes and imports: one that isn't listed "
        + "proves nothing\(total == 0 ? "" : "; how sure each is stands in parentheses")"
    ]
  }

  // MARK: - Entries

  /// One use, or one call with those below it.
  private struct Entry {
    var text: [UInt8]
    var files: Set<[UInt8]>
    var value: JSONValue
  }

  private var entries: [Entry] {
    let uses = listing.targets.flatMap(\.uses)
    let calls = listing.targets.flatMap(\.calls)
    return uses.dropFirst(offset).prefix(limit).map(entry)
      + calls.dropFirst(offset).prefix(limit).map(entry)
  }

  private func entry(_ use: ListedUse) -> Entry {
    let caller = use.caller.map { " in \($0.symbolAddress.text)" } ?? ""
    let line =
      "\(use.place): \(String(decoding: use.text, as: UTF8.self)) "
      + "[\(use.kind)\(caller)] (\(use.confidence.text(use.definerCount)))\n"
    return Entry(text: Array(line.utf8), files: [use.path], value: ReferenceStructure.value(use))
  }

  private func entry(_ call: ListedCall) -> Entry {
    var lines: [String] = []
    var files: Set<[UInt8]> = []
    append(call, indentation: "", to: &lines, &files)
    return Entry(
      text: Array(lines.joined().utf8), files: files, value: ReferenceStructure.value(call))
  }

  /// Recursion goes as deep as the tree of calls, which is at most ``ReferenceRequest/depthRange``.
  private func append(
    _ call: ListedCall, indentation: String, to lines: inout [String], _ files: inout Set<[UInt8]>
  ) {
    let title = call.definition.map { "\($0.symbolAddress.text) [\($0.kind)]" } ?? "top level"
    let count = "\(call.useCount) \(call.useCount == 1 ? "use" : "uses")"
    let first = call.uses.first.map { ", first at \($0.place)" } ?? ""
    let mark: String =
      switch call.expansion {
      case .cycle: ", calls itself in a cycle"
      case .repeated: ", told elsewhere"
      case .complete, .none: ""
      }
    lines.append(
      "\(indentation)\(title): \(count)\(first) (\(call.confidence.text(call.definerCount)))\(mark)\n"
    )
    if let path = call.definition?.path ?? call.uses.first?.path { files.insert(path) }
    for inner in call.calls {
      append(inner, indentation: indentation + "  ", to: &lines, &files)
    }
    if call.calls.count < call.callCount {
      lines.append("\(indentation)  … and \(call.callCount - call.calls.count) more\n")
    }
  }
}

/// Uses and calls as JSON.
enum ReferenceStructure {
  static let schema = JSONSchema.object([
    ("definitions", JSONSchema.array(SymbolStructure.symbol)),
    (
      "references",
      JSONSchema.array(
        JSONSchema.object([
          ("path", JSONSchema.string), ("line", JSONSchema.integer), ("symbol", JSONSchema.string),
          ("confidence", JSONSchema.string),
        ]))
    ),
  ])

  static func value(_ listing: ReferenceListing, _ references: [JSONValue]) -> JSONValue {
    .object([
      JSONValue.Member(
        "definitions",
        .array(listing.targets.flatMap(\.definitions).map { SymbolStructure.value($0) })),
      JSONValue.Member("references", .array(references)),
    ])
  }

  /// A use; its symbol is the definition around it, empty at the top level of the file.
  static func value(_ use: ListedUse) -> JSONValue {
    value(use, use.caller, use.confidence)
  }

  /// A call at its first use; its symbol is what calls or is called.
  static func value(_ call: ListedCall) -> JSONValue {
    value(call.uses.first, call.definition, call.confidence)
  }

  private static func value(
    _ use: ListedUse?, _ definition: ListedDefinition?, _ confidence: ReferenceConfidence
  ) -> JSONValue {
    .object([
      JSONValue.Member("path", .text(use?.path ?? definition?.path ?? [])),
      JSONValue.Member("line", .integer((use?.range.lowerBound.line ?? 0) + 1)),
      JSONValue.Member("symbol", .string(definition?.symbolAddress.text ?? "")),
      JSONValue.Member("confidence", .string(confidence.rawValue)),
    ])
  }
}

extension ListedUse {
  /// `path:line`, 1-based.
  fileprivate var place: String {
    "\(String(decoding: path, as: UTF8.self)):\(range.lowerBound.line + 1)"
  }
}

extension ReferenceConfidence {
  fileprivate func text(_ definerCount: Int) -> String {
    self == .shared ? "one of \(definerCount)" : rawValue
  }
}
