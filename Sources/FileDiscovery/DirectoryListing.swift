internal import CShim
@preconcurrency internal import Glibc

/// What one directory holds, sorted as the paths of a walk are: by bytes, directories as if their
/// names ended with `/`.
///
/// One value is used again for all directories of a walk, so that its buffers are.
struct DirectoryListing {
  /// What an entry is, without following links.
  enum Kind {
    case file, directory, link, other
  }

  struct Entry {
    let kind: Kind
    fileprivate let start: Int
    fileprivate let count: Int
  }

  /// Bytes that the kernel fills at once: a directory of 2,000 names.
  private static let bufferBytes = 65_536

  private(set) var entries: [Entry] = []
  /// Names, each followed by NUL.
  private var names: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: bufferBytes)

  /// Reads the entries of the directory `descriptor`, without `.` and `..`.
  ///
  /// - Returns: 0, or the `errno` that ended the reading; entries read before that are kept.
  mutating func read(_ descriptor: Int32) -> Int32 {
    entries.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    var code: Int32 = 0
    while true {
      let count = buffer.withUnsafeMutableBytes {
        repomap_getdents64(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 { code = errno }
      guard count > 0 else { break }
      appendEntries(byteCount: count, descriptor)
    }
    sort()
    return code
  }

  /// The name of an entry.
  func name(_ entry: Entry) -> ArraySlice<UInt8> {
    names[entry.start..<(entry.start + entry.count)]
  }

  /// The status of an entry, or the `errno`. Links are not followed.
  func status(_ entry: Entry, in descriptor: Int32) -> Result<stat, SystemError> {
    var status = stat()
    // Every name in `names` is followed by a NUL.
    let result = names.withUnsafeBytes { bytes -> Int32 in
      guard let start = bytes.baseAddress else { return -1 }
      let name = start.advanced(by: entry.start).assumingMemoryBound(to: CChar.self)
      return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW)
    }
    return result == 0 ? .success(status) : .failure(SystemError(code: errno))
  }

  /// Takes the kernel's records apart: inode and offset of 8 bytes, length of 2, type of 1, name.
  private mutating func appendEntries(byteCount: Int, _ descriptor: Int32) {
    var position = 0
    while position + 19 <= byteCount {
      let length = Int(buffer[position + 16]) | Int(buffer[position + 17]) << 8
      let type = buffer[position + 18]
      let nameStart = position + 19
      position += length
      // Unreachable unless the kernel breaks its promise; would loop or read outside otherwise.
      guard length > 19, position <= byteCount else { return }
      let name = buffer[nameStart..<position].prefix { $0 != 0 }
      let isDots = name.elementsEqual([.dot]) || name.elementsEqual([.dot, .dot])
      if name.isEmpty || isDots { continue }
      let start = names.count
      names += name
      names.append(0)
      let entry = Entry(kind: Kind(type: type), start: start, count: name.count)
      entries.append(type == UInt8(DT_UNKNOWN) ? resolved(entry, descriptor) : entry)
    }
  }

  /// Some file systems don't tell the types of their entries.
  private func resolved(_ entry: Entry, _ descriptor: Int32) -> Entry {
    guard case .success(let status) = status(entry, in: descriptor) else { return entry }
    return Entry(kind: Kind(mode: status.st_mode), start: entry.start, count: entry.count)
  }

  private mutating func sort() {
    names.withUnsafeBytes { names in
      guard let base = names.baseAddress else { return }
      entries.sort { left, right in
        let common = min(left.count, right.count)
        let order = memcmp(
          base.advanced(by: left.start), base.advanced(by: right.start), common)
        if order != 0 { return order < 0 }
        return left.sortingByte(at: common, names) < right.sortingByte(at: common, names)
      }
    }
  }
}

extension DirectoryListing.Entry {
  /// The byte at `offset`, which is inside the name or directly behind it. There, directories have
  /// a `/`, which no name holds, and all others the NUL that follows each name.
  fileprivate func sortingByte(at offset: Int, _ names: UnsafeRawBufferPointer) -> UInt8 {
    offset == count && kind == .directory ? .slash : names[start + offset]
  }
}

/// An `errno`.
struct SystemError: Error, Equatable {
  let code: Int32
}

extension DirectoryListing.Kind {
  fileprivate init(type: UInt8) {
    switch Int(type) {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .directory
    case Int(DT_LNK): self = .link
    default: self = .other
    }
  }

  fileprivate init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .directory
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
