internal import Synchronization

/// What decides about a walk besides the directories that it reads.
package struct WalkSurroundings: Sendable, Hashable {
  /// Paths of files outside of the tree, or in directories that are never entered, that were read or would have been:
  /// git's settings and index, ignore files above the root. Sorted; nothing need be there.
  package internal(set) var inputs: [[UInt8]] = []
  /// Why nobody who watches directories would see all that changes the result.
  package internal(set) var blindSpot: WatchBlindSpot?
}

/// What a watch of directories doesn't show. The order is that in which one of several is told.
package enum WatchBlindSpot: UInt8, Sendable, Hashable, CaseIterable {
  /// The root's file system may be changed by others, or isn't known.
  case unknownFileSystem
  /// A directory lies on another file system.
  case otherFileSystem
  /// A directory, or a file with rules, can't be read.
  case unreadable
  /// A file has several names, of which others may lie elsewhere: a write through those is told there.
  case hardLinks
  /// A `.git` leads to nothing that git would take for a repository; it may at any time.
  case brokenRepository

  /// The reason in words.
  package var text: String {
    switch self {
    case .unknownFileSystem: "its file system doesn't tell of all changes"
    case .otherFileSystem: "a directory in it lies on another file system"
    case .unreadable: "a directory, or a file with ignore rules, can't be read"
    case .hardLinks: "a file in it has several hard links"
    case .brokenRepository: "a .git in it leads to no repository"
    }
  }
}

/// Takes what the threads of a walk find out about its surroundings.
final class WalkSurroundingsLog: Sendable {
  private let inputs = Mutex<Set<[UInt8]>>([])
  /// One bit for each blind spot.
  private let blindSpots = Atomic<UInt8>(0)

  func note(_ paths: [[UInt8]]) {
    inputs.withLock { $0.formUnion(paths) }
  }

  func note(_ spot: WatchBlindSpot) {
    let bit = UInt8(1) << spot.rawValue
    // Asked for each file with several names: threads that only read don't wait for each other.
    if blindSpots.load(ordering: .relaxed) & bit == 0 {
      blindSpots.bitwiseOr(bit, ordering: .relaxed)
    }
  }

  /// Everything; asked when all threads are done.
  var surroundings: WalkSurroundings {
    let bits = blindSpots.load(ordering: .relaxed)
    return WalkSurroundings(
      inputs: inputs.withLock { $0.sorted { $0.lexicographicallyPrecedes($1) } },
      blindSpot: WatchBlindSpot.allCases.first { bits & UInt8(1) << $0.rawValue != 0 })
  }
}

extension GitRepository {
  /// The files whose being there makes a repository of what `.git` in `directory` is.
  static func signs(in directory: [UInt8]) -> [[UInt8]] {
    [".git/HEAD", ".git/objects", ".git/refs"].map { joined(directory, Array($0.utf8)) }
  }

  /// The files of git's directories that make it the repository that it is, with what it has checked out.
  var ownFiles: [[UInt8]] {
    [joined(workTree, [UInt8](ascii: ".git"))]
      + ["HEAD", "commondir", "index"].map { joined(gitDirectory, Array($0.utf8)) }
      + ["objects", "refs"].map { joined(commonDirectory, Array($0.utf8)) }
  }
}
