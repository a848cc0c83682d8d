import TaskReading
import TestSupport
import Testing

/// Whatever stands in a text, reading it ends, and what comes out keeps its promises.
@Suite struct RandomTextTests {
  private static let pieces = [
    "\n", "\n\n", " ", "  ", "\t", ":", "::", ".", "/", "\\", "(", ")", "[", "]", "{", "}", "<",
    ">",
    "\"", "'", "`", "```", "{{{", "}}}", "{code}", "#", "#L", "@", "@@", "@@ -1,2 +3,4 @@", "-",
    "--",
    "---", "+++", "+", "12", "0", "99999999999", ",", "; ", "a", "cart", "Cart", "a.py", "src/a.c",
    "C:\\a b\\c.cs", "File \"", "\", line ", ", in ", "at ", " in ", "#0 ", "0x1f", "diff --git ",
    "a/x b/x", "--- a/x\n", "+++ b/x\n", "\u{1B}[", "\u{1B}]", "m", "é", "“", "http://", "file:///",
    "Traceback (most recent call last):\n", "Subject: ", "From ", "commit 0123456789abcdef", "-->",
    "<!--", "ValueError", "panic: ", "{file,\"", "\"},{line,", ":in `", "+0x1d", "e: ", "line ",
    "rename from ", "GIT binary patch\n", "Binary files ", "\\ No newline", "\"\\303", "%", "\r",
    "\0",
  ]

  @Test(arguments: 0..<200)
  func `garbage is read`(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...300, using: &random) {
      if random.chance(percent: 5) {
        bytes += random.bytes(count: 4)
      } else {
        bytes += Array(random.pick(RandomTextTests.pieces).utf8)
      }
    }
    RandomTextTests.check(bytes)
  }

  /// Texts that a search which starts again at each byte would take hours for.
  @Test(arguments: [
    "a", ".", "/", ":", "\\", "`", "\"", "'", "{", "[", "(", "<", "@", "#", "-", "+", " ", "\n",
    ">",
    "a.", "a/", "a:1", "::", "{{", "`a", "'a ", "\"a", "a.c:", "C:\\", "\u{1B}[", "\u{1B}]a",
    "http://",
    "--- a\n", "@@ ", "(at ", " in ", "a@", "\t", "“", "<!--", "File \"",
  ])
  func `long runs are read in linear time`(_ piece: String) {
    let text = Array(String(repeating: piece, count: 20_000 / piece.utf8.count).utf8)
    RandomTextTests.check(text)
    RandomTextTests.check(text + Array("\n".utf8) + text)
  }

  private static func check(_ bytes: [UInt8]) {
    let cleaned = cleanedText(bytes)
    let task = TaskText(bytes)
    #expect(Set(task.terms.map { $0.bytes }).count == task.terms.count)
    #expect(task.terms.allSatisfy { $0.count > 0 && $0.bytes.count > 1 })
    let positions = task.terms.map { $0.position } + [cleaned.count]
    #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(task.mentions.allSatisfy { !$0.bytes.isEmpty && $0.position < cleaned.count })
    let frames = StackTrace(cleaned).frames
    #expect(frames == task.trace.frames)
    #expect(frames.allSatisfy { !$0.path.isEmpty && ($0.line ?? 0) >= 0 && $0.depth >= 0 })
    var matcher = PathMatcher(frames.map { $0.path } + task.mentions.map { $0.bytes })
    for (index, path) in ["src/a.c", "a.py", "x"].enumerated() {
      Array(path.utf8).withUnsafeBytes { matcher.consider($0, file: index) }
    }
    #expect(matcher.results.allSatisfy { $0.matches.count <= PathMatcher.maximumMatches })
    checkDiff(UnifiedDiff(bytes))
    let log = TaskText(log: bytes)
    #expect(log.trace.frames == frames)
    #expect(log.terms.allSatisfy { !$0.isInSubject })
  }

  private static func checkDiff(_ diff: UnifiedDiff) {
    for file in diff.files {
      #expect(file.newPath != nil || file.oldPath != nil)
      #expect(file.newRanges.count == file.oldRanges.count)
      #expect(file.newRanges.reduce(0) { $0 + $1.count } <= file.addedCount + file.removedCount)
    }
  }
}
