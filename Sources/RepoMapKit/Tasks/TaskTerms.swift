internal import LexicalAnalysis
internal import LexicalIndexing
internal import SourceModel
internal import TaskReading

/// The words of a task as the lexical index knows them, each with its weight.
///
/// Input: what was read of a text, and of a change. Output: terms, the weightiest first. A word that comes
/// several times, or in several spellings, counts with its largest weight.
struct TaskTerms {
  /// More words than these are read of no task: the rarest of them decide, and a log has thousands.
  private static let maximumCount = 160

  // MARK: Weights

  /// A word of the sentences below the first line, beside one of the first line.
  private static let belowSubject = 0.5
  /// What every other task says, beside a word that tells this one from others.
  private static let ofEveryTask = 0.5
  /// Two words of a sentence as one identifier: `cache size` may mean `cacheSize`.
  private static let pair = 0.3
  /// A word of changed lines.
  private static let changed = 0.3

  private static func weight(_ kind: TaskTerm.Class) -> Double {
    switch kind {
    case .path, .code, .identifier, .traceSymbol, .quoted, .subject, .body: 1
    case .codeBlock: 0.6
    case .trace, .reply: 0.4
    }
  }

  /// Words that tell that something is to be changed, not what.
  private static let changeWords = """
    add allow avoid behave behavior behaviour break broken cause change code correct correctly current
    ensure expect fail failure handle improve incorrect incorrectly instead make need prevent
    previous previously properly remove support sure update work wrong
    """

  /// Words that tell that there is something to do at all.
  private static let taskWords =
    "bug bugfix chore closes commit feat fix issue patch pr problem pull regression resolves"

  private let splitter = WordSplitter()
  private static let droppedWords = Set(WordSplitter().words(of: taskWords.utf8))
  private static let commonWords = Set(WordSplitter().words(of: changeWords.utf8))
  private var places: [WordHash: Int] = [:]
  private var terms: [LexicalTerm] = []
  /// What each term was read from, for people: an identifier for each of its parts.
  private(set) var texts: [WordHash: [UInt8]] = [:]

  /// At most ``maximumCount``, the weightiest first; those of one weight in the order in which they came.
  var best: [LexicalTerm] {
    let order = terms.indices.sorted { left, right in
      terms[left].weight != terms[right].weight
        ? terms[left].weight > terms[right].weight : left < right
    }
    return order.prefix(TaskTerms.maximumCount).map { terms[$0] }
  }

  /// Adds the words of a text.
  mutating func add(_ text: TaskText) {
    var previous: TaskTerm?
    for term in text.terms {
      let weight =
        TaskTerms.weight(term.class) * (term.isInSubject ? 1 : TaskTerms.belowSubject)
      add(term.bytes, weight)
      if let previous, TaskTerms.arePair(previous, term) {
        // Of a pair only what is more than its words.
        if let joined = joined(previous.bytes, term.bytes) {
          insert(joined, TaskTerms.pair * weight)
          if texts[joined] == nil {
            texts[joined] = previous.bytes + [UInt8(ascii: " ")] + term.bytes
          }
        }
      }
      previous = term
    }
  }

  /// Adds the words of the lines that a change touches.
  mutating func add(_ change: UnifiedDiff) {
    for file in change.files {
      for term in file.terms { add(term.bytes, TaskTerms.changed) }
    }
  }

  /// Whether two words of sentences follow each other.
  private static func arePair(_ first: TaskTerm, _ second: TaskTerm) -> Bool {
    let gap = second.position - (first.position + first.bytes.count)
    return gap == 1 && first.class >= .quoted && second.class >= .quoted
  }

  /// The word that two words are as one identifier.
  private func joined(_ first: [UInt8], _ second: [UInt8]) -> WordHash? {
    let words = splitter.words(of: first + [UInt8(ascii: "_")] + second)
    return words.count == 3 ? words[2] : nil
  }

  private mutating func add(_ word: [UInt8], _ weight: Double) {
    let words = splitter.words(of: word)
    if words.count == 1, TaskTerms.droppedWords.contains(words[0]) { return }
    let isCommon = words.count == 1 && TaskTerms.commonWords.contains(words[0])
    for hash in words {
      insert(hash, isCommon ? weight * TaskTerms.ofEveryTask : weight)
      if texts[hash] == nil { texts[hash] = word }
    }
  }

  private mutating func insert(_ word: WordHash, _ weight: Double) {
    if let place = places[word] {
      terms[place].weight = max(terms[place].weight, weight)
    } else {
      places[word] = terms.count
      terms.append(LexicalTerm(word: word, weight: weight))
    }
  }
}
