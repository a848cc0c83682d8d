internal import FileMapping
internal import SourceModel

/// A word in a file.
struct FileOccurrence: Sendable, Equatable {
  let file: FileID
  /// The first unit that holds the word, and where in it; of a file that is as in the base.
  fileprivate var unit: UInt32 = 0
  /// Where the next posting begins among those of the word.
  fileprivate var next: UInt32 = 0
  fileprivate var fields: UInt8 = 0
  /// Where the word stands in the rest of the file: what it is in the path.
  fileprivate var restFields: UInt8 = 0
  /// How often it is there, weighed by where it stands.
  private(set) var frequency = 0.0

  init(file: FileID) {
    self.file = file
  }

  /// What the word is worth as a part of the path.
  var pathValue: Double { LexicalWeights.pathValue(WordFields(rawValue: restFields)) }

  /// Adds what it is in one unit.
  mutating func add(_ fields: WordFields, isRest: Bool) {
    frequency += LexicalWeights.frequencyInFile(fields, isRest: isRest)
    if isRest { restFields = fields.rawValue }
  }

  fileprivate mutating func add(_ value: Double) { frequency += value }
}

/// The files that hold one word.
///
/// Postings are read once for the files; those of a file are read again where somebody asks for its
/// units, which is done for few.
struct WordFiles: Sendable {
  /// Files that are as in the base, ascending, then changed files in any order.
  private(set) var occurrences: [FileOccurrence] = []
  /// How many units hold the word.
  private(set) var unitCount = 0
  /// How many files hold it in their paths.
  private(set) var pathCount = 0
  /// How many of the occurrences are in files as in the base.
  private var unchangedCount = 0
  /// Where the postings of the word lie in the index.
  private var postings = 0..<0

  /// A word that no file holds.
  init() {}

  /// - Throws: `damaged` when the postings are.
  init(_ word: WordHash, in revision: LexicalRevision) throws(SectionFileError) {
    postings = try revision.base.postingRange(of: word)
    readPostings(revision)
    unchangedCount = occurrences.count
    for (file, words) in revision.changed {
      if let found = words.occurrence(of: word, in: file) { occurrences.append(found) }
    }
    unitCount += revision.changedUnitCount(of: word)
    pathCount = occurrences.count { $0.pathValue > 0 }
  }

  private mutating func readPostings(_ revision: LexicalRevision) {
    let base = revision.base
    let frequencies = LexicalWeights.frequenciesInFile
    var reader = base.reader(postings)
    var file = -1
    var unit: UInt32 = 0
    // Of the file.
    var end: UInt32 = 0
    var isChanged = false
    while let (distance, fields) = reader.next() {
      unit = unit &+ UInt32(truncatingIfNeeded: distance)
      if unit >= end {
        file = base.file(ofUnit: unit, from: file + 1)
        end = base.unitOffsets[file + 1]
        isChanged = revision.isChanged(FileID(index: file))
        if isChanged { continue }
        var occurrence = FileOccurrence(file: FileID(index: file))
        occurrence.unit = unit
        occurrence.next = UInt32(reader.index)
        occurrence.fields = fields
        occurrence.add(WordFields(rawValue: fields), isRest: unit == base.unitOffsets[file])
        occurrences.append(occurrence)
        unitCount += 1
      } else if !isChanged {
        occurrences[occurrences.count - 1].add(frequencies[Int(fields)])
        unitCount += 1
      }
    }
  }

  /// The word in a file, if it is there.
  func occurrence(in file: FileID) -> FileOccurrence? {
    unchangedOccurrence(in: file)
      ?? occurrences[unchangedCount...].first { $0.file == file }
  }

  private func unchangedOccurrence(in file: FileID) -> FileOccurrence? {
    var low = 0
    var high = unchangedCount
    while low < high {
      let middle = (low + high) / 2
      if occurrences[middle].file < file { low = middle + 1 } else { high = middle }
    }
    return low < unchangedCount && occurrences[low].file == file ? occurrences[low] : nil
  }

  /// Calls `body` with each unit of a file that holds the word, ascending, where the file is as in the base.
  func forEachUnit(
    of file: FileID, in base: LexicalIndex, _ body: (_ unit: Int, _ fields: UInt8) -> Void
  ) {
    guard let occurrence = unchangedOccurrence(in: file) else { return }
    let units = base.units(of: file.index)
    var reader = base.reader(postings, from: Int(occurrence.next))
    var unit = occurrence.unit
    var fields = occurrence.fields
    while Int(unit) < units.upperBound {
      body(Int(unit) - units.lowerBound, fields)
      guard let next = reader.next() else { return }
      unit = unit &+ UInt32(truncatingIfNeeded: next.distance)
      fields = next.fields
    }
  }
}
