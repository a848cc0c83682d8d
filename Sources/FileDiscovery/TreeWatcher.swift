// Tells what changed below a root since a reader last asked.
//
// Input: what walks found. Output: for each question whether nothing changed, only contents of known files, or
// something for which the tree has to be walked.
//
//     question ─→ events drained ─→ changes since the reader's position ─┬─ unchanged: the last result is right
//                                                                        ├─ files: it is, with new stamps of these
//                      adopt(result, position) ←─ a walk by the listing ←┴─ walk, lost
//
// Invariants:
// - The kernel queues an event before the call returns that caused it: what is drained when a question is asked is
//   everything that happened before.
// - The position of a walk's result is taken before the walk begins.
// - Directories that a walk was the first to find get their handles after it. What happened in them in between nobody
//   told, so that whoever asks next has to walk once more; and so on until a walk finds nothing new.
// - In doubt the answer is `walk`: that costs time, and is what everybody does who has no watcher.
//
// What it doesn't see: writes through mappings until the file is closed, and through a hard link that was made where nobody
// looks since the file was last looked at (one that was there before is a blind spot). See adr/0036.

@preconcurrency internal import Glibc
internal import SourceModel
internal import StandardExtensions
internal import Synchronization

/// A watch of one tree, for any number of readers; see the head of this file. Safe to use from several threads.
package final class TreeWatcher: Sendable {
  /// What happened since a position.
  package enum Changes: Sendable, Equatable {
    /// Nothing that a walk would show.
    case unchanged
    /// Only that files which the last walk found were written to, or replaced under their names: paths relative to the
    /// root, in order.
    case files([[UInt8]])
    /// Something else: a walk has to look.
    case walk
    /// Nobody knows what: a walk has to look.
    case lost(Loss)
  }

  /// Why nobody knows what happened.
  package enum Loss: Sendable, Hashable {
    /// The reader has no position yet, or one of another watcher.
    case noPosition
    /// More happened than the kernel keeps for who doesn't ask.
    case overflow
    /// The root, or a directory above it, was moved or deleted.
    case rootMoved
    /// A file system was mounted or unmounted.
    case mounts
    /// There is no watch any more, for good.
    case ended(WatchProblem)
  }

  /// The watch.
  private let state: Mutex<WatchState>
  private let queue: InotifyQueue
  private let mounts = MountTable()

  /// Begins the watch of a tree. There need be nothing yet: what is watched comes from walks.
  ///
  /// - Parameters:
  ///   - root: The bytes of the path that walks are given.
  ///   - options: Those of walks.
  ///   - maximumHandles: More handles are not made.
  /// - Throws: Why there is none.
  package init(
    _ root: [UInt8], options: DiscoveryOptions, maximumHandles: Int = .max
  ) throws(WatchProblem) {
    do throws(SystemError) {
      queue = try InotifyQueue()
    } catch {
      throw .refused(code: error.code)
    }
    state = Mutex(
      WatchState(
        root: absolutePath(root), options: options, queue: queue, maximumHandles: maximumHandles))
  }

  /// What changed since a position, and the position up to which that is said.
  ///
  /// - Parameters:
  ///   - position: Up to here the reader knows everything; `nil` for nothing.
  ///   - interest: What is said of which files; by default what a walk would show.
  /// - Returns: The changes; a walk that begins now has the position.
  package func changes(
    since position: WatchPosition?, interest: WatchInterest = WatchInterest()
  ) -> (changes: Changes, position: WatchPosition) {
    state.withLock { state in
      drain(&state)
      return (state.changes(since: position, interest), state.position)
    }
  }

  /// Takes what a walk found, and watches that.
  ///
  /// - Parameters:
  ///   - result: The result of a walk, with its listing.
  ///   - position: Taken before the walk began.
  package func adopt(_ result: DiscoveryResult, at position: WatchPosition) {
    state.withLock { state in
      drain(&state)
      state.adopt(result, at: position)
    }
  }

  /// Watches what an earlier walk found, so that the next one need not be walked twice.
  ///
  /// - Parameter listing: What it recorded.
  package func expect(_ listing: TreeListing) {
    state.withLock { state in
      drain(&state)
      state.expect(listing)
    }
  }

  /// Why changes aren't seen, for now or for good; `nil` if they are.
  package var problem: WatchProblem? { state.withLock { $0.problem } }

  /// Number of directories that are watched.
  var handleCount: Int { state.withLock { $0.handles.count } }

  /// Waits until there are changes since a position.
  ///
  /// - Parameters:
  ///   - position: As in ``changes(since:interest:)``.
  ///   - interest: As there.
  ///   - milliseconds: The longest time to wait.
  ///   - isStopped: Asked some times each second.
  /// - Returns: Whether there are changes.
  package func wait(
    since position: WatchPosition, interest: WatchInterest = WatchInterest(), milliseconds: Int,
    isStopped: () -> Bool = { false }
  ) -> Bool {
    let end = monotonicMilliseconds() + milliseconds
    while !isStopped() {
      if changes(since: position, interest: interest).changes != .unchanged { return true }
      let rest = end - monotonicMilliseconds()
      if rest <= 0 { return false }
      waitForEvents(milliseconds: min(rest, Self.slice))
    }
    return false
  }

  /// Milliseconds after which someone who waits looks whether that shall end: what a person takes for at once.
  private static let slice = 100

  private func waitForEvents(milliseconds: Int) {
    // Mounts are seen when the next question is asked: who polls for them is told once, and has to hold the lock then.
    var request = pollfd(fd: queue.descriptor, events: Int16(POLLIN), revents: 0)
    poll(&request, 1, Int32(truncatingIfNeeded: milliseconds))
  }

  private func drain(_ state: inout WatchState) {
    if mounts.hasChanged { state.lose(.mounts) }
    queue.drain { state.note($0) }
  }
}

/// A state of the tree that a watcher knows of: everything up to here happened before.
package struct WatchPosition: Sendable, Hashable {
  /// Tells watchers from each other.
  let watcher: UInt64
  let number: UInt64
}

/// Which changes somebody who waits wants to hear of.
package struct WatchInterest: Sendable {
  /// Paths of files, relative to the root, of which no word is said.
  package var passedOver: Set<[UInt8]>
  /// What paths begin with that count although no walk finds them.
  package var wanted: [[UInt8]]

  package init(passedOver: Set<[UInt8]> = [], wanted: [[UInt8]] = []) {
    self.passedOver = passedOver
    self.wanted = wanted
  }
}

/// Why changes of a tree aren't seen.
package enum WatchProblem: Error, Sendable, Hashable {
  /// The system gives no queue; `code` is its `errno`.
  case refused(code: Int32)
  /// The system gives no more handles.
  case handleLimit
  /// The tree holds something of which not all is told.
  case blindSpot(WatchBlindSpot)

  /// Whether it stays so whatever becomes of the tree.
  package var isFinal: Bool { if case .blindSpot = self { false } else { true } }

  /// The reason in words.
  package var text: String {
    switch self {
    case .refused(let code): systemErrorText(code)
    case .handleLimit: "the limit of watches is reached (fs.inotify.max_user_watches)"
    case .blindSpot(let spot): spot.text
    }
  }
}

private func monotonicMilliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
}

/// The path from the root of the file system, with the links that are in it.
private func absolutePath(_ path: [UInt8]) -> [UInt8] {
  if path.first == .slash { return path }
  guard let directory = getcwd(nil, 0) else { return path }
  defer { free(directory) }
  let bytes = UnsafeBufferPointer(start: directory, count: strlen(directory))
  return joined(bytes.map { UInt8(bitPattern: $0) }, path)
}
