internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

/// `textDocument/hover`: signature, documentation, rank and how often it is used.
let hover = Method("textDocument/hover") { call throws(ResponseError) in
  guard let (file, position) = try call.filePosition(),
    let listing = try file.references(at: position, .uses, limit: 1),
    let target = listing.targets.first, let definition = target.definitions.first
  else { return nothing }
  let rank = try file.tree.ask { () throws(EngineError) in
    try file.tree.engine.rank(
      of: definition, in: file.tree.root, snapshot: file.tree.snapshot,
      observer: file.tree.observer)
  }
  let text = HoverText(definition, uses: target.useCount, rank: rank)
  let isMarkdown = call.client.showsMarkdown
  return { json in
    json.object { json in
      json.member("contents") { json in
        json.object { json in
          json.member("kind") { $0.string(isMarkdown ? "markdown" : "plaintext") }
          json.member("value") { $0.string(isMarkdown ? text.markdown : text.plain) }
        }
      }
    }
  }
}

private struct HoverText: Sendable {
  private let signature: String
  private let language: String
  private let lines: [String]

  init(_ definition: ListedDefinition, uses: Int, rank: Int?) {
    signature = String(decoding: definition.signature, as: UTF8.self)
    language = definition.language
    var lines: [String] = []
    if let documentation = definition.documentation {
      lines.append(String(decoding: documentation, as: UTF8.self))
    }
    let place = definition.container.isEmpty ? "" : " in \(definition.container)"
    lines.append(
      "\(definition.kind)\(place) · \(useText(uses, rank)) · "
        + String(decoding: definition.path, as: UTF8.self))
    self.lines = lines
  }

  var plain: String { ([signature] + lines).joined(separator: "\n") }

  var markdown: String {
    // A fence longer than any in the text.
    var fence = "```"
    while signature.contains(fence) { fence += "`" }
    let block = "\(fence)\(language)\n\(signature)\n\(fence)"
    return ([block] + lines.map { escaped($0) }).joined(separator: "\n\n")
  }

  private func escaped(_ line: String) -> String {
    String(line.flatMap { "\\`*[]<>".contains($0) ? ["\\", $0] : [$0] })
  }
}

/// How often something is used, and its rank.
func useText(_ uses: Int, _ rank: Int?) -> String {
  "\(uses) reference\(uses == 1 ? "" : "s")" + (rank.map { " · rank #\($0)" } ?? "")
}
