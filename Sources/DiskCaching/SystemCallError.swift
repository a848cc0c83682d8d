#if canImport(Glibc)
  internal import Glibc
#endif

/// A refusal of the operating system.
struct SystemCallError: Error, Equatable {
  let path: String
  /// An `errno`.
  let code: Int32

  /// The system's text for the code.
  var message: String { String(cString: strerror(code)) }
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
