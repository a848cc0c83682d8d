#if canImport(Glibc)
  internal import Glibc
#endif

/// The path of what is there without links, `.` and `..`. Of a file that isn't there, the folder's, and its name.
func canonicalPath(_ path: [UInt8]) -> [UInt8]? {
  if let real = realPath(path) { return real }
  guard let slash = path.lastIndex(of: UInt8(ascii: "/")), slash > 0,
    let folder = realPath(Array(path[..<slash]))
  else { return nil }
  return folder + path[slash...]
}

private func realPath(_ path: [UInt8]) -> [UInt8]? {
  let path = path.map { CChar(bitPattern: $0) } + [0]
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return Array(UnsafeRawBufferPointer(start: real, count: strlen(real)))
}

/// The content of a file; `nil` where it can't be read or is no regular file.
func readFile(_ path: [UInt8]) -> [UInt8]? {
  let name = path.map { CChar(bitPattern: $0) } + [0]
  let descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    status.st_size <= maximumFileBytes
  else { return nil }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: max(4096, Int(status.st_size) + 1))
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return count == 0 ? bytes : nil }
    bytes.append(contentsOf: buffer[..<count])
  }
}

/// Nobody edits what is larger.
private let maximumFileBytes = 64 << 20
