internal import Glibc
internal import RepoMapKit

/// The tree that all clients work on, with the engine that serves them.
final class SoakTree: Sendable {
  let rootPath: String
  let engine: Engine
  let workspace: Workspace
  /// Clients go through it together, who compares or switches branches alone.
  let gate = SoakGate()
  /// Ends the clients.
  let isOver = StopHandle()
  private let files: [String]

  init(_ path: String) {
    rootPath = path
    var settings = EngineSettings(environment: soakEnvironment(), executableDirectory: nil)
    settings.usesCache = true
    engine = Engine(settings: settings)
    workspace = Workspace(engine, root: Array(path.utf8))
    files = SoakTree.sources(below: path)
    if files.isEmpty {
      print("\(path): no Python or C files")
      exit(2)
    }
  }

  var root: [UInt8] { Array(rootPath.utf8) }
  func path(_ file: String) -> String { "\(rootPath)/\(file)" }

  /// Any of the files.
  func file(_ random: inout SoakRandom) -> String { files[random.below(files.count)] }

  /// A definition that a file gets.
  func addition(_ number: Int, _ file: String) -> [UInt8] {
    let name = "soak_\(number)"
    let text =
      file.hasSuffix(".py")
      ? "\n\ndef \(name)(value):\n    return \(name)_helper(value)\n"
      : "\nint \(name)(int value) { return \(name)_helper(value); }\n"
    return Array(text.utf8)
  }

  /// Paths of sources, relative to the root.
  private static func sources(below root: String) -> [String] {
    var found: [String] = []
    var open = [""]
    while let folder = open.popLast() {
      for name in names(in: "\(root)/\(folder)") where !name.hasPrefix(".") {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        var status = stat()
        guard lstat("\(root)/\(path)", &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          open.append(path)
        } else if status.st_size < 200_000, name.hasSuffix(".py") || name.hasSuffix(".c") {
          found.append(path)
        }
      }
    }
    return found.sorted()
  }
}

/// A lock that many hold together, or one alone.
final class SoakGate: Sendable {
  nonisolated(unsafe) private let lock: UnsafeMutablePointer<pthread_rwlock_t>

  init() {
    lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)
    var attributes = pthread_rwlockattr_t()
    pthread_rwlockattr_init(&attributes)
    // Else ten clients that come and go would never let anybody be alone.
    pthread_rwlockattr_setkind_np(
      &attributes, Int32(PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP))
    pthread_rwlock_init(lock, &attributes)
  }

  func together<Result>(_ body: () -> Result) -> Result {
    pthread_rwlock_rdlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return body()
  }

  func alone<Result>(_ body: () -> Result) -> Result {
    pthread_rwlock_wrlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return body()
  }
}

/// Says nothing.
struct SoakObserver: ProgressObserver {
  func advanced(to done: Int, of total: Int) {}
}

/// Random numbers that a seed repeats (SplitMix64).
struct SoakRandom {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
  }
}

// MARK: - The system

func soakEnvironment() -> [String: String] {
  var environment: [String: String] = [:]
  for name in ["HOME", "PATH", "XDG_CACHE_HOME", "REPO_MAP_CACHE_DIR", "REPO_MAP_GRAMMAR_DIR"] {
    environment[name] = getenv(name).map { String(cString: $0) }
  }
  return environment
}

func names(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted()
}

func readFile(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var content: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return content }
    content += chunk.prefix(count)
  }
}

func writeFile(_ path: String, _ content: [UInt8]) {
  guard let file = fopen(path, "w") else { return }
  fwrite(content, 1, content.count, file)
  fclose(file)
}

/// Runs a program and waits for it.
///
/// - Returns: Its exit code; -1 where it can't be run.
func run(_ arguments: [String]) -> Int32 {
  var process = pid_t()
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var pointers = arguments.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  guard posix_spawnp(&process, arguments[0], &actions, nil, &pointers, environ) == 0 else {
    return -1
  }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 { if errno != EINTR { return -1 } }
  return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
}
