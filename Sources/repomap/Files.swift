internal import RepoMapKit

#if canImport(Glibc)
  internal import Glibc
#endif

/// A file that could not be read or written, with the operating system's reason.
struct FileError: Error, CustomStringConvertible {
  let path: [UInt8]
  let code: Int32

  var description: String {
    "\(String(decoding: path, as: UTF8.self)): \(String(cString: strerror(code)))"
  }
}

/// Everything that standard input holds.
func readStandardInput() throws -> [UInt8] {
  try readAll(STDIN_FILENO, path: Array("standard input".utf8))
}

/// The content of the file at `path`.
func readWholeFile(_ path: [UInt8]) throws -> [UInt8] {
  let descriptor = withCPath(path) { open($0, O_RDONLY | O_CLOEXEC) }
  guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
  defer { close(descriptor) }
  return try readAll(descriptor, path: path)
}

/// Writes `content` beside `path` and renames it into place, so that a reader sees the old file or
/// the new one.
func writeAtomically(_ content: [UInt8], to path: [UInt8]) throws {
  let temporary = path + Array(".\(getpid()).tmp".utf8)
  let descriptor = withCPath(temporary) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
  guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
  var failure: Int32 = 0
  content.withUnsafeBytes { bytes in
    var rest = bytes[...]
    while !rest.isEmpty && failure == 0 {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(descriptor, part.baseAddress, part.count)
      if count < 0 { failure = errno == EINTR ? 0 : errno } else { rest = rest.dropFirst(count) }
    }
  }
  if close(descriptor) != 0 && failure == 0 { failure = errno }
  if failure == 0, withCPath(temporary, { from in withCPath(path) { rename(from, $0) } }) != 0 {
    failure = errno
  }
  guard failure != 0 else { return }
  withCPath(temporary) { _ = unlink($0) }
  throw FileError(path: path, code: failure)
}

private func readAll(_ descriptor: Int32, path: [UInt8]) throws -> [UInt8] {
  var content: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { throw FileError(path: path, code: errno) }
    if count == 0 { return content }
    content.append(contentsOf: buffer[..<count])
  }
}

private func withCPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result
{
  (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
    // The array holds at least the final 0, so it has an address.
    body(buffer.baseAddress.unsafelyUnwrapped)
  }
}
