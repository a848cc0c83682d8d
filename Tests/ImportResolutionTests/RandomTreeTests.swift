import ImportResolution
import SourceModel
import TestSupport
import Testing

/// Trees, manifests and requests of garbage.
@Suite struct RandomTreeTests {
  private struct RandomTree {
    var paths: [[UInt8]]
    var languages: [Language?]
    var manifests: [(place: Int, content: [UInt8])]
    var namespaces: [(place: Int, name: [UInt8])]

    init(random: inout SeededGenerator) {
      let count = Int.random(in: 0..<60, using: &random)
      var paths = (0..<count).map { _ in RandomTreeTests.path(&random) }
      paths.sort { $0.lexicographicallyPrecedes($1) }
      self.paths = paths
      let languages = LanguageTable.languages
      self.languages = paths.map { _ in
        random.chance(percent: 90) ? random.pick(languages) : nil
      }
      manifests = []
      for place in paths.indices where ImportTree.isManifest(paths[place][...]) {
        manifests.append((place, RandomTreeTests.manifest(&random)))
      }
      manifests.append((count + 3, []))
      namespaces = (0..<20).map { _ in
        (Int.random(in: -1...count, using: &random), RandomTreeTests.source(&random))
      }
    }

    var resolver: ImportResolver {
      ImportResolver(
        ImportTree(
          count: paths.count, path: { paths[$0][...] }, language: { languages[$0] },
          manifests: manifests, namespaces: namespaces))
    }
  }

  @Test(arguments: UInt64(1)...60) func `garbage gives places in range, ascending`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let tree = RandomTree(random: &random)
    let resolver = tree.resolver
    let again = tree.resolver
    for _ in 0..<200 {
      let request = ImportRequest(
        kind: random.pick(ImportKind.allCases), source: Self.source(&random),
        name: random.chance(percent: 50) ? Self.source(&random) : nil,
        isWildcard: random.chance(percent: 20))
      let place = Int.random(in: -1...tree.paths.count, using: &random)
      let target = resolver.target(of: request, in: place)
      #expect(target == again.target(of: request, in: place))
      guard case .files(let places) = target else { continue }
      #expect(!places.isEmpty && places.count <= ImportTarget.maximumFiles)
      #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
      #expect(places.allSatisfy { tree.paths.indices.contains($0) })
    }
    for place in -1...tree.paths.count {
      #expect(resolver.group(of: place) == again.group(of: place))
    }
    #expect(resolver.group(of: -1) == 0 && resolver.group(of: tree.paths.count) == 0)
  }

  private static let parts = [
    "a", "b", "src", "lib", "include", "main", "mod", "index", "__init__", "..", ".", "", "x.h",
    "super", "crate", "self", "@scope", "#in", "*", "~", "$x", "${y}", "test", "Sources", "é",
    "std",
  ]
  private static let endings = [
    ".py", ".ts", ".js", ".go", ".rs", ".java", ".kt", ".h", ".rb", ".php", ".swift", ".ml",
    ".scss",
    ".cs", "", ".ex", ".lua", "/package.json", "/tsconfig.json", "/go.mod", "/Cargo.toml",
    "/composer.json", "/Package.swift", "/pubspec.yaml", "/dune",
  ]
  private static let signs = ["/", ".", "::", "\\", ":", "//", "-", " ", "!", "?", "{", "(", "\n"]

  private static func path(_ random: inout SeededGenerator) -> [UInt8] {
    if random.chance(percent: 5) {
      return random.bytes(count: Int.random(in: 0..<12, using: &random))
    }
    let parts = (0..<Int.random(in: 1..<5, using: &random)).map { _ in random.pick(Self.parts) }
    return Array((parts.joined(separator: "/") + random.pick(Self.endings)).utf8)
  }

  private static func source(_ random: inout SeededGenerator) -> [UInt8] {
    if random.chance(percent: 5) {
      return random.bytes(count: Int.random(in: 0..<12, using: &random))
    }
    let parts = (0..<Int.random(in: 0..<6, using: &random)).map { _ in random.pick(Self.parts) }
    let ending = random.chance(percent: 40) ? random.pick(Self.endings) : ""
    return Array((parts.joined(separator: random.pick(Self.signs)) + ending).utf8)
  }

  private static let words = [
    "{", "}", "[", "]", "(", ")", "\"", "'", ":", ",", "=", "\n", " ", "//", "/*", "*/", "#", "\\",
    "name", "\"name\"", "\"exports\"", "\"imports\"", "\"compilerOptions\"", "\"paths\"",
    "\"extends\"",
    "\"./tsconfig.json\"", "\"baseUrl\"", "\"psr-4\"", "\"autoload\"", "\"A\\\\\"", "\"src/*\"",
    "\"*\"",
    "module", "replace", "=>", "./a", "[package]", "[lib]", "path", ".target(", ".testTarget(",
    "name:",
    "path:", "null", "\"..\"", "\".\"", "é",
  ]

  private static func manifest(_ random: inout SeededGenerator) -> [UInt8] {
    if random.chance(percent: 10) { return random.bytes(count: 200) }
    return (0..<Int.random(in: 0..<80, using: &random)).flatMap { _ in
      Array(random.pick(Self.words).utf8)
    }
  }
}
