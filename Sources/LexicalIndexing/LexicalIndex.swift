// The inverted index of words: which units of which files hold a word, and where in them.
//
// A unit is a definition, or the rest of a file (``LexicalUnit``). Units are numbered file after file,
// in the order of each file's document. The list of a word is its postings, by unit, written as
// PostingCoding.swift says.
//
// The words of a file's path stand in its rest: those of its name as in the name, those of its
// directories as in the signature.
//
// Everything here is a column: the index is used from a mapped file as it is from memory. What a word
// weighs is no part of it: weights may change without building it anew.

package import FileMapping
internal import SourceModel

/// The words of a set of files, unit by unit.
///
/// Invariants: `words` ascends; `postingEnds` ascends to the count of `postings`; `unitOffsets` starts
/// at 0 and ends at the number of units; the first unit of every file with units is its rest.
package struct LexicalIndex: Sendable {
  /// Stands in ``unitDefinitions`` for the rest of a file.
  static let noDefinition = UInt32.max

  /// The hashes of all words.
  let words: Column<UInt32>
  /// For each word how many files hold it.
  private let fileCounts: Column<UInt32>
  /// For each word where its postings end.
  let postingEnds: Column<UInt32>
  let postings: Column<UInt8>
  /// Where the units of each file start, and where those of the last one end.
  let unitOffsets: Column<UInt32>
  /// For each unit the index of its definition in its file.
  let unitDefinitions: Column<UInt32>
  /// For each unit the number of its words, each as often as it is there.
  let unitLengths: Column<UInt32>
  /// For each file the number of its words.
  let fileLengths: Column<UInt32>
  /// For each file whether it holds programs, rather than text, data or styles; 1 or 0.
  let programs: Column<UInt8>
  /// The file that holds the columns; postings and units are verified when they are read.
  private let file: SectionFile?

  init(
    words: Column<UInt32>, fileCounts: Column<UInt32>, postingEnds: Column<UInt32>,
    postings: Column<UInt8>, unitOffsets: Column<UInt32>, unitDefinitions: Column<UInt32>,
    unitLengths: Column<UInt32>,
    fileLengths: Column<UInt32>, programs: Column<UInt8>
  ) {
    self.words = words
    self.fileCounts = fileCounts
    self.postingEnds = postingEnds
    self.postings = postings
    self.unitOffsets = unitOffsets
    self.unitDefinitions = unitDefinitions
    self.unitLengths = unitLengths
    self.fileLengths = fileLengths
    self.programs = programs
    file = nil
  }

  /// Number of files, those without units included.
  var fileCount: Int { unitOffsets.count - 1 }

  /// Number of units.
  var unitCount: Int { unitDefinitions.count }

  /// The units of a file.
  func units(of file: Int) -> Range<Int> { Int(unitOffsets[file])..<Int(unitOffsets[file + 1]) }

  /// The file of a unit that doesn't lie before those of `first`.
  func file(ofUnit unit: UInt32, from first: Int) -> Int {
    // Mostly a few files on: the step doubles until the unit is behind it.
    var step = 1
    var low = first
    var high = min(first + 1, fileCount)
    while unitOffsets[high] <= unit {
      low = high
      step *= 2
      high = min(low + step, fileCount)
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if unitOffsets[middle] <= unit { low = middle } else { high = middle }
    }
    return low
  }

  /// The definitions and the lengths of the units of a file.
  ///
  /// - Throws: `damaged` when they are.
  func unitList(of file: Int) throws(SectionFileError) -> [(definition: Int?, length: Int)] {
    let units = units(of: file)
    try self.file?.verify(Section.unitDefinitions.rawValue, units, of: UInt32.self)
    try self.file?.verify(Section.unitLengths.rawValue, units, of: UInt32.self)
    return units.map { unit in
      let definition = unitDefinitions[unit]
      return (
        definition == LexicalIndex.noDefinition ? nil : Int(definition), Int(unitLengths[unit])
      )
    }
  }

  /// How many files hold a word.
  ///
  /// - Throws: `damaged` when that is.
  func fileCount(of word: WordHash) throws(SectionFileError) -> Int {
    guard let place = place(of: word) else { return 0 }
    try file?.verify(Section.fileCounts.rawValue, place..<place + 1, of: UInt32.self)
    return Int(fileCounts[place])
  }

  /// Where the postings of a word lie, which are verified; empty where there are none.
  ///
  /// - Throws: `damaged` when they are.
  func postingRange(of word: WordHash) throws(SectionFileError) -> Range<Int> {
    guard let place = place(of: word) else { return 0..<0 }
    let range = (place == 0 ? 0 : Int(postingEnds[place - 1]))..<Int(postingEnds[place])
    try file?.verify(Section.postings.rawValue, range, of: UInt8.self)
    return range
  }

  /// A reader of postings that are verified, from a place in their range on; to be used while the index is
  /// there.
  func reader(_ range: Range<Int>, from start: Int = 0) -> PostingReader {
    PostingReader(UnsafeBufferPointer(rebasing: postings[range]), from: start)
  }

  /// The place of a word, by binary search.
  private func place(of word: WordHash) -> Int? {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word.rawValue { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low] == word.rawValue ? low : nil
  }
}

// MARK: - In a file

extension LexicalIndex {
  /// Changes whenever the sections, or what they mean, do.
  package static let format: UInt32 = 3

  private enum Section: UInt32 {
    case words = 60
    case postingEnds, postings, unitOffsets, unitDefinitions, unitLengths, fileLengths, programs,
      fileCounts
  }

  /// The index that a section file holds, read in place.
  package init(_ file: SectionFile) throws(SectionFileError) {
    words = try file.column(Section.words.rawValue, of: UInt32.self)
    fileCounts = try file.unverifiedColumn(Section.fileCounts.rawValue, of: UInt32.self)
    postingEnds = try file.column(Section.postingEnds.rawValue, of: UInt32.self)
    postings = try file.unverifiedColumn(Section.postings.rawValue, of: UInt8.self)
    unitOffsets = try file.column(Section.unitOffsets.rawValue, of: UInt32.self)
    unitDefinitions = try file.unverifiedColumn(Section.unitDefinitions.rawValue, of: UInt32.self)
    unitLengths = try file.unverifiedColumn(Section.unitLengths.rawValue, of: UInt32.self)
    fileLengths = try file.column(Section.fileLengths.rawValue, of: UInt32.self)
    programs = try file.column(Section.programs.rawValue, of: UInt8.self)
    self.file = file
    guard words.count == postingEnds.count, words.count == fileCounts.count,
      !unitOffsets.isEmpty,
      unitDefinitions.count == unitLengths.count, fileLengths.count == fileCount,
      programs.count == fileCount, Int(unitOffsets[fileCount]) == unitCount,
      Int(postingEnds.last ?? 0) == postings.count
    else { throw .damaged(detail: "the columns of words don't fit together") }
  }

  /// Adds everything to a section file.
  package func add(to writer: inout SectionFileWriter) {
    writer.add(words, as: Section.words.rawValue)
    writer.add(fileCounts, as: Section.fileCounts.rawValue)
    writer.add(postingEnds, as: Section.postingEnds.rawValue)
    writer.add(postings, as: Section.postings.rawValue)
    writer.add(unitOffsets, as: Section.unitOffsets.rawValue)
    writer.add(unitDefinitions, as: Section.unitDefinitions.rawValue)
    writer.add(unitLengths, as: Section.unitLengths.rawValue)
    writer.add(fileLengths, as: Section.fileLengths.rawValue)
    writer.add(programs, as: Section.programs.rawValue)
  }
}
