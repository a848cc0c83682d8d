internal import StandardExtensions

/// A line of a batch: a request as a JSON object.
///
/// ```
/// {"id": 7, "root": "src/shop", "focus": ["cart.py"], "task": "totals are wrong", "tokens": 2048}
/// ```
struct BatchLine {
  /// What the answer is known by: a string or a number of the line.
  let id: JSONValue?
  let request: MapRequest
  /// The revision, or the changes between two, that the request is for; the directory as it is if `nil`.
  let revision: String?

  /// The members that a line may have.
  private static let members = [
    "id", "root", "tokens", "tokenizer", "format", "lineNumbers", "lineRanges", "docs", "copies",
    "focus", "mentions", "task", "trace", "diff", "history", "globs", "files", "deadline", "rev",
  ]

  /// Reads a line; what it doesn't say is as in `defaults`.
  init(_ text: [UInt8], defaults: MapRequest) throws(BatchError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: text)
    } catch {
      throw BatchError(id: nil, message: "no JSON: \(error)")
    }
    guard case .object(let members) = value else {
      throw BatchError(id: nil, message: "not a JSON object")
    }
    let id = value["id"]
    var request = defaults
    var revision: String?
    for member in members {
      do throws(Mistake) {
        if member.name == "rev" {
          revision = try member.value.text()
        } else {
          try BatchLine.apply(member, to: &request)
        }
      } catch {
        throw BatchError(id: id, message: error.message(member.name))
      }
    }
    if request.marking != .none, request.format.hasRecords {
      throw BatchError(id: id, message: "line numbers are part of the format '\(request.format)'")
    }
    self.id = id
    self.request = request
    self.revision = revision
  }

  private static func apply(
    _ member: JSONValue.Member, to request: inout MapRequest
  ) throws(Mistake) {
    let value = member.value
    switch member.name {
    case "id":
      switch value {
      case .string, .integer, .null: break
      default: throw .expected("a string or a whole number")
      }
    case "root": request.root = Array(try value.text().utf8)
    case "tokens": request.budgetTokens = try value.integer(in: MapRequest.budgetRange)
    case "tokenizer": request.tokenizer = try value.text()
    case "format": request.format = try format(try value.text())
    case "lineNumbers": if try value.boolean() { request.marking = .numbers }
    case "lineRanges": if try value.boolean() { request.marking = .ranges }
    case "docs": request.showsDocumentation = try value.boolean()
    case "copies": request.showsCopies = try value.boolean()
    case "focus": request.focus = try value.texts().map { Array($0.utf8) }
    case "mentions": request.mentions = try value.texts()
    case "task": request.task = try value.text()
    case "trace": request.trace = Array(try value.text().utf8)
    case "diff": request.diff = TaskDiff(text: Array(try value.text().utf8))
    case "history": request.usesHistory = try value.boolean()
    case "globs": request.filter.globs = try value.texts().map { Array($0.utf8) }
    case "files": request.filter.files = try value.texts().map { Array($0.utf8) }
    case "deadline": request.deadlineMilliseconds = try value.deadline()
    default: throw .unknown(nearest: closestName(to: member.name, among: members))
    }
  }

  private static func format(_ name: String) throws(Mistake) -> OutputFormat {
    guard let format = OutputFormat(rawValue: name) else {
      throw .expected("one of \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return format
  }
}

/// Why a line of a batch has no map.
struct BatchError: Error {
  var id: JSONValue?
  var message: String
}

/// What is wrong with a member of a request.
private enum Mistake: Error {
  case expected(String)
  case unknown(nearest: String?)

  func message(_ name: String) -> String {
    switch self {
    case .expected(let value): "'\(name)' is not \(value)"
    case .unknown(let nearest):
      "unknown member '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
  }
}

extension JSONValue {
  fileprivate func text() throws(Mistake) -> String {
    guard case .string(let text) = self else { throw .expected("a string") }
    return text
  }

  fileprivate func boolean() throws(Mistake) -> Bool {
    guard case .boolean(let value) = self else { throw .expected("true or false") }
    return value
  }

  fileprivate func integer(in range: ClosedRange<Int>) throws(Mistake) -> Int {
    guard case .integer(let value) = self, range.contains(value) else {
      throw .expected("a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  fileprivate func deadline() throws(Mistake) -> Int {
    let milliseconds: Int? =
      switch self {
      case .integer(let number) where MapRequest.deadlineRange.contains(number): number
      case .string(let text): MapRequest.deadlineMilliseconds(text)
      default: nil
      }
    guard let milliseconds else { throw .expected(MapRequest.deadlineForms) }
    return milliseconds
  }

  fileprivate func texts() throws(Mistake) -> [String] {
    guard case .array(let values) = self else { throw .expected("a list of strings") }
    var texts: [String] = []
    for value in values {
      guard case .string(let text) = value else { throw .expected("a list of strings") }
      texts.append(text)
    }
    return texts
  }
}
