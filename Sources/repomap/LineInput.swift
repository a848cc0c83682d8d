internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// The lines of a file or of standard input, as they come.
final class LineInput: Sendable {
  /// A longer line is no request.
  private static let maximumLineBytes = 64 << 20
  /// How long a signal may go unnoticed while nothing comes.
  private static let pollMilliseconds: Int32 = 100

  private struct State: Sendable {
    var buffer: [UInt8] = []
    /// Bytes of the buffer that are known to hold no line feed.
    var searched = 0
    var isAtEnd = false
    var error: FileError?
  }

  private let descriptor: Int32
  private let path: [UInt8]
  private let isOpened: Bool
  private let state = Mutex(State())

  /// The lines of the file at `path`; `-` is standard input.
  init(_ path: [UInt8], _ context: CommandContext) throws {
    self.path = path
    isOpened = path != Array("-".utf8)
    if !isOpened {
      descriptor = context.input
    } else {
      descriptor = (path + [0]).withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { name in
          name.baseAddress.map { open($0, O_RDONLY | O_CLOEXEC) } ?? -1
        }
      }
      if descriptor < 0 { throw FileError(path: path, code: errno) }
    }
  }

  deinit { if isOpened { close(descriptor) } }

  /// What ended the lines, if it wasn't their end.
  var error: FileError? { state.withLock { $0.error } }

  /// The next line without its line feed; `nil` behind the last one, or when `isStopped` turns true.
  func next(unless isStopped: () -> Bool) -> [UInt8]? {
    state.withLock { state in
      while true {
        if let end = state.buffer[state.searched...].firstIndex(of: UInt8(ascii: "\n")) {
          let line = Array(state.buffer[..<end])
          state.buffer.removeSubrange(...end)
          state.searched = 0
          return line
        }
        state.searched = state.buffer.count
        if state.isAtEnd {
          let line = state.buffer
          state.buffer = []
          state.searched = 0
          return line.isEmpty ? nil : line
        }
        if isStopped() { return nil }
        read(&state)
      }
    }
  }

  /// Waits a while for bytes and takes them.
  private func read(_ state: inout State) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&waiting, 1, LineInput.pollMilliseconds)
    if ready == 0 || (ready < 0 && errno == EINTR) { return }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &chunk, chunk.count)
    if count < 0 && errno == EINTR { return }
    if count < 0 || state.buffer.count > LineInput.maximumLineBytes {
      state.error = FileError(path: path, code: count < 0 ? errno : EMSGSIZE)
      state.buffer = []
      state.isAtEnd = true
    } else if count == 0 {
      state.isAtEnd = true
    } else {
      state.buffer += chunk[..<count]
    }
  }
}
