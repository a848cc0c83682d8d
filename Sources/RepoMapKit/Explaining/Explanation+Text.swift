internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking

extension Explanation {
  /// The explanation for people, line by line.
  var lines: [String] {
    var lines = [
      "\(escapedText(path)): \(isShown ? "shown" : "not shown") in \(budgetTokens) tokens"
    ]
    if noise != "none" { lines.append("  class: \(noise), which counts less") }
    if isHeld { lines.append("  in focus as a whole: the prompt has it, so it isn't shown") }
    if let task { lines += taskLines(task) }
    if !references.isEmpty {
      lines.append("  references from other files:")
      lines += references.map { reference in
        "    \(percent(reference.share))  \(reference.path): \(reference.name) "
          + "(\(reference.meaning), \(certainty(reference)))"
      }
    }
    lines.append(definitions.isEmpty ? "  no definitions" : "  definitions:")
    for definition in definitions { lines += definitionLines(definition) }
    return lines
  }

  private func taskLines(_ task: ExplainedTask) -> [String] {
    let explanation = task.explanation
    var lines: [String] = []
    if let rank = explanation.rank {
      lines.append("  for the task: file \(rank) of \(explanation.fileCount)")
    } else {
      lines.append("  for the task: not among the files that its words lead to")
    }
    if task.isPointedTo { lines.append("  the task points to this file") }
    let words = explanation.terms.sorted {
      ($1.content + $1.path, $0.term) < ($0.content + $0.path, $1.term)
    }
    let texts = words.map { share in
      let path = share.path > 0 ? " (in the path)" : ""
      return "\(task.words[share.term]) \(rounded(share.content + share.path))\(path)"
    }
    if !texts.isEmpty { lines.append("  words: \(texts.joined(separator: " · "))") }
    return lines
  }

  private func definitionLines(_ definition: ExplainedDefinition) -> [String] {
    let rank = definition.rank.map { "rank \($0)" } ?? "no rank"
    var lines = [
      "    \(definition.isShown ? "+" : "-") \(definition.kind) \(definition.name), "
        + "line \(definition.line): \(rank)\(definition.isInFocus ? ", in focus" : "")"
    ]
    guard let shares = definition.task, let task else { return lines }
    let words = shares.terms.sorted { ($1.value, $0.term) < ($0.value, $1.term) }.map {
      "\(task.words[$0.term]) \(rounded($0.value))"
    }
    let factors = shares.factors
    var parts = words + ["file \(rounded(shares.fileShare))"]
    parts.append("x length \(rounded(factors.length))")
    if factors.file != 1 { parts.append("x class \(rounded(factors.file))") }
    if factors.test != 1 { parts.append("x test \(rounded(factors.test))") }
    lines.append("      \(parts.joined(separator: " · "))")
    return lines
  }

  /// How it is known that a reference means this file, and how surely.
  private func certainty(_ reference: ExplainedReference) -> String {
    let count = reference.definerCount
    let equals = count == 1 ? "" : ", one of \(count)"
    switch reference.binding {
    case .name: return count == 1 ? "only definer" : "one of \(count) definers"
    case .imported: return "imported" + equals
    case .receiver: return "by the type it is used on" + equals
    case .visible: return "in sight by an import" + equals
    case .package: return "same package" + equals
    case .nearest: return "nearest" + equals
    }
  }

  private func percent(_ share: Double) -> String {
    let text = rounded(share * 100)
    return String(repeating: " ", count: max(0, 5 - text.utf8.count)) + text + " %"
  }
}
