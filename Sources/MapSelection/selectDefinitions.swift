/// Chooses the definitions that a map shows.
///
/// Greedy by value per cost: of all candidates the one with the best ratio of score to what it
/// costs *now* comes next. A candidate is cheaper once its file or its scope is shown, and worth
/// less the more of its file is already shown, so that a map shows more than one file. A
/// candidate that doesn't fit is passed over, and smaller ones behind it fill the rest.
///
/// Costs are asked for lazily: only when the optimistic estimate of a candidate, and later its
/// last known cost, comes to the front of the queue.
///
/// - Parameters:
///   - candidates: Best first; ties keep this order.
///   - budget: What everything shown may cost together.
///   - estimate: A guess of what a candidate costs at least; > 0.
///   - cost: What showing a candidate adds to what is shown now; `nil` when its file can't be
///     shown.
///   - show: Told of each candidate that is taken, before the next cost is asked for.
/// - Returns: The selection; the costs of what was taken sum to at most `budget`.
/// - Complexity: O(c log c) for c candidates, and a call of `cost` for each that comes to the front.
package func selectDefinitions(
  _ candidates: [Candidate], budget: Int, estimate: (Candidate) -> Int,
  cost: (Candidate) -> Int?, show: (Candidate) -> Void
) -> Selection {
  var greedy = GreedySelection(candidates, budget: budget, estimate: estimate)
  while let candidate = greedy.next(cost: cost) { show(candidate) }
  return greedy.selection
}

private struct GreedySelection {
  /// Candidates that are looked at for each thousand of the budget: several times what can fit.
  private static let candidatesPerThousand = 2
  /// How fast a file's next definition loses worth: the tenth counts half of the first.
  private static let repetitionDecay = 0.1

  private struct Entry {
    var key: Double
    var candidate: Int
    /// How many definitions the file showed when the key was computed; -1 for an estimate.
    var shownThen: Int
    /// Only the youngest entry of a candidate counts.
    var generation: Int
  }

  private struct FileState {
    var definitions: [Int] = []
    /// Candidates whose cost was asked for and who wait.
    var waiting: Set<Int> = []
    var isUnreadable = false
  }

  private let candidates: [Candidate]
  private var rest: Int
  private var queue: Heap<Entry>
  private var files: [Int: FileState] = [:]
  /// Generation of each candidate's youngest entry.
  private var generations: [Int]

  init(_ all: [Candidate], budget: Int, estimate: (Candidate) -> Int) {
    let limit = max(64, budget / 1000 * GreedySelection.candidatesPerThousand)
    candidates = Array(all.prefix(limit))
    rest = budget
    generations = Array(repeating: 0, count: candidates.count)
    queue = Heap { left, right in
      left.key != right.key ? left.key > right.key : left.candidate < right.candidate
    }
    for (index, candidate) in candidates.enumerated() {
      let key = GreedySelection.key(candidate.score, cost: estimate(candidate), shown: 0)
      queue.push(Entry(key: key, candidate: index, shownThen: -1, generation: 0))
    }
  }

  var selection: Selection {
    Selection(
      files: files.filter { !$0.value.definitions.isEmpty }.sorted { $0.key < $1.key }
        .map { Selection.File(file: $0.key, definitions: $0.value.definitions.sorted()) })
  }

  /// The candidate to show next, or `nil` when none is left that fits.
  mutating func next(cost: (Candidate) -> Int?) -> Candidate? {
    while let entry = queue.pop() {
      let candidate = candidates[entry.candidate]
      let state = files[candidate.file] ?? FileState()
      if entry.generation != generations[entry.candidate] || state.isUnreadable { continue }
      guard let price = cost(candidate) else {
        files[candidate.file, default: FileState()].isUnreadable = true
        continue
      }
      let shown = state.definitions.count
      let key = GreedySelection.key(candidate.score, cost: price, shown: shown)
      if let best = queue.first, best.key > key, entry.shownThen != shown {
        push(entry.candidate, key: key, shownThen: shown)
        files[candidate.file, default: FileState()].waiting.insert(entry.candidate)
        continue
      }
      files[candidate.file]?.waiting.remove(entry.candidate)
      if price <= rest {
        rest -= price
        accept(candidate)
        return candidate
      }
    }
    return nil
  }

  /// The file's waiting candidates share its path and headers from now on: they are looked at again.
  private mutating func accept(_ candidate: Candidate) {
    var state = files[candidate.file] ?? FileState()
    state.definitions.append(candidate.definition)
    for index in state.waiting.sorted() {
      let key = GreedySelection.key(
        candidates[index].score, cost: 1000, shown: state.definitions.count)
      push(index, key: key, shownThen: -1)
    }
    state.waiting = []
    files[candidate.file] = state
  }

  private mutating func push(_ candidate: Int, key: Double, shownThen: Int) {
    generations[candidate] += 1
    queue.push(
      Entry(
        key: key, candidate: candidate, shownThen: shownThen, generation: generations[candidate]))
  }

  /// The root of the cost: with the cost itself, short names would beat important ones.
  private static func key(_ score: Double, cost: Int, shown: Int) -> Double {
    let worth = score / (1 + repetitionDecay * Double(shown))
    return worth / Double(max(cost, 1)).squareRoot()
  }
}
