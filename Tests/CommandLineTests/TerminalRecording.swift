import TestSupport

/// What a program wrote to a terminal that was its standard input, output and error.
struct TerminalRecording: Sendable {
  /// A piece of what was written, and when.
  struct Piece: Sendable {
    let milliseconds: Int
    let text: String
  }

  let pieces: [Piece]
  let status: Int32

  /// Everything that was written; the terminal's `\r\n` are line feeds again.
  var text: String { pieces.map(\.text).joined().replacing("\r\n", with: "\n") }

  /// Python has pseudo-terminals with a size, and a child for which one is the controlling terminal.
  private static let script = """
    import fcntl, json, os, pty, select, struct, sys, termios, time
    columns, keys, argv = int(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3:]
    pid, side = pty.fork()
    if pid == 0:
        time.sleep(0.05)
        os.execvp(argv[0], argv)
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack('HHHH', 40, columns, 0, 0))
    start, pieces, last = time.monotonic(), [], time.monotonic()
    while True:
        now = time.monotonic()
        if keys and now - last > 0.4:
            os.write(side, keys.pop(0).encode())
            last = now
        ready, _, _ = select.select([side], [], [], 0.05)
        if not ready:
            continue
        try:
            data = os.read(side, 65536)
        except OSError:
            break
        if not data:
            break
        last = time.monotonic()
        pieces.append([int((last - start) * 1000), data.decode('latin-1')])
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    print(json.dumps([code if code >= 0 else 128 - code, pieces]))
    """

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - arguments: The program and its arguments.
  ///   - directory: The working directory.
  ///   - environment: As for ``runProcess(_:in:environment:standardInput:)``.
  ///   - columns: Width of the terminal.
  ///   - keys: What is typed; each when nothing was written for a while.
  /// - Throws: `TestSupportError` if it can't be run.
  init(
    _ arguments: [String], in directory: String, environment: [String: String],
    columns: Int = 100, keys: [String] = []
  ) throws {
    let list = "[" + keys.map { TerminalRecording.json($0) }.joined(separator: ",") + "]"
    let result = try runProcess(
      ["python3", "-c", TerminalRecording.script, String(columns), list] + arguments,
      in: directory, environment: environment)
    guard result.status == 0, let recording = TerminalRecording(json: result.output) else {
      throw TestSupportError("terminal: \(result.errorText)")
    }
    self = recording
  }

  private static func json(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { "\\u" + hexadecimal($0.value) }.joined() + "\""
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension TerminalRecording {
  /// Reads `[status, [[milliseconds, "text"], …]]` as Python writes it: ASCII, with escapes of two and six letters.
  fileprivate init?(json: [UInt8]) {
    var reader = RecordingReader(text: json[...])
    guard let status = reader.number() else { return nil }
    var pieces: [Piece] = []
    while let milliseconds = reader.number(), let bytes = reader.string() {
      pieces.append(
        Piece(milliseconds: milliseconds, text: String(decoding: bytes, as: UTF8.self)))
    }
    self.status = Int32(status)
    self.pieces = pieces
  }
}

private struct RecordingReader {
  var text: ArraySlice<UInt8>

  mutating func number() -> Int? {
    text = text.drop { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let digits = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    text = text.dropFirst(digits.count)
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The bytes that Latin-1 made a text of.
  mutating func string() -> [UInt8]? {
    text = text.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
    var bytes: [UInt8] = []
    while let byte = text.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return bytes
      case UInt8(ascii: "\\"): bytes.append(escape())
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> UInt8 {
    switch text.popFirst() {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "u"):
      let digits = text.prefix(4)
      text = text.dropFirst(4)
      return UInt8(truncatingIfNeeded: Int(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0)
    case let other: return other ?? 0
    }
  }
}
