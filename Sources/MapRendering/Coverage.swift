internal import StandardExtensions

/// What a map shows of what there is.
package struct Coverage: Sendable, Equatable {
  package var shownFiles: Int
  package var files: Int
  package var shownDefinitions: Int
  package var definitions: Int
  package var usedTokens: Int
  package var budgetTokens: Int
  /// Names of the best definitions that are left out; plain identifiers. None where the budget is used without.
  package var next: [String] = []
  /// How many definitions were left out, because they are copies of some that are shown.
  package var copies = 0
  /// How many files of the tree aren't indexed, because there was no time; 0 unless the map is partial.
  package var unindexedFiles: Int

  package init(
    shownFiles: Int, files: Int, shownDefinitions: Int, definitions: Int, usedTokens: Int,
    budgetTokens: Int, unindexedFiles: Int = 0
  ) {
    self.shownFiles = shownFiles
    self.files = files
    self.shownDefinitions = shownDefinitions
    self.definitions = definitions
    self.usedTokens = usedTokens
    self.budgetTokens = budgetTokens
    self.unindexedFiles = unindexedFiles
  }

  /// The same totals with everything shown: no coverage of this map has a longer text.
  package var widest: Coverage {
    Coverage(
      shownFiles: files, files: files, shownDefinitions: definitions, definitions: definitions,
      usedTokens: budgetTokens, budgetTokens: budgetTokens, unindexedFiles: unindexedFiles)
  }

  /// As a line for people: `41 of 1,204 files · 312 of 9,870 definitions · 1,018/1,024 tokens`; then, in a partial
  /// map, ` · partial: 800 files not indexed`, and, where the budget has a gap, ` · next: total, Cart`.
  package var text: String {
    var parts = [
      "\(grouped(shownFiles)) of \(grouped(files)) files",
      "\(grouped(shownDefinitions)) of \(grouped(definitions)) definitions",
      "\(grouped(usedTokens))/\(grouped(budgetTokens)) tokens",
    ]
    if unindexedFiles > 0 { parts.append("partial: \(grouped(unindexedFiles)) files not indexed") }
    if !next.isEmpty { parts.append("next: \(next.joined(separator: ", "))") }
    return parts.joined(separator: " · ")
  }
}
