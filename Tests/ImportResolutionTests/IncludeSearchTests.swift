import ImportResolution
import SourceModel
import TestSupport
import Testing

/// Headers that are found by the end of their paths.
@Suite struct IncludeSearchTests {
  private static func resolver(_ paths: [String]) -> ImportResolver {
    let bytes = paths.map { Array($0.utf8) }
    return ImportResolver(
      ImportTree(
        count: paths.count, path: { bytes[$0][...] }, language: { _ in Language("c") },
        manifests: [], namespaces: []))
  }

  private static func include(_ source: String) -> ImportRequest {
    ImportRequest(kind: .include, source: Array(source.utf8))
  }

  @Test(arguments: UInt64(1)...20) func `an ending that one header has leads to it`(
    _ seed: UInt64
  ) {
    var random = SeededGenerator(seed: seed)
    let parts = ["a", "b", "c", "include", "src"]
    let headers = Set(
      (0..<40).map { _ in
        let folders = (0..<Int.random(in: 0..<5, using: &random)).map { _ in random.pick(parts) }
        return (folders + ["h\(Int.random(in: 0..<6, using: &random)).h"]).joined(separator: "/")
      })
    let paths = (headers + ["z/main.c"]).sorted()
    let resolver = Self.resolver(paths)
    guard let importer = paths.firstIndex(of: "z/main.c") else { return }
    for (place, path) in paths.enumerated() where path != "z/main.c" {
      let components = path.split(separator: "/")
      for start in components.indices {
        let ending = components[start...].joined(separator: "/")
        let isOnly = !paths.contains { $0 != path && ("/" + $0).hasSuffix("/" + ending) }
        guard isOnly else { continue }
        #expect(resolver.target(of: Self.include(ending), in: importer) == .files([place]))
      }
    }
  }

  @Test func `of a thousand headers with one name the one of the project is found`() {
    let projects = (0..<1000).map { "p\($0)" }
    let paths =
      (projects.flatMap { ["\($0)/include/x/conf.h", "\($0)/src/main.c"] }
      + ["a/main.c", "include/x/conf.h"]).sorted()
    let resolver = Self.resolver(paths)
    #expect(resolver.target(of: Self.include("x/conf.h"), in: 0) == .files([1]))
    for (place, path) in paths.enumerated() where path.hasSuffix("src/main.c") {
      // The header stands before the source.
      #expect(resolver.target(of: Self.include("x/conf.h"), in: place) == .files([place - 1]))
    }
  }

  @Test func `paths of nothing but slashes are found by their ends`() {
    let deep = String(repeating: "d/", count: 500)
    let paths = ["\(deep)h.h", "\(deep)m.c"]
    let resolver = Self.resolver(paths)
    #expect(resolver.target(of: Self.include("d/d/h.h"), in: 1) == .files([0]))
    #expect(resolver.target(of: Self.include("\(deep)h.h"), in: 1) == .unresolved)
    #expect(resolver.target(of: Self.include("h.h"), in: 1) == .files([0]))
  }
}
