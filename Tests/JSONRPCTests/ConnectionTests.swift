import StandardExtensions
import Synchronization
import TestSupport
import Testing

@testable import JSONRPC

#if canImport(Glibc)
  import Glibc
#endif

/// A connection that receives on a thread of its own, and what came.
private final class Receiving: Sendable {
  let connection: Connection
  private let thread: TestThread
  private let result: Results

  final class Results: Sendable {
    let end = Mutex<Connection.End?>(nil)
    let requests = Mutex<[PendingRequest]>([])
    let methods = Mutex<[String]>([])
    let problems = Mutex<[MessageProblem]>([])
  }

  /// Keeps requests, unless `answer` takes care of them.
  init(
    _ peer: Peer, _ framing: Framing = .lines, _ limits: ConnectionLimits = ConnectionLimits(),
    answer: (@Sendable (PendingRequest) -> Void)? = nil
  ) throws {
    let connection = try Connection(
      input: peer.input, output: peer.output, framing: framing, limits: limits)
    let results = Results()
    self.connection = connection
    result = results
    peer.closeOwn()
    thread = TestThread {
      let end = connection.receive { message in
        switch message {
        case .request(let request):
          results.methods.withLock { $0.append(request.method) }
          if let answer {
            answer(request)
          } else {
            results.requests.withLock { $0.append(request) }
          }
        case .notification(let notification):
          results.methods.withLock { $0.append(notification.method) }
        case .problem(let problem): results.problems.withLock { $0.append(problem) }
        }
      }
      results.end.withLock { $0 = end }
    }
  }

  /// Why it ended; `nil` where it doesn't.
  var end: Connection.End? { thread.wait() ? result.end.withLock { $0 } : nil }
  var methods: [String] { result.methods.withLock { $0 } }
  var problems: [MessageProblem] { result.problems.withLock { $0 } }

  /// The requests, of which there will be so many.
  func requests(_ count: Int) -> [PendingRequest] {
    _ = waitUntil { result.requests.withLock { $0.count >= count } }
    return result.requests.withLock { exchange(&$0, with: []) }
  }
}

private func request(_ id: Int, _ method: String = "m") -> String {
  #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)"}"#
}

private func notification(_ method: String) -> String {
  #"{"jsonrpc":"2.0","method":"\#(method)"}"#
}

@Suite struct ConnectionTests {
  private let peer = Peer()

  @Test func `requests are answered by id, in whatever order`() throws {
    let receiving = try Receiving(peer)
    peer.send(request(0))
    peer.send(#"{"jsonrpc":"2.0","id":"é😀","method":"m"}"#)
    peer.send(request(-7))
    let requests = receiving.requests(3)
    try #require(requests.count == 3)
    #expect(requests[2].succeed { $0.array([1, 2]) { $0.number($1) } })
    #expect(requests[1].fail(.methodNotFound("m")))
    #expect(requests[0].succeed(.null))
    #expect(peer.receiveLine() == #"{"jsonrpc":"2.0","id":-7,"result":[1,2]}"#)
    #expect(
      peer.receiveLine()
        == #"{"jsonrpc":"2.0","id":"é😀","error":{"code":-32601,"message":"there is no method m"}}"#
    )
    #expect(peer.receiveLine() == #"{"jsonrpc":"2.0","id":0,"result":null}"#)
    peer.closeInput()
    #expect(receiving.end == .endOfInput)
    receiving.connection.close()
  }

  @Test func `messages behind headers go both ways over one socket`() throws {
    var ends: [Int32] = [-1, -1]
    #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    let connection = try Connection(input: ends[0], output: ends[0], framing: .headers)
    close(ends[0])
    let text = request(1)
    let sent = Array("Content-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8)
    #expect(write(ends[1], sent, sent.count) == sent.count)
    shutdown(ends[1], Int32(SHUT_WR))
    let end = connection.receive { message in
      if case .request(let request) = message { request.succeed(.string("Ж")) }
    }
    #expect(end == .endOfInput)
    connection.close()
    var buffer = [UInt8](repeating: 0, count: 1000)
    let count = read(ends[1], &buffer, buffer.count)
    close(ends[1])
    let answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"Ж\"}"
    #expect(
      String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        == "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)")
  }

