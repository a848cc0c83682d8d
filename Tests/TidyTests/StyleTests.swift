import TestSupport
import Testing

/// The rules of style that a formatter doesn't know.
@Suite struct StyleTests {
  private static let maximumFileLines = 700
  private static let maximumFunctionLines = 70

  @Test func `files stay below 700 lines`() throws {
    for file in try StyleTests.allFiles() where !file.isGenerated {
      #expect(file.lines.count <= StyleTests.maximumFileLines, "\(file.path)")
    }
  }

  @Test func `functions stay below 70 lines`() throws {
    for file in try StyleTests.allFiles() where !file.isGenerated {
      for function in FunctionScan(file.lines).functions {
        #expect(
          function.lineCount <= StyleTests.maximumFunctionLines,
          "\(file.path):\(function.line): \(function.lineCount) lines")
      }
    }
  }

  @Test func `declarations that other modules see are documented`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") where !file.isGenerated {
      for (index, line) in file.lines.enumerated() where StyleTests.needsDocumentation(line) {
        let isDocumented = StyleTests.hasDocumentation(above: index, in: file.lines)
        #expect(isDocumented, "\(file.path):\(index + 1): \(line.drop { $0 == " " })")
      }
    }
  }

  @Test(arguments: ["TODO", "FIXME", "XXX", "import Foundation\n", "fatalError("])
  func `no source holds`(_ word: String) throws {
    for file in try SourceTree.swiftFiles(below: "Sources") {
      for (index, line) in file.lines.enumerated() {
        #expect(!"\(line)\n".contains(word), "\(file.path):\(index + 1)")
      }
    }
  }

  @Test func `only the program prints`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") where file.module != "repomap" {
      for (index, line) in file.lines.enumerated() {
        #expect(!line.contains(" print("), "\(file.path):\(index + 1)")
      }
    }
  }

  @Test func `generated files are current`() throws {
    let result = try runProcess(
      ["\(checkoutRoot)/scripts/generate-sources", "--check"], in: checkoutRoot)
    #expect(result.status == 0, "\(result.errorText)")
  }

  private static func allFiles() throws -> [SourceTree.File] {
    try SourceTree.swiftFiles(below: "Sources") + SourceTree.swiftFiles(below: "Tests")
  }

  /// Types, functions and initialisers that leave their module. Properties and cases speak for
  /// themselves when their name says all.
  private static func needsDocumentation(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    guard let first = words.first, first == "package" || first == "public" else { return false }
    let declares = ["struct", "class", "enum", "protocol", "func", "actor", "typealias"]
    guard let keyword = words.dropFirst().first(where: { declares.contains(String($0)) }) else {
      return false
    }
    // Requirements of the standard library's protocols have its documentation.
    let isOperator =
      keyword == "func" && (line.contains("func <") || line.contains("func =="))
      || line.contains("func + ") || line.contains("func - ")
    return !isOperator && !words.contains("override")
  }

  private static func hasDocumentation(above index: Int, in lines: [Substring]) -> Bool {
    var index = index - 1
    while index >= 0 {
      let line = lines[index].drop { $0 == " " }
      if line.hasPrefix("///") { return true }
      guard line.hasPrefix("@") else { return false }
      index -= 1
    }
    return false
  }
}
