// One step of the random reader over the factored graph.
//
// Input: the ranks x of all files. Output: the ranks that arrive at each file along references.
//
// Steps, with the names of ReferenceGraph:
// 1. share(r) = x(r) / T(r), with T(r) the weight of all references of file r;
// 2. flow(i) = weight(i) · Σ over referencers r of i: share(r) · evidence(r, i);
// 3. arriving(d) = Σ over pools i that d defines: u(d, i) · flow(i), plus its direct edges.
//
// Invariants: what arrives and what starts again are together what the files had, but for
// rounding; sums run in the order of pools and files, so the same graph gives the same bits.
//
// It does not: teleport; that is `pageRank`.

package import GraphBuilding

/// The transition probabilities of a graph for one question.
package struct ReferenceWalk: Sendable {
  package let graph: ReferenceGraph
  /// For each pool the factor on all edges through it, with the mentioned names' included.
  package let poolWeights: [Double]
  /// For each direct edge its weight, with the mentioned names' factor included.
  package let directWeights: [Double]
  /// For each file the weight of all its references, T, with those that lead to no other file.
  /// 0: the file is dangling.
  package let outWeights: [Double]
  /// The symbols that have a mentioned name, ascending.
  package let mentionedSymbols: [Int]

  /// The walk over `graph` in which the edges of the mentioned names weigh
  /// ``GraphWeights/mentionedName`` times more.
  ///
  /// - Complexity: O(references + definitions).
  package init(_ graph: ReferenceGraph, mentionedNames: [[UInt8]] = []) {
    self.graph = graph
    let symbols = Set(
      mentionedNames.flatMap { name in name.withUnsafeBytes { graph.symbols.symbols(named: $0) } })
    mentionedSymbols = symbols.sorted()
    var poolWeights = graph.poolWeights
    for symbol in mentionedSymbols {
      for pool in graph.pools(ofSymbol: symbol) { poolWeights[pool] *= GraphWeights.mentionedName }
    }
    let directWeights = zip(graph.directEdges.weights, graph.directSymbols).map { weight, symbol in
      let factor = symbols.contains(Int(symbol)) ? GraphWeights.mentionedName : 1
      return Double(weight) * factor
    }
    let references = graph.references
    outWeights = (0..<graph.fileCount).map { file in
      var sum = graph.stayingWeights[file]
      for entry in references.row(file) {
        let pool = Int(references.targets[entry])
        sum += Double(references.weights[entry]) * poolWeights[pool] * graph.poolMasses[pool]
      }
      for edge in graph.directEdges.row(file) { sum += directWeights[edge] }
      return sum
    }
    self.poolWeights = poolWeights
    self.directWeights = directWeights
  }

  /// Whether the user mentioned the name of `symbol`.
  package func isMentioned(_ symbol: UInt32) -> Bool {
    !mentionedSymbols.isEmpty && mentionedSymbols.contains(Int(symbol))
  }

  /// What each file gives along a reference of weight 1; 0 for dangling files.
  package func shares(of ranks: [Double]) -> [Double] {
    zip(ranks, outWeights).map { rank, weight in weight > 0 ? rank / weight : 0 }
  }

  /// What reaches no other file and starts again: the rank of dangling files, and what other files
  /// give to themselves and to the outside.
  package func restarts(ranks: [Double], shares: [Double]) -> Double {
    var sum = 0.0
    for file in 0..<graph.fileCount {
      sum += outWeights[file] == 0 ? ranks[file] : shares[file] * graph.stayingWeights[file]
    }
    return sum
  }

  /// What flows through each pool to a definer of weight 1.
  ///
  /// - Complexity: O(references).
  package func poolFlows(shares: [Double]) -> [Double] {
    let rows = graph.referencers
    return rows.withUnsafeRows { offsets, targets, weights in
      [Double](unsafeUninitializedCapacity: graph.poolCount) { flows, count in
        var start = Int(offsets[0])
        for pool in 0..<graph.poolCount {
          let end = Int(offsets[pool + 1])
          var sum = 0.0
          for entry in start..<end {
            sum += shares[Int(targets[entry])] * Double(weights[entry])
          }
          flows[pool] = sum * poolWeights[pool]
          start = end
        }
        count = graph.poolCount
      }
    }
  }

  /// What arrives at each file.
  ///
  /// - Complexity: O(definitions + direct edges).
  package func arrivals(poolFlows: [Double], shares: [Double]) -> [Double] {
    let rows = graph.definedPools
    var arriving = rows.withUnsafeRows { offsets, targets, weights in
      [Double](unsafeUninitializedCapacity: graph.fileCount) { arriving, count in
        for file in 0..<graph.fileCount {
          var sum = 0.0
          for entry in Int(offsets[file])..<Int(offsets[file + 1]) {
            sum += poolFlows[Int(targets[entry])] * Double(weights[entry])
          }
          arriving[file] = sum
        }
        count = graph.fileCount
      }
    }
    let direct = graph.directEdges
    guard direct.entryCount > 0 else { return arriving }
    for file in 0..<graph.fileCount {
      for edge in direct.row(file) {
        arriving[Int(direct.targets[edge])] += shares[file] * directWeights[edge]
      }
    }
    return arriving
  }
}
