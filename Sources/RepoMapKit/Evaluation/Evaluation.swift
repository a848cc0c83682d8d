internal import SourceModel

/// What was measured on the tasks of a repository.
public struct Evaluation: Sendable {
  /// How it is written.
  public enum Form: Sendable {
    /// Tables for people.
    case text
    /// One JSON object with everything, on one line.
    case json
  }

  /// What methods are called, in the order of the report.
  let methods: [String]
  let budgets: [Int]
  /// Oldest task first; not empty.
  let measures: [TaskMeasure]
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]

  /// A report in UTF-8. The same history gives the same one, but for times.
  public func text(_ form: Form) -> [UInt8] {
    switch form {
    case .text: Array(tables.utf8)
    case .json: json
    }
  }

  /// Some of the tasks, with what they have in common.
  struct Group {
    let title: String
    let measures: [TaskMeasure]
  }

  /// All tasks, those whose messages name nothing, and those of each language.
  var groups: [Group] {
    let unnamed = measures.filter { !$0.task.isNamed }
    let languages = Set(measures.map(\.task.language)).sorted()
    let ofLanguages = languages.map { language in
      Group(title: language.name, measures: measures.filter { $0.task.language == language })
    }
    return [
      Group(title: "all tasks", measures: measures),
      Group(title: "tasks whose messages name no changed file or definition", measures: unnamed),
    ] + (languages.count > 1 ? ofLanguages : [])
  }

  /// The means of a group for one method and budget; `nil` for a group without tasks.
  func summary(_ group: Group, method: Int, budgetTokens: Int) -> EvaluationSummary? {
    let maps = group.measures.flatMap(\.maps).filter {
      $0.method == method && $0.budgetTokens == budgetTokens
    }
    if maps.isEmpty { return nil }
    let hasOrder = measures.contains { measure in
      measure.maps.contains { $0.method == method && $0.firstPlace != nil }
    }
    return EvaluationSummary(maps, hasOrder: hasOrder)
  }

  /// Mean seconds of the first map of a tree.
  var coldSeconds: Double { mean(measures.map(\.coldSeconds)) ?? 0 }
}
