#if canImport(Glibc)
  internal import Glibc
#endif

/// Why a file could not be read; `code` is its `errno`.
enum ReadError: Error {
  case failed(code: Int32)
  case tooLarge(bytes: Int64)
  case notRegular
}

/// Reads files, one after the other, on one thread, into memory that they share.
final class FileBuffer {
  private var memory: UnsafeMutableRawBufferPointer

  /// Room for most sources; it grows with the largest file.
  private static let initialCapacity = 1 << 18

  init() {
    memory = .allocate(byteCount: FileBuffer.initialCapacity, alignment: 16)
  }

  deinit { memory.deallocate() }

  /// The content of a file.
  ///
  /// - Parameters:
  ///   - path: Bytes of an absolute path, or one relative to the working directory.
  ///   - limit: Largest content that is read, in bytes.
  /// - Returns: All bytes, which are valid until the next call, or why there are none.
  func read(_ path: [UInt8], limit: Int) -> Result<UnsafeRawBufferPointer, ReadError> {
    let descriptor = openToRead(path)
    guard descriptor >= 0 else { return .failure(.failed(code: errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(.failed(code: errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failure(.notRegular) }
    guard status.st_size <= limit else { return .failure(.tooLarge(bytes: Int64(status.st_size))) }
    // One byte more than expected, so that the end of the file is seen by the first call.
    reserve(Int(status.st_size) + 1, keeping: 0)
    return read(descriptor, limit: limit)
  }

  /// Reads to the end of the file, which may have grown since it was stamped.
  private func read(
    _ descriptor: Int32, limit: Int
  ) -> Result<UnsafeRawBufferPointer, ReadError> {
    var count = 0
    while count <= limit {
      let room = memory.count - count
      let result = Glibc.read(descriptor, memory.baseAddress.map { $0 + count }, room)
      if result < 0 && errno == EINTR { continue }
      if result < 0 { return .failure(.failed(code: errno)) }
      count += result
      if result < room { return .success(UnsafeRawBufferPointer(rebasing: memory[..<count])) }
      reserve(memory.count * 2, keeping: count)
    }
    return .failure(.tooLarge(bytes: Int64(count)))
  }

  /// Takes a content that was read elsewhere.
  ///
  /// - Returns: All bytes, which are valid until the next call.
  func hold(_ content: [UInt8]) -> UnsafeRawBufferPointer {
    reserve(content.count, keeping: 0)
    content.withUnsafeBytes { memory.copyMemory(from: $0) }
    return UnsafeRawBufferPointer(rebasing: memory[..<content.count])
  }

  private func reserve(_ capacity: Int, keeping count: Int) {
    if capacity <= memory.count { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(capacity, memory.count * 2), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
    memory.deallocate()
    memory = larger
  }
}

/// A descriptor of the file, or -1.
private func openToRead(_ path: [UInt8]) -> Int32 {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: path.count + 1) { name in
    for (index, byte) in path.enumerated() { name[index] = CChar(bitPattern: byte) }
    name[path.count] = 0
    // O_NONBLOCK: a pipe that took the file's place must not stop us for ever.
    return name.baseAddress.map { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) } ?? -1
  }
}

/// The content of one file whose path is text.
func readFile(atPath path: String, limit: Int) -> Result<[UInt8], ReadError> {
  readFile(atPath: Array(path.utf8), limit: limit)
}

/// The content of one file; see ``FileBuffer/read(_:limit:)``.
func readFile(atPath path: [UInt8], limit: Int) -> Result<[UInt8], ReadError> {
  let buffer = FileBuffer()
  // What is read belongs to the buffer, which has no later use.
  return withExtendedLifetime(buffer) { buffer.read(path, limit: limit).map { Array($0) } }
}

/// `ENOENT`.
let noSuchFile: Int32 = ENOENT

/// The names in a directory, without hidden ones, in order; nil if it can't be listed.
func directoryNames(_ path: [UInt8]) -> [String]? {
  // A text with a NUL behind it, which opendir doesn't keep.
  let directory = (path + [0]).withUnsafeBytes { bytes in
    bytes.baseAddress.flatMap { opendir($0.assumingMemoryBound(to: CChar.self)) }
  }
  guard let directory else { return nil }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    // The name ends with a NUL within the entry.
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
