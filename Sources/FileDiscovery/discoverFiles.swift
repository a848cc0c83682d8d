internal import CShim
@preconcurrency internal import Glibc
internal import SourceModel
internal import StandardExtensions

/// Finds the files below `root` that may hold code.
///
/// What counts is what `git ls-files --cached --others --exclude-standard` lists, less what the
/// files of ``DiscoveryOptions/ignoreFileNames`` hide, plus what they bring back with `!`. It also
/// works outside of repositories, where `.gitignore` files count just the same. Further:
/// - Below a root inside of a repository, the ignore files above it count up to the work tree. That
///   they hide the root itself doesn't count: who names a directory wants it.
/// - Repositories within the root are walked too, submodules and others, each with its own rules.
/// - Symbolic links are never followed, except `root` itself: git lists a link as a file that holds
///   a path, and what it leads to inside the root is found at its own place.
/// - `.git`, `.hg`, `.svn` and `.jj` are never entered, nor are directories below the root with a
///   valid `CACHEDIR.TAG`, whatever they hold.
///
/// - Parameters:
///   - root: The bytes of an absolute path, or of one relative to the working directory.
///   - options: Which rules count, and the limits.
///   - previous: What a walk of the same root recorded. It saves reading what hasn't changed since,
///     and makes no difference otherwise; one of another root or other options is not used.
///   - isCancelled: Asked once for each directory that the calling thread reads, and on no other.
/// - Returns: The files in order of their paths, with what went wrong.
/// - Throws: ``DiscoveryError`` if there is nothing to walk, or when cancelled. Everything below the
///   root that can't be read is a diagnostic.
/// - Complexity: O(n log n) for n entries, of which only files of a known language are stat'ed.
package func discoverFiles(
  in root: [UInt8], options: DiscoveryOptions = DiscoveryOptions(),
  previous: TreeListing? = nil, isCancelled: () -> Bool = { false }
) throws(DiscoveryError) -> DiscoveryResult {
  let path = root.isEmpty ? [.dot] : root
  var text: String { escapedText(path) }
  guard !path.contains(0) else { throw .rootMissing(path: text) }
  let descriptor = open(terminated(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else {
    switch errno {
    case ENOENT: throw .rootMissing(path: text)
    case ENOTDIR: throw .rootNotDirectory(path: text)
    case let code: throw .rootUnreadable(path: text, code: code)
    }
  }
  defer { close(descriptor) }
  guard let absolute = resolvedPath(path) else {
    throw .rootUnreadable(path: text, code: errno)
  }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .rootUnreadable(path: text, code: errno) }
  let root = WalkRoot(
    descriptor: descriptor, path: absolute, device: UInt64(status.st_dev),
    hasReliableDirectoryTimes: hasReliableDirectoryTimes(descriptor))
  return try FileWalk(root: root, options: options).run(previous: previous, isCancelled)
}

/// Finds the files below `root` that may hold code; see ``discoverFiles(in:options:previous:isCancelled:)``.
///
/// - Throws: ``DiscoveryError``.
package func discoverFiles(
  in root: String, options: DiscoveryOptions = DiscoveryOptions(),
  previous: TreeListing? = nil, isCancelled: () -> Bool = { false }
) throws(DiscoveryError) -> DiscoveryResult {
  try discoverFiles(
    in: Array(root.utf8), options: options, previous: previous, isCancelled: isCancelled)
}

/// Whether the file system of `descriptor` is one of those of which it is known that the times of a
/// directory change whenever an entry is added, removed or renamed, and that nobody else's clock sets
/// them: no network, no program behind it.
private func hasReliableDirectoryTimes(_ descriptor: Int32) -> Bool {
  // Linux' `linux/magic.h`.
  switch repomap_descriptor_file_system_type(descriptor) {
  case 0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0xF2F5_2010, 0x2FC1_2FC1:
    // ext2 to ext4, XFS, Btrfs, tmpfs, overlayfs, F2FS, ZFS
    true
  default: false
  }
}
