internal import StandardExtensions

/// Parts of JSON schemas of what tools give.
enum JSONSchema {
  static let string = type("string")
  static let integer = type("integer")

  static func array(_ element: JSONValue) -> JSONValue {
    .object([
      JSONValue.Member("type", .string("array")), JSONValue.Member("items", element),
    ])
  }

  /// An object with these members, all of which are there.
  static func object(_ members: [(name: String, schema: JSONValue)]) -> JSONValue {
    .object([
      JSONValue.Member("type", .string("object")),
      JSONValue.Member(
        "properties", .object(members.map { JSONValue.Member($0.name, $0.schema) })),
      JSONValue.Member("required", .array(members.map { .string($0.name) })),
    ])
  }

  private static func type(_ name: String) -> JSONValue {
    .object([JSONValue.Member("type", .string(name))])
  }
}

extension JSONValue {
  /// Bytes that may be no UTF-8.
  static func text(_ bytes: [UInt8]) -> JSONValue {
    .string(String(decoding: bytes, as: UTF8.self))
  }
}
