internal import Glibc
internal import RepoMapKit
internal import Synchronization

/// Measures what an edit costs a process that keeps the index: a line is added to a file, and the map
/// is asked for, told of the change and not told; then what the same question costs when it is told
/// that nothing changed. The same, without being told, of an engine that watches the tree. Then the file is changed in a session, and at last in ten sessions at once, of which each
/// keeps its state.
///
/// Usage: edit-map ROOT FILE COUNT, with FILE relative to ROOT, which is changed and restored.
/// Prints the medians of wall and CPU milliseconds from the edit, or the question, to the map, and megabytes of
/// resident memory.
func runEdits() {
  let arguments = CommandLine.arguments
  guard arguments.count == 4, let count = Int(arguments[3]) else {
    print("usage: edit-map ROOT FILE COUNT")
    exit(2)
  }
  let bench = EditBenchmark(root: arguments[1], file: arguments[2])
  bench.edit(0)
  // The first question indexes.
  guard bench.map(told: nil) != nil else {
    bench.restore()
    print("\(arguments[1]): there is no map; are grammars found?")
    exit(1)
  }
  let told = (1...count).map { bench.measureEdit($0, isTold: true) }
  let walked = (1...count).map { bench.measureEdit(count + $0, isTold: false) }
  bench.restore()
  bench.settle()
  let unchanged = (1...count).map { _ in bench.measure(told: []) }
  bench.watch()
  let watched = (1...count).map { bench.measureEdit(2 * count + $0, isTold: false) }
  bench.restore()
  bench.settle()
  let idle = (1...count).map { _ in bench.measure(told: nil) }
  bench.unwatch()
  let session = bench.measureSession(count)
  for (name, samples) in [
    ("told", told), ("walked", walked), ("unchanged", unchanged), ("watched", watched),
    ("watched unchanged", idle), ("session", session),
  ] {
    let wall = samples.map(\.wall).sorted()[count / 2]
    let processor = samples.map(\.processor).sorted()[count / 2]
    print("\(name) wall \(wall) ms, CPU \(processor) ms")
  }
  let (one, ten) = bench.measureMemory()
  print("one session \(one) MB, ten sessions \(ten) MB")
}

/// One tree, one file, one engine.
private final class EditBenchmark {
  private let engine: Engine
  private let root: [UInt8]
  private let file: [UInt8]
  private let path: String
  private let content: [UInt8]
  private let workspace: Workspace
  private let editCount = Atomic(0)

  init(root: String, file: String) {
    var settings = EngineSettings(environment: environment(), executableDirectory: nil)
    settings.usesCache = true
    engine = Engine(settings: settings)
    self.root = Array(root.utf8)
    self.file = Array(file.utf8)
    path = "\(root)/\(file)"
    content = read(path)
    workspace = Workspace(engine, root: self.root)
  }

  /// Watches the tree; what the first look at it finds is looked at once more.
  func watch() {
    print("watch: \(engine.watch(root))")
    for _ in 0..<3 { _ = map(told: nil) }
  }

  func unwatch() { engine.unwatch(root) }

  func edit(_ number: Int) {
    write(path, content + line(number))
  }

  /// What an edit adds: never the same twice, so that no cache knows the document.
  private func line(_ number: Int) -> [UInt8] {
    let edit = editCount.add(1, ordering: .relaxed).newValue
    return Array("\nint edited_\(number % 7)(int a) { return call_\(getpid())_\(edit)(a); }\n".utf8)
  }

  func restore() { write(path, content) }

  /// Waits until the file's stamp is old enough to be trusted, and has it looked at.
  func settle() {
    usleep(2_200_000)
    _ = map(told: nil)
  }

  /// The map; `told` is what is said to have changed, `nil` that nobody watches.
  func map(told: [[UInt8]]?) -> RepositoryMap? {
    var request = MapRequest(root: root)
    request.changedPaths = told
    return try? engine.map(request, observer: Silent())
  }

  func measureEdit(_ number: Int, isTold: Bool) -> (wall: Double, processor: Double) {
    edit(number)
    return measure(told: isTold ? [file] : nil)
  }

  /// Changes the file in a session, `count` times.
  func measureSession(_ count: Int) -> [(wall: Double, processor: Double)] {
    guard let session = try? workspace.beginSession(observer: Silent()) else { return [] }
    defer { session.rollback() }
    return (1...count).map { number in
      measure { mapOfSession(session, number) }
    }
  }

  /// Resident memory with one session that has changed the file, and with ten.
  func measureMemory() -> (one: Double, ten: Double) {
    var sessions: [Session] = []
    var snapshots: [Snapshot] = []
    var megabytes: [Double] = []
    for number in 1...10 {
      guard let session = try? workspace.beginSession(observer: Silent()) else { continue }
      mapOfSession(session, number)
      sessions.append(session)
      if let snapshot = try? session.snapshot() { snapshots.append(snapshot) }
      megabytes.append(residentMegabytes())
    }
    return withExtendedLifetime((sessions, snapshots)) { (megabytes[0], megabytes[9]) }
  }

  @discardableResult
  private func mapOfSession(_ session: Session, _ number: Int) -> RepositoryMap? {
    try? session.addChange(.modify(file, content: content + line(number)))
    var request = MapRequest(root: root)
    request.snapshot = try? session.snapshot()
    return try? engine.map(request, observer: Silent())
  }

  func measure(told: [[UInt8]]?) -> (wall: Double, processor: Double) {
    measure { map(told: told) }
  }

  private func measure(_ makeMap: () -> RepositoryMap?) -> (wall: Double, processor: Double) {
    let start = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
    let map = makeMap()
    let end = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
    if getenv("REPOMAP_BENCH_VERBOSE") != nil { print(map?.statistics.lines ?? []) }
    return (end.0 - start.0, end.1 - start.1)
  }
}

private struct Silent: ProgressObserver {
  func advanced(to done: Int, of total: Int) {}
}

/// Memory of this process that is in use, in megabytes.
private func residentMegabytes() -> Double {
  let words = String(decoding: read("/proc/self/statm"), as: UTF8.self).split(separator: " ")
  return (words.count > 1 ? Double(words[1]) ?? 0 : 0) * Double(getpagesize()) / 1_048_576
}

/// Milliseconds of a clock.
private func clock(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}

private func environment() -> [String: String] {
  var environment: [String: String] = [:]
  for name in ["HOME", "REPO_MAP_CACHE_DIR", "REPO_MAP_GRAMMAR_DIR"] {
    environment[name] = getenv(name).map { String(cString: $0) }
  }
  return environment
}

private func read(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { exit(2) }
  defer { fclose(file) }
  var content = [UInt8](repeating: 0, count: 1 << 22)
  let count = fread(&content, 1, content.count, file)
  return Array(content.prefix(count))
}

private func write(_ path: String, _ content: [UInt8]) {
  guard let file = fopen(path, "w") else { exit(2) }
  fwrite(content, 1, content.count, file)
  fclose(file)
}
