import TestSupport

/// What makes a whole declaration of a signature, or of the header of a scope with members below it.
///
/// `before` follows the signature, `empty` stands for members where none are shown, `after` ends it.
/// A line feed in them goes to the indentation of the signature, a tab one step further.
struct Closing: Hashable, Sendable {
  static let none = Closing(before: "", empty: "", after: "")

  var before: String
  var empty: String
  var after: String
}

/// The rows of `Closings.tsv`.
struct ClosingTable: Sendable {
  /// By language: in the order in which they are tried.
  private var closings: [String: [Closing]] = [:]
  /// By language: what stands around declarations in a file.
  private var frames: [String: [Closing]] = [:]

  static let shared = Result { try ClosingTable() }

  private init() throws {
    let path = "\(checkoutRoot)/Tests/MapRenderingTests/Cases/Closings.tsv"
    let text = String(decoding: try readBytes(path), as: UTF8.self)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { ClosingTable.unescaped($0) }
      guard columns.count == 5 else { throw TestSupportError("\(path): \(line)") }
      let closing = Closing(before: columns[2], empty: columns[3], after: columns[4])
      for language in columns[0].split(separator: " ").map({ String($0) }) {
        if columns[1] == "file" {
          frames[language, default: []].append(closing)
        } else {
          closings[language, default: []].append(closing)
        }
      }
    }
  }

  /// What may close a declaration of `language`; nothing is always tried first.
  func closings(of language: String) -> [Closing] { [.none] + (closings[language] ?? []) }

  /// What may stand around declarations of `language`.
  func frames(of language: String) -> [Closing] { frames[language] ?? [.none] }

  /// `-` is empty, `_` a space at an end of a column, and `\n` and `\t` are what they are in code.
  private static func unescaped(_ column: Substring) -> String {
    if column == "-" { return "" }
    return String(column).replacing("\\n", with: "\n").replacing("\\t", with: "\t")
  }
}
