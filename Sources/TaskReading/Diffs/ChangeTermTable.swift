internal import SourceModel

/// Counts the words of the changed lines of one file.
///
/// Invariant: `numbers` gives the word of each term its index.
struct ChangeTermTable {
  /// As many as the index is asked for; a file that is added as a whole has more.
  static let maximumTerms = 256
  /// How far lines are looked at: beyond it stands generated code, or data.
  private static let maximumLineLength = 1024
  /// Bytes of changed lines that are looked at in each file; the first hold most of the words.
  private static let maximumByteCount = 1 << 18

  private(set) var terms: [ChangeTerm] = []
  private var numbers = ByteInterner()
  private var rest = ChangeTermTable.maximumByteCount

  /// Which lines words are of.
  enum Source {
    case added
    case removed
    case heading
  }

  mutating func add(_ line: ArraySlice<UInt8>, _ source: Source) {
    let reach = line.prefix(min(ChangeTermTable.maximumLineLength, rest))
    rest -= reach.count
    for word in reach.split(whereSeparator: { !$0.isIdentifier }) { add(word: word, source) }
  }

  private mutating func add(word: ArraySlice<UInt8>, _ source: Source) {
    guard word.count > 1, word.count <= TermTable.maximumTermLength,
      !WordShape.isNumberOrVersion(word), word.contains(where: { $0.isLetter || $0 >= 0x80 })
    else { return }
    let isFull = terms.count >= ChangeTermTable.maximumTerms
    let number = word.withUnsafeBytes { bytes in
      isFull ? numbers.index(of: bytes) : numbers.intern(bytes)
    }
    guard let number else { return }
    if number == terms.count {
      terms.append(
        ChangeTerm(bytes: Array(word), class: .heading, addedCount: 0, removedCount: 0))
    }
    if source != .heading { terms[number].class = .changed }
    if source == .added { terms[number].addedCount += 1 }
    if source == .removed { terms[number].removedCount += 1 }
  }
}
