internal import SourceModel

/// Collects the terms and mentions of a text.
///
/// Invariants: terms are distinct; of each class there are at most `maximumTerms`, of each kind of
/// mention at most `maximumMentions`. So a long log takes nothing away from the sentences behind it.
struct TermTable {
  /// An index looks up every term; those far behind in a text of this many words say little.
  static let maximumTerms = 512
  /// As for terms.
  static let maximumMentions = 256
  /// Longer words are data: keys, encoded files.
  static let maximumTermLength = 100
  private(set) var terms: [TaskTerm] = []
  private(set) var mentions: [TaskMention] = []
  private var numbers = ByteInterner()
  private var classCounts = [Int](repeating: 0, count: TaskTerm.Class.allCases.count)
  private var mentionNumbers: [[UInt8]: Int] = [:]
  private var mentionCounts = [Int](repeating: 0, count: TaskMention.Kind.allCases.count)

  /// Adds an occurrence of a word; numbers and single bytes are none.
  mutating func add(
    _ word: ArraySlice<UInt8>, _ class: TaskTerm.Class, position: Int, inSubject: Bool = false
  ) {
    guard word.count > 1, word.count <= TermTable.maximumTermLength,
      word.contains(where: { $0.isLetter || $0 >= 0x80 })
    else { return }
    let isFull = classCounts[Int(`class`.rawValue)] >= TermTable.maximumTerms
    let number = word.withUnsafeBytes { bytes in
      isFull ? numbers.index(of: bytes) : numbers.intern(bytes)
    }
    guard let number else { return }
    if number == terms.count {
      classCounts[Int(`class`.rawValue)] += 1
      terms.append(
        TaskTerm(
          bytes: Array(word), class: `class`, count: 1, position: position,
          isInSubject: inSubject))
      return
    }
    terms[number].count += 1
    terms[number].isInSubject = terms[number].isInSubject || inSubject
    guard `class` < terms[number].class, !isFull else { return }
    classCounts[Int(terms[number].class.rawValue)] -= 1
    classCounts[Int(`class`.rawValue)] += 1
    terms[number].class = `class`
  }

  /// Adds a mention unless the same is there with the same place.
  mutating func add(_ mention: TaskMention) {
    guard !mention.bytes.isEmpty,
      mentionCounts[Int(mention.kind.rawValue)] < TermTable.maximumMentions
    else { return }
    var key = mention.bytes
    key.append(mention.kind.rawValue)
    if mention.kind == .path { key += Array("\(mention.line ?? -1)".utf8) }
    if let number = mentionNumbers[key] {
      mentions[number].class = min(mentions[number].class, mention.class)
      return
    }
    mentionNumbers[key] = mentions.count
    mentionCounts[Int(mention.kind.rawValue)] += 1
    mentions.append(mention)
  }
}
