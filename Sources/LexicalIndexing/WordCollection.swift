internal import LexicalAnalysis
internal import SourceModel

/// The words of some files in the order in which they were added: what one thread collects.
///
/// Postings that have come in since the last run wait as plain numbers; when there are many they are
/// sorted and packed, which makes them much smaller.
struct WordCollection: Sendable {
  /// Postings that are collected before they become a run: 1 MB, and as much to sort them, which a
  /// core's cache holds.
  private static let runCount = 1 << 17
  /// Units that a key of a run has bits for.
  private static let runUnitCount = 1 << Int(PostingKey.runUnitBits)

  /// A file that was added.
  struct File {
    let number: FileID
    /// Where its units end in the list of all; they begin where those of the file before end.
    let unitEnd: Int
    let isProgram: Bool
  }

  private(set) var files: [File] = []
  private(set) var units: [UnitRecord] = []
  private(set) var runs: [PostingRun] = []
  private let splitter = WordSplitter()
  private var pending: [UInt64] = []
  /// The unit that those of the pending postings are counted from.
  private var firstPendingUnit = 0

  /// Adds the words of a file.
  mutating func add(_ document: FileIR, path: UnsafeRawBufferPointer, as file: FileID) {
    let words = FileWords(document, path: path, splitter)
    let firstUnit = units.count
    units.append(contentsOf: words.units)
    files.append(File(number: file, unitEnd: units.count, isProgram: words.isProgram))
    for posting in words.postings {
      let unit = firstUnit + Int(posting.unit)
      if pending.count >= Self.runCount || unit - firstPendingUnit >= Self.runUnitCount {
        endRun(before: unit)
      }
      pending.append(
        PostingKey.inRun(
          posting.word, unit: UInt32(unit - firstPendingUnit), posting.fields.rawValue))
    }
  }

  /// Ends the last run.
  mutating func finish() {
    if !pending.isEmpty { endRun(before: units.count) }
    pending = []
  }

  /// Makes a run of what is pending; postings of the next one are of `unit` and units after it.
  private mutating func endRun(before unit: Int) {
    sort(&pending, from: PostingKey.runWordShift, digitBits: 11)
    runs.append(PostingRun(pending, firstUnit: firstPendingUnit))
    pending.removeAll(keepingCapacity: true)
    firstPendingUnit = unit
  }
}
