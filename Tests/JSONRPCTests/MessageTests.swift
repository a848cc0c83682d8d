import StandardExtensions
import Testing

@testable import JSONRPC

@Suite struct MessageTests {
  private typealias Member = JSONValue.Member

  private static func read(_ text: String) throws -> Message {
    try Message(try JSONValue(parsing: Array(text.utf8)))
  }

  @Test(arguments: [
    (
      #"{"jsonrpc":"2.0","id":0,"method":"a/b","params":{"x":[1]}}"#,
      Message.request(
        Request(
          id: .integer(0), method: "a/b",
          parameters: .object([JSONValue.Member("x", .array([.integer(1)]))])))
    ),
    (#"{"id":-3,"method":"m"}"#, .request(Request(id: .integer(-3), method: "m"))),
    (
      #"{"jsonrpc":"2.0","id":"s","method":"m","params":null}"#,
      .request(Request(id: .string("s"), method: "m"))
    ),
    (
      #"{"jsonrpc":"2.0","method":"n","params":[]}"#,
      .notification(Notification(method: "n", parameters: .array([])))
    ),
    (
      #"{"jsonrpc":"2.0","id":1,"result":null}"#,
      .response(Response(id: .integer(1), result: .success(.null)))
    ),
    (
      #"{"id":1,"result":true,"error":null}"#,
      .response(Response(id: .integer(1), result: .success(.boolean(true))))
    ),
    (
      #"{"id":"1","result":null,"error":{"code":-32601,"message":"no","data":7}}"#,
      .response(
        Response(
          id: .string("1"),
          result: .failure(ResponseError(.methodNotFound, "no", data: .integer(7)))))
    ),
    (
      #"{"id":null,"error":{"code":-1,"message":""}}"#,
      .response(
        Response(id: nil, result: .failure(ResponseError(ErrorCode(rawValue: -1), ""))))
    ),
  ])
  func `messages are read as they are meant`(text: String, message: Message) throws {
    #expect(try MessageTests.read(text) == message)
  }

  private static let invalid: [(String, RequestID?)] = [
    ("[]", nil), (#"[{"jsonrpc":"2.0","id":1,"method":"m"}]"#, nil), ("1", nil), ("{}", nil),
    (#"{"jsonrpc":"1.0","id":1,"method":"m"}"#, .integer(1)),
    (#"{"jsonrpc":"2.0","id":null,"method":"m"}"#, nil),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"m"}"#, nil),
    (#"{"jsonrpc":"2.0","id":{},"method":"m"}"#, nil),
    (#"{"jsonrpc":"2.0","id":1,"method":7}"#, .integer(1)),
    (#"{"jsonrpc":"2.0","id":"a"}"#, .string("a")),
    (#"{"jsonrpc":"2.0","id":1,"method":"m","params":"text"}"#, .integer(1)),
    (#"{"jsonrpc":"2.0","method":"m","params":1}"#, nil),
  ]

  @Test(arguments: invalid)
  func `what is no message is answered as an invalid request`(text: String, id: RequestID?)
    throws
  {
    let problem = try #require(
      #expect(throws: MessageProblem.self) { try MessageTests.read(text) })
    let answer = try #require(problem.answer)
    #expect(answer.id == id)
    #expect(throws: ResponseError.self) { try answer.result.get() }
    if case .failure(let error) = answer.result { #expect(error.code == .invalidRequest) }
  }

  @Test(arguments: [
    #"{"id":1,"error":{"code":"x","message":""}}"#, #"{"id":1,"error":5}"#,
    #"{"id":1.5,"result":1}"#, #"{"id":null,"result":1}"#, #"{"result":1}"#,
  ])
  func `a bad response is a problem that nobody is told`(text: String) throws {
    let problem = #expect(throws: MessageProblem.self) { try MessageTests.read(text) }
    #expect(problem != nil && problem?.answer == nil)
  }

  @Test(arguments: [
    Message.request(
      Request(
        id: .string("é😀"), method: "a\nb",
        parameters: .array([.string("\u{2028}\u{2029}\u{85}\r\n\u{0}")]))),
    .request(Request(id: .integer(.min), method: "")),
    .notification(Notification(method: "n", parameters: .object([Member("", .number(0.5))]))),
    .response(Response(id: .integer(0), result: .success(.object([])))),
    .response(
      Response(
        id: nil, result: .failure(ResponseError(.parseError, "\"", data: .array([.null]))))),
  ])
  func `what is written is one line of UTF-8 and read again`(message: Message) throws {
    let text = message.text
    let characters = try #require(String(validating: text, as: UTF8.self))
    #expect(!characters.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(!characters.contains { $0.isNewline })
    #expect(try Message(try JSONValue(parsing: text)) == message)
  }
}
