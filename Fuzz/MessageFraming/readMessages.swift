import StandardExtensions

@testable import JSONRPC

/// Reads messages in both framings, whole and in pieces, which must give the same; what is read is written and read
/// again.
///
/// The first byte tells the framing, and the size of the pieces. Bytes that UTF-8 doesn't have stand for what guessing
/// teaches nothing.
func readMessages(_ input: UnsafeRawBufferPointer) {
  guard let mode = input.first else { return }
  let framing: Framing = mode & 1 == 0 ? .headers : .lines
  let bytes = input.dropFirst().flatMap { byte in
    byte < 0xF8 ? [byte] : Array(phrases[Int(byte - 0xF8)].utf8)
  }
  let whole = messages(in: bytes, framing, pieceBytes: max(1, bytes.count), limit: 1000)
  let parts = messages(in: bytes, framing, pieceBytes: Int(mode >> 1) + 1, limit: 1000)
  precondition(whole == parts, "messages depend on how the stream is cut")
  for event in whole {
    switch event {
    case .success(let message):
      let text = message.text
      precondition(!text.contains { $0 < 0x20 }, "a message isn't on one line")
      let again = messages(in: framing.frame(text), framing, pieceBytes: text.count, limit: nil)
      precondition(again == [event], "a message changes when it is written")
    case .failure(let problem): _ = problem.answer?.text
    }
  }
}

/// What bytes from 0xF8 on stand for.
private let phrases = [
  "Content-Length: ", "\r\n\r\n", #"{"jsonrpc":"2.0","#, #""id":"#, #""method":"#, #""params":"#,
  #""result":"#, #""error":{"code":1,"message":"","data":"#,
]

/// What a reader makes of a stream.
private func messages(
  in stream: [UInt8], _ framing: Framing, pieceBytes: Int, limit: Int?
) -> [Result<Message, MessageProblem>] {
  var reader = MessageReader(framing, maximumMessageBytes: limit)
  var events: [Result<Message, MessageProblem>] = []
  for start in stride(from: 0, to: stream.count, by: pieceBytes) {
    var rest = stream[start..<min(start + pieceBytes, stream.count)]
    while let event = reader.next(from: &rest) { events.append(event) }
    precondition(rest.isEmpty)
  }
  if let last = reader.finish() { events.append(last) }
  return events
}
