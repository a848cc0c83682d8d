/// Chooses the definitions that a map shows.
///
/// Greedy by value per cost: of all candidates the one with the best ratio of score to what it
/// costs *now* comes next. A candidate is cheaper once its file or its scope is shown, and worth
/// less the more of its file is already shown, so that a map shows more than one file. A
/// candidate that doesn't fit is passed over, and smaller ones behind it fill the rest. What is left at
/// the end shows more of those that are not shown completely.
///
/// Costs are asked for lazily. A candidate stands in the queue first with what nothing can cost
/// less than, then with its estimate, then with its cost; each is only looked up when the one
/// before comes to the front.
///
/// - Parameters:
///   - candidates: Best first; ties keep this order. Only as many as may be shown are drawn.
///   - files: Files to name, best first, the first ones before anything else is chosen, the others
///     where something is left at the end.
///   - policy: How values are weighed.
///   - budget: What everything shown may cost together.
///   - estimate: A guess of what a candidate costs at least now; cheap to ask for.
///   - cost: What showing a candidate adds to what is shown now; changes only when another one of
///     its file is shown. `nil` when its file can't be shown.
///   - show: Told of each candidate that is taken, before the next cost is asked for; once more of one
///     of which more is shown in the end.
///   - nameCost: What naming a file costs of which nothing is shown.
///   - name: Told of each file that is named.
/// - Returns: The selection; the costs of what was taken sum to at most `budget`.
/// - Complexity: O(c log c) for the c candidates that are drawn, and a call of `cost` for each that
///   comes to the front.
package func selectDefinitions(
  _ candidates: some Sequence<Candidate>, files: [Int] = [],
  policy: SelectionPolicy = .orientation, budget: Int, estimate: (Candidate) -> Int,
  cost: (Candidate) -> Int?, show: (Candidate) -> Void, nameCost: (Int) -> Int = { _ in 0 },
  name: (Int) -> Void = { _ in }
) -> Selection {
  var rest = candidates.makeIterator()
  var greedy = GreedySelection(budget: budget, policy: policy) { rest.next() }
  let share = Int(policy.nameShare * Double(budget))
  let named = greedy.nameFiles(files[...], upTo: share, nameCost, name)
  greedy.run(estimate: estimate, cost: cost, show: show)
  greedy.nameFiles(files[named...], upTo: budget, nameCost, name)
  greedy.widen(cost: cost, show: show)
  return greedy.selection
}

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

/// A candidate in the queue; what comes to the front first is the smallest.
private struct Entry: Comparable {
  var key: Double
  var candidate: Int
  /// The candidate's entries of earlier generations don't count any more.
  var generation: Int32
  /// The cost, or an estimate if the cost hasn't been asked for.
  var cost: Int
  /// How many definitions the file showed when the cost was asked for; -1 for an estimate.
  var shownThen: Int

  static func < (left: Entry, right: Entry) -> Bool {
    left.key != right.key ? left.key > right.key : left.candidate < right.candidate
  }

  static func == (left: Entry, right: Entry) -> Bool {
    left.key == right.key && left.candidate == right.candidate
  }
}

private struct FileState {
  /// Index of the file.
  let file: Int
  /// What is shown of it.
  var definitions: [Int] = []
  /// Candidates that are or were in the queue.
  var queued: [Int] = []
  var isUnreadable = false
  /// Its path is shown.
  var isNamed = false
}

/// Invariant: of a candidate that was drawn at most one entry in the queue counts, that of its
/// generation. One without an entry is taken, can't be shown, or didn't fit when it was looked at
/// last; the latter comes back when its file's candidates are estimated anew.
private struct GreedySelection {
  /// Nothing costs less than a line with a sign on it: two tokens.
  private static let leastCost = 2000
  /// Candidates in a row whose cost was asked for and didn't fit before the search ends: what is
  /// left of the budget is too small for nearly all of them.
  private static let maximumMisfits = 256
  /// As many candidates are drawn as the budget has tokens, but at least this many. Far behind them
  /// nothing is worth enough to be taken, but where scores fall slowly the bound of `queueUntouched`
  /// would ask for tens of thousands.
  private static let leastCandidates = 1024
  private static let taken: Int32 = -1

  private let draw: () -> Candidate?
  private let policy: SelectionPolicy
  private let candidateLimit: Int
  /// The next candidate that isn't in the queue yet.
  private var untouched: Candidate?
  /// Those that were drawn before it.
  private var candidates: [Candidate] = []
  private var rest: Int
  private var misfits = 0
  private var queue = Heap<Entry>()
  private var generations: [Int32] = []
  /// Of the files of the candidates, in the order in which they came.
  private var files: [FileState] = []
  /// For each candidate the place of its file in `files`.
  private var owners: [Int] = []
  /// Places in `files` by the index of the file.
  private var places: [Int: Int] = [:]

  init(budget: Int, policy: SelectionPolicy, draw: @escaping () -> Candidate?) {
    self.draw = draw
    self.policy = policy
    // Costs are thousandths of a token.
    candidateLimit = max(GreedySelection.leastCandidates, budget / 1000)
    rest = budget
    untouched = draw()
  }

