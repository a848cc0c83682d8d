#if canImport(Glibc)
  internal import Glibc
#endif

/// A directory below that of all caches, made for its owner only.
struct CacheDirectory: Sendable {
  private static let tagName = "CACHEDIR.TAG"
  private static let tagText =
    "Signature: 8a477f597d28d172789f06886806bc55\n# Caches of repomap; safe to delete.\n"

  /// Directory of all caches.
  let top: String
  let path: String
  /// The directories below the top, down to ``path``.
  private let levels: [String]

  /// The directory that `components` lead to from `top`; there is at least one.
  init(top: String, _ components: [String]) {
    self.top = top
    levels = components.indices.map { "\(top)/" + components[...$0].joined(separator: "/") }
    path = levels.last ?? top
  }

  /// Makes the directories that are missing, for the owner only.
  func make() throws(FileSystemError) {
    if fileStatus(path)?.isDirectory == true { return }
    let isNew = try CacheDirectory.makeAll(top)
    try CacheDirectory.makeAll(path)
    // A directory that the user named may hold other things than caches: only ours is marked.
    if isNew {
      CacheDirectory.mark(top)
    } else if fileStatus("\(top)/\(CacheDirectory.tagName)") == nil, let first = levels.first {
      CacheDirectory.mark(first)
    }
  }

  /// Makes a folder in it, and the directories above.
  func makeFolder(_ folder: String) throws(FileSystemError) {
    if fileStatus(folder)?.isDirectory == true { return }
    try make()
    try CacheDirectory.makeAll(folder)
  }

  /// Makes a directory and those above it.
  ///
  /// - Returns: Whether it was missing.
  @discardableResult
  private static func makeAll(_ path: String) throws(FileSystemError) -> Bool {
    if fileStatus(path)?.isDirectory == true { return false }
    // Every component on the way down, instead of recursion on the length of the path.
    for slash in path.indices.dropFirst() where path[slash] == "/" {
      mkdir(String(path[..<slash]), 0o700)
    }
    if mkdir(path, 0o700) == 0 { return true }
    let code = errno
    guard fileStatus(path)?.isDirectory == true else {
      throw .refused(path: path, code: code == EEXIST ? ENOTDIR : code)
    }
    return false
  }

  /// Refuses directories of another user, who could feed us documents, or whose files we would
  /// make unusable for them (`sudo repomap`), and those where everybody may rename what is ours. A
  /// shared directory with the sticky bit, such as /tmp, may hold caches.
  func checkOwner() throws(FileSystemError) {
    for path in [top] + levels {
      guard let status = fileStatus(path) else { continue }
      let isSticky = status.st_mode & S_ISVTX != 0
      let isOpen = status.st_mode & S_IWOTH != 0 && !isSticky
      let isOwn = status.st_uid == getuid() || status.st_uid == 0
      guard !isOpen, isOwn || (path == top && isSticky) else { throw .notTrusted(path: path) }
    }
  }

  /// Marks a directory as a cache: for backup programs and our own discovery
  /// (https://bford.info/cachedir/), and for git, should it lie in a work tree.
  private static func mark(_ directory: String) {
    writeNew("\(directory)/\(tagName)", tagText)
    writeNew("\(directory)/.gitignore", "*\n")
  }

  /// Whether a directory carries our mark, and not that of another program.
  static func isMarked(_ directory: String) -> Bool {
    let descriptor = open("\(directory)/\(tagName)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: tagText.utf8.count)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count == bytes.count && bytes.elementsEqual(tagText.utf8)
  }

  /// Writes a file unless it exists. Failures don't matter: the cache works without.
  private static func writeNew(_ path: String, _ text: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var text = text
    text.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
  }
}
