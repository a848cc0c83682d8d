internal import StandardExtensions

/// Members that are missing and members of another kind count alike: clients differ in what they leave out.
extension JSONValue {
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var flag: Bool? { if case .boolean(let flag) = self { flag } else { nil } }
  var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// A whole number, also one that is written as `3.0`.
  var integer: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  /// Whether something is there that isn't `null`.
  var isSomething: Bool { if case .null = self { false } else { true } }

  /// The texts of an array.
  var texts: [String]? { elements?.compactMap(\.text) }

  /// A value deep inside, by the names of members.
  func value(_ names: String...) -> JSONValue? {
    names.reduce(Optional(self)) { value, name in value?[name] }
  }
}

extension Position {
  /// Reads a position; numbers below 0 count as 0.
  init?(_ value: JSONValue?) {
    guard let line = value?["line"]?.integer, let character = value?["character"]?.integer else {
      return nil
    }
    self.init(line: max(0, line), character: max(0, character))
  }
}
