/// The fields of one object in JSON, by the places of their values.
struct JSONFields {
  private let bytes: [UInt8]
  private let ranges: [String: Range<Int>]
  /// The path of the object in the file, for errors.
  private let path: String

  /// The fields of the object at `range`; of the whole text where there is none.
  init(_ bytes: [UInt8], in range: Range<Int>? = nil, path: String = "") throws(TokenizerError) {
    var reader = JSONReader(bytes, in: range)
    var ranges: [String: Range<Int>] = [:]
    try reader.readObject { reader throws(TokenizerError) in
      let key = String(decoding: reader.string, as: UTF8.self)
      ranges[key] = try reader.skipValue()
    }
    self.bytes = bytes
    self.ranges = ranges
    self.path = path
  }

  /// The path of a field, for errors.
  func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// Where the value of a field is; `nil` for `null` or none.
  func range(of name: String) -> Range<Int>? {
    guard let range = ranges[name], bytes[range.lowerBound] != UInt8(ascii: "n") else { return nil }
    return range
  }

  /// The value of a field as a string; `nil` for `null` or none.
  func string(_ name: String) throws(TokenizerError) -> String? {
    guard let range = range(of: name) else { return nil }
    var reader = JSONReader(bytes, in: range)
    try reader.readString()
    return String(decoding: reader.string, as: UTF8.self)
  }

  /// The value of a field that is `true` or `false`.
  func flag(_ name: String, default fallback: Bool) throws(TokenizerError) -> Bool {
    guard let range = range(of: name) else { return fallback }
    switch text(at: range) {
    case "true": return true
    case "false": return false
    default: throw .malformedJSON(offset: range.lowerBound, expected: "true or false")
    }
  }

  /// The fields of an object in a field; `nil` for `null` or none.
  func fields(_ name: String) throws(TokenizerError) -> JSONFields? {
    guard let range = range(of: name) else { return nil }
    return try JSONFields(bytes, in: range, path: path(of: name))
  }

  /// The fields of the objects in an array in a field; none for `null` or no such field.
  func objects(_ name: String) throws(TokenizerError) -> [JSONFields] {
    guard let range = range(of: name) else { return [] }
    var reader = JSONReader(bytes, in: range)
    var objects: [JSONFields] = []
    try reader.readArray { reader throws(TokenizerError) in
      let place = try reader.skipValue()
      objects.append(
        try JSONFields(bytes, in: place, path: "\(path(of: name))[\(objects.count)]"))
    }
    return objects
  }

  /// The beginning of a field's value as it is written, for errors.
  func excerpt(_ name: String) -> String {
    range(of: name).map { text(at: $0.prefix(40)) } ?? "null"
  }

  private func text(at range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

extension JSONFields {
  /// The whole number at `range`, which is the place of a value.
  func number(at range: Range<Int>) throws(TokenizerError) -> UInt32 {
    var reader = JSONReader(bytes, in: range)
    return try reader.readNumber()
  }
}
