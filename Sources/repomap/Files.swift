internal import RepoMapKit
internal import StandardExtensions

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

/// More than any task: a log or a diff that is longer says nothing that its first part doesn't.
private let maximumInputBytes = 64 << 20

/// Everything that standard input holds; an error beyond ``maximumInputBytes``.
func readStandardInput(_ context: CommandContext) throws -> [UInt8] {
  try readAll(context.input, path: Array("standard input".utf8))
}

/// The content of the file at `path`; an error beyond ``maximumInputBytes``.
func readWholeFile(_ path: [UInt8]) throws -> [UInt8] {
  let descriptor = withCPath(path) { open($0, O_RDONLY | O_CLOEXEC) }
  guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
  defer { close(descriptor) }
  return try readAll(descriptor, path: path)
}

/// Writes `content` to the file at `path`, so that a reader sees the old file or the new one.
///
/// A symbolic link stays, and the file that it names is replaced. What is no file with a name of
/// its own (a device, a pipe, `/dev/stdout`) is written to.
func writeResult(_ content: [UInt8], to path: [UInt8]) throws {
  let code: Int32
  var status = stat()
  if withCPath(path, { stat($0, &status) }) != 0 {
    code = replaceFile(path, permissions: nil, content)
  } else if status.st_mode & S_IFMT == S_IFREG, let file = resolvedPath(path) {
    code = replaceFile(file, permissions: status.st_mode & 0o7777, content)
  } else {
    code = writeInPlace(path, content)
  }
  if code != 0 { throw FileError(path: path, code: code) }
}

/// Writes `content` beside `path` and renames it into place.
///
/// - Returns: 0 or an `errno`, and then the file at `path` is as it was.
private func replaceFile(_ path: [UInt8], permissions: mode_t?, _ content: [UInt8]) -> Int32 {
  let temporary = temporaryPath(path)
  let descriptor = withCPath(temporary) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
  guard descriptor >= 0 else { return errno }
  var code: Int32 = 0
  if let permissions, fchmod(descriptor, permissions) != 0 { code = errno }
  if code == 0 { code = writeAll(content, to: descriptor) ?? 0 }
  if close(descriptor) != 0 && code == 0 { code = errno }
  if code == 0, withCPath(temporary, { from in withCPath(path) { rename(from, $0) } }) != 0 {
    code = errno
  }
  if code != 0 { withCPath(temporary) { _ = unlink($0) } }
  return code
}

/// Where the new content of a file is written before it is there.
private func temporaryPath(_ path: [UInt8]) -> [UInt8] { path + Array(".\(getpid()).tmp".utf8) }

/// The paths that ``writeResult(_:to:)`` writes to for one file, as far as they are below a directory: relative to it.
func writtenPaths(for path: [UInt8], below directory: [UInt8]) -> [[UInt8]] {
  let slash = UInt8(ascii: "/")
  guard let directory = resolvedPath(directory) else { return [] }
  let prefix = directory.last == slash ? directory : directory + [slash]
  let split = path.lastIndex(of: slash).map { $0 + 1 } ?? 0
  let folder = split == 0 ? Array(".".utf8) : Array(path[..<split])
  let own = resolvedPath(folder).map { ($0.last == slash ? $0 : $0 + [slash]) + path[split...] }
  return [own, resolvedPath(path)].compactMap { $0 }.filter { $0.starts(with: prefix) }
    .flatMap { file in [file, temporaryPath(file)] }
    .map { Array($0.dropFirst(prefix.count)) }
}

/// Whether a path leads to a regular file.
func isRegularFile(_ path: [UInt8]) -> Bool {
  var status = stat()
  return withCPath(path, { stat($0, &status) }) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// Whether a path leads nowhere.
func isMissing(_ path: [UInt8]) -> Bool {
  var status = stat()
  return withCPath(path, { stat($0, &status) }) != 0
}

private func writeInPlace(_ path: [UInt8], _ content: [UInt8]) -> Int32 {
  let descriptor = withCPath(path) { open($0, O_WRONLY | O_CLOEXEC) }
  guard descriptor >= 0 else { return errno }
  let code = writeAll(content, to: descriptor) ?? 0
  return close(descriptor) != 0 && code == 0 ? errno : code
}

/// Writes all of `content`; may be called on any thread.
///
/// - Returns: An `errno`, where it can't.
func writeAll(_ content: [UInt8], to descriptor: Int32) -> Int32? {
  content.withUnsafeBytes { bytes in
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(descriptor, part.baseAddress, part.count)
      if count < 0 && errno != EINTR { return errno }
      rest = rest.dropFirst(max(0, count))
    }
    return nil
  }
}

private func readAll(_ descriptor: Int32, path: [UInt8]) throws -> [UInt8] {
  var content: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { throw FileError(path: path, code: errno) }
    if count == 0 { return content }
    if content.count + count > maximumInputBytes { throw FileError(path: path, code: EFBIG) }
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
