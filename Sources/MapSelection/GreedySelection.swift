// Chooses what a map shows.
//
// Input: candidates, best first; files to name, best first; a budget. Output: a selection, told step by step to a
// draft that knows the costs.
//
// Steps, each with what the ones before have left:
// 1. A share of the budget names files.
// 2. Greedy by value per cost: of all candidates the one with the best ratio of score to what it costs *now* comes
//    next. A candidate is cheaper once its file or its scope is shown, and worth less the more of its file is
//    already shown, so that a map shows more than one file. One that doesn't fit is passed over.
// 3. Further files are named.
// 4. Of candidates that were passed over, the names are shown.
// 5. More is shown of those that are not shown completely, best first: all of the signature, or the brief form. Where
//    all are complete, the files of the next candidates are named. At last as many words of signatures are shown as
//    fit.
// 6. Where all definitions are shown, all other files are named.
//
// A budget that turns out to be larger is filled up by the same steps.
//
// Costs are asked for lazily. A candidate stands in the queue first with what nothing can cost less than, then with
// its estimate, then with its cost; each is only looked up when the one before comes to the front.
//
// Invariants: the costs of what is shown sum to at most the budget. Of a candidate that was drawn at most one entry
// in the queue counts, that of its generation; one without an entry is taken, can't be shown, or is among those
// that were passed over.