  @Test func `a request that is dropped is answered with an internal error`() throws {
    let receiving = try Receiving(peer, answer: { _ in })
    peer.send(request(1))
    #expect(peer.receiveLine().contains(#""id":1,"error":{"code":-32603"#))
    receiving.connection.close()
  }

  @Test func `what is no message is answered, and the next one heard`() throws {
    let receiving = try Receiving(peer)
    peer.send("{oops")
    #expect(peer.receiveLine().contains(#""id":null,"error":{"code":-32700"#))
    peer.send("[]")
    #expect(peer.receiveLine().contains(#""id":null,"error":{"code":-32600"#))
    peer.send(#"{"id":5,"method":1}"#)
    #expect(peer.receiveLine().contains(#""id":5,"error":{"code":-32600"#))
    peer.send(#"{"id":"nobody's","result":1}"#)
    peer.send(notification("n"))
    peer.closeInput()
    #expect(receiving.end == .endOfInput)
    #expect(receiving.methods == ["n"])
    #expect(receiving.problems.count == 3)
    receiving.connection.close()
    #expect(peer.receiveAll() == [])
  }

  @Test func `an id in progress can't be used again, and one that is answered can`() throws {
    let receiving = try Receiving(peer)
    peer.send(request(1))
    peer.send(request(1))
    #expect(peer.receiveLine().contains(#""id":null,"error":{"code":-32600"#))
    let again = request(1)
    for _ in 0..<100 {
      let request = try #require(receiving.requests(1).first)
      request.succeed(.integer(2))
      #expect(peer.receiveLine().contains(#""id":1,"result":2"#))
      peer.send(again)
    }
    receiving.connection.close()
  }

  @Test(arguments: [Cancellation.answered, .silent])
  func `a cancelled request is answered, or not`(cancellation: Cancellation) throws {
    let receiving = try Receiving(peer)
    peer.send(request(1))
    let request = try #require(receiving.requests(1).first)
    let cancelCount = Atomic<Int>(0)
    request.onCancel { cancelCount.add(1, ordering: .relaxed) }
    #expect(!request.isCancelled)
    #expect(request.notify("before"))
    #expect(receiving.connection.cancel(.integer(1), cancellation))
    #expect(!receiving.connection.cancel(.integer(2), cancellation))
    #expect(request.isCancelled)
    #expect(cancelCount.load(ordering: .relaxed) == 1)
    request.onCancel { cancelCount.add(10, ordering: .relaxed) }
    #expect(cancelCount.load(ordering: .relaxed) == 11)
    let isAnswered = cancellation == .answered
    #expect(request.notify("behind") == isAnswered)
    #expect(request.fail(ResponseError(ErrorCode(rawValue: -32800), "cancelled")) == isAnswered)
    // Whoever works on it may not have noticed yet.
    #expect(!request.succeed(.null))
    #expect(!request.notify("ended"))
    #expect(!receiving.connection.cancel(.integer(1), cancellation))
    receiving.connection.close()
    let sent = String(decoding: peer.receiveAll(), as: UTF8.self)
    #expect(
      sent.split(separator: "\n").count == (isAnswered ? 3 : 1), "\(sent)")
  }

  @Test func `a second answer is a mistake of ours, unless there was a cancellation`() async {
    await #expect(processExitsWith: .failure) {
      let peer = Peer()
      let connection = try Connection(input: peer.input, output: peer.output, framing: .lines)
      peer.send(request(1))
      peer.closeInput()
      _ = connection.receive { message in
        guard case .request(let request) = message else { return }
        request.succeed(.null)
        request.succeed(.null)
      }
    }
  }

