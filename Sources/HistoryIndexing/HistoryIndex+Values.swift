// What the messages of earlier changes of a file say about a task.
//
// Input: the words of the task, weighed. Output: for each file that a message speaks for
//
//     Σ weight · rarity among commits · c / (c + 2 (0.5 + 0.5 length / mean length))
//
// over the words, where c is the number of the file's commits whose message holds the word, and the
// length the number of words of all its messages: BM25 with a file's messages as its document.
//
// Steps: 1. the words of all commits are looked up among those of the task; 2. word by word, the files
// of its commits are counted.
//
// Invariant: counts are whole numbers and sums are added up in the order of the terms, so values are the
// same bits everywhere. Cost: the words of all commits, some 40,000, and the files of those found.

internal import FileMapping
package import LexicalIndexing
internal import SourceModel

extension HistoryIndex {
  /// How soon further commits with a word count less.
  private static let saturation = 2.0
  /// How much it counts against a file that its messages have many words.
  private static let lengthShare = 0.5

  /// The value of each file that a message speaks for.
  ///
  /// - Parameter terms: The words of a task; of equal ones the first counts.
  /// - Returns: Files in the order of their paths, see ``path(_:)``, and values > 0.
  package func values(of terms: [LexicalTerm]) -> [(file: Int, value: Double)] {
    let (commits, total) = commits(of: terms)
    var values = [Double](repeating: 0, count: histories.lengths.count)
    var counts = [Int32](repeating: 0, count: histories.lengths.count)
    for (term, found) in zip(terms, commits) where !found.isEmpty {
      let weight = term.weight * LexicalWeights.rarity(count: found.count, of: total)
      var touched: [Int] = []
      for commit in found {
        for place in histories.range(commit) {
          let file = Int(histories.files[place])
          if counts[file] == 0 { touched.append(file) }
          counts[file] += 1
        }
      }
      for file in touched {
        values[file] += weight * saturated(Double(counts[file]), length: histories.lengths[file])
        counts[file] = 0
      }
    }
    return values.indices.compactMap { values[$0] > 0 ? ($0, values[$0]) : nil }
  }

  /// For each term the commits whose messages hold it, and the number of commits with a message.
  private func commits(of terms: [LexicalTerm]) -> (found: [[Int]], total: Int) {
    let table = TermTable(terms)
    var found: [[Int]] = Array(repeating: [], count: terms.count)
    var total = 0
    let words = log.words.elements
    for commit in log.commits.indices {
      let range = log.wordRange(commit)
      if !range.isEmpty { total += 1 }
      for place in range {
        if let term = table.term(words[place]) { found[term].append(commit) }
      }
    }
    return (found, total)
  }

  private func saturated(_ count: Double, length: Int) -> Double {
    let share = HistoryIndex.lengthShare
    let relative = Double(length) / max(1, histories.meanLength)
    return count / (count + HistoryIndex.saturation * (1 - share + share * relative))
  }
}

/// Finds a word among those of a task: open addressing, in a table of at least four times their number.
private struct TermTable {
  private var words: [WordHash]
  /// One more than the index of the term, or 0.
  private var terms: [UInt32]
  private let mask: Int

  init(_ all: [LexicalTerm]) {
    var size = 64
    while size < 4 * all.count { size *= 2 }
    mask = size - 1
    words = Array(repeating: WordHash(rawValue: 0), count: size)
    terms = Array(repeating: 0, count: size)
    for (index, term) in all.enumerated() {
      var slot = Int(term.word.rawValue) & mask
      while terms[slot] != 0, words[slot] != term.word { slot = (slot + 1) & mask }
      guard terms[slot] == 0 else { continue }
      words[slot] = term.word
      terms[slot] = UInt32(index + 1)
    }
  }

  @inline(__always)
  func term(_ word: WordHash) -> Int? {
    var slot = Int(word.rawValue) & mask
    while terms[slot] != 0 {
      if words[slot] == word { return Int(terms[slot]) - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
