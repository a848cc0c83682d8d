// Finds the frames of stack traces, and the places that compilers, linters and tests complain
// about, inside of any text.
//
// 1. Each line gives the places that it names (`readFrames`), left to right.
// 2. Calls that follow each other with few lines between are a stack. It ends at a diagnostic, where
//    another language's begins, and at lines that open a stack.
// 3. In each stack the distance from the most recent call is counted: Python and some others write
//    the most recent call last, the rest first.
//
// Bounded: of more than `maximumFrames` frames those in the middle are left out, since the most
// recent call is at one of the ends. Linear in the length of the text.

/// The frames that a text holds.
package struct StackTrace: Sendable {
  /// More are of no use to a map. An endless recursion alone writes thousands.
  package static let maximumFrames = 1024

  /// In the order of the text.
  package private(set) var frames: [StackFrame] = []

  /// Reads a text as `cleanedText` gives it.
  ///
  /// - Complexity: O(n).
  package init(_ text: [UInt8]) {
    var builder = StackBuilder()
    for line in TextLines(text) { builder.add(line) }
    frames = builder.finish()
  }

  init(frames: [StackFrame]) {
    self.frames = frames
  }
}

/// Collects frames line by line.
///
/// Invariant: frames that are left out are neither among the first nor among the last
/// `maximumFrames / 2`.
struct StackBuilder {
  /// Source lines, notes and locals stand between two frames of one stack; more lines are a text.
  private static let maximumGap = 12

  /// A call, and its place in its stack.
  private struct Call {
    var line: Int
    var family: TraceFamily
    var stack: Int
    var index: Int
  }

  private var frames: [StackFrame] = []
  private var lineNumber = 0
  private var memory = TraceMemory()
  private var stackCount = 0
  private var lastCall: Call?
  /// How many calls the stacks have that end with their most recent one.
  private var callCounts: [Int: Int] = [:]
  private var announcesOldestFirst = false

  /// The frame that was added last.
  var newest: StackFrame? { frames.last }

  /// Takes in the next line.
  ///
  /// - Returns: What role frames play in it.
  @discardableResult
  mutating func add(_ line: ArraySlice<UInt8>) -> LineRole {
    defer { lineNumber += 1 }
    let isOpening = opensStack(line)
    if isOpening { lastCall = nil }
    let found = readFrames(in: line, number: lineNumber, memory: &memory)
    for frame in found { append(frame, line) }
    if frames.count >= StackTrace.maximumFrames * 2 { dropMiddle() }
    guard let first = found.first else {
      let isBelowFrame = line.first?.isBlank == true && lastCall?.line == lineNumber - 1
      return isOpening || isBelowFrame ? .source : .text
    }
    return first.kind == .mention ? .text : first.kind == .call ? .call : .diagnostic
  }

  /// What a line is to those who read its words.
  enum LineRole {
    case text
    case call
    case diagnostic
    /// What tools write in front of a stack, and the source that they show below a frame.
    case source
  }

  private mutating func append(_ frame: StackFrame, _ line: ArraySlice<UInt8>) {
    var frame = frame
    if frame.kind == .call, let call = lastCall, continuesStack(frame, after: call) {
      lastCall = Call(
        line: lineNumber, family: frame.family, stack: call.stack, index: call.index + 1)
    } else if frame.kind == .call {
      stackCount += 1
      if announcesOldestFirst || isPythonFrame(line) { callCounts[stackCount] = 0 }
      announcesOldestFirst = false
      lastCall = Call(line: lineNumber, family: frame.family, stack: stackCount, index: 0)
    } else {
      stackCount += 1
      if frame.kind != .mention { lastCall = nil }
    }
    let call = frame.kind == .call ? lastCall : nil
    frame.stack = call?.stack ?? stackCount
    frame.depth = call?.index ?? 0
    if callCounts[frame.stack] != nil { callCounts[frame.stack] = frame.depth + 1 }
    frames.append(frame)
  }

  private func continuesStack(_ frame: StackFrame, after call: Call) -> Bool {
    lineNumber - call.line <= StackBuilder.maximumGap
      && (call.family == frame.family || frame.family == .other || call.family == .other)
  }

  /// `File "a.py", line 1, in f` and pytest's `a.py:1: in f` end with the most recent call.
  private func isPythonFrame(_ line: ArraySlice<UInt8>) -> Bool {
    line.trimmed.starts("File \"")
      || line.prefix(4096).holds(": in ")
        && line.prefix(4096).holds(".py:")
  }

  /// Lines that begin a stack, whatever was before.
  private mutating func opensStack(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.prefix(160).trimmed
    if text.starts("Traceback (most recent call last") {
      announcesOldestFirst = true
      return true
    }
    return text.starts("Caused by:") || text.starts("goroutine ") || text.starts("Stacktrace:")
      || text.starts("stack traceback:") || text.starts("stack backtrace:")
      || text.starts("Exception in thread") || text.dropping("Thread ")?.first?.isDigit == true
      || text.starts("During handling of the above exception")
      || text.starts("The above exception was the direct cause")
  }

  private mutating func dropMiddle() {
    let half = StackTrace.maximumFrames / 2
    frames.removeSubrange(half..<(frames.count - half))
  }

  /// The frames, with their depths.
  mutating func finish() -> [StackFrame] {
    if frames.count > StackTrace.maximumFrames { dropMiddle() }
    for index in frames.indices {
      guard let count = callCounts[frames[index].stack] else { continue }
      frames[index].depth = count - 1 - frames[index].depth
    }
    return frames
  }
}
