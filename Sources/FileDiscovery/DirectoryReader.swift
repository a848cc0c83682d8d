internal import CShim
@preconcurrency internal import Glibc
internal import SourceModel

/// What an entry of a directory is, without following links.
enum EntryKind {
  case file, directory, link, other

  /// Nil where the file system doesn't tell.
  fileprivate init?(type: UInt8) {
    switch Int(type) {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .directory
    case Int(DT_LNK): self = .link
    case Int(DT_UNKNOWN): return nil
    default: self = .other
    }
  }

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .directory
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

/// Reads directories with `getdents64`, all into one buffer. For one thread.
final class DirectoryReader {
  /// Bytes that the kernel fills at once: a directory of 2,000 names.
  private static let bufferBytes = 65_536
  /// Inode and offset of 8 bytes, length of 2, type of 1; the name follows.
  private static let nameOffset = 19

  // Freed in `deinit` only; nothing that points into it leaves `forEachEntry`.
  private let buffer = UnsafeMutableRawBufferPointer.allocate(
    byteCount: bufferBytes, alignment: 8)

  deinit { buffer.deallocate() }

  /// Calls `body` with each entry of the directory `descriptor`, without `.` and `..`.
  ///
  /// The name comes with the NUL that follows it, and must not be kept. The order is the file
  /// system's.
  ///
  /// - Returns: 0, or the `errno` that ended the reading.
  func forEachEntry(
    of descriptor: Int32, _ body: (_ name: UnsafeRawBufferPointer, EntryKind) -> Void
  ) -> Int32 {
    while true {
      let count = repomap_getdents64(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 { return errno }
      if count == 0 { return 0 }
      Self.forEachRecord(UnsafeRawBufferPointer(rebasing: buffer[..<count]), descriptor, body)
    }
  }

  private static func forEachRecord(
    _ records: UnsafeRawBufferPointer, _ descriptor: Int32,
    _ body: (_ name: UnsafeRawBufferPointer, EntryKind) -> Void
  ) {
    var position = 0
    while position + nameOffset < records.count {
      let length = Int(records.loadUnaligned(fromByteOffset: position + 16, as: UInt16.self))
      let end = position + length
      // Unreachable unless the kernel breaks its promise; would loop or read outside otherwise.
      guard length > nameOffset, end <= records.count else { return }
      let field = UnsafeRawBufferPointer(rebasing: records[(position + nameOffset)..<end])
      let type = records[position + 18]
      position = end
      guard let start = field.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      let terminator = strnlen(start, field.count)
      guard terminator > 0, terminator < field.count else { continue }
      if field[0] == .dot, field[1] == 0 || field[1] == .dot && field[2] == 0 { continue }
      let name = UnsafeRawBufferPointer(rebasing: field[...terminator])
      body(name, EntryKind(type: type) ?? resolvedKind(name, descriptor))
    }
  }

  /// Some file systems don't tell the types of their entries.
  private static func resolvedKind(
    _ name: UnsafeRawBufferPointer, _ descriptor: Int32
  ) -> EntryKind {
    guard case .success(let status) = fileStatus(name, in: descriptor) else { return .other }
    return EntryKind(mode: status.st_mode)
  }
}

/// The status of what `path`, which ends with a NUL, leads to from the directory `descriptor`, or
/// the `errno`. A link at its end is not followed.
///
/// Not `statx` with a smaller mask, nor io_uring: the kernel fills all fields of a local file in any
/// case, and hands every `statx` of a ring to a thread of its own.
func fileStatus(
  _ path: UnsafeRawBufferPointer, in descriptor: Int32
) -> Result<stat, SystemError> {
  var status = stat()
  let flags = AT_SYMLINK_NOFOLLOW | repomap_at_no_automount
  guard let start = path.baseAddress?.assumingMemoryBound(to: CChar.self),
    fstatat(descriptor, start, &status, flags) == 0
  else { return .failure(SystemError(code: errno)) }
  return .success(status)
}

/// An `errno`.
struct SystemError: Error, Equatable {
  let code: Int32
}

extension FileStamp {
  init(_ status: stat) {
    self.init(
      size: Int64(status.st_size),
      modificationNanoseconds: Self.nanoseconds(status.st_mtim),
      changeNanoseconds: Self.nanoseconds(status.st_ctim), inode: UInt64(status.st_ino))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    // A damaged file system may claim any time: no overflow.
    Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue
      &+ Int64(time.tv_nsec)
  }
}
