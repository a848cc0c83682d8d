import TestSupport
import Testing

/// Which module may import which: the table of docs/architecture.md, held against every file.
///
/// SwiftPM lets a module import targets that only its dependencies declare, so the compiler
/// doesn't hold the layers.
@Suite struct LayeringTests {
  /// Modules of the toolchain that any module may use. `Swift` is named for what it offers on request.
  private static let toolchain: Set<String> = ["Glibc", "Dispatch", "Synchronization", "Swift"]

  @Test func `every import is in the module table`() throws {
    let table = try LayeringTests.moduleTable()
    for file in try SourceTree.swiftFiles(below: "Sources") {
      let allowed = try #require(table[file.module], "\(file.module) is not in the module table")
      for line in file.lines {
        guard let name = LayeringTests.importedModule(line) else { continue }
        #expect(
          allowed.contains(name) || LayeringTests.toolchain.contains(name),
          "\(file.path) imports \(name)")
      }
    }
  }

  @Test func `the module table names the modules that exist`() throws {
    let folders = try listDirectory("\(checkoutRoot)/Sources")
    #expect(Set(try LayeringTests.moduleTable().keys) == Set(folders))
  }

  @Test func `modules import only modules above them in the table`() throws {
    let order = try LayeringTests.tableRows().map { $0.module }
    for row in try LayeringTests.tableRows() {
      for name in row.imports {
        let own = try #require(order.firstIndex(of: row.module))
        let other = try #require(order.firstIndex(of: name), "\(row.module) may import \(name)")
        #expect(other < own, "\(row.module) stands above \(name), which it imports")
      }
    }
  }

  private static func moduleTable() throws -> [String: Set<String>] {
    Dictionary(uniqueKeysWithValues: try tableRows().map { ($0.module, Set($0.imports)) })
  }

  /// Rows of the section on modules, of the form ``| `Module` | duty | `Import` `Import` |``.
  private static func tableRows() throws -> [(module: String, imports: [String])] {
    let lines = try SourceTree.file("docs/architecture.md").lines
    let section = lines.drop { $0 != "## Modules" }.dropFirst().prefix { !$0.hasPrefix("## ") }
    return section.compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      guard cells.count == 5, cells[1].hasPrefix(" `") else { return nil }
      let names = codeWords(cells[1])
      return names.count == 1 ? (names[0], codeWords(cells[3])) : nil
    }
  }

  private static func codeWords(_ cell: Substring) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// The module that an import line names.
  private static func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
    guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count,
      place == 0 || ["package", "public", "internal"].contains(words[0])
    else { return nil }
    return words[place + 1].split(separator: ".").first.map { String($0) }
  }
}
