import TaskReading
import Testing

/// Frames in the output of tools. The cases are in `Traces/`, a file for each group of languages.
@Suite struct StackTraceTests {
  private static let cases = TextCase.all(in: "Traces", separator: "--- frames")

  @Test(arguments: cases)
  func `frames are read`(_ testCase: TextCase) {
    let frames = StackTrace(cleanedText(Array(testCase.input.utf8))).frames
    #expect(frames.map { line(of: $0) + "\n" }.joined() == testCase.expected)
  }

  @Test func `there are cases`() {
    #expect(StackTraceTests.cases.count > 40)
  }

  /// An escape sequence between two bytes of a place changes nothing.
  @Test(arguments: cases)
  func `colours make no difference`(_ testCase: TextCase) {
    let coloured = testCase.input.map { ":( ".contains($0) ? "\u{1B}[31m\($0)\u{1B}[0m" : "\($0)" }
    let frames = StackTrace(cleanedText(Array(coloured.joined().utf8))).frames
    #expect(frames.map { line(of: $0) + "\n" }.joined() == testCase.expected)
  }

  @Test(arguments: cases)
  func `line ends of Windows make no difference`(_ testCase: TextCase) {
    let input = testCase.input.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    for text in [Array(input.utf8), cleanedText(Array(input.utf8))] {
      guard !testCase.input.contains("\u{1B}") || text.contains(0x1B) == false else { continue }
      let frames = StackTrace(text).frames
      #expect(frames.map { line(of: $0) + "\n" }.joined() == testCase.expected)
    }
  }

  @Test func `of an endless recursion both ends stay`() throws {
    let count = 10_000
    var input = "Traceback (most recent call last):\n"
    for number in 1...count {
      input += "  File \"a/b.py\", line \(number), in f\n    f()\n"
    }
    let frames = StackTrace(Array(input.utf8)).frames
    #expect(frames.count == StackTrace.maximumFrames)
    let first = try #require(frames.first)
    let last = try #require(frames.last)
    #expect(first.line == 0 && first.depth == count - 1)
    #expect(last.line == count - 1 && last.depth == 0)
  }

  @Test(arguments: [
    "at 10:30 in room 3.14:15", "localhost:8080", "https://shop.test:443/a", "1.2.3:4", "a:1:2",
    "std::vector:12", "key: (1, 2)", "foo.bar:1", "see section 3:4", "e.g:12", "C:\\:1", ":12:3",
    "(12)", "\"\", line 3", "File \"\", line 1, in f", "@:1:2", "/:1", "./:1", "a.py", "a.py:",
    "a.py:x",
    "a.py:0", "a.py:99999999999999999999",
  ])
  func `no frame is in`(_ line: String) {
    #expect(StackTrace(Array(line.utf8)).frames.isEmpty)
  }
}

/// Kind, path, line, column (1-based), symbol, family, stack, depth.
private func line(of frame: StackFrame) -> String {
  let parts = [
    "\(frame.kind)", text(frame.path), frame.line.map { "\($0 + 1)" } ?? "-",
    frame.column.map { "\($0 + 1)" } ?? "-", frame.symbol.map { text($0) } ?? "-",
    "\(frame.family)", "\(frame.stack)", "\(frame.depth)",
  ]
  return parts.joined(separator: " ")
}
