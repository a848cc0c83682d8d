internal import CShim
@preconcurrency internal import Glibc
internal import RepoMapKit

/// Lets ten clients work on one engine for hours, and looks each minute whether its maps are right and what it uses.
///
/// Clients edit files on disk and in sessions, commit and roll back, switch branches, ask for maps and definitions, and
/// stop maps halfway. Once a minute all of them wait: then maps of the engine, and of a session, have to be those that a
/// fresh process makes without a cache. From the second tenth of the time, when all is warm, to the last one memory may
/// grow by a tenth on average, and the number of open files by one for each client.
///
/// Usage: soak TREE MINUTES PROGRAM, with a git work tree that has branches `soak-a` and `soak-b`, which is changed; and
/// the program of the same build. `scripts/soak` prepares one.
/// Prints a line each minute. Exits with 1 where something isn't as it should be.
func runSoak() {
  let arguments = CommandLine.arguments
  guard arguments.count == 4, let minutes = Int(arguments[2]), minutes > 0 else {
    print("usage: soak TREE MINUTES PROGRAM")
    exit(2)
  }
  setvbuf(stdout, nil, _IOLBF, 0)
  // As the program does that serves a tree.
  repomap_limit_heaps(Int32(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 8 << 20)
  let tree = SoakTree(arguments[1])
  let clients = (0..<10).map { SoakClient(tree, number: $0) }
  let threads = clients.map { startThread($0) }
  let check = SoakCheck(tree, program: arguments[3])
  var usages: [SoakUsage] = []
  var isRight = true
  let start = ContinuousClock.now
  for minute in 1...minutes {
    let rest = start + .seconds(60 * minute) - .now
    usleep(UInt32(max(0, rest / .microseconds(1))))
    // While all wait: what is being answered holds as many indexes as the machine is slow.
    let (wrong, usage) = tree.gate.alone { (check.wrongMaps(minute), SoakUsage.now) }
    for request in wrong { print("wrong map: \(request)") }
    isRight = isRight && wrong.isEmpty
    usages.append(usage)
    let done = clients.map(\.count).reduce(0, +)
    print("\(minute) min: \(usage), \(done) actions, \(wrong.count) wrong maps")
  }
  tree.isOver.raise()
  for thread in threads { pthread_join(thread, nil) }
  let warm = SoakUsage.mean(usages.dropFirst(minutes / 10).prefix(max(1, minutes / 10)))
  let last = SoakUsage.mean(usages.suffix(max(1, minutes / 10)))
  let growth = (last.megabytes / warm.megabytes - 1) * 100
  print("actions: \(clients.map(\.tally).reduce(SoakTally(), +))")
  print(
    "after the warm-up \(warm), at the end \(last): memory grew by \((growth * 10).rounded() / 10) %"
  )
  // What a client is doing right now has a few files open.
  exit(isRight && growth <= 10 && last.files <= warm.files + clients.count ? 0 : 1)
}

private func startThread(_ client: SoakClient) -> pthread_t {
  var thread = pthread_t()
  let context = Unmanaged.passRetained(client)
  let code = pthread_create(
    &thread, nil,
    { pointer in
      if let pointer { Unmanaged<SoakClient>.fromOpaque(pointer).takeRetainedValue().work() }
      return nil
    }, context.toOpaque())
  guard code == 0 else {
    print("no thread: \(String(cString: strerror(code)))")
    exit(2)
  }
  return thread
}

/// What the process uses.
struct SoakUsage: CustomStringConvertible {
  let megabytes: Double
  let files: Int

  static var now: SoakUsage {
    let words = String(decoding: readFile("/proc/self/statm") ?? [], as: UTF8.self)
      .split(separator: " ")
    let pages = words.count > 1 ? Double(words[1]) ?? 0 : 0
    return SoakUsage(
      megabytes: pages * Double(getpagesize()) / 1_048_576, files: names(in: "/proc/self/fd").count)
  }

  /// What was used on average.
  static func mean(_ usages: some Collection<SoakUsage>) -> SoakUsage {
    SoakUsage(
      megabytes: usages.map(\.megabytes).reduce(0, +) / Double(usages.count),
      files: usages.map(\.files).reduce(0, +) / usages.count)
  }

  var description: String { "\(Int(megabytes)) MB, \(files) open files" }
}

/// Compares what the engine says with what a fresh process does, while nothing changes.
struct SoakCheck {
  let tree: SoakTree
  let program: String
  private let output: String

  init(_ tree: SoakTree, program: String) {
    self.tree = tree
    self.program = program
    output = "/tmp/soak-\(getpid()).map"
  }

  /// What was asked where maps differ.
  func wrongMaps(_ minute: Int) -> [String] {
    var random = SoakRandom(state: UInt64(minute) &* 0x9E37_79B9_7F4A_7C15)
    var wrong: [String] = []
    for tokens in [1024, 4096] {
      let focus = tree.file(&random)
      if !agrees(tokens, focus, nil) { wrong.append("focus \(focus) in \(tokens) tokens") }
    }
    guard let session = try? tree.workspace.beginSession(observer: SoakObserver()) else {
      return wrong + ["no session"]
    }
    defer { session.rollback() }
    // What is changed in the session is written to disk as long as the fresh process needs it.
    var kept: [(path: String, content: [UInt8])] = []
    for number in 0..<3 {
      let path = tree.file(&random)
      guard let content = readFile(tree.path(path)) else { continue }
      let changed = content + tree.addition(number, path)
      guard (try? session.addChange(.modify(Array(path.utf8), content: changed))) != nil else {
        continue
      }
      kept.append((tree.path(path), content))
      writeFile(tree.path(path), changed)
    }
    let focus = tree.file(&random)
    if let snapshot = try? session.snapshot(), !agrees(2048, focus, snapshot) {
      wrong.append("session, focus \(focus)")
    }
    for file in kept.reversed() { writeFile(file.path, file.content) }
    return wrong
  }

  private func agrees(_ tokens: Int, _ focus: String, _ snapshot: Snapshot?) -> Bool {
    var request = MapRequest(root: tree.root)
    request.budgetTokens = tokens
    request.focus = [Array(focus.utf8)]
    request.snapshot = snapshot
    let map = try? tree.engine.sharingKnowledge().map(request, observer: SoakObserver())
    let code = run([
      program, "map", tree.rootPath, "--tokens", "\(tokens)", "--focus", focus, "--no-cache",
      "--no-server", "--no-config", "-q", "-o", output,
    ])
    defer { unlink(output) }
    return code == 0 && map?.text == readFile(output)
  }
}
