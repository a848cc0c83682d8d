internal import SourceModel
internal import StandardExtensions

/// What is the same for all threads and directories of one walk.
final class WalkContext: Sendable {
  /// The descriptor of the root. All directories are opened relative to it, so neither the root's own
  /// path nor the number of descriptors bounds the depth; each thread has one more open.
  let root: Int32
  let rootDevice: UInt64
  let absoluteRoot: [UInt8]
  let options: DiscoveryOptions
  let ignoreFileNames: [[UInt8]]
  let repository: GitRepository?
  /// The root relative to the work tree around it, with a last `/` unless it is empty.
  let prefix: [UInt8]
  let lookup: LanguageLookup
  /// Whether a listing is made.
  let recordsListing: Bool
  /// Takes what decides besides the directories of the tree.
  let surroundings = WalkSurroundingsLog()
  /// The bytes with which special names begin.
  let specialFirstBytes: ByteSet

  init(root: WalkRoot, options: DiscoveryOptions) {
    self.root = root.descriptor
    rootDevice = root.device
    absoluteRoot = root.path
    self.options = options
    ignoreFileNames = options.consideredIgnoreFileNames
    repository = GitRepository.containing(root.path)
    let above = repository.map { root.path.dropFirst($0.workTree.count).drop { $0 == .slash } }
    prefix = above.map { $0.isEmpty ? [] : $0 + [.slash] } ?? []
    lookup = LanguageLookup.lookup(adding: options.addedLanguages)
    recordsListing = options.recordsListing && root.hasReliableDirectoryTimes
    // That of `.git` is the one of `.gitignore` and `.gitattributes`.
    if !root.hasReliableDirectoryTimes { surroundings.note(.unknownFileSystem) }
    let firsts = ([SpecialName.git, SpecialName.cacheTag] + ignoreFileNames).compactMap(\.first)
    specialFirstBytes = ByteSet { firsts.contains($0) }
  }

  /// A walk's path relative to the root.
  func relativePath(_ path: some Collection<UInt8>) -> RepositoryPath {
    RepositoryPath(bytes: Array(path.dropFirst(prefix.count)))
  }

  func reader(_ descriptor: Int32, _ base: [UInt8], _ log: DiagnosticLog) -> IgnoreFileReader {
    IgnoreFileReader(
      read: { name, followsLink, limitBytes throws(FileReadingError) in
        try readFile(name, in: descriptor, followsLink: followsLink, limitBytes: limitBytes)
      }, base: base, limitBytes: options.maximumIgnoreFileBytes, log: log)
  }
}

/// The open directory that a walk begins with.
struct WalkRoot {
  let descriptor: Int32
  /// Absolute, without symbolic links.
  let path: [UInt8]
  let device: UInt64
  /// Whether the times of a directory change with its entries, as local file systems see to.
  let hasReliableDirectoryTimes: Bool
}