/// The greedy choice of what a map shows.
package struct GreedySelection {
  /// Nothing costs less than a line with a sign on it: two tokens.
  static let leastCost = 2000
  /// Candidates in a row whose cost was asked for and didn't fit before the search ends: what is
  /// left of the budget is too small for nearly all of them.
  static let maximumMisfits = 64
  /// So many candidates at least are drawn, and one for each four tokens of a budget that has more. Far behind
  /// them nothing is worth enough to be taken, but where scores fall slowly the bound of `queueUntouched` would ask for
  /// tens of thousands. More are drawn where these leave much of the budget.
  private static let leastCandidates = 128
  private static let taken: Int32 = -1
  private static let hidden: Int32 = -2

  private let draw: () -> Candidate?
  private let policy: SelectionPolicy
  private var candidateLimit = GreedySelection.leastCandidates
  /// Files to name that are not yet looked at, best first.
  private var waitingFiles: ArraySlice<Int>
  /// Files to name where nothing else is left to show.
  private let otherFiles: () -> [Int]
  /// The next candidate that isn't in the queue yet.
  private var untouched: Candidate?
  /// Whether there are none behind it.
  private var isDrawn = false
  /// Those that were drawn before it, with what is shown of them.
  var candidates: [Candidate] = []
  var rest = 0
  /// All that there was to spend.
  private var budget = 0
  /// What was left of it when the last candidates were drawn.
  private var restAtLimit = 0
  /// Candidates in a row that didn't fit.
  var misfits = 0
  private var queue = Heap<SelectionEntry>()
  /// Entries of candidates that didn't fit.
  private var passed: [SelectionEntry] = []
  private var generations: [Int32] = []
  /// Of the files of the candidates, in the order in which they came.
  private var files: [FileState] = []
  /// For each candidate the place of its file in `files`.
  private var owners: [Int] = []
  /// For each candidate the one of its file that came before it, or -1.
  private var queuedBefore: [Int] = []
  /// Places in `files` by the index of the file.
  private var places: [Int: Int] = [:]
  private var isFilled = false

  /// A selection of nothing, without a budget.
  ///
  /// - Parameters:
  ///   - candidates: Best first; ties keep this order. Only as many as may be shown are drawn.
  ///   - files: Files to name, best first.
  ///   - otherFiles: Files to name where all candidates are shown.
  ///   - policy: How values are weighed.
  package init(
    _ candidates: some Sequence<Candidate>, files: [Int] = [],
    otherFiles: @escaping () -> [Int] = { [] }, policy: SelectionPolicy = .orientation
  ) {
    var iterator = candidates.makeIterator()
    draw = { iterator.next() }
    waitingFiles = files[...]
    self.otherFiles = otherFiles
    self.policy = policy
  }

  /// What is selected.
  package var selection: Selection {
    Selection(
      files: files.filter { $0.isNamed }.sorted { $0.file < $1.file }
        .map { Selection.File(file: $0.file, definitions: $0.definitions.sorted()) })
  }

  /// Whether all there is is shown, and all of it.
  package var isComplete: Bool {
    isExhausted && otherFiles().allSatisfy { isNamed($0) }
      && candidates.indices.allSatisfy { !isTaken($0) || candidates[$0].detail == .complete }
  }

  /// What is shown, best first.
  package var shown: [Candidate] { candidates.indices.filter(isTaken).map { candidates[$0] } }

  /// What is left of the budget.
  package var unused: Int { rest }

  /// Whether all candidates are shown that can be, and all files that were asked for.
  private var isExhausted: Bool {
    isDrawn && untouched == nil && waitingFiles.isEmpty
      && candidates.indices.allSatisfy { !isOpen($0) }
  }

  func isTaken(_ candidate: Int) -> Bool { generations[candidate] == GreedySelection.taken }

  /// Whether a candidate isn't taken, and may be.
  func isOpen(_ candidate: Int) -> Bool { generations[candidate] >= 0 && !isUnreadable(candidate) }

  private func isUnreadable(_ candidate: Int) -> Bool { files[owners[candidate]].isUnreadable }

  /// Shows what fits into `budget`, which comes on top of what earlier calls have left.
  ///
  /// - Complexity: O(c log c) for the c candidates that are drawn, and a question for the cost of each that
  ///   comes to the front.
  package mutating func fill<Draft: SelectionDraft>(_ budget: Int, _ draft: inout Draft) {
    rest += budget
    self.budget += budget
    restAtLimit = rest
    if !isFilled {
      isFilled = true
      // Costs are thousandths of a token.
      candidateLimit = max(candidateLimit, rest / 4000)
      drawNext()
      nameFiles(upTo: Int(policy.nameShare * Double(rest)), &draft)
    }
    for entry in passed where entry.generation == generations[entry.candidate] {
      queue.push(entry)
    }
    passed = []
    misfits = 0
    run(&draft)
    nameFiles(upTo: rest, &draft)
    useWhatIsLeft(&draft)
    nameOthers(&draft)
  }

  // MARK: - Files

  /// Names the files that wait, in their order, while all together cost at most `limit`.
  private mutating func nameFiles<Draft: SelectionDraft>(upTo limit: Int, _ draft: inout Draft) {
    var left = min(limit, rest)
    while let file = waitingFiles.first {
      if !isNamed(file) {
        let price = draft.nameCost(of: file)
        guard price <= left else { return }
        left -= price
        name(file, price, &draft)
      }
      waitingFiles.removeFirst()
    }
  }

  /// Names files that nobody asked for.
  private mutating func nameOthers<Draft: SelectionDraft>(_ draft: inout Draft) {
    guard rest >= GreedySelection.leastCost, isExhausted else { return }
    var misfits = 0
    for file in otherFiles() where !isNamed(file) {
      let price = draft.nameCost(of: file)
      if price <= rest {
        name(file, price, &draft)
      } else {
        misfits += 1
        if misfits == GreedySelection.maximumMisfits { return }
      }
    }
  }

  func isNamed(_ file: Int) -> Bool { places[file].map { files[$0].isNamed } ?? false }

  mutating func name<Draft: SelectionDraft>(
    _ file: Int, _ price: Int, _ draft: inout Draft
  ) {
    rest -= price
    files[owner(of: file)].isNamed = true
    draft.name(file)
  }

  /// The place of a file in ``files``, which it is added to where it is new.
  private mutating func owner(of file: Int) -> Int {
    if let known = places[file] { return known }
    places[file] = files.count
    files.append(FileState(file: file))
    return files.count - 1
  }

  // MARK: - Candidates

  private mutating func run<Draft: SelectionDraft>(_ draft: inout Draft) {
    let least = max(GreedySelection.leastCost, draft.leastCost)
    while rest >= least, misfits < GreedySelection.maximumMisfits {
      queueUntouched(&draft)
      guard let entry = queue.pop() else {
        guard drawMore() else { return }
        continue
      }
      guard entry.generation == generations[entry.candidate] else { continue }
      let owner = owners[entry.candidate]
      if files[owner].isUnreadable { continue }
      if entry.cost > rest {
        passed.append(entry)
      } else if entry.shownThen == files[owner].definitions.count {
        take(entry.candidate, entry.cost, &draft)
        reconsider(owner, &draft)
      } else if let price = draft.cost(of: candidates[entry.candidate]) {
        if price == hiddenCost {
          generations[entry.candidate] = GreedySelection.hidden
          continue
        }
        misfits = price > rest ? misfits + 1 : misfits
        push(entry.candidate, cost: price, shownThen: files[owner].definitions.count)
      } else {
        files[owner].isUnreadable = true
      }
    }
  }

  /// Puts candidates into the queue until none outside of it can be better than its first.
  private mutating func queueUntouched<Draft: SelectionDraft>(_ draft: inout Draft) {
    let least = max(GreedySelection.leastCost, draft.leastCost)
    drawNext()
    while let candidate = untouched {
      let bound = key(candidate.score, cost: least, shown: 0)
      if let first = queue.first, first.key > bound { return }
      push(add(candidate), cost: draft.estimate(of: candidate), shownThen: -1)
      untouched = nil
      drawNext()
    }
  }

  /// Lets more candidates be drawn where those so far leave much of the budget, though the last of them could be paid
  /// for.
  private mutating func drawMore() -> Bool {
    guard !isDrawn, rest >= budget / 8, rest < restAtLimit else { return false }
    restAtLimit = rest
    candidateLimit *= 2
    return true
  }

  /// Draws the next candidate, if there may be one more.
  private mutating func drawNext() {
    guard untouched == nil, !isDrawn, candidates.count < candidateLimit else { return }
    untouched = draw()
    isDrawn = untouched == nil
  }

  /// Notes a candidate that was drawn, and gives its index.
  private mutating func add(_ candidate: Candidate) -> Int {
    let index = candidates.count
    let owner = owner(of: candidate.file)
    candidates.append(candidate)
    generations.append(0)
    owners.append(owner)
    queuedBefore.append(files[owner].lastQueued)
    files[owner].lastQueued = index
    return index
  }

  private mutating func push(_ index: Int, cost: Int, shownThen: Int) {
    let key = key(
      candidates[index].score, cost: max(cost, GreedySelection.leastCost),
      shown: files[owners[index]].definitions.count)
    queue.push(
      SelectionEntry(
        key: key, candidate: index, generation: generations[index], cost: cost,
        shownThen: shownThen))
  }

  /// Pays for a candidate and shows it.
  mutating func take<Draft: SelectionDraft>(
    _ index: Int, _ price: Int, _ draft: inout Draft
  ) {
    rest -= price
    misfits = 0
    generations[index] = GreedySelection.taken
    files[owners[index]].isNamed = true
    files[owners[index]].definitions.append(candidates[index].definition)
    draft.show(candidates[index])
  }

  /// Estimates the other candidates of a file anew, since they share its path and headers: after
  /// the first that is shown, the second, the fourth and so on, to keep the sum of this work small.
  private mutating func reconsider<Draft: SelectionDraft>(_ owner: Int, _ draft: inout Draft) {
    let count = files[owner].definitions.count
    guard count & (count - 1) == 0 else { return }
    var next = files[owner].lastQueued
    while next >= 0 {
      if generations[next] >= 0 {
        generations[next] += 1
        push(next, cost: draft.estimate(of: candidates[next]), shownThen: -1)
      }
      next = queuedBefore[next]
    }
  }

  private func key(_ score: Double, cost: Int, shown: Int) -> Double {
    score / (1 + policy.repetitionDecay * Double(shown)) / policy.costPower.of(cost)
  }
}

private struct FileState {
  /// Index of the file.
  let file: Int
  /// What is shown of it.
  var definitions: [Int] = []
  /// The last of its candidates that came into the queue; -1 before the first.
  var lastQueued = -1
  var isUnreadable = false
  /// Its path is shown.
  var isNamed = false
}
