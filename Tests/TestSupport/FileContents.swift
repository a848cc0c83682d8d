internal import CShim
@preconcurrency internal import Glibc

/// Writes a file in place: one that exists keeps its inode and its permissions.
package func writeFile(_ content: [UInt8], to path: String) throws {
  try writeFile(content, atPath: path.utf8CString.map { $0 })
}

/// Writes a file whose path, a C string, may be no text.
func writeFile(_ content: [UInt8], atPath path: [CChar]) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw TestSupportError("open") }
  defer { close(descriptor) }
  var rest = content[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { throw TestSupportError("write") }
    rest = rest.dropFirst(count)
  }
}

/// Paths of the regular files below `directory`, hidden ones too, in order.
package func regularFiles(below directory: String) -> [String] {
  var files: [String] = []
  var directories = [directory]
  while let next = directories.popLast() {
    guard let stream = opendir(next) else { continue }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      var status = stat()
      guard name != ".", name != "..", lstat("\(next)/\(name)", &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: directories.append("\(next)/\(name)")
      case S_IFREG: files.append("\(next)/\(name)")
      default: break
      }
    }
  }
  return files.sorted()
}
