import StandardExtensions
import Testing

@testable import JSONRPC

@Suite struct RequestIDTests {
  @Test(arguments: [
    ("0", RequestID.integer(0)), ("-1", .integer(-1)), ("\"\"", .string("")),
    ("\"a1\"", .string("a1")), ("1.0", .integer(1)), ("-2e1", .integer(-20)),
    ("9223372036854775807", .integer(.max)),
    ("1.5", nil), ("null", nil), ("true", nil), ("[1]", nil), ("{}", nil), ("1e300", nil),
    ("9223372036854775808", nil),
  ])
  func `integers and strings are ids`(text: String, id: RequestID?) throws {
    #expect(RequestID(try JSONValue(parsing: Array(text.utf8))) == id)
  }
}
