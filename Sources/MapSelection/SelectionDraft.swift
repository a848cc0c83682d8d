/// A map that is being drawn up: what is chosen so far, and what more would cost.
///
/// Costs are thousandths of a token, and change only when something of the same file is chosen.
package protocol SelectionDraft {
  /// Hardly any candidate costs less.
  var leastCost: Int { get }
  /// A guess of what a candidate costs at least now; cheap to ask for.
  mutating func estimate(of candidate: Candidate) -> Int
  /// What showing a candidate adds to what is shown now; `nil` when its file can't be shown, and
  /// ``hiddenCost`` where it would not be seen.
  mutating func cost(of candidate: Candidate) -> Int?
  /// Shows a candidate, or more of one that is shown.
  mutating func show(_ candidate: Candidate)
  /// What naming a file costs of which nothing is shown.
  mutating func nameCost(of file: Int) -> Int
  /// Names a file, whatever else is shown of it.
  mutating func name(_ file: Int)
}

/// The cost of what would not be seen, because its line is cut before it: above every budget. A minified
/// file has thousands of definitions in one line.
package let hiddenCost = Int.max / 2
