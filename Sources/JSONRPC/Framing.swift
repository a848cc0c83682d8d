/// How messages are told apart in a stream of bytes.
package enum Framing: Sendable, Equatable {
  /// Each behind a header that tells its length (`Content-Length: 17`), as in LSP.
  case headers
  /// Each on a line of its own, as in MCP.
  case lines

  /// What one message may have, in bytes, unless somebody sets another limit. An editor sends documents in whole; what
  /// asks a tool for something is short. A parsed message takes up to about 25 times as much memory.
  package var defaultMaximumMessageBytes: Int {
    switch self {
    case .headers: 64 << 20
    case .lines: 16 << 20
    }
  }

  /// What is sent for a message: its text, which has no raw line end, in its frame.
  package func frame(_ text: consuming [UInt8]) -> [UInt8] {
    switch self {
    case .headers: return Array("Content-Length: \(text.count)\r\n\r\n".utf8) + text
    case .lines:
      text.append(UInt8(ascii: "\n"))
      return text
    }
  }
}