  @Test func `our requests get their answers, and old ones are forgotten`() throws {
    var limits = ConnectionLimits()
    limits.maximumOutstandingRequests = 2
    let receiving = try Receiving(peer, .lines, limits)
    let answers = Mutex<[String]>([])
    for number in 0..<3 {
      let id = receiving.connection.request("ask") {
        $0.object { json in json.member("n") { $0.number(number) } }
      } onAnswer: { answer in
        answers.withLock { $0.append("\(number): \(answer)") }
      }
      #expect(id == .string("r\(number + 1)"))
      #expect(
        peer.receiveLine()
          == #"{"jsonrpc":"2.0","id":"r\#(number + 1)","method":"ask","params":{"n":\#(number)}}"#)
    }
    for id in ["r1", "r3", "r3"] { peer.send(#"{"id":"\#(id)","result":"yes"}"#) }
    peer.send(#"{"id":"r2","error":{"code":-32601,"message":"no"}}"#)
    peer.closeInput()
    #expect(receiving.end == .endOfInput)
    receiving.connection.close()
    #expect(answers.withLock { $0.count } == 2)
    #expect(answers.withLock { $0.first?.hasPrefix("2: success") } == true)
    #expect(answers.withLock { $0.last?.hasPrefix("1: failure") } == true)
    #expect(receiving.connection.request("ask", onAnswer: { _ in }) == nil)
  }

  @Test func `an answer to our request may leave out a result that is null`() throws {
    let receiving = try Receiving(peer, .lines)
    let answers = Mutex<[Result<JSONValue, ResponseError>]>([])
    receiving.connection.request("ask") { answer in answers.withLock { $0.append(answer) } }
    _ = peer.receiveLine()
    peer.send(#"{"jsonrpc":"2.0","id":"r1"}"#)
    peer.send(#"{"jsonrpc":"2.0","id":"r1"}"#)
    // Answered once; what nobody asked for is no message.
    #expect(
      peer.receiveLine()
        == #"{"jsonrpc":"2.0","id":"r1","error":{"code":-32600,"message":"there is no method"}}"#)
    peer.closeInput()
    #expect(receiving.end == .endOfInput)
    #expect(answers.withLock { $0 } == [.success(.null)])
  }

  // MARK: - The end

  @Test func `whoever waits for input is ended from another thread`() throws {
    let receiving = try Receiving(peer)
    receiving.connection.stop()
    #expect(receiving.end == .stopped)
    #expect(receiving.connection.notify("still"))
    receiving.connection.close()
    #expect(!receiving.connection.notify("gone"))
    #expect(String(decoding: peer.receiveAll(), as: UTF8.self) == notification("still") + "\n")
    let silent = Peer()
    let other = try Receiving(silent)
    other.connection.close()
    #expect(other.end == .stopped)
    // It has lived until here, or input had ended.
    silent.closeInput()
  }

  @Test func `what is queued is written behind the end of input`() throws {
    let receiving = try Receiving(peer)
    for number in 0..<100 { peer.send(request(number)) }
    peer.closeInput()
    #expect(receiving.end == .endOfInput)
    let text = String(repeating: "x", count: 10_000)
    let worker = TestThread {
      for request in receiving.requests(100) { request.succeed(.string(text)) }
    }
    let reader = TestThread { [peer] in
      #expect(peer.receiveAll().count > 100 * 10_000)
    }
    #expect(receiving.connection.waitForAnswers(milliseconds: 10_000))
    receiving.connection.close()
    #expect(worker.wait() && reader.wait())
  }

  @Test func `an end isn't held up by whoever reads nothing`() throws {
    var limits = ConnectionLimits()
    limits.flushMilliseconds = 50
    let receiving = try Receiving(peer, .lines, limits)
    peer.send(request(1))
    let request = try #require(receiving.requests(1).first)
    for _ in 0..<10 {
      receiving.connection.notify("n") { $0.string(String(repeating: "x", count: 100_000)) }
    }
    receiving.connection.close()
    #expect(receiving.end == .stopped)
    #expect(request.isCancelled)
    #expect(!request.succeed(.null))
    // The pipe is closed behind what was in it.
    #expect(peer.receiveAll().count < 1_000_000)
  }

  @Test func `when nobody reads, receiving ends behind what has come`() throws {
    let receiving = try Receiving(peer)
    peer.send(notification("exit"))
    peer.closeOutput()
    #expect(receiving.end == .outputFailed)
    #expect(receiving.methods == ["exit"])
    #expect(!receiving.connection.notify("n"))
    receiving.connection.close()
  }

  @Test func `descriptors that are none are refused`() {
    #expect(throws: ConnectionError.system(code: EBADF)) {
      try Connection(input: -1, output: -1, framing: .lines)
    }
  }

  @Test func `descriptors are left as they were, and open`() throws {
    let flags = [peer.input, peer.output].map { fcntl($0, F_GETFL) }
    do {
      let connection = try Connection(input: peer.input, output: peer.output, framing: .lines)
      connection.notify("n")
      connection.close()
    }
    #expect([peer.input, peer.output].map { fcntl($0, F_GETFL) } == flags)
    #expect(write(peer.output, "\n", 1) == 1)
  }
}
