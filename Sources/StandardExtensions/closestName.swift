/// The name in `candidates` that differs from `name` by at most two edits, if there is one.
///
/// Of a short name one edit is as much as half of it, so it may differ by one alone. Of names that are equally
/// near the first in the order of the alphabet is given.
///
/// - Complexity: O(candidates · length²), where lengths that differ too much cost nothing.
package func closestName(to name: String, among candidates: some Sequence<String>) -> String? {
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let limit = min(2, max(1, candidate.utf8.count / 3))
    guard abs(candidate.utf8.count - name.utf8.count) <= limit else { continue }
    let distance = editDistance(name, candidate)
    guard distance <= limit else { continue }
    if let known = best, known < (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// The number of letters that have to be inserted, deleted, replaced or swapped with their neighbour.
///
/// - Source: optimal string alignment, after Damerau 1964, "A technique for computer detection and
///   correction of spelling errors".
private func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left.utf8), Array(right.utf8))
  var before: [Int] = []
  var above = Array(0...right.count)
  for line in left.indices {
    var row = [line + 1]
    for column in right.indices {
      let substitution = above[column] + (left[line] == right[column] ? 0 : 1)
      var distance = min(substitution, row[column] + 1, above[column + 1] + 1)
      if line > 0, column > 0, left[line] == right[column - 1], left[line - 1] == right[column] {
        distance = min(distance, before[column - 1] + 1)
      }
      row.append(distance)
    }
    (before, above) = (above, row)
  }
  return above[right.count]
}
