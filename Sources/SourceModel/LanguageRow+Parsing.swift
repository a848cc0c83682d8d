/// A line of a table of languages that can't be used; it is 1-based.
package struct LanguageTableError: Hashable, Sendable {
  package let line: Int
  package let detail: String
}

extension LanguageRow {
  /// Rows that a table of a user may have: each file that is looked at is compared with all.
  private static let maximumRows = 100

  /// Reads a table in the form of `queries/languages.tsv`, whose last columns may be missing.
  ///
  /// - Parameter text: Any text; lines that are wrong give errors, the others rows.
  /// - Returns: The rows, and what is wrong with other lines.
  package static func parse(
    _ text: String
  ) -> (rows: [LanguageRow], errors: [LanguageTableError]) {
    var rows: [LanguageRow] = []
    var errors: [LanguageTableError] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.isEmpty && line.first != "#" {
      switch row(line) {
      case .success(let row) where rows.count < maximumRows: rows.append(row)
      case .success:
        errors.append(
          LanguageTableError(line: index + 1, detail: "more than \(maximumRows) languages"))
        return (rows, errors)
      case .failure(let error):
        errors.append(LanguageTableError(line: index + 1, detail: error.detail))
      }
    }
    return (rows, errors)
  }

  private struct RowError: Error { let detail: String }

  private static func row(_ line: Substring) -> Result<LanguageRow, RowError> {
    var columns = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count <= 7, columns.allSatisfy({ !$0.isEmpty }) else {
      return .failure(RowError(detail: "at most 7 columns between tabs are needed, - if empty"))
    }
    columns += repeatElement("-", count: 7 - columns.count)
    let name = String(columns[0])
    let grammar = columns[6] == "-" ? name : String(columns[6])
    // They become parts of paths.
    for word in [name, grammar] where !word.allSatisfy(isNameCharacter) {
      return .failure(RowError(detail: "'\(word)' is no name: a to z, 0 to 9 and _ are allowed"))
    }
    let words = columns[5] == "-" ? "none" : String(columns[5])
    guard let privateNames = PrivateNames(rawValue: words) else {
      return .failure(
        RowError(detail: "'\(words)' is none of underscore, hyphens, capital and -"))
    }
    return .success(
      LanguageRow(
        name: name, extensions: list(columns[1]).map { $0.lowercased() },
        fileNames: list(columns[2]), interpreters: list(columns[3]),
        aliases: list(columns[4]).map { $0.lowercased() }, privateNames: privateNames,
        grammar: grammar))
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLowercase || character.isNumber || character == "_")
  }

  private static func list(_ column: Substring) -> [String] {
    column == "-" ? [] : column.split(separator: " ").map { String($0) }
  }
}
