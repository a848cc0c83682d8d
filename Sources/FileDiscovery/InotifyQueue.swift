@preconcurrency internal import Glibc
internal import StandardExtensions

/// One event of the kernel's.
struct InotifyEvent {
  /// The handle of the directory; -1 for what concerns the queue.
  let handle: Int32
  let mask: UInt32
  /// The entry of the directory; empty for the directory itself.
  let name: [UInt8]

  func has(_ bits: Int32) -> Bool { mask & UInt32(bitPattern: bits) != 0 }
  /// Whether the entry is a directory.
  var isDirectory: Bool { has(Int32(bitPattern: InotifyMask.isDirectory)) }
}

/// What a handle tells.
enum InotifyMask {
  /// Whatever happens to the entries of a directory, and to itself. Writes through mappings are told when the file
  /// is closed.
  static let entries = UInt32(
    IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE
      | IN_DELETE_SELF | IN_MOVE_SELF)
  /// Only whether the directory itself is moved or deleted: nothing of what happens in it wakes anybody.
  static let itself = UInt32(IN_DELETE_SELF | IN_MOVE_SELF)
  static let isDirectory: UInt32 = 0x4000_0000
  /// Only directories, no links, nothing of files without a name; a handle that is there tells more, not less.
  static let always: UInt32 = 0x0100_0000 | 0x0200_0000 | 0x0400_0000 | 0x2000_0000
}

/// The only code on inotify: a queue of events about directories. See inotify(7).
final class InotifyQueue: Sendable {
  /// Bytes of events that are read at once: a thousand with short names.
  private static let bufferBytes = 65_536
  /// Handle, mask, cookie and length, each of four bytes; the name follows, with NULs behind it.
  private static let headerBytes = 16

  let descriptor: Int32

  /// - Throws: The `errno` of the system, which allows each user 128 of these by default.
  init() throws(SystemError) {
    descriptor = inotify_init1(O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
  }

  deinit { close(descriptor) }

  /// Adds a directory, or widens what is told of it.
  ///
  /// - Returns: Its handle: one for each directory, whatever paths lead to it.
  func add(_ path: [UInt8], mask: UInt32) -> Result<Int32, SystemError> {
    let handle = inotify_add_watch(descriptor, terminated(path), mask | InotifyMask.always)
    return handle >= 0 ? .success(handle) : .failure(SystemError(code: errno))
  }

  func remove(_ handle: Int32) { inotify_rm_watch(descriptor, handle) }

  /// Calls `body` with each event that is there, and waits for none.
  func drain(_ body: (InotifyEvent) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: Self.bufferBytes, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        Self.forEachEvent(UnsafeRawBufferPointer(rebasing: buffer[..<count]), body)
      }
    }
  }

  private static func forEachEvent(
    _ bytes: UnsafeRawBufferPointer, _ body: (InotifyEvent) -> Void
  ) {
    var position = 0
    while position + headerBytes <= bytes.count {
      let length = Int(bytes.loadUnaligned(fromByteOffset: position + 12, as: UInt32.self))
      let end = position + headerBytes + length
      // Unreachable unless the kernel breaks its promise to give whole events.
      guard end <= bytes.count else { return }
      body(
        InotifyEvent(
          handle: bytes.loadUnaligned(fromByteOffset: position, as: Int32.self),
          mask: bytes.loadUnaligned(fromByteOffset: position + 4, as: UInt32.self),
          name: Array(bytes[(position + headerBytes)..<end].prefix { $0 != 0 })))
      position = end
    }
  }
}

/// The table of what is mounted where. Nothing is told of a directory over which something is mounted.
final class MountTable: Sendable {
  /// -1 where there is no `/proc`: then there is nothing to ask.
  private let descriptor: Int32

  init() { descriptor = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Whether it has changed since it was last asked, see proc_pid_mountinfo(5).
  var hasChanged: Bool {
    guard descriptor >= 0 else { return false }
    var request = pollfd(fd: descriptor, events: Int16(POLLPRI), revents: 0)
    return poll(&request, 1, 0) > 0
  }
}
