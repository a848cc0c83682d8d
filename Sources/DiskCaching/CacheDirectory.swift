internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// The directories and files of one repository's cache.
///
/// ```
/// <directory>/                      of all caches; CACHEDIR.TAG, .gitignore
///   <id of the repository>/
///     lock                          held while a database is made or set aside
///     tags-v1/                      one version of the tables
///       tags.sqlite, tags.sqlite-wal, tags.sqlite-shm
///     tags-v1.corrupt-<seconds>/    the last one that was set aside
/// ```
///
/// A database, its log and its shared memory mean something only together. So they have a
/// directory of their own, which is renamed as a whole.
struct CacheDirectory: Sendable {
  private static let tagName = "CACHEDIR.TAG"

  /// Directory of all caches.
  let top: String
  /// Directory of this repository's cache.
  let repository: String

  init(_ settings: CacheSettings) {
    top = settings.directory
    repository = "\(settings.directory)/\(settings.repositoryID)"
  }

  /// Directory of the database and its companions.
  var tags: String { "\(repository)/tags-v\(TagSchema.version)" }
  var database: String { "\(tags)/tags.sqlite" }
  /// Size of the write-ahead log; 0 where there is none.
  var logBytes: Int { fileStatus("\(database)-wal").map { Int($0.st_size) } ?? 0 }
  var lock: String { "\(repository)/lock" }

  /// Makes the directories that are missing, for the owner only.
  func make() throws(FileSystemError) {
    if fileStatus(tags)?.isDirectory == true, fileStatus(lock) != nil { return }
    let isNew = try CacheDirectory.makeAll(top)
    try CacheDirectory.makeAll(repository)
    // A directory that the user named may hold other things than caches: only ours is marked.
    if isNew {
      CacheDirectory.mark(top)
    } else if fileStatus("\(top)/\(CacheDirectory.tagName)") == nil {
      CacheDirectory.mark(repository)
    }
    try CacheDirectory.makeAll(tags)
  }

  /// Makes the folder of the trees' section files, and removes what writers that died have left.
  func makeTreeFolder(_ folder: String) throws(FileSystemError) {
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
    for path in [top, repository] {
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
    writeNew(
      "\(directory)/\(tagName)",
      "Signature: 8a477f597d28d172789f06886806bc55\n# Caches of repomap; safe to delete.\n")
    writeNew("\(directory)/.gitignore", "*\n")
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

extension CacheDirectory {
  /// Makes an empty file for the database, readable for the owner only; SQLite gives the log and
  /// the shared memory the same permissions.
  ///
  /// `mknod` and not `open`: closing a descriptor of a file drops all the locks that this process
  /// holds on it, those of another connection too
  /// (https://www.sqlite.org/howtocorrupt.html, section 2.2).
  func makeDatabaseFile() throws(FileSystemError) {
    guard mknod(database, S_IFREG | 0o600, 0) == 0 || errno == EEXIST else {
      throw .refused(path: database, code: errno)
    }
  }

  /// Moves a damaged database out of the way, for whoever wants to know why; the last one is kept.
  ///
  /// The caller holds the lock. Another process may have set the database aside already, and then
  /// the one in its place is sound: `inode` is that of the damaged one.
  func setAside(inode: UInt64) throws(FileSystemError) {
    guard let status = fileStatus(database), UInt64(status.st_ino) == inode else { return }
    for name in setAsideNames() { CacheDirectory.remove("\(repository)/\(name)") }
    guard rename(tags, "\(tags).corrupt-\(time(nil))") == 0 else {
      throw .refused(path: tags, code: errno)
    }
    try CacheDirectory.makeAll(tags)
  }

  /// Names of what was set aside, of any version.
  private func setAsideNames() -> [String] {
    CacheDirectory.names(in: repository).filter {
      $0.hasPrefix("tags-v") && $0.split(separator: ".").last?.hasPrefix("corrupt-") == true
    }
  }

  /// Removes a directory of files.
  private static func remove(_ directory: String) {
    for name in names(in: directory) { unlink("\(directory)/\(name)") }
    rmdir(directory)
  }

  private static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
