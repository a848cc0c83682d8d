// Runs one program and talks to it: its input is written and its output read as either is possible,
// so that neither side waits for the other for ever.
//
//   spawned ─ poll ─→ output to the closure ─ output ends ─→ errors read ─→ waited for ─→ exit
//                └ cancelled, or the closure has enough: SIGTERM ─────────────↗
//
// Invariants: whoever starts a child waits for it, whatever happens in between; only that child is
// ever sent a signal, and only before it was waited for, so never another process of the same number.

internal import CShim

#if canImport(Glibc)
  @preconcurrency internal import Glibc
#endif

/// A program with its arguments and environment, and what it can read.
struct ChildCommand {
  /// Absolute path.
  let executable: String
  /// All arguments, the name of the program first.
  let arguments: [[UInt8]]
  /// The whole environment, `NAME=value`.
  let environment: [[UInt8]]
  /// Absolute path of the directory to start in; the own one if nil.
  var directory: String?
  var input: [UInt8] = []
}

/// How a program ended.
struct ChildExit {
  /// The exit code, or 128 plus the signal that ended it.
  let status: Int32
  /// The end of what it wrote to standard error.
  let message: String
  /// Whether it was stopped because its reader had enough.
  let wasStopped: Bool
}

/// A program that was started.
struct ChildProcess: ~Copyable {
  /// How much is read at once.
  private static let chunkBytes = 1 << 17
  /// How long at most until somebody asks whether to stop.
  private static let pollMilliseconds: Int32 = 50
  /// How much of standard error is kept: a message has a few lines.
  private static let messageBytes = 4096

  private let identifier: pid_t
  private var streams: ChildStreams
  private var input: [UInt8]
  private var written = 0
  /// Whether input may come that isn't known yet.
  private let isAnswering: Bool
  private var errors: [UInt8] = []
  private var isWaitedFor = false

  /// Starts a program with all of its input.
  init(_ command: ChildCommand) throws(GitError) {
    try self.init(command, isAnswering: false)
    if input.isEmpty { streams.closeOwnSide(0) }
  }

  /// Starts a program that answers questions, see ``ask(_:isCancelled:consume:)``.
  init(answering command: ChildCommand) throws(GitError) {
    try self.init(command, isAnswering: true)
  }

  private init(_ command: ChildCommand, isAnswering: Bool) throws(GitError) {
    var streams = try ChildStreams()
    identifier = try ChildProcess.spawn(command, streams: streams.child)
    streams.closeChildSide()
    input = command.input
    self.isAnswering = isAnswering
    self.streams = streams
  }

  deinit {
    guard !isWaitedFor else { return }
    kill(identifier, SIGTERM)
    // Nothing that it writes may hold it up.
    for descriptor in streams.own where descriptor >= 0 { shutdown(descriptor, Int32(SHUT_RDWR)) }
    _ = ChildProcess.wait(for: identifier)
  }

