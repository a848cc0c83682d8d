internal import GraphBuilding
internal import SymbolRanking

/// Why a file, or a definition of it, is in a map or not.
public struct Explanation: Sendable {
  /// How an explanation is written.
  public enum Form: Sendable {
    /// For people.
    case text
    /// One JSON object on one line.
    case json
  }

  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run that made it did.
  public let statistics: RunStatistics

  /// The path of the file.
  let path: [UInt8]
  /// Its class, by name.
  let noise: String
  /// Whether the map of the request shows the file.
  let isShown: Bool
  /// Whether the file as a whole is in focus: the prompt has it, so no map shows it.
  let isHeld: Bool
  let budgetTokens: Int
  /// Those that were asked for, or all of the file, best first.
  let definitions: [ExplainedDefinition]
  /// `nil` without a task.
  let task: ExplainedTask?
  /// The strongest references from other files.
  let references: [ExplainedReference]

  /// The explanation in a form.
  public func text(_ form: Form) -> [UInt8] {
    switch form {
    case .text: Array(lines.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
    case .json: json
    }
  }
}

/// A definition of the file.
struct ExplainedDefinition: Sendable {
  var name: String
  var kind: String
  /// 1-based.
  var line: Int
  /// 1 for the first of all in the order of the map.
  var rank: Int?
  var score: Double
  var isShown: Bool
  var isInFocus: Bool
  /// `nil` without a task.
  var task: TaskExplanation.Definition?
}

/// What the task says about the file.
struct ExplainedTask: Sendable {
  var explanation: TaskExplanation
  /// The words of the task, by the index of their terms.
  var words: [String]
  /// Whether the task points to the file by a path or a place.
  var isPointedTo: Bool
}

/// A reference to the file.
struct ExplainedReference: Sendable {
  var path: String
  var name: String
  var meaning: String
  /// How it is known that the name means this file.
  var binding: BindingRule
  /// How many files the name may mean as well, this one included.
  var definerCount: Int
  /// Of everything that reaches the file by references, in 0...1.
  var share: Double
}
