internal import CShim
internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// Recognises file systems on which a database in WAL mode can't live: its processes share memory
/// and locks, and both end at the machine's border (https://www.sqlite.org/wal.html).
enum NetworkFileSystem {
  /// Names by the type numbers of `statfs(2)`.
  private static let names: KeyValuePairs<UInt64, String> = [
    0x6969: "NFS",
    0x517B: "SMB", 0xFE53_4D42: "SMB 2", 0xFF53_4D42: "CIFS",
    0x0102_1997: "9P",
    0x00C3_6400: "Ceph",
    0x5346_414F: "AFS", 0x6B41_4653: "AFS",
    0x7375_7245: "Coda",
    0x564C: "NCP",
    0x0BD0_0BD0: "Lustre",
    0x1983_0326: "BeeGFS",
    0x4750_4653: "GPFS",
    0x0116_1970: "GFS2", 0x7461_636F: "OCFS2",
    0x786F_4256: "a shared folder of VirtualBox",
    // sshfs and the like; local ones can't be told apart, and a local directory serves them too.
    0x6573_5546: "FUSE",
  ]

  /// Where caches are instead: temporary files there survive a restart, unlike those in /tmp.
  static var localDirectory: String { "/var/tmp/repomap-\(getuid())" }

  /// The name of the network file system that `path` lies, or would lie, on; `nil` for local ones.
  /// `type` gives the type number for an existing path.
  static func name(of path: String, type: (String) -> UInt64) -> String? {
    let type = type(nearestExisting(path))
    return names.first { $0.key == type }?.value
  }

  /// Changes a directory on a network to a local one.
  ///
  /// - Parameters:
  ///   - directory: Directory of all caches.
  ///   - localDirectory: What it becomes.
  ///   - fileSystemType: Gives the type number for an existing path.
  /// - Returns: What there is to tell, if it did.
  @discardableResult
  static func move(
    _ directory: inout String, to localDirectory: String = localDirectory,
    fileSystemType: (String) -> UInt64
  ) -> Diagnostic? {
    guard let name = name(of: directory, type: fileSystemType) else { return nil }
    defer { directory = localDirectory }
    return .cacheMoved(path: directory, to: localDirectory, fileSystem: name)
  }

  /// The type number that the kernel gives; 0 where it is unknown.
  static func kernelType(_ path: String) -> UInt64 { repomap_file_system_type(path) }

  /// `path`, or its nearest ancestor that exists.
  private static func nearestExisting(_ path: String) -> String {
    var path = path
    while access(path, F_OK) != 0 {
      guard let slash = path.lastIndex(of: "/") else { return "." }
      if slash == path.startIndex { return "/" }
      path = String(path[..<slash])
    }
    return path
  }
}
