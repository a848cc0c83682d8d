import GraphBuilding
import SymbolRanking
import TestSupport

extension FullMultigraph {
  /// PageRank by Gaussian elimination of x = damping · Pᵀ x + starts: what leads to no other file is
  /// lost.
  func ranks(starts: [Double], damping: Double) -> [Double] {
    // A file whose references weigh less than 1/4 gives as if they weighed that much.
    let least = GraphWeights.evidenceUnit * GraphWeights.weightUnit / 4
    let sums = outWeights.map { max(Double($0), least) }
    var matrix = (0..<fileCount).map { row in
      (0..<fileCount).map { row == $0 ? 1.0 : 0.0 }
    }
    for (edge, weight) in weights {
      matrix[edge.to][edge.from] -= damping * Double(weight) / sums[edge.from]
    }
    return solve(matrix, starts)
  }

  /// What rounding a file's share to whole units can change of all ranks together.
  func shareRounding(unit: Double, damping: Double) -> Double {
    let weights = outWeights.reduce(0) { $0 + Double($1) }
    return weights / (GraphWeights.evidenceUnit * GraphWeights.weightUnit) * 0.5 / unit
      / (1 - damping)
  }
}

/// Gaussian elimination with partial pivoting. The matrices here are diagonally dominant.
private func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let count = rows.count
  for column in 0..<count {
    let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    rows.swapAt(column, pivot)
    for row in 0..<count where row != column {
      let factor = rows[row][column] / rows[column][column]
      for place in column...count { rows[row][place] -= factor * rows[column][place] }
    }
  }
  return rows.indices.map { rows[$0][count] / rows[$0][$0] }
}

extension RankOptions {
  /// Converged and rounded far below what is compared.
  static var exact: RankOptions {
    var options = RankOptions()
    options.roundCount = 400
    options.significantBits = 52
    return options
  }
}

extension SampleRepository {
  /// For each file the share of the prior with which it starts.
  func priors(damping: Double) -> [Double] {
    files.map { (1 - damping) * RankingWeights.prior($0.noise) }
  }
}
