import TestSupport
import Testing

/// A case of a file of cases: `=== name`, the input, a line that separates, what is expected.
struct TextCase: Sendable, CustomTestStringConvertible {
  let file: String
  let name: String
  let input: String
  let expected: String

  var testDescription: String { "\(file): \(name)" }

  /// The cases of all files in a folder beside the tests.
  static func all(in folder: String, separator: String) -> [TextCase] {
    let tests = "\(#filePath)"
    let directory = "\(tests[..<(tests.lastIndex(of: "/") ?? tests.endIndex)])/\(folder)"
    return regularFiles(below: directory).flatMap { path in
      let bytes = (try? readBytes(path)) ?? []
      let name = path.split(separator: "/").last.map { String($0) } ?? path
      return cases(of: String(decoding: bytes, as: UTF8.self), file: name, separator: separator)
    }
  }

  private static func cases(of text: String, file: String, separator: String) -> [TextCase] {
    var cases: [TextCase] = []
    var name = ""
    var parts: [[Substring]] = []
    func finish() {
      guard !parts.isEmpty else { return }
      let texts = parts.map { $0.map { $0 + "\n" }.joined() }
      cases.append(
        TextCase(
          file: file, name: name, input: texts[0], expected: texts.count > 1 ? texts[1] : ""))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        finish()
        name = String(line.dropFirst(4))
        parts = [[]]
      } else if line == separator {
        parts.append([])
      } else if !parts.isEmpty {
        parts[parts.count - 1].append(line)
      }
    }
    if parts.last?.last == "" { parts[parts.count - 1].removeLast() }
    finish()
    return cases
  }
}

func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
