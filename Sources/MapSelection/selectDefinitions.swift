/// Chooses the definitions that a map shows.
///
/// Greedy by value per cost: of all candidates the one with the best ratio of score to what it
/// costs *now* comes next. A candidate is cheaper once its file or its scope is shown, and worth
/// less the more of its file is already shown, so that a map shows more than one file. A
/// candidate that doesn't fit is passed over, and smaller ones behind it fill the rest.
///
/// Costs are asked for lazily: a candidate's cost is only computed when its optimistic estimate
/// comes to the front of the queue.
///
/// - Parameters:
///   - candidates: Best first; ties keep this order.
///   - budget: What all files together may cost.
///   - estimate: A quick guess of what a candidate costs alone; > 0.
///   - cost: What a file costs when it shows the given definitions (ascending); `nil` when the
///     file can't be shown.
/// - Returns: The selection, whose total cost is at most `budget`.
/// - Complexity: O(c log c + calls of `cost`) for c candidates.
package func selectDefinitions(
  _ candidates: [Candidate], budget: Int, estimate: (Candidate) -> Int,
  cost: (_ file: Int, _ definitions: [Int]) -> Int?
) -> Selection {
  var greedy = GreedySelection(candidates, budget: budget, estimate: estimate)
  greedy.run(cost: cost)
  return greedy.selection
}

private struct GreedySelection {
  /// Candidates that are looked at for each unit of budget: several times more than can fit.
  private static let candidatesPerToken = 2
  /// How fast a file's next definition loses worth: the tenth counts half of the first.
  private static let repetitionDecay = 0.1

  private struct Entry {
    var key: Double
    var candidate: Int
    /// How many definitions the file showed when the key was computed; -1 for an estimate.
    var shownThen: Int
  }

  private struct FileState {
    var definitions: [Int] = []
    var cost = 0
    var isUnreadable = false
  }

  private let candidates: [Candidate]
  private var rest: Int
  private var queue: Heap<Entry>
  private var files: [Int: FileState] = [:]
  private var byFile: [Int: [Int]] = [:]
  private var isDone: [Bool]

  init(_ all: [Candidate], budget: Int, estimate: (Candidate) -> Int) {
    let limit = max(64, budget / 1000 * GreedySelection.candidatesPerToken)
    candidates = Array(all.prefix(limit))
    rest = budget
    isDone = Array(repeating: false, count: candidates.count)
    queue = Heap { left, right in
      left.key != right.key ? left.key > right.key : left.candidate < right.candidate
    }
    for (index, candidate) in candidates.enumerated() {
      byFile[candidate.file, default: []].append(index)
      let key = GreedySelection.key(candidate.score, cost: estimate(candidate), shown: 0)
      queue.push(Entry(key: key, candidate: index, shownThen: -1))
    }
  }

  var selection: Selection {
    Selection(
      files: files.filter { !$0.value.definitions.isEmpty }.sorted { $0.key < $1.key }
        .map { Selection.File(file: $0.key, definitions: $0.value.definitions) })
  }

  mutating func run(cost: (Int, [Int]) -> Int?) {
    while let entry = queue.pop() {
      if isDone[entry.candidate] { continue }
      let candidate = candidates[entry.candidate]
      let state = files[candidate.file] ?? FileState()
      if state.isUnreadable { continue }
      let shown = insert(candidate.definition, into: state.definitions)
      guard let total = cost(candidate.file, shown) else {
        files[candidate.file, default: FileState()].isUnreadable = true
        continue
      }
      let key = GreedySelection.key(
        candidate.score, cost: total - state.cost, shown: state.definitions.count)
      if let next = queue.first, next.key > key, entry.shownThen != state.definitions.count {
        let fresh = Entry(
          key: key, candidate: entry.candidate, shownThen: state.definitions.count)
        queue.push(fresh)
        continue
      }
      isDone[entry.candidate] = true
      guard total - state.cost <= rest else { continue }
      accept(candidate, shown: shown, total: total, state)
    }
  }

  private mutating func accept(
    _ candidate: Candidate, shown: [Int], total: Int, _ state: FileState
  ) {
    rest -= total - state.cost
    files[candidate.file] = FileState(definitions: shown, cost: total)
    // The file's other candidates share its path and headers from now on: look at them again.
    for index in byFile[candidate.file] ?? [] where !isDone[index] {
      let key = GreedySelection.key(
        candidates[index].score, cost: max(1, (total - state.cost) / 2), shown: shown.count)
      queue.push(Entry(key: key, candidate: index, shownThen: -1))
    }
  }

  private func insert(_ definition: Int, into definitions: [Int]) -> [Int] {
    var definitions = definitions
    let place = definitions.firstIndex { $0 >= definition } ?? definitions.count
    if place == definitions.count || definitions[place] != definition {
      definitions.insert(definition, at: place)
    }
    return definitions
  }

  /// The root of the cost: with the cost itself, short names would beat important ones.
  private static func key(_ score: Double, cost: Int, shown: Int) -> Double {
    let worth = score / (1 + repetitionDecay * Double(shown))
    return worth / Double(max(cost, 1)).squareRoot()
  }
}
