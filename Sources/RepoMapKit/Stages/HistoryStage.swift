/// Reads what earlier changes tell about tasks, while the tree is looked at.
struct HistoryStage: Stage {
  static let id = StageID.history

  let engine: Engine
  let source: TreeSource
  /// Those whose tasks it is about.
  let requests: [MapRequest]

  /// Whether any request asks for history.
  var isWanted: Bool { requests.contains { $0.usesHistory && $0.hasTask } }

  /// For each request its history, and a line about it.
  var histories: [HistoryReader.Found] {
    requests.map { request in
      HistoryReader(engine: engine, source: source, deadline: request.deadline?.nanoseconds)
        .history(request)
    }
  }

  func run(_ inputs: StageOutputs) throws(EngineError) -> [HistoryReader.Found] { histories }
}
