// Finds the units that hold the words of a task, and how much the words of each file say about it.
//
// Input: a revision of the index, and terms. Output: scores of files, and the terms of their units.
//
// Steps:
// 1. The postings of every term that counts are read once; those of changed files come from their own words.
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
  /// Number of files that hold words at all.
  package private(set) var fileCount = 0
  /// Number of units.
  package private(set) var unitCount = 0
  private var wordCount = 0
  /// For each term its weight times its rarity among units.
  package private(set) var unitWeights: [Double] = []
  private let revision: LexicalRevision
  /// For each term that counts the files that hold it.
  private var words: [WordFiles] = []
  /// For each term how many files hold it.
  private var fileCounts: [Int] = []

  /// Reads the postings of terms.
  ///
  /// - Throws: `damaged` when the index is.
  package init(
    _ revision: LexicalRevision, _ terms: [LexicalTerm]
  ) throws(SectionFileError) {
    self.revision = revision
    self.terms = terms
    countFiles()
    if revision.changed.isEmpty {
      // The words of most files say least, and have the most postings: those of a long task are not read.
      for term in terms { fileCounts.append(try revision.base.fileCount(of: term.word)) }
      dropWeakTerms()
    }
    for term in self.terms {
      words.append(term.weight > 0 ? try WordFiles(term.word, in: revision) : WordFiles())
    }
    if !revision.changed.isEmpty {
      fileCounts = words.map(\.occurrences.count)
      dropWeakTerms()
    }
    unitWeights = self.terms.indices.map { term in
      self.terms[term].weight * LexicalWeights.rarity(count: unitCount(ofTerm: term), of: unitCount)
    }
  }

  /// How many files hold a term.
  package func fileCount(ofTerm index: Int) -> Int { fileCounts[index] }

  /// How many units hold a term that counts.
  package func unitCount(ofTerm index: Int) -> Int { words[index].unitCount }

  /// Long tasks have many words that say little; together they would hide what says much.
  private mutating func dropWeakTerms() {
    let values = terms.indices.map { index in
      terms[index].weight * LexicalWeights.rarity(count: fileCount(ofTerm: index), of: fileCount)
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

  /// The score of every file that holds a term, by number; others have 0.
  package func fileScores() -> [Double] {
    let norms = fileNorms()
    var scores = [Double](repeating: 0, count: revision.fileBound)
    for index in terms.indices where terms[index].weight > 0 {
      let weights = fileWeights(ofTerm: index)
      for occurrence in words[index].occurrences {
        let file = occurrence.file.index
        let share = share(of: occurrence, weights, norm: norms[file])
        scores[file] += share.content + share.path
      }
    }
    return scores
  }

  /// What the frequencies of words in each file are held against, by its length.
  private func fileNorms() -> [Double] {
    (0..<revision.fileBound).map { fileNorm(FileID(index: $0)) }
  }

  private func fileNorm(_ file: FileID) -> Double {
    LexicalWeights.norm(
      LexicalWeights.fileSaturation, length: revision.length(of: file), mean: meanFileLength)
  }

  /// What a term adds to the score of a file that holds it.
  func share(ofTerm index: Int, in file: FileID) -> (content: Double, path: Double)? {
    guard terms[index].weight > 0, let occurrence = words[index].occurrence(in: file) else {
      return nil
    }
    return share(of: occurrence, fileWeights(ofTerm: index), norm: fileNorm(file))
  }

  /// The weight of a term times its rarity among files, and among their paths.
  private func fileWeights(ofTerm index: Int) -> (content: Double, path: Double) {
    (
      terms[index].weight
        * LexicalWeights.rarity(count: fileCount(ofTerm: index), of: fileCount),
      LexicalWeights.pathShare * terms[index].weight
        * LexicalWeights.rarity(count: words[index].pathCount, of: fileCount)
    )
  }

  private func share(
    of occurrence: FileOccurrence, _ weights: (content: Double, path: Double), norm: Double
  ) -> (content: Double, path: Double) {
    (
      weights.content * LexicalWeights.saturated(occurrence.frequency, norm: norm),
      weights.path * occurrence.pathValue
    )
  }

  /// Whether a file holds programs, rather than text, data or styles.
  package func holdsPrograms(_ file: FileID) -> Bool {
    if !revision.changed.isEmpty, let words = revision.changed[file] { return words.isProgram }
    return revision.base.programs[file.index] != 0
  }

  /// The score of each unit of a file by BM25, in the order of the file.
  ///
  /// - Throws: `damaged` when the index is.
  package func unitScores(of file: FileID) throws(SectionFileError) -> [LexicalUnitScore] {
    var scores = try units(of: file)
    let mean = meanUnitLength
    let norms = scores.map { LexicalWeights.norm(length: $0.length, mean: mean) }
    let frequencies = LexicalWeights.frequencies
    forEachMatch(in: file) { unit, term, fields in
      scores[unit].score +=
        unitWeights[term]
        * LexicalWeights.saturated(frequencies[Int(fields.rawValue)], norm: norms[unit])
    }
    return scores
  }

  /// What a term adds to the score of a unit that holds it.
  func unitShare(ofTerm term: Int, _ fields: WordFields, length: Int) -> Double {
    unitWeights[term]
      * LexicalWeights.saturated(
        LexicalWeights.frequency(fields),
        norm: LexicalWeights.norm(length: length, mean: meanUnitLength))
  }

  /// The units of a file without scores.
  private func units(of file: FileID) throws(SectionFileError) -> [LexicalUnitScore] {
    if !revision.changed.isEmpty, let words = revision.changed[file] {
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
    if !revision.changed.isEmpty, let words = revision.changed[file] {
      for (index, term) in terms.enumerated() where term.weight > 0 {
        for posting in words.postings where posting.word == term.word.rawValue {
          body(Int(posting.unit), index, posting.fields)
        }
      }
      return
    }
    guard file.index < revision.base.fileCount else { return }
    for (index, word) in words.enumerated() where terms[index].weight > 0 {
      word.forEachUnit(of: file, in: revision.base) { unit, fields in
        body(unit, index, WordFields(rawValue: fields))
      }
    }
  }
}
