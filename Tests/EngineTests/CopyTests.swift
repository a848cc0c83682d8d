import RepoMapKit
import TestSupport
import Testing

/// Which copies of definitions a map leaves out.
@Suite struct CopyTests {
  private static func pool(_ extra: String = "") -> String {
    """
    class Pool:
        # Keeps what is free.
        def __init__(self, size):
            self.size = size
            self.free = []

        def take(self, count):
            while len(self.free) < count:
                self.free.append(self.make())\(extra)
            return [self.free.pop() for _ in range(count)]

        def make(self):
            return bytearray(self.size)


    def pool_of(size, count, limit):
        pool = Pool(size)
        for index in range(count):
            if index > limit or pool.size < 0:
                raise ValueError('too many')
            pool.free.append(pool.make())
        return pool

    """
  }

  private static let files = [
    "vendor/a/pool.py": pool(), "vendor/b/pool.py": pool(),
    "src/pool.py": "# Ours by now.\n" + pool().replacing("# Keeps", with: "# It keeps"),
    "src/other.py": pool("\n            self.free.sort()").replacing("pool_of", with: "pools"),
    "src/app.py":
      "from src.pool import Pool, pool_of\n\n\ndef run():\n    return pool_of(1, 2, 3)\n",
  ]

  private func map(
    _ files: [String: String] = files, tokens: Int = 2048,
    _ change: (inout MapRequest) -> Void = { _ in }
  ) throws -> String {
    let fixture = try TreeFixture()
    for (path, text) in files { try fixture.tree.write(text, to: path) }
    var request = MapRequest(root: Array(fixture.tree.path.utf8))
    request.budgetTokens = tokens
    change(&request)
    return try fixture.engine().map(request, observer: Silence()).string
  }

  private func count(_ part: String, in map: String) -> Int { map.split(separator: part).count - 1 }

  @Test func `of three copies one is shown, with all its members`() throws {
    let text = try map()
    #expect(count("class Pool", in: text) == 2, "\(text)")
    #expect(count("def take", in: text) == 2, "\(text)")
    #expect(count("def make", in: text) == 2, "\(text)")
    #expect(count("def pool_of", in: text) == 1, "\(text)")
    #expect(count("def pools", in: text) == 1, "\(text)")
    #expect(text.contains("src/other.py:\n"), "\(text)")
  }

  @Test(arguments: [OutputFormat.json, .jsonl])
  func `how many are left out is told where there are any`(_ format: OutputFormat) throws {
    let text = try map { $0.format = format }
    // Of two files a class, three methods and a function.
    #expect(text.contains(#""copies":10"#), "\(text)")
    #expect(
      !(try map {
        $0.showsCopies = true
        $0.format = format
      }).contains("copies"))
    let alone = try map(["a.py": CopyTests.pool()]) { $0.format = format }
    #expect(!alone.contains("copies"), "\(alone)")
  }

  @Test func `all are shown where that is asked for`() throws {
    let text = try map { $0.showsCopies = true }
    #expect(count("class Pool", in: text) == 4, "\(text)")
    #expect(count("def pool_of", in: text) == 3, "\(text)")
  }

  @Test func `what is focused on or mentioned is shown`() throws {
    let focused = try map { $0.focus = [Array("vendor/b/pool.py#pool_of".utf8)] }
    #expect(focused.contains("vendor/b/pool.py:\n"), "\(focused)")
    let mentioned = try map { $0.mentions = ["pool_of"] }
    #expect(count("def pool_of", in: mentioned) == 3, "\(mentioned)")
    let folder = try map { $0.focus = [Array("vendor/a".utf8), Array("vendor/b".utf8)] }
    #expect(count("vendor/", in: folder) == 2, "\(folder)")
  }

  @Test func `other bodies, kinds and short ones are no copies`() throws {
    let short = "def f(a):\n    return a\n"
    let text = try map([
      "a.py": short, "b.py": short, "c.py": CopyTests.pool(),
      "d.py": CopyTests.pool("\n            print(count)"),
    ])
    #expect(count("def f", in: text) == 2, "\(text)")
    // Their only difference is in one method of one class.
    #expect(count("class Pool", in: text) == 2, "\(text)")
    #expect(count("def pool_of", in: text) == 1, "\(text)")
  }

  @Test func `nothing comes later for having copies`() throws {
    // What of the copies has the best rank is in files that would come one after the other.
    var files = CopyTests.files
    files["src/z.py"] =
      "from vendor.b.pool import pool_of\n\n\ndef z():\n    return pool_of(1, 2, 3)\n"
    let all = try map(files, tokens: 128) { $0.showsCopies = true }
    let one = try map(files, tokens: 128)
    for name in ["class Pool", "def pool_of"] where all.contains(name) {
      #expect(one.contains(name), "\(name)\n\(all)\n\(one)")
    }
  }

  @Test(arguments: [32, 64, 100, 150, 200, 230], OutputFormat.allCases)
  func `the budget is kept, and filled where there is enough to show`(
    _ tokens: Int, _ format: OutputFormat
  ) throws {
    let fixture = try TreeFixture()
    for copy in 0..<24 {
      let name = copy % 3 == 0 ? "Pool" : "Pool\(copy + 10)"
      try fixture.tree.write(
        CopyTests.pool().replacing("Pool", with: name), to: "lib\(copy)/pool.py")
    }
    var request = MapRequest(root: Array(fixture.tree.path.utf8))
    request.budgetTokens = tokens
    request.format = format
    let engine = fixture.engine()
    do throws(EngineError) {
      let map = try engine.map(request, observer: Silence())
      let used = try engine.tokenCount(of: map, for: request)
      #expect(used <= tokens, "\(map.string)")
      if tokens >= 200 { #expect(Double(used) >= 0.97 * Double(tokens), "\(map.string)") }
    } catch .budgetTooSmall {
      #expect(tokens <= 64)
    }
  }
}
