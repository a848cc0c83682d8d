internal import CShim

#if canImport(Glibc)
  internal import Glibc
#endif

/// Where the socket of the server of a tree is: in a folder that only its user can enter.
package struct SocketPlace: Sendable {
  private let folder: String
  private let name: String

  /// The place for a tree; `nil` where there is no folder for it.
  ///
  /// - Parameters:
  ///   - name: Tells the trees of a user apart: few letters and digits.
  ///   - runtimeDirectory: The value of `XDG_RUNTIME_DIR`; a folder in `/tmp` stands for it.
  package init?(name: String, runtimeDirectory: String?) {
    if let runtimeDirectory, runtimeDirectory.first == "/" {
      folder = "\(runtimeDirectory)/repomap"
    } else {
      folder = "/tmp/repomap-\(getuid())"
    }
    self.name = name
    if path.utf8.count > SocketPlace.maximumPathBytes { return nil }
  }

  /// What the address of a Unix socket has room for.
  private static let maximumPathBytes = 107

  /// The path of the socket.
  package var path: String { "\(folder)/\(name).socket" }
  /// Locked by who serves.
  var lockPath: String { "\(folder)/\(name).lock" }

  /// Whether the folder is this user's and nobody else can write there. A socket in another one may be anybody's.
  var isSafe: Bool {
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      && status.st_uid == getuid() && status.st_mode & 0o077 == 0
  }

  /// Whether somebody listens there.
  package var isListening: Bool { connect() != nil }

  /// A connection to who listens there; `nil` where nobody does.
  func connect() -> Connection? {
    let descriptor = repomap_connect(path)
    return descriptor < 0 ? nil : Connection(descriptor)
  }

  /// Makes the folder, where it isn't there.
  ///
  /// - Returns: 0 or an `errno`.
  func makeFolder() -> Int32 {
    if mkdir(folder, 0o700) != 0 && errno != EEXIST { return errno }
    return isSafe ? 0 : EACCES
  }
}
