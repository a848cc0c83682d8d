#if canImport(Glibc)
  internal import Glibc
#endif

/// Why a file could not be read; `code` is its `errno`.
enum ReadError: Error {
  case failed(code: Int32)
  case tooLarge(bytes: Int64)
  case notRegular
}

/// The content of a file.
///
/// - Parameters:
///   - path: Bytes of an absolute path, or one relative to the working directory.
///   - limit: Largest content that is read, in bytes.
/// - Returns: All bytes, or why there are none.
func readFile(atPath path: [UInt8], limit: Int) -> Result<[UInt8], ReadError> {
  // O_NONBLOCK: a pipe that took the file's place must not stop us for ever.
  let descriptor = (path + [0]).withUnsafeBytes { bytes in
    bytes.withMemoryRebound(to: CChar.self) { name in
      name.baseAddress.map { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) } ?? -1
    }
  }
  guard descriptor >= 0 else { return .failure(.failed(code: errno)) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return .failure(.failed(code: errno)) }
  guard status.st_mode & S_IFMT == S_IFREG else { return .failure(.notRegular) }
  guard status.st_size <= limit else { return .failure(.tooLarge(bytes: Int64(status.st_size))) }
  return read(descriptor, expectedSize: Int(status.st_size), limit: limit)
}

/// The content of a file whose path is text.
func readFile(atPath path: String, limit: Int) -> Result<[UInt8], ReadError> {
  readFile(atPath: Array(path.utf8), limit: limit)
}

/// Reads to the end of the file, which may have grown since it was stamped.
private func read(
  _ descriptor: Int32, expectedSize: Int, limit: Int
) -> Result<[UInt8], ReadError> {
  var failure: Int32 = 0
  var content: [UInt8] = []
  // One byte more than expected, so that the end of the file is seen by the first call.
  var chunk = expectedSize + 1
  while content.count <= limit {
    let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
      let result = Glibc.read(descriptor, buffer.baseAddress, chunk)
      if result < 0 { failure = errno }
      count = max(0, result)
    }
    if failure == EINTR {
      failure = 0
      continue
    }
    if failure != 0 { return .failure(.failed(code: failure)) }
    content = content.isEmpty ? part : content + part
    if part.count < chunk { return .success(content) }
    chunk = 1 << 16
  }
  return .failure(.tooLarge(bytes: Int64(content.count)))
}

/// `ENOENT`.
let noSuchFile: Int32 = ENOENT

/// The canonical absolute form of a path that exists.
func resolvedPath(_ path: [UInt8]) -> [UInt8]? {
  (path + [0]).withUnsafeBytes { bytes in
    bytes.withMemoryRebound(to: CChar.self) { name -> [UInt8]? in
      guard let start = name.baseAddress, let resolved = realpath(start, nil) else { return nil }
      defer { free(resolved) }
      return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
    }
  }
}
