@preconcurrency internal import Glibc

/// Why a file has no content.
package enum FileReadingError: Error, Sendable, Equatable {
  case system(code: Int32)
  case notRegular
  case tooLarge(limit: Int)

  /// Whether there is nothing at the path.
  package var isAbsence: Bool { self == .system(code: ENOENT) || self == .system(code: ENOTDIR) }

  /// The reason in words, for diagnostics.
  package var text: String {
    switch self {
    case .system(let code): systemErrorText(code)
    case .notRegular: "not a regular file"
    case .tooLarge(let limit): "larger than \(limit) bytes"
    }
  }
}

/// What the operating system says about the error `code`.
package func systemErrorText(_ code: Int32) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
    guard let start = buffer.baseAddress, strerror_r(code, start, buffer.count) == 0 else {
      return "error \(code)"
    }
    // `strerror_r` ends the text with a NUL within the buffer.
    return String(cString: start)
  }
}

/// `path` with the NUL that ends it for the operating system.
package func terminated(_ path: some Sequence<UInt8>) -> [CChar] {
  var text = path.map { CChar(bitPattern: $0) }
  text.append(0)
  return text
}

/// The absolute path without symbolic links, `.` and `..`; `nil` if nothing is there.
package func resolvedPath(_ path: [UInt8]) -> [UInt8]? {
  guard !path.contains(0), let resolved = realpath(terminated(path), nil) else { return nil }
  defer { free(resolved) }
  return UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map(UInt8.init(bitPattern:))
}

/// The content of a regular file.
///
/// - Parameters:
///   - path: Relative to `directory`, or absolute.
///   - directory: A descriptor, or `AT_FDCWD`.
///   - followsLink: Whether the last component may be a symbolic link; git refuses that for ignore
///     files in the work tree, because they could point anywhere.
///   - limitBytes: Larger files are refused unread.
/// - Returns: All bytes.
/// - Throws: `FileReadingError`.
package func readFile(
  _ path: [UInt8], in directory: Int32 = AT_FDCWD, followsLink: Bool = true, limitBytes: Int
) throws(FileReadingError) -> [UInt8] {
  guard !path.contains(0) else { throw .system(code: ENOENT) }
  // Without O_NONBLOCK, opening a pipe would wait for a writer.
  let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLink ? 0 : O_NOFOLLOW)
  let descriptor = openat(directory, terminated(path), flags)
  guard descriptor >= 0 else { throw .system(code: errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .system(code: errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
  guard status.st_size <= limitBytes else { throw .tooLarge(limit: limitBytes) }
  return try readAll(descriptor, expectedCount: Int(status.st_size), limitBytes: limitBytes)
}

/// Reads to the end of the file, which may grow or shrink meanwhile.
private func readAll(
  _ descriptor: Int32, expectedCount: Int, limitBytes: Int
) throws(FileReadingError) -> [UInt8] {
  var content: [UInt8] = []
  var capacity = expectedCount + 1
  while true {
    var code: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let result = read(descriptor, buffer.baseAddress, capacity)
      code = result < 0 ? errno : 0
      count = max(0, result)
    }
    if code == EINTR { continue }
    guard code == 0 else { throw .system(code: code) }
    if chunk.isEmpty { return content }
    if content.isEmpty { content = chunk } else { content += chunk }
    guard content.count <= limitBytes else { throw .tooLarge(limit: limitBytes) }
    capacity = max(1, min(65_536, expectedCount + 1 - content.count))
    if content.count > expectedCount { capacity = 65_536 }
  }
}
