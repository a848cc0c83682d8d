@preconcurrency internal import Glibc
internal import SourceModel
internal import StandardExtensions
internal import Synchronization

/// A listing of a previous walk, compared with the file system: which directories hold what they held,
/// and the stamps of their files.
///
/// Input → output: a listing → for each directory whether it is unchanged, for each file of an
/// unchanged one its stamp. Steps: one `stat` for each directory, rule file and file, on several
/// threads; then what holds for subtrees is summed up from below.
///
/// Invariant: a directory counts as unchanged only if reading it, and asking all rules about its
/// entries, would give what is listed, provided that the rules of its parent are the same. The walk
/// sees to that condition from the root down.
///
/// Paths are looked up from the root, also through directories that have changed: what then is found
/// at another place isn't used, because the walk doesn't get there.
struct TreeCheck: Sendable {
  /// Directories with more files are opened: opening and closing takes as long as two more components
  /// in this many paths.
  private static let openedFileCount = 16
  /// The files of one directory are divided among threads in parts of this many.
  private static let partFileCount = 256
  /// With fewer files and directories, further threads would not be worth their start.
  private static func minimumSharedCount(_ options: DiscoveryOptions) -> Int {
    60 * options.minimumSharedDirectories
  }
  /// Parts that a thread takes at once.
  private static let batchCount = 32

  let listing: TreeListing
  /// Whether git tracks what it tracked, as far as that decided about anything.
  let isIndexUnchanged: Bool
  /// One for each file; meaningless for those in a changed directory.
  private(set) var stamps = ChunkedArray<FileStamp>()
  private var unchanged: [Bool] = []
  private var unchangedSubtrees: [Bool] = []

  /// Whether the directory is what it was.
  func isUnchanged(_ directory: Int) -> Bool { unchanged[directory] }

  /// Whether the directory and all below it are what they were.
  func isSubtreeUnchanged(_ directory: Int) -> Bool { unchangedSubtrees[directory] }

  /// Whether everything is what it was.
  var isAllUnchanged: Bool { unchangedSubtrees.first ?? false }

  /// Whether the rules in `directory`, which now has the files `ruleFiles`, are what they were if
  /// those of its parent are.
  func hasSameRules(_ directory: Int, _ ruleFiles: [RuleFile]) -> Bool {
    let known = listing.ruleFiles(of: directory).filter { $0.kind != RuleFile.cacheTag }
    return !listing.directories[directory].flags.contains(.uncertainRules)
      && known == ruleFiles.filter { $0.kind != RuleFile.cacheTag }
      && known.allSatisfy { !$0.stamp.isRacy(recordedAt: listing.recordedAt) }
  }

  /// - Parameters:
  ///   - listing: Of the same recipe as the walk.
  ///   - context: The walk.
  ///   - indexStamp: What the file system says now of git's index.
  ///   - indexChecksum: Reads the index and gives a digest of what it tracks; asked only if the stamp
  ///     proves nothing and the index decided about something.
  ///   - isCancelled: Asked now and then, on the calling thread; nil comes out if it says so.
  init?(
    _ listing: TreeListing, context: WalkContext, indexStamp: FileStamp?,
    indexChecksum: () -> UInt64?, isCancelled: () -> Bool
  ) {
    self.listing = listing
    isIndexUnchanged =
      (indexStamp == listing.indexStamp
        && indexStamp?.isRacy(recordedAt: listing.recordedAt) != true)
      || !listing.dependsOnIndex
      || (listing.indexChecksum.map { $0 == indexChecksum() } ?? false)
    let comparison = Comparison(listing, context, isIndexUnchanged: isIndexUnchanged)
    let zero = FileStamp(size: 0, modificationNanoseconds: 0, changeNanoseconds: 0, inode: 0)
    var stamps = [FileStamp](repeating: zero, count: listing.files.count)
    var results = [UInt8](repeating: 0, count: listing.directories.count)
    let parts = Self.parts(of: listing)
    let failures = Mutex<[Int]>([])
    let isFinished = stamps.withUnsafeMutableBufferPointer { stamps in
      results.withUnsafeMutableBufferPointer { results in
        // Every part has files of its own, and one part of a directory writes its result; nobody
        // reads before all threads are done.
        nonisolated(unsafe) let stamps = stamps
        nonisolated(unsafe) let results = results
        return Self.work(parts, context.options, isCancelled) { part, paths in
          let answer = paths.check(
            part, in: listing, root: context.root, stamps: stamps,
            opensDirectory: part.files.count >= Self.openedFileCount)
          defer { if paths.hasHardLinks { context.surroundings.note(.hardLinks) } }
          if answer.hasFailed { failures.withLock { $0.append(part.directory) } }
          guard part.isFirst else { return }
          results[part.directory] = comparison.isUnchanged(part.directory, answer, paths) ? 1 : 0
        }
      }
    }
    guard isFinished else { return nil }
    self.stamps = ChunkedArray(stamps, like: listing.files.stamps)
    unchanged = results.map { $0 == 1 }
    for directory in failures.withLock({ $0 }) { unchanged[directory] = false }
    sumUpSubtrees()
  }

