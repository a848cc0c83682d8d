/// Shows candidates in their order, as many as fit, without weighing anything: what a plain search would
/// print.
///
/// A candidate that doesn't fit is passed over; smaller ones behind it fill the rest.
///
/// - Parameters:
///   - candidates: Best first.
///   - files: Files in the order in which candidates of them first come; those without candidates are
///     named in their place.
///   - budget: What everything shown may cost together.
///   - draft: Knows the costs, and is told of what is taken.
/// - Returns: The selection; the costs of what was taken sum to at most `budget`.
package func selectInOrder<Draft: SelectionDraft>(
  _ candidates: some Sequence<Candidate>, files: [Int], budget: Int, _ draft: inout Draft
) -> Selection {
  var shown: [Int: [Int]] = [:]
  var rest = budget
  var misfits = 0
  var waiting = files[...]
  var met: Set<Int> = []
  func nameFiles(before next: Int?, _ draft: inout Draft) {
    while let file = waiting.first, file != next {
      waiting.removeFirst()
      let price = draft.nameCost(of: file)
      guard price <= rest else { continue }
      rest -= price
      shown[file] = []
      draft.name(file)
    }
  }
  for candidate in candidates {
    if met.insert(candidate.file).inserted {
      nameFiles(before: candidate.file, &draft)
      waiting = waiting.dropFirst()
    }
    guard let price = draft.cost(of: candidate) else { continue }
    if price <= rest {
      rest -= price
      misfits = 0
      shown[candidate.file, default: []].append(candidate.definition)
      draft.show(candidate)
    } else {
      misfits += 1
      if misfits == maximumMisfits { break }
    }
  }
  if misfits < maximumMisfits { nameFiles(before: nil, &draft) }
  return Selection(
    files: shown.sorted { $0.key < $1.key }.map {
      Selection.File(file: $0.key, definitions: $0.value.sorted())
    })
}

/// So many candidates in a row that don't fit say that hardly any will.
private let maximumMisfits = GreedySelection.maximumMisfits
