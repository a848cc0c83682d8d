// The system calls of ``ScratchTree``.

internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// Calls `body` with a path as a C string.
func withPath<Result>(
  _ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  let name = (path + [0]).map { CChar(bitPattern: $0) }
  return name.withUnsafeBufferPointer { buffer in
    // The buffer has at least the 0.
    guard let start = buffer.baseAddress else { preconditionFailure("an empty buffer") }
    return body(start)
  }
}

/// Why a path can't be used, from `errno`.
func scratchError(_ path: [UInt8]) -> EvaluationError {
  let code = errno
  return .scratch(path: escapedText(path), detail: String(cString: strerror(code)))
}

/// Writes a file, in place of one that is there, and tells what kept it from that. A link is not
/// followed.
func writeFile(_ content: UnsafeRawBufferPointer, atPath path: [UInt8]) -> EvaluationError? {
  let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
  let descriptor = withPath(path) { open($0, flags, 0o600) }
  guard descriptor >= 0 else { return scratchError(path) }
  defer { close(descriptor) }
  var rest = content[...]
  while !rest.isEmpty {
    let part = UnsafeRawBufferPointer(rebasing: rest)
    let count = write(descriptor, part.baseAddress, part.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return scratchError(path) }
    rest = rest.dropFirst(count)
  }
  return nil
}

/// Removes a directory with all that is in it. Links are removed, not followed.
func removeTree(_ directory: [UInt8]) {
  var folders: [[UInt8]] = []
  var open = [directory]
  while let folder = open.popLast() {
    folders.append(folder)
    for name in names(in: folder) {
      let path = folder + [UInt8(ascii: "/")] + name
      if withPath(path, { unlink($0) }) != 0, isDirectory(path) { open.append(path) }
    }
  }
  // A folder was found before those in it.
  for folder in folders.reversed() { _ = withPath(folder) { rmdir($0) } }
}

private func isDirectory(_ path: [UInt8]) -> Bool {
  var status = stat()
  return withPath(path) { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The names in a directory, without `.` and `..`.
private func names(in directory: [UInt8]) -> [[UInt8]] {
  guard let stream = withPath(directory, { opendir($0) }) else { return [] }
  defer { closedir(stream) }
  var names: [[UInt8]] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) { names.append(name) }
  }
  return names
}
