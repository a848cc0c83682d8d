// What a watcher knows: its handles, and what happened when. For one thread at a time.
//
// Events and adoptions are numbered. Of each file the number of its last event is kept; of everything else only the
// number of the last event that made a walk necessary.

@preconcurrency internal import Glibc
internal import SourceModel
internal import StandardExtensions
internal import Synchronization

struct WatchState {
  /// Paths of which events are kept: more than a person edits between two questions. Beyond it, walking costs less than
  /// looking at each.
  private static let maximumPaths = 10_000
  private static let watcherCount = Atomic<UInt64>(0)

  /// When something happened to a path last; 0 for never.
  private struct FileEvents {
    var written: UInt64 = 0
    /// It came, went, or was replaced.
    var named: UInt64 = 0
  }

  /// Absolute path of the root, as walks are given it.
  let root: [UInt8]
  let queue: InotifyQueue
  let maximumHandles: Int
  private let ruleNames: Set<[UInt8]>
  private let watcher: UInt64
  private var number: UInt64 = 0
  /// The last event that only a walk can tell more about.
  private var walkedFor: UInt64 = 0
  /// The last time that something may have been missed.
  private var lostAt: UInt64 = 0
  private var loss = TreeWatcher.Loss.noPosition
  /// The position of the walk that found the files that are known. Readers with an older one have another list.
  private var listedAt: UInt64 = 0
  /// The position of the last walk that was adopted.
  private var adoptedAt: UInt64 = 0
  private var events: [[UInt8]: FileEvents] = [:]
  /// What the last walk found.
  private var files = FileList()
  private var hasDiagnostics = false
  /// Canonical path of the root.
  private(set) var canonicalRoot: [UInt8] = []
  private(set) var directoryPaths: [UInt8] = []
  private(set) var inputs: [[UInt8]] = []
  /// What each handle is for.
  var handles: [Int32: WatchHandle] = [:]
  /// Whether handles may stand for other directories than noted.
  var areHandlesUncertain = true
  private(set) var problem: WatchProblem?

  init(root: [UInt8], options: DiscoveryOptions, queue: InotifyQueue, maximumHandles: Int) {
    self.root = root
    self.queue = queue
    self.maximumHandles = maximumHandles
    watcher = Self.watcherCount.add(1, ordering: .relaxed).newValue
    ruleNames = Set(
      options.consideredIgnoreFileNames + [
        IgnoreFiles.gitIgnoreName, IgnoreFiles.gitAttributesName, SpecialName.cacheTag,
        SpecialName.git,
      ])
  }

  var position: WatchPosition { WatchPosition(watcher: watcher, number: number) }

  // MARK: - Events

