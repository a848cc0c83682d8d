import Dispatch
import StandardExtensions
import Synchronization
import TestSupport
import Testing

@testable import LocalServing

#if canImport(Glibc)
  import Glibc
#endif

/// A server that serves on a thread of its own.
private final class ServingThread: Sendable {
  private let server: CommandServer
  private let isStopped = Atomic<Bool>(false)
  private let hasEnded = DispatchSemaphore(value: 0)

  init(
    _ place: SocketPlace, _ program: [UInt8],
    run: @escaping @Sendable (CommandServer.Job) -> Int32?
  ) throws {
    server = try CommandServer(at: place, program: program, run: run)
    var thread = HelperThreads()
    thread.start(1) { [self] in
      server.serve(idleSeconds: nil) { isStopped.load(ordering: .relaxed) }
      hasEnded.signal()
    }
    thread.leave()
  }

  func end() {
    isStopped.store(true, ordering: .relaxed)
    hasEnded.wait()
  }
}

/// A server in this process that answers each call with a code made of its arguments.
@Suite struct CommandServerTests {
  private let directory: TemporaryDirectory
  private let place: SocketPlace
  private let program = Array("program 1".utf8)

  init() throws {
    directory = try TemporaryDirectory()
    place = try #require(
      SocketPlace(name: "tree", runtimeDirectory: directory.path("")))
  }

  private func call(_ arguments: [String], _ program: [UInt8]? = nil) -> CommandCall {
    CommandCall(
      program: program ?? self.program, arguments: arguments.map { Array($0.utf8) },
      variables: [], modeMask: 0o22)
  }

  private func ask(_ call: CommandCall, _ signal: Int32? = nil) -> CommandClient.Outcome {
    var signal = signal
    return CommandClient.run(at: place, { call }, takeSignal: { signal.take() })
  }

  @Test func `the exit code comes back, and whoever is declined does it itself`() throws {
    let server = try ServingThread(place, program) { job in
      job.begin()
      return job.call.arguments.isEmpty ? nil : Int32(job.call.arguments[0].count)
    }
    #expect(ask(call(["four"])) == .ended(4))
    #expect(ask(call([])) == .notRun)
    #expect(ask(call(["four"], Array("program 2".utf8))) == .notRun)
    server.end()
    #expect(ask(call(["four"])) == .notRun)
  }

  @Test func `a signal reaches the command`() throws {
    let server = try ServingThread(place, program) { job in
      let isStopped = DispatchSemaphore(value: 0)
      job.signals.onSignal { isStopped.signal() }
      job.begin()
      isStopped.wait()
      return job.signals.number
    }
    #expect(ask(call(["x"]), SIGINT) == .ended(SIGINT))
    server.end()
  }

  @Test func `a caller that goes away counts as hung up`() throws {
    let heard = Mutex<Int32>(0)
    let hasBegun = DispatchSemaphore(value: 0)
    let server = try ServingThread(place, program) { job in
      hasBegun.signal()
      while job.signals.number == 0 { usleep(1000) }
      heard.withLock { $0 = job.signals.number }
      return 0
    }
    do {
      let connection = try #require(place.connect())
      let folder = open("/", O_RDONLY)
      defer { close(folder) }
      #expect(connection.send(call(["x"]).bytes, with: [0, 1, 2, folder]))
      hasBegun.wait()
    }
    server.end()
    #expect(heard.withLock { $0 } == SIGHUP)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `garbage does no harm`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let server = try ServingThread(place, program) { _ in 0 }
    do {
      let connection = try #require(place.connect())
      let bytes = (0..<Int.random(in: 0...64, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      connection.send(bytes)
    }
    #expect(ask(call(["x"])) == .ended(0))
    server.end()
  }

  @Test func `a command runs in the directory of its caller, this process in its own`() throws {
    let server = try ServingThread(place, program) { job in
      workingDirectory == job.call.arguments[0] ? 0 : 1
    }
    let before = workingDirectory
    let connection = try #require(place.connect())
    let folder = open("/", O_RDONLY)
    defer { close(folder) }
    #expect(connection.send(call(["/"]).bytes, with: [0, 1, 2, folder]))
    let reply = try #require(connection.receive(limit: 64, within: 10_000))
    #expect(CommandReply(reply.message) == .ended(0))
    #expect(workingDirectory == before)
    server.end()
  }

  @Test func `a server that nobody asks ends`() throws {
    let server = try CommandServer(at: place, program: program) { _ in 0 }
    server.serve(idleSeconds: 0) { false }
    #expect(ask(call(["x"])) == .notRun)
  }

  @Test func `two servers of one place don't go`() throws {
    let first = try CommandServer(at: place, program: program) { _ in 0 }
    #expect(throws: CommandServer.Failure.isServed) {
      _ = try CommandServer(at: place, program: program) { _ in 0 }
    }
    withExtendedLifetime(first) {}
  }

  @Test func `no descriptor is left`() throws {
    func count() -> Int {
      guard let folder = opendir("/proc/self/fd") else { return 0 }
      defer { closedir(folder) }
      var count = 0
      while readdir(folder) != nil { count += 1 }
      return count
    }
    let server = try ServingThread(place, program) { _ in 0 }
    for _ in 0..<20 { #expect(ask(call(["x"])) == .ended(0)) }
    let before = count()
    for _ in 0..<200 { #expect(ask(call(["x"])) == .ended(0)) }
    // Other tests run beside this one.
    #expect(count() < before + 100)
    server.end()
  }
}

/// Bytes of the path of the calling thread's working directory.
private var workingDirectory: [UInt8] {
  var buffer = [CChar](repeating: 0, count: 4096)
  guard getcwd(&buffer, buffer.count) != nil else { return [] }
  return buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
}
