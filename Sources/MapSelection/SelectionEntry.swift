/// A candidate in the queue; what comes to the front first is the smallest.
struct SelectionEntry: Comparable {
  var key: Double
  var candidate: Int
  /// The candidate's entries of earlier generations don't count any more.
  var generation: Int32
  /// The cost, or an estimate if the cost hasn't been asked for.
  var cost: Int
  /// How many definitions the file showed when the cost was asked for; -1 for an estimate.
  var shownThen: Int

  static func < (left: SelectionEntry, right: SelectionEntry) -> Bool {
    left.key != right.key ? left.key > right.key : left.candidate < right.candidate
  }

  static func == (left: SelectionEntry, right: SelectionEntry) -> Bool {
    left.key == right.key && left.candidate == right.candidate
  }
}
