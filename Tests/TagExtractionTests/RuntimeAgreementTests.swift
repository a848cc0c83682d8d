import CTreeSitter
import Dispatch
import SourceModel
import Synchronization
import TestSupport
import Testing

@testable import SyntaxParsing
@testable import TagExtraction

/// Our build of tree-sitter's library against the library's own ways: arena against malloc, spread
/// tables against searched ones, one walk against the cursor. With another build both are the same.
@Suite struct RuntimeAgreementTests {
  @Test(arguments: try FixtureTests.fixturePaths())
  func `trees and walks are the library's`(_ path: String) throws {
    let sound = try readBytes("\(checkoutRoot)/Fixtures/tags/\(path)")
    let (grammar, query) = try tools(language(of: path))
    guard case .own(let tree) = query.query else { return }
    let parser = FileParser()
    for seed in UInt64(0)..<5 {
      var generator = SeededGenerator(seed: seed)
      let source =
        seed == 0 ? sound : seed % 2 == 0 ? cut(sound, &generator) : mutated(sound, &generator)
      source.withUnsafeBytes { bytes in
        var nodes: [[String]] = [[], [], []]
        var limit = WorkLimit(steps: 1_000_000, stop: StopFlag())
        let isParsed = parser.withTree(of: bytes, grammar: grammar, limit: &limit) {
          nodes[0] = lines(of: $0.root, tree.symbols, isCursor: false)
          nodes[1] = lines(of: $0.root, tree.symbols, isCursor: true)
        }
        if let tree2 = SyntaxParser().parse(bytes, grammar: grammar, limit: &limit) {
          nodes[2] = lines(of: tree2.root, tree.symbols, isCursor: true)
        }
        #expect(isParsed)
        #expect(nodes[0] == nodes[1], "\(path), seed \(seed)")
        #expect(nodes[1] == nodes[2], "\(path), seed \(seed)")
      }
    }
  }

  @Test func `threads don't disturb each other`() throws {
    let paths = try FixtureTests.fixturePaths()
    let jobs = try paths.map { path in
      (source: try readBytes("\(checkoutRoot)/Fixtures/tags/\(path)"), language: language(of: path))
    }
    let expected = try jobs.map { try extract($0.source, $0.language) }
    let differences = Mutex<[Int]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      let extractor = TagExtractor(stop: StopFlag()) { try? tools($0) }
      for place in jobs.indices {
        // Each thread begins elsewhere, so that different languages are parsed at once.
        let index = (place + thread * 11) % jobs.count
        guard let (grammar, query) = try? tools(jobs[index].language) else { continue }
        let ir = jobs[index].source.withUnsafeBytes {
          extractor.extract($0, grammar: grammar, query: query, noise: .none)
        }
        if ir != expected[index] { differences.withLock { $0.append(index) } }
      }
    }
    #expect(differences.withLock { $0 } == [])
  }

  /// The language of a fixture's path.
  private func language(of path: String) -> Language {
    Language(String(path.split(separator: "/").first ?? ""))
  }

  /// All that queries ask about, a line for each node.
  private func lines(of root: SyntaxNode, _ symbols: SymbolTable, isCursor: Bool) -> [String] {
    var table = NodeTable()
    if isCursor {
      table.fillWithCursor(below: root, for: symbols)
    } else {
      table.fill(below: root, for: symbols)
    }
    guard let entries = table.entries else { return [] }
    return (0..<table.count).map { index in
      let entry = entries[index]
      // Fields of children may be more than there are: the cursor doesn't tell which.
      let symbols = UInt32(truncatingIfNeeded: entry.children)
      return "\(entry.symbol) \(entry.startByte) \(entry.endByte) \(entry.startLine) "
        + "\(entry.lastLine) \(entry.end) \(entry.parent) \(symbols) \(entry.field) "
        + "\(entry.supertypes) \(entry.flags)"
    }
  }
}
