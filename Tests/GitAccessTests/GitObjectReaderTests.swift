import Dispatch
import GitAccess
import SourceModel
import Synchronization
import TestSupport
import Testing

/// Contents of objects, asked for one by one.
@Suite struct GitObjectReaderTests {
  private static let limit = 200_000

  private static func content(_ reader: GitObjectReader, _ id: GitObjectID) throws -> String? {
    var text: String?
    try reader.blob(id, maximumBytes: limit) { blob in
      switch blob {
      case .content(let bytes): text = ContentHash(of: bytes).hexadecimal
      case .missing: text = "missing"
      case .tooLarge(let size): text = "\(size) bytes"
      }
    }
    return text
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `contents of any size come in the order of questions`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sample = try SampleHistory()
    let limit = Self.limit
    var expected: [(GitObjectID, String)] = []
    // Around the sizes of what is read at once, of the limit, and of lines.
    for size in [0, 1, 100, 131_071, 131_072, 131_073, limit, limit + 1, 400_000] {
      let bytes = generator.bytes(count: size)
      let name = try sample.git("hash-object", "-w", "--stdin", input: bytes)
      let id = try #require(GitObjectID(hexadecimal: Array(name.utf8)))
      let hash = bytes.withUnsafeBytes { ContentHash(of: $0).hexadecimal }
      expected.append((id, size > limit ? "\(size) bytes" : hash))
    }
    let nothing = try #require(GitObjectID(bytes: generator.bytes(count: 20)))
    expected.append((nothing, "missing"))
    let tree = try sample.git("hash-object", "-w", "-t", "tree", "/dev/null")
    expected.append((try #require(GitObjectID(hexadecimal: Array(tree.utf8))), "missing"))
    let reader = GitObjectReader(try sample.reader())
    for _ in 0..<60 {
      let (id, text) = generator.pick(expected)
      #expect(try Self.content(reader, id) == text, "seed \(seed)")
    }
  }

  @Test func `several threads get their own answers`() throws {
    let sample = try SampleHistory()
    var expected: [(GitObjectID, String)] = []
    for number in 0..<20 {
      let bytes = Array(repeating: UInt8(number), count: 1 + number * 9_000)
      let name = try sample.git("hash-object", "-w", "--stdin", input: bytes)
      let id = try #require(GitObjectID(hexadecimal: Array(name.utf8)))
      expected.append((id, bytes.withUnsafeBytes { ContentHash(of: $0).hexadecimal }))
    }
    let all = expected
    let reader = GitObjectReader(try sample.reader())
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for step in 0..<50 {
        let (id, text) = all[(thread * 7 + step) % all.count]
        if (try? Self.content(reader, id)) != text { wrong.withLock { $0 += 1 } }
      }
    }
    #expect(wrong.withLock { $0 } == 0)
  }

  @Test func `a repository that is gone is an error each time`() throws {
    let sample = try SampleHistory()
    let reader = GitObjectReader(try sample.reader())
    let id = try #require(GitObjectID(bytes: Array(repeating: 1, count: 20)))
    _ = try runProcess(["rm", "-rf", "\(sample.root)/.git"])
    for _ in 0..<2 {
      #expect(throws: GitError.self) { try reader.blob(id, maximumBytes: 10) { _ in } }
    }
  }
}

/// What differs between two states.
@Suite struct ChangesTests {
  private static func sample() throws -> SampleHistory {
    let sample = try SampleHistory()
    for name in ["same", "changed", "gone"] { try sample.write("\(name)\n", to: "\(name).py") }
    let lines = (0..<20).map { "line \($0)\n" }.joined()
    try sample.write(lines, to: "old.py")
    try sample.commit("first")
    _ = try runProcess(["rm", "\(sample.root)/gone.py", "\(sample.root)/old.py"])
    try sample.write("changed again\n", to: "changed.py")
    try sample.write(lines + "more\n", to: "new näme\n.py")
    return sample
  }

  private static let expected = ["M changed.py", "D gone.py"]

  @Test func `changes between commits are told with renames`() throws {
    let sample = try ChangesTests.sample()
    try sample.commit("second")
    let reader = try sample.reader()
    let changes = try reader.changes(from: reader.commit("HEAD~1"), to: reader.commit("HEAD"))
    let texts = changes.map(\.text)
    #expect(texts.prefix(2) == ChangesTests.expected[...])
    #expect(texts.count == 3 && texts[2].hasPrefix("R"))
    #expect(try reader.changes(from: reader.commit("HEAD"), to: reader.commit("HEAD")).isEmpty)
  }

  @Test func `changes of the work tree leave out what isn't tracked, and run no filter`() throws {
    let sample = try ChangesTests.sample()
    try sample.write("*.py filter=touch\n", to: ".git/info/attributes")
    let mark = sample.outerPath("mark")
    try sample.git("config", "filter.touch.clean", "touch \(mark); cat")
    let reader = try sample.reader()
    let changes = try reader.changes(from: reader.commit("HEAD"), to: nil)
    #expect(changes.map(\.text) == ["M changed.py", "D gone.py", "D old.py"])
    #expect((try? readBytes(mark)) == nil)
  }

  @Test(arguments: [
    ("HEAD~1..", "HEAD~1"), ("HEAD~1...", "HEAD~1"), ("..", "HEAD"), ("side...", "HEAD~1"),
    ("HEAD~1..HEAD", nil), ("HEAD", nil),
  ])
  func `a range without an end begins where it says`(_ text: String, _ start: String?) throws {
    let sample = try ChangesTests.sample()
    try sample.commit("second")
    try sample.git("branch", "side", "HEAD~1")
    let reader = try sample.reader()
    let expected = try start.map { try reader.commit($0) }
    #expect(try reader.startOfOpenRange(text) == expected)
  }
}
