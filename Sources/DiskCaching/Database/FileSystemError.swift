#if canImport(Glibc)
  internal import Glibc
#endif

/// Why a directory or file of the cache can't be had.
enum FileSystemError: Error, Equatable {
  /// The operating system refused; `code` is its `errno`.
  case refused(path: String, code: Int32)
  /// Others could put files there, or theirs would be harmed by ours.
  case notTrusted(path: String)

  var path: String {
    switch self {
    case .refused(let path, _), .notTrusted(let path): path
    }
  }

  /// One line for people, without the path.
  var message: String {
    switch self {
    case .refused(_, let code): String(cString: strerror(code))
    case .notTrusted: "it belongs to another user, or everybody may write to it"
    }
  }
}

/// Removes a file or an empty directory, or moves what can't be removed out of the way, beside it.
///
/// - Returns: Whether there is nothing at the path now.
@discardableResult
func discardPath(_ path: String) -> Bool {
  unlink(path) == 0 || errno == ENOENT || rmdir(path) == 0
    || rename(path, "\(path).corrupt-\(time(nil))") == 0
}

/// What the file system says of `path`; `nil` where there is nothing.
func fileStatus(_ path: String) -> stat? {
  var status = stat()
  return stat(path, &status) == 0 ? status : nil
}

extension stat {
  var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}
