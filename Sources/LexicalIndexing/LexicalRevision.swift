// A lexical index as it is now: a base that never changes, and the files that have changed since.
//
// File numbers are those of the graph: files of the base keep theirs, new ones come behind. A changed
// file's units are no longer those of the base; its words are few, and searched one by one.
//
// Invariant: what is found is what an index built from nothing of the same files finds, apart from
// the numbering of files.

internal import FileMapping
internal import LexicalAnalysis
package import SourceModel

/// One revision of a lexical index. A value: later changes don't touch it.
package struct LexicalRevision: Sendable {
  /// What most files are still as.
  package let base: LexicalIndex
  /// Replaced, added and removed files, the latter without units.
  private(set) var changed: [FileID: FileWords] = [:]

  /// The revision in which nothing has changed.
  package init(_ base: LexicalIndex) {
    self.base = base
  }

  /// Replaces the words of a file.
  ///
  /// - Parameters:
  ///   - document: `nil` when the file is gone, or holds no code any more.
  ///   - path: Bytes of its path.
  ///   - file: Its number in the graph.
  package mutating func replace(
    with document: FileIR?, path: UnsafeRawBufferPointer, file: FileID
  ) {
    changed[file] = document.map { FileWords($0, path: path, WordSplitter()) } ?? FileWords()
  }

  /// Whether a file is another than in the base.
  func isChanged(_ file: FileID) -> Bool { !changed.isEmpty && changed[file] != nil }

  /// How many units of changed files hold a word.
  func changedUnitCount(of word: WordHash) -> Int {
    changed.values.reduce(0) { count, words in
      count + words.postings.count { $0.word == word.rawValue }
    }
  }

  /// Number of words of a file.
  func length(of file: FileID) -> Int {
    if !changed.isEmpty, let words = changed[file] { return words.length }
    return Int(base.fileLengths[file.index])
  }

  /// One more than the largest file number.
  var fileBound: Int { max(base.fileCount, changed.keys.map { $0.index + 1 }.max() ?? 0) }
}