  mutating func note(_ event: InotifyEvent) {
    if event.has(Int32(IN_Q_OVERFLOW)) { return lose(.overflow) }
    guard let handle = handles[event.handle] else { return }
    if event.has(Int32(IN_UNMOUNT)) { return lose(.mounts) }
    if event.has(Int32(IN_IGNORED)) {
      // The directory is gone, and the number with it.
      handles[event.handle] = nil
      return requireWalk(areHandlesUncertain: true)
    }
    if event.has(Int32(IN_MOVE_SELF | IN_DELETE_SELF)) {
      if handle.leadsToRoot { return lose(.rootMoved) }
      return requireWalk(areHandlesUncertain: true)
    }
    if handle.names.contains(event.name) { return requireWalk(areHandlesUncertain: true) }
    guard let directory = handle.directory else { return }
    let isNamed = event.has(Int32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO))
    if event.isDirectory || event.name.isEmpty || event.name == SpecialName.git {
      return requireWalk(areHandlesUncertain: isNamed)
    }
    if ruleNames.contains(event.name) { return requireWalk(areHandlesUncertain: false) }
    noteFile(directory + event.name, isNamed: isNamed)
  }

  private mutating func noteFile(_ path: [UInt8], isNamed: Bool) {
    number += 1
    if events.count >= Self.maximumPaths, events[path] == nil {
      events.removeAll()
      return requireWalk(areHandlesUncertain: false)
    }
    if isNamed {
      events[path, default: FileEvents()].named = number
    } else {
      events[path, default: FileEvents()].written = number
    }
  }

  mutating func requireWalk(areHandlesUncertain: Bool) {
    number += 1
    walkedFor = number
    if areHandlesUncertain { self.areHandlesUncertain = true }
  }

  /// Notes that something may have been missed.
  mutating func lose(_ loss: TreeWatcher.Loss) {
    number += 1
    lostAt = number
    self.loss = loss
    areHandlesUncertain = true
  }

  /// Sees nothing any more, for now or for good.
  mutating func end(_ problem: WatchProblem) {
    for handle in handles.keys { queue.remove(handle) }
    handles = [:]
    events = [:]
    areHandlesUncertain = true
    self.problem = problem
    requireWalk(areHandlesUncertain: true)
  }

  // MARK: - Questions

  func changes(
    since position: WatchPosition?, _ interest: WatchInterest
  ) -> TreeWatcher.Changes {
    if let problem {
      if problem.isFinal { return .lost(.ended(problem)) }
      return .walk
    }
    guard let position, position.watcher == watcher else { return .lost(.noPosition) }
    if lostAt > position.number { return .lost(loss) }
    if walkedFor > position.number || position.number < listedAt { return .walk }
    if position.number == number { return .unchanged }
    var paths: [[UInt8]] = []
    for (path, event) in events where !interest.passedOver.contains(path) {
      guard max(event.written, event.named) > position.number else { continue }
      let isNamed = event.named > position.number
      if interest.wanted.contains(where: { path.starts(with: $0) }) { return .walk }
      if files.place(of: path) != nil {
        guard isPlainFile(path) else { return .walk }
        paths.append(path)
      } else if isNamed, hasDiagnostics || isThere(path) {
        // What came and went is as if it had never been; what isn't known and was written to still isn't.
        return .walk
      }
    }
    return paths.isEmpty
      ? .unchanged : .files(paths.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// Whether a regular file is at a path, which has no other: what a walk has to look at isn't told as written.
  private func isPlainFile(_ path: [UInt8]) -> Bool {
    var status = stat()
    return lstat(terminated(joined(canonicalRoot, path)), &status) == 0
      && status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1
  }

  /// Whether anything is at a path, or may be.
  private func isThere(_ path: [UInt8]) -> Bool {
    var status = stat()
    return lstat(terminated(joined(canonicalRoot, path)), &status) == 0
      || errno != ENOENT && errno != ENOTDIR
  }

  // MARK: - Walks

  mutating func adopt(_ result: DiscoveryResult, at position: WatchPosition) {
    // An older walk than the one that is known knows less.
    guard position.watcher == watcher, position.number >= adoptedAt, problem?.isFinal != true
    else { return }
    adoptedAt = position.number
    guard let listing = result.listing, result.surroundings.blindSpot == nil,
      let path = resolvedPath(root)
    else {
      listedAt = position.number
      return end(.blindSpot(result.surroundings.blindSpot ?? .unreadable))
    }
    if problem != nil || files.paths != result.files.paths
      || files.pathEnds != result.files.pathEnds
      || hasDiagnostics != !result.diagnostics.isEmpty
    {
      listedAt = position.number
      files = result.files
      hasDiagnostics = !result.diagnostics.isEmpty
    }
    problem = nil
    let isSame =
      path == canonicalRoot && listing.directoryPaths == directoryPaths
      && result.surroundings.inputs == inputs
    canonicalRoot = path
    directoryPaths = listing.directoryPaths
    inputs = result.surroundings.inputs
    if !isSame || areHandlesUncertain {
      makeHandles(listing)
    }
  }

  mutating func expect(_ listing: TreeListing) {
    guard problem == nil, directoryPaths.isEmpty, let path = resolvedPath(root) else { return }
    canonicalRoot = path
    directoryPaths = listing.directoryPaths
    makeHandles(listing)
  }
}
