internal import CShim
internal import StandardExtensions
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Runs commands for other processes of the same user, each on a thread of its own.
package final class CommandServer: Sendable {
  /// Why there is no server.
  package enum Failure: Error, Sendable, Equatable {
    /// Another process serves the same tree.
    case isServed
    /// With an `errno`.
    case system(path: String, code: Int32)
  }

  /// A call with what it needs to be run.
  package struct Job: Sendable {
    package let call: CommandCall
    /// The caller's standard input, output and error.
    package let input, output, error: Int32
    /// Tells the caller that from now on something may be written for it. Until then it may be declined.
    package let begin: @Sendable () -> Void
    /// What the caller wants it to end for.
    package let signals: CallerSignals
  }

  /// Commands that run at the same time; who asks for more does it itself.
  private static let maximumJobs = 64
  /// How long a caller may take for its call.
  private static let callMilliseconds: Int32 = 5000
  /// How long a stop, or the end of a caller, may go unnoticed.
  private static let pollMilliseconds: Int32 = 100

  private struct State {
    var jobCount = 0
    var usedAt: Int64 = 0
  }

  private let place: SocketPlace
  private let program: [UInt8]
  private let listener: Int32
  private let lock: Int32
  private let run: @Sendable (Job) -> Int32?
  /// Where threads can't have working directories of their own, one command runs at a time.
  private let directoryTurn = Mutex<Void>(())
  private let state = Mutex(State())

  /// A server that listens.
  ///
  /// - Parameters:
  ///   - place: Where its socket is.
  ///   - program: The program whose calls it takes.
  ///   - run: Runs a call, in the caller's working directory and with its mask, and gives its exit code; `nil` where it
  ///     declines. Called on several threads.
  /// - Throws: Why there is none.
  package init(
    at place: SocketPlace, program: [UInt8], run: @escaping @Sendable (Job) -> Int32?
  ) throws(Failure) {
    self.place = place
    self.program = program
    self.run = run
    let code = place.makeFolder()
    if code != 0 { throw .system(path: place.path, code: code) }
    lock = open(place.lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if lock < 0 { throw .system(path: place.lockPath, code: errno) }
    if flock(lock, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      close(lock)
      throw code == EWOULDBLOCK ? .isServed : .system(path: place.lockPath, code: code)
    }
    // Who had the lock is gone: its socket is nobody's.
    unlink(place.path)
    listener = repomap_listen(place.path)
    if listener < 0 {
      let code = errno
      close(lock)
      throw .system(path: place.path, code: code)
    }
  }

  /// Closes the socket. Nobody finds it any more.
  deinit {
    unlink(place.path)
    close(listener)
    close(lock)
  }

  /// Serves until it is asked to end, and then until all commands have ended.
  ///
  /// - Parameters:
  ///   - idleSeconds: How long it stays when nobody asks; `nil` for good.
  ///   - isStopped: Asked again and again.
  package func serve(idleSeconds: Int?, isStopped: () -> Bool) {
    state.withLock { $0.usedAt = monotonicSeconds() }
    while !isStopped() && !isIdle(idleSeconds) {
      var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, CommandServer.pollMilliseconds) > 0 else { continue }
      let descriptor = repomap_accept(listener)
      guard descriptor >= 0 else { continue }
      take(Connection(descriptor))
    }
    unlink(place.path)
    while state.withLock({ $0.jobCount }) > 0 { usleep(1000) }
  }

  private func isIdle(_ seconds: Int?) -> Bool {
    guard let seconds else { return false }
    return state.withLock { $0.jobCount == 0 && monotonicSeconds() - $0.usedAt >= seconds }
  }

  private func take(_ connection: Connection) {
    let isTaken = state.withLock { state in
      if state.jobCount >= CommandServer.maximumJobs { return false }
      state.jobCount += 1
      return true
    }
    guard isTaken else {
      connection.send(CommandReply.declined.bytes)
      return
    }
    var thread = HelperThreads()
    let count = thread.start(1) { [self] in
      let reply = answer(connection)
      connection.send(reply.bytes)
      state.withLock { state in
        state.jobCount -= 1
        state.usedAt = monotonicSeconds()
      }
    }
    thread.leave()
    if count == 0 { state.withLock { $0.jobCount -= 1 } }
  }

  private func answer(_ connection: Connection) -> CommandReply {
    guard connection.isOfSameUser,
      let (message, descriptors) = connection.receive(
        limit: CommandCall.maximumBytes, within: CommandServer.callMilliseconds)
    else { return .declined }
    defer { for descriptor in descriptors { close(descriptor) } }
    guard let call = CommandCall(message), call.program == program,
      descriptors.count == Connection.maximumDescriptors
    else { return .declined }
    // This thread ends with the command, and with it what it alone has.
    if repomap_own_working_directory() == 0 {
      return answer(call, descriptors, connection)
    }
    return directoryTurn.withLock { _ in answer(call, descriptors, connection) }
  }

  private func answer(
    _ call: CommandCall, _ descriptors: [Int32], _ connection: Connection
  ) -> CommandReply {
    if fchdir(descriptors[3]) != 0 { return .declined }
    umask(mode_t(call.modeMask & 0o777))
    let signals = CallerSignals()
    var listener = HelperThreads()
    listener.start(1) { signals.listen(connection) }
    defer {
      // What the command set is done with it; the end of the connection is no signal to it.
      signals.onSignal {}
      connection.stopReceiving()
      listener.wait()
    }
    let job = Job(
      call: call, input: descriptors[0], output: descriptors[1], error: descriptors[2],
      begin: { connection.send(CommandReply.begun.bytes) }, signals: signals)
    return run(job).map { .ended($0) } ?? .declined
  }
}

private func monotonicSeconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec)
}
