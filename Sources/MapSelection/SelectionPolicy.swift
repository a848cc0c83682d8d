/// How a selection weighs what it shows.
package struct SelectionPolicy: Sendable, Equatable {
  /// The share of the budget that names files before any definition is chosen.
  package var nameShare: Double
  /// How fast a file's next definition loses worth: with 0.1 the eleventh counts half of the first.
  package var repetitionDecay: Double
  /// The power of the cost that the worth is divided by.
  package var costPower: CostPower

  /// Powers that are exact on every machine.
  package enum CostPower: Sendable {
    /// Cost counts nothing.
    case none
    /// Its fourth root.
    case quarter
    /// Its square root: with the cost itself, short names would beat important ones.
    case half

    func of(_ cost: Int) -> Double {
      switch self {
      case .none: 1
      case .quarter: Double(cost).squareRoot().squareRoot()
      case .half: Double(cost).squareRoot()
      }
    }
  }

  /// For who wants to know a repository: many files, short lines.
  package static let orientation = SelectionPolicy(
    nameShare: 0, repetitionDecay: 0.1, costPower: .half)
  /// For a task: what it is about, and the files around it at least by name.
  package static let task = SelectionPolicy(nameShare: 0.15, repetitionDecay: 0, costPower: .none)
}
