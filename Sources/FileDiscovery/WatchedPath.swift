// What has to be watched to know that a path leads where it led.
//
//     /home/u/.config/git/ignore         /home itself, /home/u itself, /home/u/.config itself, and
//                                        what `git` in it is, as there is none yet
//
// Directories on the way are watched for being moved or deleted, which is told to themselves: so nobody is woken by what
// happens in /tmp. Links, files, and what isn't there, are watched as entries of their directories.

@preconcurrency internal import Glibc
internal import StandardExtensions

/// One thing on the way of a path.
enum WatchedStep: Hashable {
  /// A directory, by a path without links.
  case directory([UInt8])
  /// An entry of a directory that is no directory, or not there.
  case entry(directory: [UInt8], name: [UInt8])
}

/// Follows an absolute path as the kernel does.
///
/// - Returns: Everything on the way; the last is what the path leads to, or the first that isn't there.
func watchedSteps(of path: [UInt8]) -> [WatchedStep] {
  // As in the kernel: path_resolution(7).
  let maximumLinks = 40
  var open = Array(path.split(separator: .slash).reversed())
  var current: [UInt8] = [.slash]
  var steps = [WatchedStep.directory(current)]
  var linkCount = 0
  while let name = open.popLast() {
    if name.elementsEqual([.dot]) { continue }
    if name.elementsEqual([.dot, .dot]) {
      // `current` has no links, so that the one above it is the one before its last name.
      current = Array(current[..<max(1, current.lastIndex(of: .slash) ?? 1)])
      continue
    }
    let place = joined(current, name)
    var status = stat()
    let isThere = lstat(terminated(place), &status) == 0
    if isThere, status.st_mode & S_IFMT == S_IFDIR {
      current = place
      steps.append(.directory(current))
      continue
    }
    steps.append(.entry(directory: current, name: Array(name)))
    guard isThere, status.st_mode & S_IFMT == S_IFLNK, linkCount < maximumLinks,
      let target = linkTarget(place)
    else { break }
    linkCount += 1
    if target.first == .slash { current = [.slash] }
    open += target.split(separator: .slash).reversed()
  }
  return steps
}

private func linkTarget(_ path: [UInt8]) -> [UInt8]? {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
    guard let start = buffer.baseAddress else { return nil }
    let count = readlink(terminated(path), start, buffer.count)
    return count > 0 ? buffer[..<count].map { UInt8(bitPattern: $0) } : nil
  }
}
