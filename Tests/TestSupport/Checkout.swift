#if canImport(Glibc)
  import Glibc
#endif

/// The root of this checkout.
package let checkoutRoot: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(3).joined(separator: "/")
}()

/// Where set-up put the grammars.
package var grammarDirectories: [String] {
  guard let list = getenv("REPO_MAP_GRAMMAR_DIR") else { return [] }
  return String(cString: list).split(separator: ":").map { String($0) }
}

/// A file or directory that a test needs and can't read.
package struct UnreadableFile: Error {
  package let path: String
  package let code: Int32
}

/// The content of a file.
package func readBytes(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "rb") else { throw UnreadableFile(path: path, code: errno) }
  defer { fclose(file) }
  var content: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return content }
    content.append(contentsOf: buffer[..<count])
  }
}

/// The names in a directory, without hidden ones, in order.
package func listDirectory(_ path: String) throws -> [String] {
  guard let directory = opendir(path) else { throw UnreadableFile(path: path, code: errno) }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
