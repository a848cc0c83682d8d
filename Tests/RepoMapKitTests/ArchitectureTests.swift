import TestSupport
import Testing

@testable import RepoMapKit

/// The engine's page in docs/architecture.md, compared with the code.
@Suite struct ArchitectureTests {
  private static let page = text(of: "\(checkoutRoot)/docs/architecture.md")
  /// All sources, by path.
  private static let sources = sources(below: "\(checkoutRoot)/Sources")

  private static func text(of path: String) -> String {
    String(decoding: (try? readBytes(path)) ?? [], as: UTF8.self)
  }

  private static func sources(below root: String) -> [String: String] {
    var sources: [String: String] = [:]
    var folders = [root]
    while let folder = folders.popLast() {
      for name in (try? listDirectory(folder)) ?? [] {
        let path = "\(folder)/\(name)"
        if name.hasSuffix(".swift") {
          sources[path] = text(of: path)
        } else if !name.contains(".") {
          folders.append(path)
        }
      }
    }
    return sources
  }

  private static func diagrams(_ kind: String) -> [[String]] {
    page.components(between: "```mermaid\n\(kind)", and: "```").map { block in
      block.split(separator: "\n").map { $0.trimmed }.filter { !$0.isEmpty }
    }
  }

  @Test func `the diagram of the stages is their table`() throws {
    let flow = try #require(Self.diagrams("flowchart LR").first)
    var edges: Set<String> = []
    var names: Set<String> = []
    for line in flow {
      let ends = line.components(separatedBy: " --> ")
      names.formUnion(ends)
      if ends.count == 2 { edges.insert(line) }
    }
    #expect(names == Set(StageID.allCases.map(\.rawValue)))
    let declared = StageID.allCases.flatMap { id in
      id.dependencies.map { "\($0.rawValue) --> \(id.rawValue)" }
    }
    #expect(edges == Set(declared))
  }

  @Test func `the table of the stages says what they do with a change`() {
    for id in StageID.allCases {
      let row = Self.page.split(separator: "\n").first { $0.hasPrefix("| `\(id.rawValue)` |") }
      let behavior =
        switch id.deltaBehavior {
        case .looksAtChanges: "looks at changes"
        case .patches: "patches"
        case .runsAgain: "runs again"
        }
      #expect(row?.hasSuffix("| \(behavior) |") == true, "\(id)")
      #expect(row?.contains("optional") == id.isOptional, "\(id)")
    }
  }

  @Test func `who owns state is a type`() {
    let owners = Self.page.components(between: "| Owner | State |", and: "\n\n").first ?? ""
    let names = owners.split(separator: "\n").compactMap { row in
      row.hasPrefix("| `") ? String(row.dropFirst(3).prefix { $0 != "`" }) : nil
    }
    #expect(names.count >= 8)
    for name in names { #expect(!Self.files(declaring: name).isEmpty, "\(name)") }
  }

  @Test func `every message of a diagram is a function of who receives it, called by who sends it`()
  {
    var count = 0
    for line in Self.diagrams("sequenceDiagram").flatMap({ $0 }) {
      let (ends, message) = line.halves(at: ": ")
      let (sender, receiver) = ends.halves(at: "->>")
      #expect(!message.isEmpty, "\(line)")
      let declaring = Self.files(declaring: receiver)
      #expect(
        declaring.contains { path in
          ["(", "<"].contains { Self.sources[path]?.contains("func \(message)\($0)") == true }
        },
        "\(line): no such function")
      // A stage is run, and a tree indexed, through a protocol or a closure: the name of the function is in the code.
      #expect(
        Self.files(declaring: sender).contains { Self.sources[$0]?.contains(message) == true },
        "\(line): not called")
      count += 1
    }
    #expect(count >= 25)
  }

  /// The files that declare or extend a type.
  private static func files(declaring name: String) -> [String] { declarations[name] ?? [] }

  private static let declarations: [String: [String]] = {
    let heads: Set<Substring> = ["class", "struct", "enum", "protocol", "extension"]
    var declarations: [String: [String]] = [:]
    for (path, text) in sources {
      for line in text.split(separator: "\n") where !line.contains("//") {
        let words = line.split(separator: " ")
        guard let head = words.firstIndex(where: { heads.contains($0) }), head + 1 < words.count
        else { continue }
        let name = words[head + 1].prefix { $0.isLetter || $0.isNumber || $0 == "." }
        declarations[String(name), default: []].append(path)
      }
    }
    return declarations
  }()
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// What stands between two marks, each time.
  fileprivate func components(between start: String, and end: String) -> [String] {
    components(separatedBy: start).dropFirst().map { rest in
      rest.components(separatedBy: end).first ?? ""
    }
  }

  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }

  fileprivate func halves(at separator: String) -> (String, String) {
    let parts = components(separatedBy: separator)
    return (parts[0], parts.count > 1 ? parts[1] : "")
  }
}
