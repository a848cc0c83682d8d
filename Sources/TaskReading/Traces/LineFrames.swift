// Reads the frames of one line: finds the paths with a place (`LocationScanner`) and tells from
// what stands around each what it is: a call, a complaint, a mention (`FrameContext`).
//
// What a line means can depend on the line before: Go, Rust and Julia write the function there;
// and gcc and ESLint name the function or the file once for all lines that follow. `TraceMemory`
// holds these few things.

/// What earlier lines tell about the next.
struct TraceMemory {
  /// The line before.
  var previous: ArraySlice<UInt8> = []
  /// The function that gcc named last.
  var function: ArraySlice<UInt8>?
  /// The file that a line consisted of, until an empty line: linters list places below it.
  var file: ArraySlice<UInt8>?
}

/// A line is looked at this far: longer ones are minified code or data.
private let maximumTraceLineLength = 4096

/// The frames of a line, without number of stack and depth.
///
/// - Parameters:
///   - whole: The line.
///   - number: Its number in the text.
///   - memory: What earlier lines told; takes in what this one tells.
/// - Returns: The frames from left to right.
func readFrames(
  in whole: ArraySlice<UInt8>, number: Int, memory: inout TraceMemory
) -> [StackFrame] {
  let line = whole.prefix(maximumTraceLineLength)
  defer { memory.note(line) }
  var frames: [StackFrame] = []
  var scanner = LocationScanner(line)
  while let location = scanner.next() {
    let context = FrameContext(line: line, location: location, memory: memory)
    frames.append(context.frame(textLine: number))
  }
  if frames.isEmpty, let frame = readListedPlace(line, number: number, memory: memory) {
    frames.append(frame)
  }
  return frames
}

/// ESLint's `  12:3  error  message`, below the file's path.
private func readListedPlace(
  _ line: ArraySlice<UInt8>, number: Int, memory: TraceMemory
) -> StackFrame? {
  guard let file = memory.file, line.first?.isBlank == true else { return nil }
  let text = line.trimmed
  guard let row = text.leadingNumber, text.at(row.end) == .colon, row.value > 0,
    let column = text[(row.end + 1)...].leadingNumber,
    text[column.end...].trimmed.starts("error") || text[column.end...].trimmed.starts("warning")
  else { return nil }
  return StackFrame(
    path: placelessPath(file), line: row.value - 1,
    column: column.value > 0 ? column.value - 1 : nil, symbol: nil,
    family: TraceFamily.family(of: file), kind: .diagnostic, textLine: number, stack: 0, depth: 0)
}

extension TraceMemory {
  fileprivate mutating func note(_ line: ArraySlice<UInt8>) {
    let text = line.trimmed
    if text.isEmpty {
      file = nil
    } else if line.first?.isBlank != true {
      noteFunction(line)
      let isPath = !text.contains(.space) && !text.contains(.colon) && text.contains(.slash)
      file = isPath && FileNameShape.isKnown(FileNameShape.baseName(text)) ? text : nil
    }
    previous = line
  }

  /// `a.c: In function 'f':`, `a.cpp: In member function 'int A::f()':`, `a.c: At top level:`.
  private mutating func noteFunction(_ line: ArraySlice<UInt8>) {
    guard line.last == .colon else { return }
    if let start = line.firstIndex(ofText: ": In ") {
      // The type of what C++ functions return stands in front.
      function = quotedPart(line[start...]).map { lastWord(withoutArguments($0)) }
    } else if line.ends(": At top level:") || line.ends(": At global scope:") {
      function = nil
    }
  }
}
