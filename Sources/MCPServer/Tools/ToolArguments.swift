internal import StandardExtensions

/// The arguments of a call, read by the parameters of its tool.
///
/// What a model writes nearly right is taken: a number or a flag as text, one text instead of a list, `null` for
/// nothing. Numbers that are too small or too large are moved into their range, which a note tells.
struct ToolArguments: Sendable {
  private var values: [String: JSONValue] = [:]
  /// What became of arguments that were changed, a line each.
  private(set) var notes: [String] = []

  /// - Parameters:
  ///   - value: The object with the arguments; `nil` for none.
  ///   - tool: The tool.
  /// - Throws: What is wrong with them.
  init(_ value: JSONValue?, for tool: Tool) throws(ToolMistake) {
    let parameters = tool.allParameters
    var members: [JSONValue.Member] = []
    if case .object(let object)? = value { members = object }
    for member in members where member.value != .null {
      guard let parameter = parameters.first(where: { $0.name == member.name }) else {
        throw ToolArguments.unknown(member.name, parameters)
      }
      values[member.name] = try read(member.value, parameter)
    }
    for parameter in parameters where parameter.isRequired && values[parameter.name] == nil {
      throw ToolMistake("the argument \(parameter.name) is missing: \(parameter.form)")
    }
  }

  private static func unknown(_ name: String, _ parameters: [Parameter]) -> ToolMistake {
    let names = parameters.map(\.name)
    let nearest = closestName(to: name, among: names).map { "; did you mean \($0)?" }
    return ToolMistake(
      "there is no argument \(name)\(nearest ?? "; there are \(names.joined(separator: ", "))")")
  }

  // MARK: - Reading

  private mutating func read(
    _ value: JSONValue, _ parameter: Parameter
  ) throws(ToolMistake) -> JSONValue {
    let read: JSONValue? =
      switch parameter.kind {
      case .text: value.boundedText.map { .string($0) }
      case .texts(let maximumCount): texts(value, maximumCount)
      case .integer(let range, _): value.wholeNumber.map { clamped($0, range, parameter.name) }
      case .flag: value.truth.map { .boolean($0) }
      case .choice(let values, _):
        value.boundedText.flatMap { values.contains($0) ? .string($0) : nil }
      }
    guard let read else {
      throw ToolMistake("the argument \(parameter.name) is not \(parameter.form)")
    }
    return read
  }

  private func texts(_ value: JSONValue, _ maximumCount: Int) -> JSONValue? {
    guard case .array(let elements) = value else {
      return value.boundedText.map { .array([.string($0)]) }
    }
    let texts = elements.compactMap(\.boundedText)
    guard texts.count == elements.count, texts.count <= maximumCount else { return nil }
    return .array(texts.map { .string($0) })
  }

  private mutating func clamped(
    _ number: Int, _ range: ClosedRange<Int>, _ name: String
  ) -> JSONValue {
    let clamped = min(max(number, range.lowerBound), range.upperBound)
    if clamped != number { notes.append("\(name) \(number) was taken as \(clamped)") }
    return .integer(clamped)
  }

  // MARK: - Values

  /// A text; `nil` where none is given, or an empty one.
  func text(_ name: String) -> String? {
    guard case .string(let text)? = values[name], !text.isEmpty else { return nil }
    return text
  }

  /// The texts of a list; none where it isn't given.
  func texts(_ name: String) -> [String] {
    guard case .array(let elements)? = values[name] else { return [] }
    return elements.compactMap(\.boundedText).filter { !$0.isEmpty }
  }

  /// A number; `nil` where none is given.
  func integer(_ name: String) -> Int? {
    if case .integer(let number)? = values[name] { number } else { nil }
  }

  /// A flag.
  func flag(_ name: String, usual: Bool) -> Bool {
    if case .boolean(let flag)? = values[name] { flag } else { usual }
  }

  /// From which place on a list is wanted.
  ///
  /// - Throws: That the cursor is none of ours.
  func offset() throws(ToolMistake) -> Int {
    guard let cursor = text("cursor") else { return 0 }
    guard let offset = Int(cursor), (1...ToolArguments.maximumOffset).contains(offset) else {
      throw ToolMistake(
        "cursor \(cursor) is none that an answer gave; leave it out to begin at the top")
    }
    return offset
  }

  /// Farther down nobody reads.
  static let maximumOffset = 100_000
}

/// Longer texts are no arguments.
private let maximumTextBytes = 1 << 20

extension JSONValue {
  fileprivate var boundedText: String? {
    guard case .string(let text) = self, text.utf8.count <= maximumTextBytes,
      !text.utf8.contains(0)
    else { return nil }
    return text
  }

  fileprivate var wholeNumber: Int? {
    switch self {
    case .integer(let number): number
    case .number(let number): Int(exactly: number.rounded())
    case .string(let text): Int(text)
    default: nil
    }
  }

  fileprivate var truth: Bool? {
    switch self {
    case .boolean(let flag): flag
    case .string("true"): true
    case .string("false"): false
    default: nil
    }
  }
}
