import CShim
import StandardExtensions
import Synchronization
import TestSupport
import Testing

@testable import JSONRPC

/// What others do to fill memory or to hold threads up.
@Suite struct BoundsTests {
  private let peer = Peer()

  @Test func `whoever reads nothing isn't read either, and goes on when it reads`() throws {
    var limits = ConnectionLimits()
    limits.maximumQueuedBytes = 100_000
    let connection = try Connection(
      input: peer.input, output: peer.output, framing: .lines, limits: limits)
    peer.closeOwn()
    let answered = Atomic<Int>(0)
    let server = TestThread {
      let answer = String(repeating: "x", count: 10_000)
      let end = connection.receive { message in
        guard case .request(let request) = message else { return }
        request.succeed(.string(answer))
        answered.add(1, ordering: .relaxed)
      }
      #expect(end == .endOfInput)
      connection.close()
    }
    let count = 3000
    let writer = TestThread { [peer] in
      for id in 0..<count { peer.send(#"{"jsonrpc":"2.0","id":\#(id),"method":"m"}"#) }
      peer.closeInput()
    }
    #expect(waitUntil { connection.exchange.output.isFull })
    // Nothing more is answered now: a pipe's 64 KiB and the bound, and the answer that went beyond.
    let paused = answered.load(ordering: .relaxed)
    #expect(paused < 20)
    #expect(!connection.notify("progress", .ifRoom))
    #expect(connection.notify("news", .always))
    #expect(connection.exchange.output.byteCount < 120_000)
    let received = peer.receiveAll()
    #expect(received.split(separator: UInt8(ascii: "\n")).count == count + 1)
    #expect(server.wait() && writer.wait())
    #expect(answered.load(ordering: .relaxed) == count)
  }

  @Test func `whoever reads nothing is given up in the end`() throws {
    var limits = ConnectionLimits()
    limits.maximumQueuedBytes = 10_000
    limits.abandonedQueuedBytes = 50_000
    let connection = try Connection(
      input: peer.input, output: peer.output, framing: .lines, limits: limits)
    let text = String(repeating: "x", count: 5000)
    var sent = 0
    while connection.notify("n", parameters: { $0.string(text) }) { sent += 1 }
    #expect((10..<40).contains(sent))
    #expect(connection.receive { _ in } == .outputFailed)
    connection.close()
  }

  @Test func `messages wait while too many requests are in progress`() throws {
    var limits = ConnectionLimits()
    limits.maximumRequestsInProgress = 3
    let connection = try Connection(
      input: peer.input, output: peer.output, framing: .lines, limits: limits)
    peer.closeOwn()
    let waiting = Mutex<[PendingRequest]>([])
    let largest = Atomic<Int>(0)
    let server = TestThread {
      let end = connection.receive { message in
        guard case .request(let request) = message else { return }
        waiting.withLock { waiting in
          waiting.append(request)
          largest.max(waiting.count, ordering: .relaxed)
        }
      }
      #expect(end == .endOfInput)
    }
    for id in 0..<100 { peer.send(#"{"jsonrpc":"2.0","id":\#(id),"method":"m"}"#) }
    peer.closeInput()
    for id in 0..<100 {
      #expect(waitUntil { waiting.withLock { !$0.isEmpty } })
      let request = waiting.withLock { $0.removeFirst() }
      request.succeed(.null)
      #expect(peer.receiveLine() == #"{"jsonrpc":"2.0","id":\#(id),"result":null}"#)
    }
    #expect(server.wait())
    #expect(largest.load(ordering: .relaxed) == 3)
    connection.close()
  }

  @Test func `who has hung up and reads nothing ends`() throws {
    var limits = ConnectionLimits()
    limits.maximumQueuedBytes = 1000
    limits.flushMilliseconds = 50
    let connection = try Connection(
      input: peer.input, output: peer.output, framing: .lines, limits: limits)
    peer.closeOwn()
    for id in 0..<1000 { peer.send(#"{"jsonrpc":"2.0","id":\#(id),"method":"m"}"#) }
    peer.closeInput()
    let text = String(repeating: "x", count: 10_000)
    let end = connection.receive { message in
      if case .request(let request) = message { request.succeed(.string(text)) }
    }
    #expect(end == .endOfInput)
    connection.close()
  }

  @Test(arguments: [false, true])
  func `a hundred megabytes that nobody wants are skipped without being stored`(onLines: Bool)
    async
  {
    // In a process of its own, because others take memory, too.
    await #expect(processExitsWith: .success) { [onLines] in
      let peer = Peer()
      let framing = onLines ? Framing.lines : .headers
      var limits = ConnectionLimits()
      limits.maximumMessageBytes = 1 << 20
      let connection = try Connection(
        input: peer.input, output: peer.output, framing: framing, limits: limits)
      peer.closeOwn()
      let before = repomap_peak_resident_bytes()
      let writer = TestThread { [peer] in
        let part = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        if !onLines { peer.send(Array("Content-Length: 104857600\r\n\r\n".utf8)) }
        for _ in 0..<100 { peer.send(part) }
        if onLines { peer.send([UInt8(ascii: "\n")]) }
        peer.send(framing.frame(Message.notification(Notification(method: "n")).text))
        peer.closeInput()
      }
      var events: [String] = []
      let end = connection.receive { message in
        switch message {
        case .request(let request): events.append("\(request.method)")
        case .notification(let notification): events.append(notification.method)
        case .problem(let problem): events.append("\(problem)")
        }
      }
      connection.close()
      precondition(end == .endOfInput && writer.wait())
      precondition(events == ["oversizedMessage(limit: 1048576)", "n"])
      precondition(repomap_peak_resident_bytes() - before < 20 << 20)
      let answer = String(decoding: peer.receiveAll(), as: UTF8.self)
      precondition(answer.contains(#""code":-32600"#))
    }
  }

  @Test func `a length is only a promise`() async {
    await #expect(processExitsWith: .success) {
      let before = repomap_peak_resident_bytes()
      var readers: [MessageReader] = []
      for _ in 0..<100 {
        var reader = MessageReader(.headers)
        var piece = Array("Content-Length: 67108864\r\n\r\n{".utf8)[...]
        precondition(reader.next(from: &piece) == nil)
        readers.append(reader)
      }
      precondition(repomap_peak_resident_bytes() - before < 20 << 20)
    }
  }

  @Test(arguments: [Framing.headers, .lines])
  func `random bytes are told and do no harm`(framing: Framing) throws {
    for seed in 0..<30 as Range<UInt64> {
      let peer = Peer()
      let connection = try Connection(
        input: peer.input, output: peer.output, framing: framing)
      peer.closeOwn()
      var random = SeededGenerator(seed: seed)
      var bytes = random.bytes(count: 500)
      for _ in 0..<20 {
        let text = random.pick([
          #"{"jsonrpc":"2.0","id":1,"method":"m"}"#, "Content-Length: 37\r\n\r\n", "\n", "\r\n",
          "{",
          #"{"id":"r1","result":[]}"#, "[[[", "\"\\ud83d",
        ])
        bytes += Array(text.utf8) + random.bytes(count: random.chance(percent: 20) ? 3 : 0)
      }
      peer.send(bytes)
      peer.closeInput()
      #expect(connection.receive { _ in } == .endOfInput, "seed \(seed)")
      connection.close()
      #expect(String(validating: peer.receiveAll(), as: UTF8.self) != nil, "seed \(seed)")
    }
  }
}
