import Dispatch
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Files that vanish, appear and turn into other things while the program looks at them.
@Suite struct ChangingTreeTests {
  private static let runCount = isThorough ? 150 : 12
  /// Ends a run that waits for something, such as a pipe that nobody writes to.
  private static let timeLimitSeconds = 60

  @Test func `a tree that changes during the run costs neither the run nor the cache`() throws {
    let tree = try MappedTree()
    let isDone = Atomic(false)
    let paths = tree.files("tree")
    let results = Mutex<[ProcessResult]>([])
    let sandbox = tree.sandbox
    let arguments = tree.arguments(cache: "cache")
    DispatchQueue.concurrentPerform(iterations: 2) { lane in
      if lane == 0 {
        var disturbance = Disturbance(paths: paths, generator: SeededGenerator(seed: 5))
        while !isDone.load(ordering: .relaxed) { disturbance.step() }
        disturbance.end()
        return
      }
      for _ in 0..<ChangingTreeTests.runCount {
        guard let result = try? ChangingTreeTests.run(sandbox, arguments) else { continue }
        results.withLock { $0.append(result) }
      }
      isDone.store(true, ordering: .relaxed)
    }
    for result in results.withLock({ $0 }) {
      #expect(result.status == 0, "\(result.errorText)")
      #expect(result.errorText == "")
    }
    #expect(results.withLock { $0.count } == ChangingTreeTests.runCount)
    try tree.updateMap()
    try tree.checkRun(cache: "cache", "afterwards")
    try tree.checkUsable(cache: "cache", "afterwards")
  }

  private static func run(_ sandbox: Sandbox, _ arguments: [String]) throws -> ProcessResult {
    try runProcess(
      ["timeout", "-s", "KILL", "\(timeLimitSeconds)", programPath] + arguments,
      in: sandbox.root, environment: sandbox.environment)
  }
}

/// Changes files, some thousand times a second.
private struct Disturbance {
  /// Absolute paths of files; the first one stays as it is, so that there is always a map.
  let paths: [String]
  private let contents: [[UInt8]]
  private var generator: SeededGenerator

  init(paths: [String], generator: SeededGenerator) {
    self.paths = paths
    self.generator = generator
    contents = paths.map { (try? readBytes($0)) ?? [] }
  }

  mutating func step() {
    let index = Int.random(in: 1..<paths.count, using: &generator)
    let path = paths[index]
    clear(path)
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: mkfifo(path, 0o600)
    case 1: mkdir(path, 0o700)
    case 2: symlink("nowhere", path)
    case 3: break
    case 4: try? writeFile(contents[Int.random(in: 1..<paths.count, using: &generator)], to: path)
    case 5: try? writeFile(Array(contents[index].dropLast(200)), to: path)
    default: try? writeFile(contents[index], to: path)
    }
    usleep(UInt32.random(in: 0..<2000, using: &generator))
  }

  /// Puts all files back.
  func end() {
    for (path, content) in zip(paths, contents) {
      clear(path)
      try? writeFile(content, to: path)
    }
  }

  private func clear(_ path: String) {
    if unlink(path) != 0 { rmdir(path) }
  }
}
