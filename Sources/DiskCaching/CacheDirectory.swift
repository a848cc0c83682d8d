internal import CShim
internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// Makes the directories of a cache.
enum CacheDirectory {
  /// Why there is no directory; `code` is an `errno`.
  struct Failure: Error {
    let path: String
    let code: Int32
  }

  /// Types of `statfs` on which SQLite's locks can't be trusted.
  private static let networkTypes: Set<UInt64> = [
    0x6969,  // NFS
    0x517B, 0xFF53_4D42, 0xFE53_4D42,  // SMB, CIFS, SMB 2
    0x0102_1997,  // 9P
    0x00C3_6400,  // Ceph
    0x5346_414F, 0x6B41_4653,  // AFS
    0x6573_5546,  // FUSE: sshfs, and what else can't be told apart
    0x0BD0_0BD0,  // Lustre
  ]

  /// The directory to use instead of `settings.directory`, where that lies on a network: below
  /// the local directory for temporary files, and only if it belongs to this user alone.
  static func localReplacement(for settings: CacheSettings) -> String? {
    isOnNetwork(settings.directory) ? "/tmp/repomap-\(getuid())" : nil
  }

  /// Makes the directory of all caches, with its tag, and that of one repository.
  static func make(_ settings: CacheSettings) throws(Failure) {
    try makeAll(settings.directory)
    try checkOwner(settings.directory)
    writeTag(in: settings.directory)
    try makeAll(settings.repositoryDirectory)
  }

  private static func isOnNetwork(_ path: String) -> Bool {
    // The directory may not exist yet: its nearest ancestor that does tells.
    var path = path
    while access(path, F_OK) != 0, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      path = String(path[..<slash])
    }
    return networkTypes.contains(repomap_file_system_type(path))
  }

  private static func makeAll(_ path: String) throws(Failure) {
    if mkdir(path, 0o700) == 0 { return }
    var code = errno
    if code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeAll(String(path[..<slash]))
      code = mkdir(path, 0o700) == 0 ? 0 : errno
    }
    var status = stat()
    let isDirectory = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    guard isDirectory else { throw Failure(path: path, code: code == EEXIST ? ENOTDIR : code) }
  }

  /// A cache that others can write could feed us documents.
  private static func checkOwner(_ path: String) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Failure(path: path, code: errno) }
    let isOthers = status.st_uid != getuid() && status.st_uid != 0
    let isWritable = status.st_mode & 0o002 != 0
    guard !isOthers && !isWritable else { throw Failure(path: path, code: EACCES) }
  }

  /// The file by which backup programs, and our own discovery, know a cache.
  private static func writeTag(in directory: String) {
    let descriptor = open(
      "\(directory)/CACHEDIR.TAG", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let text = Array("Signature: 8a477f597d28d172789f06886806bc55\n# Caches of repomap.\n".utf8)
    _ = text.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }
}
