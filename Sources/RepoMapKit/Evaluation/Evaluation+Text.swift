internal import MapRendering
internal import SourceModel
internal import StandardExtensions

extension Evaluation {
  private static let header = ["method", "tokens", "files", "definitions", "MRR", "s/map"]

  /// A table for each group, and what else there is to know.
  var tables: String {
    let parts = groups.filter { !$0.measures.isEmpty }.map { group in
      let withDefinitions = group.measures.count { $0.task.definitionCount > 0 }
      return "\(group.title): \(group.measures.count), \(withDefinitions) with definitions\n"
        + table(rows(group))
    }
    return parts.joined(separator: "\n")
      + "\nThe first map of a tree took \(decimals(coldSeconds, 3)) s.\n"
  }

  private func rows(_ group: Group) -> [[String]] {
    var rows = [Evaluation.header]
    for (method, name) in methods.enumerated() {
      for budget in budgets {
        guard let summary = summary(group, method: method, budgetTokens: budget) else { continue }
        rows.append([
          name, grouped(budget), percent(summary.fileRecall),
          summary.definitionRecall.map { percent($0) } ?? "–",
          summary.reciprocalRank.map { decimals($0, 2) } ?? "–", decimals(summary.seconds, 3),
        ])
      }
    }
    return rows
  }

  /// The first column to the left, the others to the right.
  private func table(_ rows: [[String]]) -> String {
    let widths = Evaluation.header.indices.map { column in
      rows.reduce(0) { max($0, $1[column].count) }
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      return "  \(cells.joined(separator: "  "))\n"
    }.joined()
  }
}

/// A share as a percentage with one decimal.
private func percent(_ share: Double) -> String { "\(rounded(share * 100)) %" }

/// A number ≥ 0 with so many decimals.
private func decimals(_ value: Double, _ count: Int) -> String {
  let factor = (0..<count).reduce(1) { product, _ in product * 10 }
  let whole = Int((value * Double(factor)).rounded())
  let digits = String(whole % factor)
  return "\(whole / factor)." + String(repeating: "0", count: count - digits.count) + digits
}
