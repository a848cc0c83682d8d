package import StandardExtensions

/// What joins a response to its request: unique among the requests of one side that have no answer yet.
package enum RequestID: Sendable, Hashable {
  /// Any integer: clients count from 0, and some backwards.
  case integer(Int)
  case string(String)

  /// Reads the value of the member `id`. JSON tells no difference between `1` and `1.0`, so a number without a fraction is an
  /// integer. `nil` for what can't be an id: `null`, fractions, numbers beyond what a double counts exactly.
  package init?(_ value: JSONValue) {
    switch value {
    case .integer(let integer): self = .integer(integer)
    case .string(let text): self = .string(text)
    case .number(let number):
      guard number.magnitude <= RequestID.maximumExactNumber, let integer = Int(exactly: number)
      else { return nil }
      self = .integer(integer)
    case .null, .boolean, .array, .object: return nil
    }
  }

  /// 2^53: larger doubles stand for several integers.
  private static let maximumExactNumber: Double = 9_007_199_254_740_992

  /// Writes the id as it was read.
  package func write(to json: inout JSONWriter) {
    switch self {
    case .integer(let integer): json.number(integer)
    case .string(let text): json.string(text)
    }
  }
}
