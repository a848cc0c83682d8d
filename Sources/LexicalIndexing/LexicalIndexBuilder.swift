// Builds a lexical index from the words of documents.
//
// Input: documents with their paths and file numbers, in any order. Output: the index.
//
// Steps:
// 1. What is added is collected as flat postings: word, file, unit, fields.
// 2. When there are many, they are sorted by word and packed into a run, which is much smaller.
// 3. At the end the runs are merged word by word, and units get their numbers in the order of files.
//
// Invariant: the index is the same in whatever order files are added.
//
// Memory: the runs, and two buffers of the size of one.

internal import FileMapping
internal import LexicalAnalysis
package import SourceModel

/// Collects the words of files for a ``LexicalIndex``.
package struct LexicalIndexBuilder: Sendable {
  /// Postings that are collected before they become a run: 8 MB, and as much to sort them.
  private static let runCount = 1 << 19

  private let splitter = WordSplitter()
  private var pending: [FlatPosting] = []
  private var runs: [PostingRun] = []
  /// For each file its units' definitions and lengths.
  private var units: [[UnitRecord]]
  /// For each file whether it holds programs.
  private var programs: [UInt8]

  /// - Parameter fileCount: Number of files; those that aren't added have no units.
  package init(fileCount: Int) {
    units = Array(repeating: [], count: fileCount)
    programs = Array(repeating: 1, count: fileCount)
  }

  /// Adds the words of a file, once for each.
  package mutating func add(_ document: FileIR, path: UnsafeRawBufferPointer, as file: FileID) {
    let words = FileWords(document, path: path, splitter)
    units[file.index] = words.units
    programs[file.index] = words.isProgram ? 1 : 0
    for posting in words.postings {
      pending.append(
        FlatPosting(
          word: posting.word, file: file.rawValue, unit: posting.unit, fields: posting.fields)
      )
    }
    if pending.count >= LexicalIndexBuilder.runCount { endRun() }
  }

  private mutating func endRun() {
    sortByWord(&pending)
    runs.append(PostingRun(pending))
    pending.removeAll(keepingCapacity: true)
  }

  /// The index of everything that was added.
  ///
  /// - Complexity: O(postings) time.
  package consuming func build() -> LexicalIndex {
    endRun()
    pending = []
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(units.count + 1)
    var unitCount: UInt32 = 0
    for file in units {
      unitCount += UInt32(file.count)
      offsets.append(unitCount)
    }
    let records = Array(units.joined())
    let lengths = units.map { $0.reduce(0) { $0 &+ $1.length } }
    var merger = RunMerger(runs, unitOffsets: offsets)
    runs = []
    let (words, ends, postings) = merger.merged()
    return LexicalIndex(
      words: words, postingEnds: ends, postings: postings, unitOffsets: Column(offsets),
      unitDefinitions: Column(records.map(\.definition)),
      unitLengths: Column(records.map(\.length)), fileLengths: Column(lengths),
      programs: Column(programs))
  }
}
