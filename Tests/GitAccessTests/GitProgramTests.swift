import GitAccess
import SourceModel
import Synchronization
import TestSupport
import Testing

@Suite struct GitProgramTests {
  /// Calls `body` with a reader that runs a script in the place of git.
  private static func withImpostor(
    _ script: String, isCancelled: @escaping @Sendable () -> Bool = { false },
    _ body: (GitRepositoryReader) throws -> Void
  ) throws {
    let directory = try TemporaryDirectory()
    let opening = "case \"$*\" in *--show-prefix*) echo sha1; echo true; echo; exit;; esac\n"
    try directory.write("#!/bin/sh\n\(opening)\(script)\n", to: "script")
    try directory.setPermissions(0o755, of: "script")
    // A program that this process has written itself can't be started while another thread is
    // starting one, which has the file open for a moment.
    _ = try runProcess(["cp", directory.path("script"), directory.path("git")])
    let program = try GitProgram(environment: ["PATH": "\(directory.path):/usr/bin:/bin"])
    try body(
      GitRepositoryReader(root: directory.path, program: program, isCancelled: isCancelled))
    withExtendedLifetime(directory) {}
  }

  private static let id = GitObjectID(hexadecimal: Array(repeating: UInt8(ascii: "a"), count: 40))

  @Test func `git is looked for in absolute directories alone`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("#!/bin/sh\n", to: "git")
    #expect(throws: GitError.notFound) { try GitProgram(environment: ["PATH": directory.path]) }
    try directory.setPermissions(0o755, of: "git")
    let found = try GitProgram(environment: ["PATH": ".:relative::\(directory.path)"])
    #expect(found.executable == directory.path("git"))
    for path in ["", ".", ":", "relative:./git"] {
      #expect(throws: GitError.notFound) { try GitProgram(environment: ["PATH": path]) }
    }
  }

  @Test func `a failure has the end of the message`() throws {
    let script =
      "i=0; while [ $i -lt 2000 ]; do echo 'a long warning about nothing' >&2; i=$((i+1)); done\n"
      + "echo 'fatal: the end' >&2; exit 77"
    try GitProgramTests.withImpostor(script) { reader in
      do {
        _ = try reader.tree(of: #require(GitProgramTests.id))
        Issue.record("no error")
      } catch GitError.failed(let status, let message) {
        #expect(status == 77)
        #expect(message.hasSuffix("fatal: the end") && message.utf8.count <= 4096)
      }
    }
  }

  @Test func `a program that is killed, or reads nothing, is a failure and no more`() throws {
    let id = try #require(GitProgramTests.id)
    try GitProgramTests.withImpostor("kill -9 $$") { reader in
      #expect(throws: GitError.failed(status: 137, message: "")) { try reader.tree(of: id) }
    }
    // More input than any buffer holds, and a reader that is gone.
    try GitProgramTests.withImpostor("exec 0<&-; exit 3") { reader in
      #expect(throws: GitError.failed(status: 3, message: "")) {
        try reader.blobs(Array(repeating: id, count: 100_000), maximumBytes: 9) { _, _ in true }
      }
    }
  }

  @Test func `a program that never ends is stopped when the caller wants to`() throws {
    let asked = Mutex(0)
    let id = try #require(GitProgramTests.id)
    let stop: @Sendable () -> Bool = { asked.isAbove(8) }
    try GitProgramTests.withImpostor("exec sleep 1000", isCancelled: stop) { reader in
      #expect(throws: GitError.cancelled) { try reader.tree(of: id) }
    }
  }

  @Test func `what a program leaves behind isn't waited for`() throws {
    let id = try #require(GitProgramTests.id)
    try GitProgramTests.withImpostor("sleep 20 >/dev/null & exit 0") { reader in
      let tree = try reader.tree(of: id)
      #expect(tree.isEmpty)
    }
  }

  @Test func `no process and no descriptor stays`() throws {
    let id = try #require(GitProgramTests.id)
    try GitProgramTests.withImpostor("yes | head -c 300000; exit 1") { reader in
      for _ in 0..<10 {
        #expect(throws: GitError.self) { try reader.tree(of: id) }
        #expect(throws: GitError.self) { try reader.commit("HEAD") }
      }
    }
    #expect(try listDirectory("/proc/self/fd").count < 200)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `garbage in the place of output is an error or an answer`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let directory = try TemporaryDirectory()
    var bytes = random.bytes(count: Int.random(in: 0...600, using: &random))
    // Pieces of real output, so that parsing gets somewhere.
    let hash = String(repeating: "a", count: 40)
    let pieces = [
      "100644 blob \(hash) 12\tx\0", "\(hash) blob 5\nhello\n", "\(hash) missing\n", "\(hash)\0",
      "\n:100644 100644 \(hash) \(hash) M\0path\0", ":1 2 3 4 R100\0a\0b\0", "17\0", "\0", ": :\0",
      "\(hash) blob 99999999999999\n", "\(hash) blob -1\n", "-9223372036854775808 \(hash)\n",
    ]
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let place = random.chance(percent: 50) ? 0 : Int.random(in: 0...bytes.count, using: &random)
      bytes.insert(contentsOf: Array(random.pick(pieces).utf8), at: place)
    }
    try directory.write(bytes, to: Array("output".utf8))
    try GitProgramTests.withImpostor("cat '\(directory.path("output"))'") { reader in
      let id = try #require(GitProgramTests.id)
      _ = try? reader.tree(of: id)
      try? reader.blobs([id, id, id], maximumBytes: 100) { _, _ in true }
      try? reader.log(from: id, GitLogOptions()) { _ in true }
      try? reader.history(of: id, maximumCount: 10) { _ in true }
      _ = try? reader.revision("a..b")
      _ = try? reader.historyBoundary()
      _ = try? reader.diff(.workTree, limitBytes: 1 << 16)
    }
  }
}

extension Mutex<Int> {
  /// Counts this call.
  fileprivate borrowing func isAbove(_ limit: Int) -> Bool {
    withLock { count in
      count += 1
      return count > limit
    }
  }
}
