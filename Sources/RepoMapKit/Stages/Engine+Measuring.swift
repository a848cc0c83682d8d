extension Engine {
  /// Does the work of a stage that reads an index and that nothing follows, and tells what it took.
  func measured<Value, Failure: Error>(
    _ stage: StageID, _ observer: any ProgressObserver, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = monotonicTime()
    let value = try work()
    let nanoseconds = monotonicTime() - start
    knowledge.stageMetrics.ran(stage, nanoseconds: nanoseconds)
    observer.finished(stage.rawValue, Double(nanoseconds) / 1_000_000)
    return value
  }
}
