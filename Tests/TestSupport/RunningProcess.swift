internal import CShim
@preconcurrency internal import Glibc

/// A program that was started and that a test can send signals to.
///
/// It begins with the usual actions of signals, whatever the tests were started by: a shell's
/// background jobs ignore SIGINT.
package final class RunningProcess {
  private let identifier: pid_t
  private let output: ScratchFile
  private let errors: ScratchFile
  private var terminal: Terminal?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - arguments: The program, found in `PATH` unless it has a `/`, and its arguments.
  ///   - directory: The working directory; that of the tests if nil.
  ///   - environment: As for ``runProcess(_:in:environment:standardInput:)``.
  ///   - standardInput: What the program can read.
  ///   - hasTerminal: Whether standard error is a terminal.
  /// - Throws: `TestSupportError` if the program can't be started.
  package init(
    _ arguments: [String], in directory: String? = nil, environment: [String: String] = [:],
    standardInput: [UInt8] = [], hasTerminal: Bool = false
  ) throws {
    let input = try ScratchFile(standardInput)
    output = try ScratchFile()
    errors = try ScratchFile()
    terminal = hasTerminal ? try Terminal() : nil
    let streams = [
      input.descriptor, output.descriptor, terminal?.programSide ?? errors.descriptor,
    ]
    identifier = try RunningProcess.spawn(
      arguments, streams: streams, directory: directory, environment: environment)
  }

  /// Sends a signal.
  package func send(_ signal: Int32) {
    kill(identifier, signal)
  }

  /// Waits until the process has ended.
  package func waitForEnd() throws -> ProcessResult {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 {
      guard errno == EINTR else { throw TestSupportError("waitpid") }
    }
    // The macros WIFSIGNALED, WTERMSIG and WEXITSTATUS aren't imported.
    let signal = status & 0x7F
    let errorContent = try terminal?.content() ?? errors.content()
    return ProcessResult(
      status: signal != 0 ? 128 + signal : (status >> 8) & 0xFF, output: try output.content(),
      errorText: String(decoding: errorContent, as: UTF8.self))
  }

  private static func spawn(
    _ arguments: [String], streams: [Int32], directory: String?, environment: [String: String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    if let directory { repomap_add_working_directory(&actions, directory) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setDefaultSignals(&attributes)
    var variables = environment
    if variables["PATH"] == nil, let path = getenv("PATH") {
      variables["PATH"] = String(cString: path)
    }
    let settings = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var process: pid_t = 0
    let code = withArgumentVector(arguments) { arguments in
      withArgumentVector(settings) { settings in
        guard let program = arguments[0] else { return ENOENT }
        return posix_spawnp(&process, program, &actions, &attributes, arguments, settings)
      }
    }
    guard code == 0 else { throw TestSupportError("posix_spawnp \(arguments)", code: code) }
    return process
  }

  private static func setDefaultSignals(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGHUP, SIGINT, SIGPIPE, SIGTERM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // The threads that run tests block most signals.
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
  }
}

/// Calls `body` with C strings of `texts` and the null pointer that ends them.
private func withArgumentVector<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = texts.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers + [nil])
}

/// A file without a name: unlike a pipe it can't fill up, so nobody has to read while the process
/// runs.
private final class ScratchFile {
  let descriptor: Int32

  init(_ content: [UInt8] = []) throws {
    var template = Array("/tmp/repomap-stream-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw TestSupportError("mkstemp") }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
    var rest = content[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw TestSupportError("write") }
      rest = rest.dropFirst(count)
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit {
    close(descriptor)
  }

  func content() throws -> [UInt8] {
    let count = Int(lseek(descriptor, 0, SEEK_END))
    guard count > 0 else { return [] }
    var content = [UInt8](repeating: 0, count: count)
    guard pread(descriptor, &content, count, 0) == count else { throw TestSupportError("pread") }
    return content
  }
}

/// A terminal that nobody looks at. What is written to it waits in the kernel, which holds some
/// thousand bytes: enough for a few seconds of progress.
private final class Terminal {
  let programSide: Int32
  private let ownSide: Int32

  init() throws {
    var programSide: Int32 = -1
    ownSide = repomap_open_terminal(&programSide)
    self.programSide = programSide
    guard ownSide >= 0 else { throw TestSupportError("posix_openpt") }
  }

  deinit {
    close(ownSide)
    close(programSide)
  }

  /// What was written so far and not yet taken.
  func content() -> [UInt8] {
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(ownSide, &buffer, buffer.count)
      guard count > 0 else { return content }
      content.append(contentsOf: buffer[..<count])
    }
  }
}
