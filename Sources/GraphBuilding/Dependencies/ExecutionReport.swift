package import SourceModel

/// What an execution did.
package struct ExecutionReport: Sendable, Equatable {
  /// The files that were redone, in the order in which they were.
  package var redone: [FileID] = []
  /// Of the redone files those that others depend on and whose interface turned out the same: here
  /// the change stopped spreading.
  package var cutOff: [FileID] = []
  /// Files that were changed, added or deleted.
  package var changedCount = 0
  /// Redone files that were not among the changed: redone because of others.
  package var affectedCount = 0
  /// All files.
  package var fileCount = 0

  /// All files ÷ redone files.
  package var speedUp: Double { Double(max(1, fileCount)) / Double(max(1, redone.count)) }
}
