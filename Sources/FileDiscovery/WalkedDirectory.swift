internal import SourceModel

/// What one thread of a walk found.
struct WalkShare: Sendable {
  var directories: [WalkedDirectory] = []
  var entries: [WalkedEntry] = []
  /// Names, each followed by a NUL.
  var names: [UInt8] = []
  var stamps: [FileStamp] = []
  var diagnostics: [Diagnostic] = []

  /// The name of an entry, with its NUL.
  func withName<Result>(
    _ entry: WalkedEntry, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    names.withUnsafeBytes { names in
      let end = entry.nameStart + Int(entry.nameCount)
      return body(UnsafeRawBufferPointer(rebasing: names[entry.nameStart...end]))
    }
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

/// One entry of a directory that counts.
struct WalkedEntry: Sendable {
  enum Kind {
    /// `target` is the place of the stamp.
    case file
    /// `target` is the number of the directory.
    case directory
    /// `target` is the place of a directory in the previous listing, where nothing has changed.
    case unchangedDirectory
  }

  var kind: Kind
  var noise = NoiseClass.none
  var languageCode: UInt8 = 0
  var nameCount: UInt16
  /// In the names of the thread.
  var nameStart: Int
  var target: Int
}

/// An ignore file or a `CACHEDIR.TAG`.
struct RuleFile: Hashable, BitwiseCopyable, Sendable {
  /// The kinds that aren't names of the options.
  static let gitIgnore: UInt64 = 0
  static let cacheTag: UInt64 = .max

  /// ``gitIgnore``, ``cacheTag``, or 1 more than the place among the names of the options.
  var kind: UInt64
  var stamp: FileStamp
}
