@preconcurrency internal import Glibc
internal import SourceModel

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
///   - isCancelled: Asked once for each directory.
/// - Returns: The files in order of their paths, with what went wrong.
/// - Throws: ``DiscoveryError`` if there is nothing to walk, or when cancelled. Everything below the
///   root that can't be read is a diagnostic.
/// - Complexity: O(n log n) for n entries, of which only files of a known language are stat'ed.
package func discoverFiles(
  in root: [UInt8], options: DiscoveryOptions = DiscoveryOptions(),
  isCancelled: () -> Bool = { false }
) throws(DiscoveryError) -> DiscoveryResult {
  let path = root.isEmpty ? [.dot] : root
  let text = escapedText(path)
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
  var walk = FileWalk(root: descriptor, absoluteRoot: absolute, options: options)
  return try walk.run(isCancelled)
}

/// Finds the files below `root` that may hold code; see ``discoverFiles(in:options:isCancelled:)``.
///
/// - Throws: ``DiscoveryError``.
package func discoverFiles(
  in root: String, options: DiscoveryOptions = DiscoveryOptions(),
  isCancelled: () -> Bool = { false }
) throws(DiscoveryError) -> DiscoveryResult {
  try discoverFiles(in: Array(root.utf8), options: options, isCancelled: isCancelled)
}
