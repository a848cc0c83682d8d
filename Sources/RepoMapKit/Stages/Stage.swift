internal import StandardExtensions

/// A step of the work on a tree: the results of others in, its own out.
///
/// Stages don't know each other but for the types of their results. What a stage needs besides, as settings and what
/// is known from before, it is made with.
protocol Stage: Sendable {
  associatedtype Output: Sendable
  /// Which one it is. Its dependencies are in ``StageID``; it may ask for the results of these and no others.
  static var id: StageID { get }
  /// Whether it takes less time than another thread would to begin with it.
  func isBrief(_ inputs: StageOutputs) -> Bool
  /// Does the work.
  ///
  /// - Parameter inputs: The results so far; those of the dependencies are among them.
  /// - Returns: The result.
  /// - Throws: Why there is none; `cancelled` soon after a stop.
  func run(_ inputs: StageOutputs) throws(EngineError) -> Output
}

extension Stage {
  func isBrief(_ inputs: StageOutputs) -> Bool { false }
}

/// The results of stages.
struct StageOutputs: Sendable {
  private var outputs: [StageID: any Sendable] = [:]

  /// The result of a stage; `nil` where it hasn't run.
  subscript<S: Stage>(ifRun stage: S.Type) -> S.Output? { outputs[S.id] as? S.Output }

  /// The result of a stage that has run.
  func of<S: Stage>(_ stage: S.Type) throws(EngineError) -> S.Output {
    if let output = self[ifRun: stage] { return output }
    reportBug("there is no result of the stage \(S.id)")
    throw .cancelled
  }

  /// Keeps the result of a stage.
  mutating func set(_ output: any Sendable, of stage: StageID) { outputs[stage] = output }

  /// Whether a stage has run.
  func contains(_ stage: StageID) -> Bool { outputs[stage] != nil }
}

extension Stage {
  /// The result without its type.
  func anyOutput(_ inputs: StageOutputs) throws(EngineError) -> any Sendable { try run(inputs) }
}

/// What a stage took.
struct StageReport: Sendable {
  let id: StageID
  let milliseconds: Double
}
