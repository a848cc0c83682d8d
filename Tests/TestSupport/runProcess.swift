internal import CShim
@preconcurrency internal import Glibc

/// What a process left behind.
package struct ProcessResult: Sendable {
  /// The exit code, or 128 plus the signal that ended it.
  package var status: Int32
  package var output: [UInt8]
  package var errorText: String
}

/// Runs a program to its end.
///
/// - Parameters:
///   - arguments: The program, found in `PATH` unless it has a `/`, and its arguments.
///   - directory: The working directory; that of the tests if nil.
///   - environment: The whole environment, except that `PATH` is passed on unless it is set here.
///   - standardInput: What the program can read.
/// - Returns: Status, standard output and standard error.
/// - Throws: `TestSupportError` if the program can't be started.
package func runProcess(
  _ arguments: [String], in directory: String? = nil, environment: [String: String] = [:],
  standardInput: [UInt8] = []
) throws -> ProcessResult {
  let input = try ScratchFile(standardInput)
  let output = try ScratchFile()
  let errors = try ScratchFile()
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (number, file) in [input, output, errors].enumerated() {
    posix_spawn_file_actions_adddup2(&actions, file.descriptor, Int32(number))
  }
  if let directory { repomap_add_working_directory(&actions, directory) }
  var variables = environment
  if variables["PATH"] == nil, let path = getenv("PATH") {
    variables["PATH"] = String(cString: path)
  }
  let settings = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  var process: pid_t = 0
  let code = withArgumentVector(arguments) { arguments in
    withArgumentVector(settings) { settings in
      guard let program = arguments[0] else { return ENOENT }
      return posix_spawnp(&process, program, &actions, nil, arguments, settings)
    }
  }
  guard code == 0 else { throw TestSupportError("posix_spawnp \(arguments)", code: code) }
  return ProcessResult(
    status: try waitForEnd(of: process), output: try output.content(),
    errorText: String(decoding: try errors.content(), as: UTF8.self))
}

private func waitForEnd(of process: pid_t) throws -> Int32 {
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 {
    guard errno == EINTR else { throw TestSupportError("waitpid") }
  }
  // The macros WIFSIGNALED, WTERMSIG and WEXITSTATUS aren't imported.
  let signal = status & 0x7F
  return signal != 0 ? 128 + signal : (status >> 8) & 0xFF
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