  var selection: Selection {
    Selection(
      files: files.filter { $0.isNamed }.sorted { $0.file < $1.file }
        .map { Selection.File(file: $0.file, definitions: $0.definitions.sorted()) })
  }

  /// Names files in their order while all together cost at most `limit`, and gives how many are.
  @discardableResult
  mutating func nameFiles(
    _ list: ArraySlice<Int>, upTo limit: Int, _ cost: (Int) -> Int, _ name: (Int) -> Void
  ) -> Int {
    var left = min(limit, rest)
    for (count, file) in list.enumerated() {
      let owner = owner(of: file)
      if files[owner].isNamed { continue }
      let price = cost(file)
      guard price <= left else { return count }
      left -= price
      rest -= price
      files[owner].isNamed = true
      name(file)
    }
    return list.count
  }

  /// The place of a file in ``files``, which it is added to where it is new.
  private mutating func owner(of file: Int) -> Int {
    if let known = places[file] { return known }
    places[file] = files.count
    files.append(FileState(file: file))
    return files.count - 1
  }

  mutating func run(
    estimate: (Candidate) -> Int, cost: (Candidate) -> Int?, show: (Candidate) -> Void
  ) {
    while rest >= GreedySelection.leastCost, misfits < GreedySelection.maximumMisfits {
      queueUntouched(estimate)
      guard let entry = queue.pop() else { return }
      guard entry.generation == generations[entry.candidate] else { continue }
      let candidate = candidates[entry.candidate]
      let owner = owners[entry.candidate]
      if entry.cost > rest || files[owner].isUnreadable { continue }
      if entry.shownThen == files[owner].definitions.count {
        take(entry)
        show(candidate)
        reconsider(owner, estimate)
      } else if let price = cost(candidate) {
        misfits = price > rest ? misfits + 1 : misfits
        push(entry.candidate, cost: price, shownThen: files[owner].definitions.count)
      } else {
        files[owner].isUnreadable = true
      }
    }
  }

  /// Shows more of what is taken, best first, while something is left.
  mutating func widen(cost: (Candidate) -> Int?, show: (Candidate) -> Void) {
    misfits = 0
    for index in candidates.indices where generations[index] == GreedySelection.taken {
      for detail in [SignatureDetail.complete, .brief] where candidates[index].detail < detail {
        guard rest > 0, misfits < GreedySelection.maximumMisfits else { return }
        var wider = candidates[index]
        wider.detail = detail
        guard let price = cost(wider) else { break }
        if price <= rest {
          rest -= price
          misfits = 0
          show(wider)
          break
        }
        misfits += 1
      }
    }
  }

  /// Puts candidates into the queue until none outside of it can be better than its first.
  private mutating func queueUntouched(_ estimate: (Candidate) -> Int) {
    while let candidate = untouched {
      let bound = key(candidate.score, cost: GreedySelection.leastCost, shown: 0)
      if let first = queue.first, first.key > bound { return }
      let index = add(candidate)
      let guess = estimate(candidate)
      if guess <= rest { push(index, cost: guess, shownThen: -1) }
      untouched = candidates.count < candidateLimit ? draw() : nil
    }
  }

  /// Notes a candidate that was drawn, and gives its index.
  private mutating func add(_ candidate: Candidate) -> Int {
    let index = candidates.count
    let owner = owner(of: candidate.file)
    candidates.append(candidate)
    generations.append(0)
    owners.append(owner)
    files[owner].queued.append(index)
    return index
  }

  private mutating func push(_ index: Int, cost: Int, shownThen: Int) {
    let key = key(
      candidates[index].score, cost: max(cost, GreedySelection.leastCost),
      shown: files[owners[index]].definitions.count)
    queue.push(
      Entry(
        key: key, candidate: index, generation: generations[index], cost: cost,
        shownThen: shownThen))
  }

  /// Pays for a candidate.
  private mutating func take(_ entry: Entry) {
    rest -= entry.cost
    misfits = 0
    generations[entry.candidate] = GreedySelection.taken
    files[owners[entry.candidate]].isNamed = true
    files[owners[entry.candidate]].definitions.append(candidates[entry.candidate].definition)
  }

  /// Estimates the other candidates of a file anew, since they share its path and headers: after
  /// the first that is shown, the second, the fourth and so on, to keep the sum of this work small.
  private mutating func reconsider(_ owner: Int, _ estimate: (Candidate) -> Int) {
    let count = files[owner].definitions.count
    guard count & (count - 1) == 0 else { return }
    let waiting = files[owner].queued.filter { generations[$0] != GreedySelection.taken }
    files[owner].queued = waiting
    for index in waiting {
      generations[index] += 1
      push(index, cost: estimate(candidates[index]), shownThen: -1)
    }
  }

  private func key(_ score: Double, cost: Int, shown: Int) -> Double {
    score / (1 + policy.repetitionDecay * Double(shown)) / policy.costPower.of(cost)
  }
}
