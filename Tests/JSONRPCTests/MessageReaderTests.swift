import StandardExtensions
import TestSupport
import Testing

@testable import JSONRPC

/// What comes out of a reader, as text: methods of notifications, and problems.
private func read(
  _ pieces: [[UInt8]], _ framing: Framing, limit: Int? = nil
) -> [String] {
  var reader = MessageReader(framing, maximumMessageBytes: limit)
  var events: [Result<Message, MessageProblem>] = []
  for piece in pieces {
    var rest = piece[...]
    while let event = reader.next(from: &rest) { events.append(event) }
    #expect(rest.isEmpty)
  }
  if let last = reader.finish() { events.append(last) }
  return events.map { event in
    switch event {
    case .success(.notification(let notification)): notification.method
    case .success(let message): "\(message)"
    case .failure(.malformedJSON): "no JSON"
    case .failure(.invalidMessage): "invalid"
    case .failure(let problem): "\(problem)"
    }
  }
}

private func body(_ method: String) -> String { #"{"jsonrpc":"2.0","method":"\#(method)"}"# }

/// A message behind a header, as text of one byte a character.
private func framed(_ method: String) -> String {
  "Content-Length: \(body(method).utf8.count)\r\n\r\n\(body(method))"
}

@Suite struct MessageReaderTests {
  private static let headers: [(String, [String])] = [
    ("", []),
    (framed("a") + framed("é😀"), ["a", "é😀"]),
    ("content-length:\(body("a").utf8.count)\n\n\(body("a"))", ["a"]),
    (
      "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nX-Y: z\r\n" + framed("a")
        + framed("b"), ["a", "b"]
    ),
    ("CONTENT-LENGTH:  33 \r\nContent-Type: x; charset=\"UTF-8\"\r\n\r\n" + body("abcd"), ["abcd"]),
    ("\r\n\n" + framed("a") + "\r\n\r\n" + framed("b"), ["a", "b"]),
    // The same length twice.
    ("Content-Length: 33\r\nContent-Length: 33\r\n\r\n" + body("abcd"), ["abcd"]),
    // A stream that ends in a header or a message.
    (framed("a") + "Content-Le", ["a"]), (framed("a") + "Content-Length: 35\r\n\r\n{\"js", ["a"]),
    // Not JSON, of the right length, of one too small, of one too large.
    ("Content-Length: 3\r\n\r\n{a}" + framed("b"), ["no JSON", "b"]),
    ("Content-Length: 20\r\n\r\n" + body("a") + framed("b"), ["no JSON", "b"]),
    ("Content-Length: 40\r\n\r\n" + body("a") + framed("b") + framed("c"), ["no JSON", "c"]),
    ("Content-Length: 0\r\n\r\n" + framed("b"), ["no JSON", "b"]),
    ("Content-Length: 2\r\n\r\n[]" + framed("b"), ["invalid", "b"]),
    // Headers that make no sense.
    ("hello\r\n" + framed("b"), ["malformedHeader", "b"]),
    (body("a") + "\n" + body("a") + "\n" + framed("b"), ["malformedHeader", "b"]),
    (body("a") + framed("b"), ["malformedHeader", "b"]),
    ("Content-Length: -1\r\n\r\n" + framed("b"), ["malformedHeader", "b"]),
    ("Content-Length: 1x\r\n\r\n{" + framed("b"), ["malformedHeader", "b"]),
    ("Content-Length: 9999999999999\r\n\r\n{" + framed("b"), ["malformedHeader", "b"]),
    ("Content-Length: 5\r\n" + framed("b"), ["malformedHeader", "b"]),
    ("X: y\r\n\r\n{}" + framed("b"), ["missingLength", "b"]),
    (
      "Content-Length: 4\r\nContent-Type: a; charset=utf-16\r\n\r\n{\0}\0" + framed("b"),
      ["unsupportedCharset", "b"]
    ),
    (
      "X: " + String(repeating: "y", count: 5000) + "\r\n" + framed("b"),
      ["oversizedHeader", "b"]
    ),
    (
      String(repeating: "X: y\r\n", count: 2000) + framed("b"), ["oversizedHeader", "b"]
    ),
    // Larger than the limit of these tests.
    (
      "Content-Length: 300\r\n\r\n" + String(repeating: "x", count: 300) + framed("b"),
      ["oversizedMessage(limit: 200)", "b"]
    ),
  ]

  private static let lines: [(String, [String])] = [
    ("", []), (body("a") + "\n" + body("é😀") + "\r\n", ["a", "é😀"]),
    ("\n\r\n \t\n" + body("a") + "\n\n", ["a"]), (body("a"), ["a"]),
    (body("a") + "\n{", ["a", "no JSON"]),
    ("hello\n" + body("a") + "\n", ["no JSON", "a"]),
    ("[]\n" + body("a") + "\n", ["invalid", "a"]),
    ("Content-Length: 3\r\n\r\n" + body("a") + "\n", ["no JSON", "a"]),
    (
      String(repeating: "x", count: 201) + "\n" + body("a") + "\n",
      ["oversizedMessage(limit: 200)", "a"]
    ),
    (
      body("a") + String(repeating: " ", count: 160) + "\n" + String(repeating: "x", count: 999),
      ["a", "oversizedMessage(limit: 200)"]
    ),
  ]

  @Test(arguments: [(Framing.headers, headers), (.lines, lines)])
  func `messages and problems are the same however the stream is cut`(
    framing: Framing, cases: [(String, [String])]
  ) {
    for (number, (text, expected)) in cases.enumerated() {
      let bytes = Array(text.utf8)
      #expect(read([bytes], framing, limit: 200) == expected, "\(text.prefix(80))")
      #expect(read(bytes.map { [$0] }, framing, limit: 200) == expected, "\(text.prefix(80))")
      var random = SeededGenerator(seed: UInt64(number))
      for _ in 0..<20 {
        let pieces = MessageReaderTests.pieces(bytes, &random)
        #expect(read(pieces, framing, limit: 200) == expected, "\(text.prefix(80)): \(pieces)")
      }
    }
  }

  @Test(arguments: [Framing.headers, .lines])
  func `whatever comes, any cut gives the same`(framing: Framing) {
    for seed in 0..<(isThorough ? 5000 : 150) as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let parts = [
        framed("a"), body("b") + "\n", "Content-Length: 7\r\n", "Content-Length:", "\r\n", "\n\n",
        "{", "x", "Content-Type: a; charset=utf-8\r\n", " 3", "\u{1A}",
        String(repeating: "z", count: 2000),
      ]
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1..<20, using: &random) {
        bytes +=
          random.chance(percent: 10) ? random.bytes(count: 5) : Array(random.pick(parts).utf8)
      }
      let whole = read([bytes], framing, limit: 500)
      #expect(read(bytes.map { [$0] }, framing, limit: 500) == whole, "seed \(seed)")
      let pieces = MessageReaderTests.pieces(bytes, &random)
      #expect(read(pieces, framing, limit: 500) == whole, "seed \(seed)")
    }
  }

  @Test(arguments: [Framing.headers, .lines])
  func `messages framed by us are read by us`(framing: Framing) {
    let messages = (0..<50).map { Message.notification(Notification(method: "m\($0)é")) }
    let stream = messages.flatMap { framing.frame($0.text) }
    #expect(read([stream], framing) == (0..<50).map { "m\($0)é" })
  }

  /// The bytes in pieces of random sizes, some of them empty.
  private static func pieces(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
    var rest = bytes[...]
    var pieces: [[UInt8]] = []
    while !rest.isEmpty {
      let count = Int.random(in: 0...min(rest.count, 40), using: &random)
      pieces.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return pieces
  }
}
