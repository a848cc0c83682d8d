package import GraphBuilding
package import LexicalIndexing
package import SourceModel

/// What the score of a definition for a task is multiplied by.
package struct TaskFactors: Sendable, Equatable {
  /// For the class of the file: tests, examples and so on count less.
  package var file: Double
  package var length: Double
  /// Below 1 for a test.
  package var test: Double

  var product: Double { file * length * test }
}

/// Why a file and its definitions have their places in the ranking for a task.
package struct TaskExplanation: Sendable {
  /// What makes the score of a definition: the sum of the terms and of the file's share, times the
  /// factors and the scale.
  package struct Definition: Sendable {
    package var terms: [UnitTermShare]
    package var fileShare: Double
    package var factors: TaskFactors
    package var scale: Double

    /// The score, without what a place that is pointed to adds.
    package var score: Double {
      (terms.reduce(fileShare) { $0 + $1.value }) * factors.product * scale
    }
  }

  /// 1 for the file that is named first; `nil` for one that isn't named at all.
  package var rank: Int?
  /// Number of files that are ranked for the task.
  package var fileCount: Int
  /// The score of the file by words and places.
  package var score: Double
  /// The factor of its class.
  package var prior: Double
  package var terms: [FileTermShare]
  /// By their indexes in the file.
  package var definitions: [Int: Definition]
}

/// Why a file has its place in the ranking that nothing personalizes: a reference to it.
package struct ReferenceExplanation: Sendable, Equatable {
  /// The file that refers.
  package var from: FileID
  /// The name that it uses, as a symbol of the graph.
  package var symbol: UInt32
  /// What it uses the name as.
  package var meaning: ReferenceMeaning
  /// How it is known that this file is meant.
  package var rule: BindingRule
  /// How many files may be meant as well as this one, itself included: 1 is certain, as far as the
  /// rule is.
  package var definerCount: Int
  /// The rank that comes this way.
  package var flow: Double
}

extension RankRevision {
  /// The references to what a file defines, the largest flow first.
  package func references(
    to file: FileID, in graph: GraphRevision, maximumCount: Int
  ) -> [ReferenceExplanation] {
    var found: [ReferenceExplanation] = []
    let symbols = Set(graph.definitions(of: file).map { graph.definition(at: $0).symbol })
    for symbol in symbols {
      graph.forEachPool(ofSymbol: symbol) { pool in
        var weight: UInt64 = 0
        var definerCount = 0
        graph.forEachDefiner(ofPool: pool) { definer, value in
          definerCount += 1
          if definer == file { weight = value }
        }
        guard weight > 0 else { return }
        let scope = graph.scope(ofPool: pool)
        let equals = scope.target == nil ? definerCount : Int(scope.count)
        graph.forEachReferencer(ofPool: pool) { from, evidence in
          let flow = Double(share(of: from)) * Double(evidence) * Double(weight) / RankUnits.arrival
          found.append(
            ReferenceExplanation(
              from: from, symbol: symbol, meaning: graph.meaning(ofPool: pool),
              rule: scope.rule, definerCount: equals, flow: flow))
        }
      }
    }
    found.sort { left, right in
      if left.flow != right.flow { return left.flow > right.flow }
      if left.from != right.from { return graph.precedes(left.from, right.from) }
      return (left.symbol, left.meaning.rawValue) < (right.symbol, right.meaning.rawValue)
    }
    return Array(found.prefix(maximumCount))
  }
}
