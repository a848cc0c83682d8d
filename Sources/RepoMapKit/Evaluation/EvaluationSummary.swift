internal import SourceModel

/// Means over some tasks for one method and budget.
struct EvaluationSummary: Sendable, Equatable {
  let taskCount: Int
  /// Of them those with definitions to find.
  let definitionTaskCount: Int
  /// The mean share of files that are shown.
  let fileRecall: Double
  /// The mean share of definitions that are shown; `nil` without a task that has some.
  let definitionRecall: Double?
  /// The mean of 1 / place of the first file; `nil` for a method that tells no order.
  let reciprocalRank: Double?
  let seconds: Double

  /// - Parameters:
  ///   - maps: One of each task; not empty.
  ///   - hasOrder: Whether the method tells the order of files.
  init(_ maps: [MapMeasure], hasOrder: Bool) {
    taskCount = maps.count
    let recalls = maps.compactMap(\.definitionRecall)
    definitionTaskCount = recalls.count
    fileRecall = mean(maps.map(\.fileRecall)) ?? 0
    definitionRecall = mean(recalls)
    reciprocalRank =
      hasOrder ? mean(maps.map { $0.firstPlace.map { 1 / Double($0) } ?? 0 }) : nil
    seconds = mean(maps.map(\.seconds)) ?? 0
  }
}

/// The mean of some values; `nil` without any.
func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}
