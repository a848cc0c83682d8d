import TestSupport
import Testing

@testable import LocalServing

@Suite struct CallMessageTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `a call is read as it was written`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func bytes() -> [UInt8] {
      (0..<Int.random(in: 0...40, using: &random)).map { _ in .random(in: 0...255, using: &random) }
    }
    func list() -> [[UInt8]] { (0..<Int.random(in: 0...9, using: &random)).map { _ in bytes() } }
    let call = CommandCall(
      program: bytes(), arguments: list(), variables: list(),
      modeMask: .random(in: 0...0o777, using: &random))
    #expect(CommandCall(call.bytes) == call)
    // Nothing that is cut short or longer is a call.
    #expect(CommandCall(call.bytes.dropLast()) == nil)
    #expect(CommandCall(call.bytes + [0]) == nil)
  }

  @Test(arguments: 0..<2000 as Range<UInt64>)
  func `garbage is no call and doesn't trap`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = CommandCall(
      program: [1, 2], arguments: [[3], [], [4, 5]], variables: [[6]], modeMask: 0o22
    ).bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    if let call = CommandCall(bytes) { #expect(call.bytes == bytes) }
    if let reply = CommandReply(Array(bytes.prefix(8))) {
      #expect(reply.bytes == Array(bytes.prefix(8)))
    }
  }

  @Test(arguments: [CommandReply.begun, .declined, .ended(0), .ended(-13), .ended(130)])
  func `a reply is read as it was written`(reply: CommandReply) {
    #expect(CommandReply(reply.bytes) == reply)
  }
}

extension CommandCall {
  fileprivate init?(_ bytes: ArraySlice<UInt8>) { self.init(Array(bytes)) }
}
