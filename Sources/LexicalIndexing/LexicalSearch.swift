// Finds the units that hold the words of a task, and how much the words of each file say about it.
//
// Input: a revision of the index, and terms. Output: scores of files, and the terms of their units.
//
// Steps:
// 1. The postings of every term are read once; those of changed files come from their own words.
// 2. A file's score is BM25 over all its units together (Robertson, Zaragoza 2009, The Probabilistic
//    Relevance Framework, section 3.2), each occurrence weighed by where it stands.
// 3. Units are scored, by their own words, only in files that somebody asks about.
//
// Invariants: all statistics are counts of the files as they are now, so scores are those of an index
// built from nothing; sums are added up in the order of terms.
//
// Cost: the postings of the terms, and the number of files.

package import FileMapping
package import SourceModel

/// A word of a task.
package struct LexicalTerm: Sendable, Equatable {
  package var word: WordHash
  /// How much it counts; ≥ 0.
  package var weight: Double

  package init(word: WordHash, weight: Double) {
    self.word = word
    self.weight = weight
  }
}

/// A word in a file.
struct FileOccurrence: Sendable, Equatable {
  let file: FileID
  /// How often it is there, weighed by where it stands.
  private(set) var frequency = 0.0
  /// What it is worth as a part of the path.
  private(set) var pathValue = 0.0

  init(file: FileID) {
    self.file = file
  }

  /// Adds what it is in one unit.
  @inline(__always)
  mutating func add(_ fields: WordFields, isRest: Bool) {
    frequency += LexicalWeights.frequencyInFile(fields, isRest: isRest)
    if isRest { pathValue = LexicalWeights.pathValue(fields) }
  }
}

/// What the terms say about a unit.
package struct LexicalUnitScore: Sendable, Equatable {
  /// Index of the definition in its file; `nil` for the rest of the file.
  package var definition: Int?
  /// Number of words, each as often as it is there.
  package var length: Int
  /// >= 0.
  package var score = 0.0
}

