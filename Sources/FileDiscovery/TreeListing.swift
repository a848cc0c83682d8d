package import SourceModel

/// What a walk found, for the next one: a directory whose times are the same holds the same names, so
/// that it needn't be read, and no rule be asked about its entries.
///
/// Only a listing of the same root, options and settings of git is used; what it says is checked
/// against the file system first (`TreeCheck`).
///
/// Invariants:
/// - Directories are in the order of a walk, the root first, each followed by all below it.
/// - The files below a directory, and in it, are one range of ``files``. Those in it are what the
///   ranges of its subdirectories leave over.
package struct TreeListing: Sendable {
  /// The files. Their stamps mean nothing: they are there to be shared with those of the next walk.
  package internal(set) var files = FileList()
  var directories: [ListedDirectory] = []
  /// The paths of the directories relative to the root, each but the root's with a last `/`.
  var directoryPaths: [UInt8] = []
  var allRuleFiles: [RuleFile] = []
  /// Nanoseconds since 1970 before the walk began.
  var recordedAt: Int64 = 0
  /// A digest of the root, the options and the settings of git.
  var recipe: UInt64 = 0
  /// What the file system said of git's index; nil without one.
  var indexStamp: FileStamp?
  /// A digest of what the index tracked; nil if that isn't known.
  var indexChecksum: UInt64?

  init() {}

  /// Whether the index decided about anything.
  var dependsOnIndex: Bool { directories.contains { $0.flags.contains(.indexAsked) } }

  /// Adds what another listing knows about the directory `index` and all below it, behind
  /// `fileCount` files. The files themselves are not added.
  mutating func append(_ other: TreeListing, subtree index: Int, fileCount: Int) {
    let range = index..<Int(other.directories[index].endDirectory)
    let shift = directories.count - index
    let fileShift = fileCount - Int(other.directories[index].firstFile)
    let ruleShift = allRuleFiles.count - other.ruleFileStart(of: index)
    let pathStart = other.pathRange(of: index).lowerBound
    let pathShift = directoryPaths.count - pathStart
    allRuleFiles +=
      other.allRuleFiles[
        other.ruleFileStart(of: index)..<Int(other.directories[range.upperBound - 1].ruleFileEnd)]
    directoryPaths +=
      other.directoryPaths[
        pathStart..<Int(other.directories[range.upperBound - 1].pathEnd)]
    for var directory in other.directories[range] {
      directory.pathEnd = moved(directory.pathEnd, by: pathShift)
      directory.endDirectory = moved(directory.endDirectory, by: shift)
      directory.firstFile = moved(directory.firstFile, by: fileShift)
      directory.endFile = moved(directory.endFile, by: fileShift)
      directory.ruleFileEnd = moved(directory.ruleFileEnd, by: ruleShift)
      directories.append(directory)
    }
  }

  private func moved(_ value: UInt32, by shift: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: Int(value) + shift)
  }

  // MARK: - Directories

  /// Where the path of a directory lies in `directoryPaths`.
  func pathRange(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(directories[index - 1].pathEnd))..<Int(directories[index].pathEnd)
  }

  /// The last component of a directory's path.
  func name(of index: Int) -> ArraySlice<UInt8> {
    let path = directoryPaths[pathRange(of: index)].dropLast()
    guard let slash = path.lastIndex(of: .slash) else { return path }
    return path[(slash + 1)...]
  }

  /// The directories directly in `index`, in order.
  func children(of index: Int) -> some Sequence<Int> {
    let end = Int(directories[index].endDirectory)
    return sequence(state: index + 1) { next -> Int? in
      guard next < end else { return nil }
      defer { next = Int(directories[next].endDirectory) }
      return next
    }
  }

  /// Calls `body` with the ranges of the files directly in `index`.
  func forEachOwnFiles(of index: Int, _ body: (Range<Int>) -> Void) {
    let end = Int(directories[index].endDirectory)
    var child = index + 1
    var file = Int(directories[index].firstFile)
    while child < end {
      let first = Int(directories[child].firstFile)
      if file < first { body(file..<first) }
      file = Int(directories[child].endFile)
      child = Int(directories[child].endDirectory)
    }
    if file < Int(directories[index].endFile) { body(file..<Int(directories[index].endFile)) }
  }

  func isTrackedOnly(_ index: Int) -> Bool { directories[index].flags.contains(.trackedOnly) }

  private func ruleFileStart(of index: Int) -> Int {
    index == 0 ? 0 : Int(directories[index - 1].ruleFileEnd)
  }

  /// The files that decide in a directory.
  func ruleFiles(of index: Int) -> ArraySlice<RuleFile> {
    allRuleFiles[ruleFileStart(of: index)..<Int(directories[index].ruleFileEnd)]
  }
}

/// A directory of a listing: 64 bytes without gaps.
struct ListedDirectory: BitwiseCopyable, Sendable {
  struct Flags: OptionSet {
    let rawValue: UInt32
    /// git ignores it, and it is only looked into for its tracked files.
    static let trackedOnly = Flags(rawValue: 1)
    /// git's index was asked about an entry.
    static let indexAsked = Flags(rawValue: 2)
    /// It has to be read each time: something went wrong in it, or its stamp says nothing.
    static let readAlways = Flags(rawValue: 4)
    /// What decides below it isn't in the listing.
    static let uncertainRules = Flags(rawValue: 8)
  }

  var stamp: FileStamp
  /// Behind its path in the paths of all directories.
  var pathEnd: UInt32
  /// Behind the last directory below it.
  var endDirectory: UInt32
  /// The files below it.
  var firstFile: UInt32
  var endFile: UInt32
  /// What it adds to the counts of the walk.
  var ignoredCount: UInt32
  var otherCount: UInt32
  /// Behind its rule files in those of all directories.
  var ruleFileEnd: UInt32
  private var rawFlags: UInt32

  var flags: Flags { Flags(rawValue: rawFlags) }

  /// A directory without anything.
  static let empty = ListedDirectory(
    WalkedDirectory(id: 0, path: [], isTrackedOnly: false), firstFile: 0)

  init(_ directory: WalkedDirectory, firstFile: Int) {
    stamp =
      directory.stamp
      ?? FileStamp(size: 0, modificationNanoseconds: 0, changeNanoseconds: 0, inode: 0)
    pathEnd = 0
    endDirectory = 0
    self.firstFile = UInt32(truncatingIfNeeded: firstFile)
    endFile = 0
    ignoredCount = UInt32(truncatingIfNeeded: directory.ignoredCount)
    otherCount = UInt32(truncatingIfNeeded: directory.otherCount)
    ruleFileEnd = 0
    var flags: Flags = []
    if directory.isTrackedOnly { flags.insert(.trackedOnly) }
    if directory.isIndexAsked { flags.insert(.indexAsked) }
    if directory.hasUncertainRules { flags.insert([.uncertainRules, .readAlways]) }
    if directory.stamp == nil || !directory.diagnostics.isEmpty { flags.insert(.readAlways) }
    rawFlags = flags.rawValue
  }
}
