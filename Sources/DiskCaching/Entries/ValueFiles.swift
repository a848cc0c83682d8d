#if canImport(Glibc)
  internal import Glibc
#endif

/// Large values as files beside the database: read and written without a copy through its pages and
/// its log.
///
/// A file is written once, under a random name, in the transaction that stores the name, and removed
/// after the transaction that deletes it. So whoever holds the write lock knows that a file which no
/// row names belongs to nobody. A process that dies in between leaves one; ``CacheFinding`` tells.
struct ValueFiles: Sendable {
  /// Of a file: a random number.
  struct Name: RawRepresentable, Hashable, Sendable {
    let rawValue: Int64
  }

  private static let prefix = "value-"

  /// Directory of the database.
  let directory: String

  /// Writes a file.
  ///
  /// - Returns: Its name, or `nil` if there is no place for it.
  func write(_ bytes: [UInt8]) -> Name? {
    let name = Name(rawValue: Int64.random(in: 1...Int64.max))
    let path = path(name)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let isComplete = bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
    if !isComplete { unlink(path) }
    return isComplete ? name : nil
  }

  /// The bytes of a file, if there are `size`.
  func read(_ name: Name, size: Int) -> [UInt8]? {
    let descriptor = open(path(name), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    // The size in the row may have lost a bit: no memory is taken for what isn't there.
    guard fstat(descriptor, &status) == 0, Int(status.st_size) == size else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let step = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        guard step > 0 else { return }
        count += step
      }
    }
    return bytes.count == size ? bytes : nil
  }

  /// Removes a file.
  func remove(_ name: Name) { unlink(path(name)) }

  /// The names of all files that are there.
  func all() -> [Name] {
    StoreDirectory.names(in: directory).compactMap { text in
      guard text.hasPrefix(ValueFiles.prefix) else { return nil }
      return Int64(text.dropFirst(ValueFiles.prefix.count), radix: 16).map { Name(rawValue: $0) }
    }
  }

  /// Path of a file.
  func path(_ name: Name) -> String {
    "\(directory)/\(ValueFiles.prefix)\(String(name.rawValue, radix: 16))"
  }
}
