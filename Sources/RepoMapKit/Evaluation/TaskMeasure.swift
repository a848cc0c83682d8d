internal import SourceModel

/// A way to come to a map, as the report calls it.
enum EvaluationMethod: Sendable, Equatable {
  /// The map for the task.
  case repomap
  case words
  case ranks
  case program(ProgramTemplate)

  init(_ baseline: EvaluationBaseline) {
    self =
      switch baseline {
      case .words: .words
      case .ranks: .ranks
      case .program(let template): .program(template)
      }
  }

  var label: String {
    switch self {
    case .repomap: "repomap"
    case .words: "words"
    case .ranks: "ranks"
    case .program(let template): template.label
    }
  }
}

/// What one map of one task showed.
struct MapMeasure: Sendable {
  /// Index of the method.
  let method: Int
  let budgetTokens: Int
  let seconds: Double
  /// For each file of the task whether it is shown.
  let shownFiles: [Bool]
  /// For each file of the task, for each of its definitions, whether it is shown.
  let shownDefinitions: [[Bool]]
  /// The place, from 1, of the first file of the task in the order of the method; `nil` where it has
  /// none of them, or no order.
  let firstPlace: Int?

  /// The share of the task's files that is shown.
  var fileRecall: Double { share(shownFiles) }

  /// The share of the task's definitions that is shown; `nil` where there are none.
  var definitionRecall: Double? {
    let all = shownDefinitions.flatMap { $0 }
    return all.isEmpty ? nil : share(all)
  }

  private func share(_ values: [Bool]) -> Double {
    Double(values.count { $0 }) / Double(max(1, values.count))
  }
}

/// A task and all its maps.
struct TaskMeasure: Sendable {
  let task: EvaluationTask
  /// Seconds of the first map of the tree, what brings the index up to date included.
  let coldSeconds: Double
  /// By method, then budget.
  let maps: [MapMeasure]
}