  /// Gives all output to `consume` until that returns false, and waits for the end.
  ///
  /// - Throws: `cancelled`, or what `consume` throws; the child has ended then.
  consuming func communicate(
    isCancelled: () -> Bool, consume: (UnsafeRawBufferPointer) throws(GitError) -> Bool
  ) throws(GitError) -> ChildExit {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: ChildProcess.chunkBytes, alignment: 16)
    defer { buffer.deallocate() }
    let wasStopped = try exchange(isCancelled: isCancelled, buffer, consume: consume)
    if wasStopped {
      kill(identifier, SIGTERM)
      streams.closeOwnSide(1)
    }
    streams.closeOwnSide(0)
    let status = try end(isCancelled: isCancelled, buffer)
    return ChildExit(status: status, message: message(), wasStopped: wasStopped)
  }

  /// Writes a question, and gives output to `consume` until that returns false because the answer is complete.
  ///
  /// - Returns: Whether the answer is complete: the child has ended otherwise.
  /// - Throws: `cancelled`, or what `consume` throws; what else the child writes belongs to no question then.
  mutating func ask(
    _ question: [UInt8], isCancelled: () -> Bool,
    consume: (UnsafeRawBufferPointer) throws(GitError) -> Bool
  ) throws(GitError) -> Bool {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: ChildProcess.chunkBytes, alignment: 16)
    defer { buffer.deallocate() }
    input = question
    written = 0
    return try exchange(isCancelled: isCancelled, buffer, consume: consume)
  }

  /// Writes what is to be written, reads errors, and gives output to `consume`, until that returns false or the output
  /// ends.
  ///
  /// - Returns: Whether `consume` returned false.
  private mutating func exchange(
    isCancelled: () -> Bool, _ buffer: UnsafeMutableRawBufferPointer,
    consume: (UnsafeRawBufferPointer) throws(GitError) -> Bool
  ) throws(GitError) -> Bool {
    while streams.own[1] >= 0 {
      if isCancelled() { throw .cancelled }
      let ready = waitUntilReady()
      if ready.errors { readErrors(into: buffer) }
      if ready.input { writeInput() }
      guard ready.output else { continue }
      let count = receive(streams.own[1], buffer)
      if count < 0 { continue }
      if count == 0 {
        streams.closeOwnSide(1)
      } else if try !consume(UnsafeRawBufferPointer(rebasing: buffer[..<count])) {
        return true
      }
    }
    return false
  }

  /// Waits for the end, and reads errors meanwhile.
  private mutating func end(
    isCancelled: () -> Bool, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(GitError) -> Int32 {
    // A process that the child left behind may keep the stream, so its end is not waited for.
    while streams.own[2] >= 0 {
      if isCancelled() { throw .cancelled }
      if waitUntilReady().errors { readErrors(into: buffer) }
      var status: Int32 = 0
      if waitpid(identifier, &status, WNOHANG) == identifier {
        isWaitedFor = true
        while streams.own[2] >= 0, receive(streams.own[2], buffer) > 0 {}
        return ChildProcess.exitCode(status)
      }
    }
    isWaitedFor = true
    return ChildProcess.exitCode(ChildProcess.wait(for: identifier))
  }

  private func waitUntilReady() -> (input: Bool, output: Bool, errors: Bool) {
    let writing = Int16(written < input.count ? POLLOUT : 0)
    var states = [
      pollfd(fd: writing == 0 ? -1 : streams.own[0], events: writing, revents: 0),
      pollfd(fd: streams.own[1], events: Int16(POLLIN), revents: 0),
      pollfd(fd: streams.own[2], events: Int16(POLLIN), revents: 0),
    ]
    // Interrupted or failed: all states are 0, and the caller asks again.
    guard poll(&states, 3, ChildProcess.pollMilliseconds) > 0 else { return (false, false, false) }
    return (states[0].revents != 0, states[1].revents != 0, states[2].revents != 0)
  }

  /// - Returns: The number of bytes, 0 at the end, -1 where there is nothing yet.
  private func receive(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
    if count < 0, errno != EINTR, errno != EAGAIN { return 0 }
    return count
  }

  private mutating func readErrors(into buffer: UnsafeMutableRawBufferPointer) {
    let count = receive(streams.own[2], buffer)
    if count == 0 { streams.closeOwnSide(2) }
    guard count > 0 else { return }
    errors.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    errors.removeFirst(max(0, errors.count - ChildProcess.messageBytes))
  }

  private mutating func writeInput() {
    let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
    let count = input.withUnsafeBytes { bytes in
      send(streams.own[0], bytes.baseAddress.map { $0 + written }, bytes.count - written, flags)
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    // A child that doesn't read on is not an error: it says itself how it ended.
    written = count < 0 ? input.count : written + count
    if written == input.count, !isAnswering { streams.closeOwnSide(0) }
  }

  private func message() -> String {
    let text = String(decoding: errors, as: UTF8.self)
    return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  private static func wait(for identifier: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// The macros WIFSIGNALED, WTERMSIG and WEXITSTATUS aren't imported.
  private static func exitCode(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal != 0 ? 128 + signal : (status >> 8) & 0xFF
  }
}

extension ChildProcess {
  private static func spawn(
    _ command: ChildCommand, streams: [Int32]
  ) throws(GitError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (place, descriptor) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    if let directory = command.directory {
      let code = repomap_add_working_directory(&actions, directory)
      guard code == 0 else { throw .system(code: code) }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setUsualSignals(&attributes)
    var identifier: pid_t = 0
    let code = withArgumentVector(command.arguments) { arguments in
      withArgumentVector(command.environment) { environment in
        posix_spawn(
          &identifier, command.executable, &actions, &attributes, arguments, environment)
      }
    }
    switch code {
    case 0: return identifier
    case ENOENT, EACCES, ENOEXEC: throw .notFound
    default: throw .system(code: code)
    }
  }

  /// The child gets the default actions, whatever this program does with signals.
  private static func setUsualSignals(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGHUP, SIGINT, SIGPIPE, SIGTERM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
  }
}

/// Calls `body` with C strings of `texts` and the null pointer that ends them.
private func withArgumentVector<Result>(
  _ texts: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = texts.map { text in
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: text.count + 1)
    for (place, byte) in text.enumerated() { pointer[place] = CChar(bitPattern: byte) }
    pointer[text.count] = 0
    return pointer
  }
  defer { for pointer in pointers { pointer.deallocate() } }
  return body(pointers + [nil])
}
