import RepoMapKit
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The same tree gives the same bytes, and a file is parsed only when its content is new.
@Suite struct SameMapTests {
  private func fixture() throws -> TreeFixture {
    let fixture = try TreeFixture()
    for index in 0..<40 {
      let uses = (0..<3).map { "    helper\((index + $0) % 40)()\n" }.joined()
      try fixture.tree.write(
        "from module\((index + 1) % 40) import helper\((index + 1) % 40)\n\n"
          + "def helper\(index)(value):\n\(uses)\n\nclass Type\(index):\n    pass\n",
        to: "package/module\(index).py")
    }
    try fixture.tree.write("int shared(int x) { return x; }\n", to: "native/shared.c")
    return fixture
  }

  @Test func `every way gives the same bytes`() throws {
    let fixture = try fixture()
    let first = try fixture.map(.init(usesCache: false, threadCount: 1)).text
    for threadCount in [1, 2, 3] {
      for usesCache in [false, true, true] {
        let way = TreeFixture.Way(usesCache: usesCache, threadCount: threadCount)
        #expect(try fixture.map(way).text == first)
      }
    }
  }

  @Test(arguments: [32, 64, 128, 256, 512, 1024, 4096])
  func `the budget is never exceeded`(_ tokens: Int) throws {
    let line = try fixture().map(tokens: tokens).string.split(separator: "\n").last ?? ""
    let used = line.split(separator: " ").first { $0.contains("/") }?.split(separator: "/").first
    let count = Int((used ?? "").filter { $0 != "," })
    #expect(try #require(count) <= tokens)
  }

  @Test func `the second run reads and parses nothing that is old enough`() throws {
    let fixture = try fixture()
    // A stamp counts when the file was two seconds old; its time of change can't be set back.
    usleep(2_100_000)
    #expect(try fixture.map().statistics.parsedFiles == 41)
    let second = try fixture.map().statistics
    #expect(second.parsedFiles == 0)
    #expect(second.readFiles == 0)
    #expect(second.cachedFiles == 41)
  }

  @Test func `a file that was just written is read again and not parsed`() throws {
    let fixture = try fixture()
    _ = try fixture.map()
    let second = try fixture.map().statistics
    #expect(second.parsedFiles == 0)
    #expect(second.readFiles == 41)
  }

  @Test func `a change of the same size in the same moment is seen`() throws {
    let fixture = try TreeFixture()
    try fixture.tree.write("def before(): pass\n", to: "a.py")
    #expect(try fixture.map().string.contains("before"))
    try fixture.tree.write("def behind(): pass\n", to: "a.py")
    #expect(try fixture.map().string.contains("behind"))
  }

  @Test func `only what changed is parsed, and what came back is known`() throws {
    let fixture = try fixture()
    _ = try fixture.map()
    try fixture.tree.write("def other(): pass\n", to: "package/module0.py")
    #expect(try fixture.map().statistics.parsedFiles == 1)
    try fixture.tree.write("int shared(int x) { return x; }\n", to: "native/renamed.c")
    #expect(try fixture.map().statistics.parsedFiles == 0)
  }
}
