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
///   - cost: What showing a candidate adds to what is shown now; `nil` when its file can't be shown.
///   - show: Told of each candidate that is taken.
///   - nameCost: What naming a file costs of which nothing is shown.
///   - name: Told of each file that is named.
/// - Returns: The selection; the costs of what was taken sum to at most `budget`.
package func selectInOrder(
  _ candidates: some Sequence<Candidate>, files: [Int], budget: Int, cost: (Candidate) -> Int?,
  show: (Candidate) -> Void, nameCost: (Int) -> Int, name: (Int) -> Void
) -> Selection {
  var shown: [Int: [Int]] = [:]
  var rest = budget
  var misfits = 0
  var waiting = files[...]
  var met: Set<Int> = []
  func nameFiles(before next: Int?) {
    while let file = waiting.first, file != next {
      waiting.removeFirst()
      let price = nameCost(file)
      guard price <= rest else { continue }
      rest -= price
      shown[file] = []
      name(file)
    }
  }
  for candidate in candidates {
    if met.insert(candidate.file).inserted {
      nameFiles(before: candidate.file)
      waiting = waiting.dropFirst()
    }
    guard let price = cost(candidate) else { continue }
    if price <= rest {
      rest -= price
      misfits = 0
      shown[candidate.file, default: []].append(candidate.definition)
      show(candidate)
    } else {
      misfits += 1
      if misfits == maximumMisfits { break }
    }
  }
  if misfits < maximumMisfits { nameFiles(before: nil) }
  return Selection(
    files: shown.sorted { $0.key < $1.key }.map {
      Selection.File(file: $0.key, definitions: $0.value.sorted())
    })
}

/// So many candidates in a row that don't fit say that hardly any will.
private let maximumMisfits = 256
