@preconcurrency internal import Glibc
internal import StandardExtensions

/// What a directory is watched for.
struct WatchHandle: Equatable {
  /// Its path in the tree, with a last `/` unless it is the root; `nil` if it isn't in the tree.
  var directory: [UInt8]?
  /// Entries that decide, whatever becomes of them.
  var names: Set<[UInt8]> = []
  /// Whether it is the root, or above it.
  var leadsToRoot = false
  /// What the kernel tells.
  var mask: UInt32 = 0

  /// Whether all that `other` is for was told already.
  fileprivate func covers(_ other: WatchHandle) -> Bool {
    (other.directory == nil || directory == other.directory) && names.isSuperset(of: other.names)
      && (leadsToRoot || !other.leadsToRoot) && mask & other.mask == other.mask
  }

  fileprivate mutating func add(_ other: WatchHandle) {
    directory = directory ?? other.directory
    names.formUnion(other.names)
    leadsToRoot = leadsToRoot || other.leadsToRoot
    mask |= other.mask
  }
}

extension WatchState {
  /// Asks for the handles of everything that the last walk found: a directory has the handle that it had, whatever its
  /// path is now, so that what was moved shows.
  ///
  /// If there is a new one, a walk has to follow: before it was made, nothing was told.
  ///
  /// - Parameter listing: The directories.
  mutating func makeHandles(_ listing: TreeListing) {
    var maker = HandleMaker(queue: queue, limit: maximumHandles)
    for step in watchedSteps(of: root) { maker.add(step, leadsToRoot: true) }
    for step in Set(inputs.flatMap { watchedSteps(of: joined(canonicalRoot, $0)) }) {
      maker.add(step, leadsToRoot: false)
    }
    for index in listing.directories.indices where maker.problem == nil {
      maker.addDirectory(Array(listing.directoryPaths[listing.pathRange(of: index)]), canonicalRoot)
    }
    for (handle, _) in maker.handles where handles[handle] == nil {
      handles[handle] = WatchHandle()
    }
    if inputs.contains(where: { hasSeveralNames(joined(canonicalRoot, $0)) }) {
      maker.problem = .blindSpot(.hardLinks)
    }
    if let problem = maker.problem { return end(problem) }
    var isNew = maker.isDoubtful
    for (handle, use) in maker.handles where handles[handle]?.covers(use) != true { isNew = true }
    areHandlesUncertain = isNew
    // What this walk didn't find, others with an older position did: they are told to walk.
    for handle in handles.keys where maker.handles[handle] == nil { queue.remove(handle) }
    handles = maker.handles
    if isNew { requireWalk(areHandlesUncertain: true) }
  }
}

/// Whether a path leads to a file that has others.
private func hasSeveralNames(_ path: [UInt8]) -> Bool {
  var status = stat()
  return stat(terminated(path), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    && status.st_nlink > 1
}

/// Asks the kernel for handles.
private struct HandleMaker {
  let queue: InotifyQueue
  let limit: Int
  private(set) var handles: [Int32: WatchHandle] = [:]
  /// Whether something isn't there that a walk found, or is there twice.
  private(set) var isDoubtful = false
  var problem: WatchProblem?

  init(queue: InotifyQueue, limit: Int) {
    self.queue = queue
    self.limit = limit
  }

  /// Adds something on the way of a path.
  mutating func add(_ step: WatchedStep, leadsToRoot: Bool) {
    switch step {
    case .directory(let path):
      let use = WatchHandle(leadsToRoot: leadsToRoot, mask: InotifyMask.itself)
      // Who may not read a directory may hardly move it.
      _ = add(path, use)
    case .entry(let directory, let name):
      let use = WatchHandle(names: [name], leadsToRoot: leadsToRoot, mask: InotifyMask.entries)
      if add(directory, use) == EACCES { problem = .blindSpot(.unreadable) }
    }
  }

  /// Adds a directory of the tree.
  mutating func addDirectory(_ path: [UInt8], _ root: [UInt8]) {
    let place = path.isEmpty ? root : joined(root, path.dropLast())
    let use = WatchHandle(directory: path, leadsToRoot: path.isEmpty, mask: InotifyMask.entries)
    switch add(place, use) {
    case EACCES, ENAMETOOLONG: problem = .blindSpot(.unreadable)
    default: break
    }
  }

  /// - Returns: 0, or the `errno`.
  private mutating func add(_ path: [UInt8], _ use: WatchHandle) -> Int32 {
    guard handles.count < limit else {
      problem = .handleLimit
      return ENOSPC
    }
    switch queue.add(path, mask: use.mask) {
    case .success(let handle):
      let known = handles[handle]
      if let other = known?.directory, let directory = use.directory, other != directory {
        // One directory at two places: what is told of it says not at which.
        problem = .blindSpot(.otherFileSystem)
      }
      handles[handle, default: WatchHandle()].add(use)
      return 0
    case .failure(let error):
      switch error.code {
      case ENOSPC, ENOMEM: problem = .handleLimit
      case EACCES, ENAMETOOLONG: break
      default: isDoubtful = true
      }
      return error.code
    }
  }
}
