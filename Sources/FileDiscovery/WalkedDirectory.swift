internal import SourceModel

/// What one thread of a walk found.
struct WalkShare: Sendable {
  var directories: [WalkedDirectory] = []
  var entries: [WalkedEntry] = []
  var files = WalkedFiles()
  /// Names of files, each followed by a NUL, and others.
  var names: [UInt8] = []
  var diagnostics: [Diagnostic] = []
}

/// The files that one thread found, in parallel arrays. Those of one directory lie one behind the
/// other, in their order.
struct WalkedFiles: Sendable {
  /// Where their names begin.
  private(set) var nameStarts: [Int] = []
  private(set) var nameCounts: [UInt16] = []
  private(set) var stamps: [FileStamp] = []
  private(set) var languageCodes: [UInt8] = []
  private(set) var noise: [NoiseClass] = []

  var count: Int { stamps.count }

  mutating func append(
    nameStart: Int, nameCount: UInt16, stamp: FileStamp, languageCode: UInt8, noise: NoiseClass
  ) {
    nameStarts.append(nameStart)
    nameCounts.append(nameCount)
    stamps.append(stamp)
    languageCodes.append(languageCode)
    self.noise.append(noise)
  }
}

/// What one thread of a walk found in one directory.
struct WalkedDirectory: Sendable {
  let id: Int
  /// As rules see it, with a last `/` unless it is empty.
  let path: [UInt8]
  let isTrackedOnly: Bool
  /// In the entries of the thread, in their order.
  var entries = 0..<0
  /// Bytes of the paths of its files.
  var pathBytes = 0
  /// In the thread's log.
  var diagnostics = 0..<0
  var ignoredCount = 0
  var otherCount = 0
  /// What the file system said of it before it was read; nil unless a listing is recorded.
  var stamp: FileStamp?
  /// Files that decided which entries count.
  var ruleFiles: [RuleFile] = []
  /// Whether git's index was asked about an entry.
  var isIndexAsked = false
  /// Whether what stamps don't show may decide here or below: a repository of its own, an ignore
  /// file that can't be read or is a link.
  var hasUncertainRules = false
}

/// What counts in a directory.
enum WalkedEntry: Sendable {
  /// Files between which there is no directory.
  case files(Range<Int>)
  /// The number of a directory.
  case directory(Int)
  /// The place of a directory in the previous listing, in and below which nothing has changed.
  case unchangedDirectory(Int)
}

/// An ignore file, a `.gitattributes` or a `CACHEDIR.TAG`.
struct RuleFile: Hashable, BitwiseCopyable, Sendable {
  /// The kinds that aren't names of the options.
  static let gitIgnore: UInt64 = 0
  static let cacheTag: UInt64 = .max
  static let gitAttributes: UInt64 = .max - 1

  /// ``gitIgnore``, ``gitAttributes``, ``cacheTag``, or 1 more than the place among the names of the options.
  var kind: UInt64
  var stamp: FileStamp
}