  private mutating func sumUpSubtrees() {
    unchangedSubtrees = unchanged
    // From the last to the first: what is below a directory comes behind it.
    for directory in listing.directories.indices.reversed() where unchanged[directory] {
      let end = Int(listing.directories[directory].endDirectory)
      var child = directory + 1
      while child < end, unchangedSubtrees[child] {
        child = Int(listing.directories[child].endDirectory)
      }
      unchangedSubtrees[directory] = child >= end
    }
  }

  /// Tells from what the file system says of a directory whether it is what is listed.
  private struct Comparison: Sendable {
    let listing: TreeListing
    let root: Int32
    let rootDevice: UInt64
    /// The names of ignore files of the options.
    let names: [[UInt8]]
    let isIndexUnchanged: Bool

    init(_ listing: TreeListing, _ context: WalkContext, isIndexUnchanged: Bool) {
      self.listing = listing
      root = context.root
      rootDevice = context.rootDevice
      names = context.ignoreFileNames
      self.isIndexUnchanged = isIndexUnchanged
    }

    func isUnchanged(
      _ directory: Int, _ answer: CheckedPaths.Answer, _ paths: CheckedPaths
    ) -> Bool {
      let listed = listing.directories[directory]
      return answer.stamp == listed.stamp && answer.device == rootDevice
        && !listed.stamp.isRacy(recordedAt: listing.recordedAt)
        && !listed.flags.contains(.readAlways)
        && (isIndexUnchanged || !listed.flags.contains(.indexAsked))
        && paths.hasSameRuleFiles(directory, in: listing, root: root, names: names)
    }
  }

  /// Files that lie directly in one directory.
  struct Part {
    let directory: Int
    let files: Range<Int>
    /// Whether the directory itself is checked with it.
    let isFirst: Bool
  }

  private static func parts(of listing: TreeListing) -> [Part] {
    var parts: [Part] = []
    parts.reserveCapacity(listing.directories.count * 2)
    for directory in listing.directories.indices {
      var isFirst = true
      listing.forEachOwnFiles(of: directory) { files in
        var rest = files
        while !rest.isEmpty {
          parts.append(
            Part(directory: directory, files: rest.prefix(partFileCount), isFirst: isFirst))
          rest = rest.dropFirst(partFileCount)
          isFirst = false
        }
      }
      if isFirst { parts.append(Part(directory: directory, files: 0..<0, isFirst: true)) }
    }
    return parts
  }

  /// Calls `body` with every part, on several threads, each with a buffer of its own; false if
  /// `isCancelled` ended that.
  private static func work(
    _ parts: [Part], _ options: DiscoveryOptions, _ isCancelled: () -> Bool,
    _ body: @Sendable (Part, CheckedPaths) -> Void
  ) -> Bool {
    let next = Atomic<Int>(0)
    let isStopped = Atomic<Bool>(false)
    @Sendable func batch(_ paths: CheckedPaths) -> Bool {
      let start = next.add(batchCount, ordering: .relaxed).oldValue
      guard start < parts.count, !isStopped.load(ordering: .relaxed) else { return false }
      for index in start..<min(start + batchCount, parts.count) { body(parts[index], paths) }
      return true
    }
    return withoutActuallyEscaping(batch) { batch in
      var helpers = HelperThreads()
      let fileCount = parts.reduce(0) { $0 + $1.files.count }
      let isShared = parts.count + fileCount >= minimumSharedCount(options)
      // All helpers are waited for below, before what they refer to goes away.
      helpers.start(isShared ? options.threadCount - 1 : 0) {
        let paths = CheckedPaths()
        while batch(paths) {}
      }
      let paths = CheckedPaths()
      while batch(paths) {
        if isCancelled() { isStopped.store(true, ordering: .relaxed) }
      }
      helpers.wait()
      return !isStopped.load(ordering: .relaxed)
    }
  }
}
