internal import StandardExtensions

/// A parameter of a tool: from it come the schema that clients see, and the reading of arguments.
struct Parameter: Sendable {
  /// What a value may be.
  enum Kind: Sendable {
    case text
    case texts(maximumCount: Int)
    case integer(ClosedRange<Int>, usual: Int?)
    case flag(usual: Bool)
    case choice([String], usual: String?)
  }

  let name: String
  let kind: Kind
  let description: String
  let isRequired: Bool

  init(_ name: String, _ kind: Kind, _ description: String, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.description = description
    self.isRequired = isRequired
  }

  /// Writes the JSON schema, draft 2020-12, of an object with parameters as members.
  static func writeSchema(of parameters: [Parameter], to json: inout JSONWriter) {
    json.object { json in
      json.member("type") { $0.string("object") }
      json.member("properties") { json in
        json.object { json in
          for parameter in parameters {
            json.member(parameter.name) { parameter.writeSchema(to: &$0) }
          }
        }
      }
      let required = parameters.filter(\.isRequired)
      if !required.isEmpty {
        json.member("required") { $0.array(required) { $0.string($1.name) } }
      }
      json.member("additionalProperties") { $0.boolean(false) }
    }
  }

  private func writeSchema(to json: inout JSONWriter) {
    json.object { json in
      switch kind {
      case .text: json.member("type") { $0.string("string") }
      case .texts(let maximumCount):
        json.member("type") { $0.string("array") }
        json.member("items") { $0.object { $0.member("type") { $0.string("string") } } }
        if isRequired { json.member("minItems") { $0.number(1) } }
        json.member("maxItems") { $0.number(maximumCount) }
      case .integer(let range, let usual):
        json.member("type") { $0.string("integer") }
        json.member("minimum") { $0.number(range.lowerBound) }
        json.member("maximum") { $0.number(range.upperBound) }
        if let usual { json.member("default") { $0.number(usual) } }
      case .flag(let usual):
        json.member("type") { $0.string("boolean") }
        json.member("default") { $0.boolean(usual) }
      case .choice(let values, let usual):
        json.member("type") { $0.string("string") }
        json.member("enum") { $0.array(values) { $0.string($1) } }
        if let usual { json.member("default") { $0.string(usual) } }
      }
      json.member("description") { $0.string(description) }
    }
  }

  /// What a value has to be, for the model.
  var form: String {
    switch kind {
    case .text: "a string"
    case .texts(let maximumCount): "a list of at most \(maximumCount) strings"
    case .integer(let range, _): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .choice(let values, _): "one of \(values.joined(separator: ", "))"
    }
  }
}
