// Builds a lexical index from the words of documents.
//
// Input: documents with their paths and file numbers, in any order. Output: the index.
//
// Steps:
// 1. What is added is collected as postings: word, unit, fields. Threads collect for themselves.
// 2. Many postings are sorted by word and packed into a run, which is much smaller.
// 3. At the end units get their numbers in the order of files, and the runs are merged: words that
//    begin alike at a time, so that their postings can be sorted as plain numbers in little memory.
//
// Invariant: the index is the same in whatever order files are added, by however many threads.
//
// Memory: the runs, the columns of the index, and per thread two buffers of the size of one run.

internal import FileMapping
package import SourceModel

/// Collects the words of files for a ``LexicalIndex``.
package struct LexicalIndexBuilder: Sendable {
  private var own = WordCollection()
  private var joined: [WordCollection] = []

  /// A builder to which no file was added.
  package init() {}

  /// Adds the words of a file, once for each.
  package mutating func add(_ document: FileIR, path: UnsafeRawBufferPointer, as file: FileID) {
    own.add(document, path: path, as: file)
  }

  /// Adds everything that was added to another builder.
  package mutating func join(_ other: consuming LexicalIndexBuilder) {
    joined += other.finished
  }

  private var finished: [WordCollection] {
    var own = self.own
    own.finish()
    return joined + [own]
  }

  /// The index of everything that was added.
  ///
  /// - Parameter fileCount: Number of files, those that were not added included.
  /// - Returns: The index of these files.
  /// - Complexity: O(postings) time.
  package consuming func build(fileCount: Int) -> LexicalIndex {
    let collections = finished
    self = LexicalIndexBuilder()
    let files = CollectedFiles(collections, fileCount: fileCount)
    let (words, fileCounts, ends, postings) = PostingMerger(collections, files).columns()
    return LexicalIndex(
      words: words, fileCounts: fileCounts, postingEnds: ends, postings: postings,
      unitOffsets: Column(files.unitOffsets),
      unitDefinitions: Column(files.units.map(\.definition)),
      unitLengths: Column(files.units.map(\.length)), fileLengths: Column(files.lengths),
      programs: Column(files.programs))
  }
}
