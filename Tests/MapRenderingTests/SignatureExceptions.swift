import TestSupport

/// The rows of `Cases/SignatureExceptions.tsv`: definitions by the fixture that holds them.
struct SignatureExceptions: Sendable {
  private var names: [String: Set<String>] = [:]

  init() throws {
    let path = "\(checkoutRoot)/Tests/MapRenderingTests/Cases/SignatureExceptions.tsv"
    let text = String(decoding: try readBytes(path), as: UTF8.self)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t").map { String($0) }
      guard columns.count == 3 else { throw TestSupportError("\(path): \(line)") }
      names[columns[0], default: []].insert(columns[1])
    }
  }

  /// Names of the definitions in a fixture that are excepted.
  func names(in fixture: String) -> Set<String> { names[fixture] ?? [] }

  /// Definitions that are excepted in all.
  var count: Int { names.values.reduce(0) { $0 + $1.count } }
}