/// What the files of a revision have to do with some terms.
package struct LexicalSearch: Sendable {
  /// The best have their weights; the others 0.
  package private(set) var terms: [LexicalTerm]
  /// For each term how many files hold it, and how many units.
  package private(set) var fileCounts: [Int] = []
  package private(set) var unitCounts: [Int] = []
  /// Number of files that hold words at all.
  package private(set) var fileCount = 0
  /// Number of units.
  package private(set) var unitCount = 0
  private var wordCount = 0
  /// For each term its weight times its rarity among units.
  package private(set) var unitWeights: [Double] = []
  private let revision: LexicalRevision
  /// For each term its postings in files that are as in the base, by unit.
  private var postings: [[(unit: UInt32, fields: WordFields)]] = []
  /// For each term the files that hold it, in the order of postings, changed files last.
  private var occurrences: [[FileOccurrence]] = []

  /// Reads the postings of terms.
  ///
  /// - Throws: `damaged` when the index is.
  package init(
    _ revision: LexicalRevision, _ terms: [LexicalTerm]
  ) throws(SectionFileError) {
    self.revision = revision
    self.terms = terms
    countFiles()
    for term in terms {
      let found = try read(term.word)
      postings.append(found.postings)
      occurrences.append(found.occurrences)
      fileCounts.append(found.occurrences.count)
      unitCounts.append(found.postings.count + revision.changedUnitCount(of: term.word))
    }
    dropWeakTerms()
    unitWeights = self.terms.indices.map { term in
      self.terms[term].weight * LexicalWeights.rarity(count: unitCounts[term], of: unitCount)
    }
  }

  /// Long tasks have many words that say little; together they would hide what says much.
  private mutating func dropWeakTerms() {
    let values = terms.indices.map { index in
      terms[index].weight * LexicalWeights.rarity(count: fileCounts[index], of: fileCount)
    }
    let order = terms.indices.sorted { left, right in
      values[left] != values[right] ? values[left] > values[right] : left < right
    }
    for index in order.dropFirst(LexicalWeights.maximumTerms) { terms[index].weight = 0 }
  }

  /// The mean number of words of a file, and of a unit.
  package var meanFileLength: Double { Double(wordCount) / Double(max(1, fileCount)) }
  package var meanUnitLength: Double { Double(wordCount) / Double(max(1, unitCount)) }

  private mutating func countFiles() {
    let base = revision.base
    for file in 0..<base.fileCount where !base.units(of: file).isEmpty {
      fileCount += 1
      wordCount += Int(base.fileLengths[file])
    }
    unitCount = base.unitCount
    for (file, words) in revision.changed {
      if file.index < base.fileCount, !base.units(of: file.index).isEmpty {
        fileCount -= 1
        wordCount -= Int(base.fileLengths[file.index])
        unitCount -= base.units(of: file.index).count
      }
      if !words.units.isEmpty { fileCount += 1 }
      wordCount += words.length
      unitCount += words.units.count
    }
  }

  /// The postings of a word in the base, and its occurrences by file.
  private func read(
    _ word: WordHash
  ) throws(SectionFileError) -> (
    postings: [(unit: UInt32, fields: WordFields)], occurrences: [FileOccurrence]
  ) {
    let base = revision.base
    var postings: [(unit: UInt32, fields: WordFields)] = []
    var occurrences: [FileOccurrence] = []
    var file = -1
    var end: UInt32 = 0
    var rest: UInt32 = 0
    var isChanged = false
    try base.forEachPosting(of: word) { unit, fields in
      if unit >= end {
        file = base.file(ofUnit: unit, from: file + 1)
        rest = base.unitOffsets[file]
        end = base.unitOffsets[file + 1]
        isChanged = revision.isChanged(FileID(index: file))
        if !isChanged { occurrences.append(FileOccurrence(file: FileID(index: file))) }
      }
      guard !isChanged else { return }
      postings.append((unit, fields))
      occurrences[occurrences.count - 1].add(fields, isRest: unit == rest)
    }
    for (file, words) in revision.changed {
      if let found = words.occurrence(of: word, in: file) { occurrences.append(found) }
    }
    return (postings, occurrences)
  }

  /// The score of every file that holds a term, by number; others have 0.
  package func fileScores() -> [Double] {
    var scores = [Double](repeating: 0, count: revision.fileBound)
    for index in terms.indices where terms[index].weight > 0 {
      let weights = fileWeights(ofTerm: index)
      for occurrence in occurrences[index] {
        let share = share(of: occurrence, weights)
        scores[occurrence.file.index] += share.content + share.path
      }
    }
    return scores
  }

  /// What a term adds to the score of a file that holds it.
  func share(ofTerm index: Int, in file: FileID) -> (content: Double, path: Double)? {
    guard terms[index].weight > 0,
      let occurrence = occurrences[index].first(where: { $0.file == file })
    else { return nil }
    return share(of: occurrence, fileWeights(ofTerm: index))
  }

  /// The weight of a term times its rarity among files, and among their paths.
  private func fileWeights(ofTerm index: Int) -> (content: Double, path: Double) {
    let found = occurrences[index]
    let pathCount = found.count { $0.pathValue > 0 }
    return (
      terms[index].weight * LexicalWeights.rarity(count: found.count, of: fileCount),
      LexicalWeights.pathShare * terms[index].weight
        * LexicalWeights.rarity(count: pathCount, of: fileCount)
    )
  }

  private func share(
    of occurrence: FileOccurrence, _ weights: (content: Double, path: Double)
  ) -> (content: Double, path: Double) {
    (
      weights.content
        * LexicalWeights.saturated(
          occurrence.frequency, LexicalWeights.fileSaturation,
          length: revision.length(of: occurrence.file), mean: meanFileLength),
      weights.path * occurrence.pathValue
    )
  }

  /// Whether a file holds programs, rather than text, data or styles.
  package func holdsPrograms(_ file: FileID) -> Bool {
    if let words = revision.changed[file] { return words.isProgram }
    return revision.base.programs[file.index] != 0
  }

  /// The score of each unit of a file by BM25, in the order of the file.
  ///
  /// - Throws: `damaged` when the index is.
  package func unitScores(of file: FileID) throws(SectionFileError) -> [LexicalUnitScore] {
    var scores = try units(of: file)
    forEachMatch(in: file) { unit, term, fields in
      scores[unit].score += unitShare(ofTerm: term, fields, length: scores[unit].length)
    }
    return scores
  }

  /// What a term adds to the score of a unit that holds it.
  func unitShare(ofTerm term: Int, _ fields: WordFields, length: Int) -> Double {
    unitWeights[term]
      * LexicalWeights.saturated(
        LexicalWeights.frequency(fields), length: length, mean: meanUnitLength)
  }

  /// The units of a file without scores.
  private func units(of file: FileID) throws(SectionFileError) -> [LexicalUnitScore] {
    if let words = revision.changed[file] {
      return words.units.map {
        LexicalUnitScore(definition: $0.definitionIndex, length: Int($0.length))
      }
    }
    guard file.index < revision.base.fileCount else { return [] }
    return try revision.base.unitList(of: file.index).map {
      LexicalUnitScore(definition: $0.definition, length: $0.length)
    }
  }

  /// Calls `body` with each term that a unit of a file holds, term after term; units by their number in
  /// the file.
  package func forEachMatch(
    in file: FileID, _ body: (_ unit: Int, _ term: Int, _ fields: WordFields) -> Void
  ) {
    if let words = revision.changed[file] {
      for (index, term) in terms.enumerated() where term.weight > 0 {
        for posting in words.postings where posting.word == term.word.rawValue {
          body(Int(posting.unit), index, posting.fields)
        }
      }
      return
    }
    guard file.index < revision.base.fileCount else { return }
    let units = revision.base.units(of: file.index)
    for (index, list) in postings.enumerated() where terms[index].weight > 0 {
      var place = lowerBound(list, UInt32(units.lowerBound))
      while place < list.count, Int(list[place].unit) < units.upperBound {
        body(Int(list[place].unit) - units.lowerBound, index, list[place].fields)
        place += 1
      }
    }
  }

  private func lowerBound(_ list: [(unit: UInt32, fields: WordFields)], _ unit: UInt32) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].unit < unit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
