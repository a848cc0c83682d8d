#if canImport(Glibc)
  internal import Glibc
#endif

/// The files of a database.
///
/// ```
/// <parent>/                         a repository's cache, or one kind or shard of it
///   lock                            held while a database is made or set aside
///   <name>-v<version>/              one version of the tables
///     <name>.sqlite, <name>.sqlite-wal, <name>.sqlite-shm
///   <name>-v<version>.corrupt-<seconds>/    the last one that was set aside
/// ```
///
/// A database, its log and its shared memory mean something only together, and so do the files that
/// its rows name. So they have a directory of their own, which is renamed as a whole.
struct StoreDirectory: Sendable {
  let parent: CacheDirectory
  private let schema: DatabaseSchema
  /// Directory of the database and its companions.
  let home: String
  let database: String

  init(_ parent: CacheDirectory, _ schema: DatabaseSchema) {
    self.parent = parent
    self.schema = schema
    home = "\(parent.path)/\(schema.name)-v\(schema.version)"
    database = "\(home)/\(schema.name).sqlite"
  }

  var lock: String { "\(parent.path)/lock" }
  /// The log and the shared memory.
  var companions: [String] { ["\(database)-wal", "\(database)-shm"] }
  /// Size of the write-ahead log; 0 where there is none.
  var logBytes: Int { fileStatus("\(database)-wal").map { Int($0.st_size) } ?? 0 }

  /// Makes the directories that are missing.
  func make() throws(FileSystemError) {
    try parent.makeFolder(home)
  }
}

extension StoreDirectory {
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
    for name in setAsideNames() { StoreDirectory.remove("\(parent.path)/\(name)") }
    guard rename(home, "\(home).corrupt-\(time(nil))") == 0 else {
      throw .refused(path: home, code: errno)
    }
    try parent.makeFolder(home)
  }

  /// Names of what was set aside, of any version.
  private func setAsideNames() -> [String] {
    StoreDirectory.names(in: parent.path).filter {
      $0.hasPrefix("\(schema.name)-v")
        && $0.split(separator: ".").last?.hasPrefix("corrupt-") == true
    }
  }

  /// Removes a directory of files.
  private static func remove(_ directory: String) {
    for name in names(in: directory) { unlink("\(directory)/\(name)") }
    rmdir(directory)
  }

  /// The names in a directory.
  static func names(in directory: String) -> [String] {
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
