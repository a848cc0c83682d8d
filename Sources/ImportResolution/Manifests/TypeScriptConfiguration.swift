// Where TypeScript's configurations send imports.
//
// Input: every `tsconfig*.json` and `jsconfig*.json`. Output: a mapping for each directory that has
// one: the base directory of names, and the patterns of `paths`.
//
// A configuration takes what it doesn't say from those that it extends, which are followed within
// the tree, without recursion. In a directory the configuration named `tsconfig.json` counts, and
// if it maps nothing (it may only refer to others), the first other one that maps something.

/// The names that a TypeScript configuration maps to paths.
struct TypeScriptMapping: Sendable {
  /// Names that nothing else knows are looked up here.
  var base: Bytes?
  var patterns: [PathPattern] = []
  /// What the targets of the patterns are relative to.
  var patternBase = Bytes()

  var isEmpty: Bool { base == nil && patterns.isEmpty }
}

/// The configurations of a tree.
struct TypeScriptConfigurations: Sendable {
  /// Longer chains are cycles.
  private static let maximumChain = 16

  /// By directory.
  private(set) var mappings: [Bytes: TypeScriptMapping] = [:]

  private struct Configuration {
    var directory: Bytes
    var base: Bytes?
    var patterns: [PathPattern]?
    var extended: [Bytes] = []
  }

  /// Reads the configurations of a tree.
  ///
  /// - Parameters:
  ///   - tree: Holds them as manifests.
  ///   - packages: The directory of a package by its name, for configurations that extend one of a
  ///     package of the tree.
  init(_ tree: ImportTree, packages: [Bytes: Bytes]) {
    var configurations: [Bytes: Configuration] = [:]
    var paths: [Bytes] = []
    for (directory, place, content) in tree.manifests(.typeScriptConfiguration) {
      let path = Bytes(tree.paths.path(at: place))
      configurations[path] = Self.configuration(directory, content)
      paths.append(path)
    }
    for path in paths {
      let mapping = Self.mapping(path, configurations, packages)
      let directory = Bytes(path[...].directory)
      let isMain = path[...].fileName.equals("tsconfig.json")
      if !mapping.isEmpty, isMain || mappings[directory] == nil { mappings[directory] = mapping }
    }
  }

  private static func configuration(_ directory: ByteSlice, _ content: Bytes) -> Configuration {
    let json = JSONDocument(content)
    let options = json.value("compilerOptions", in: json.root)
    var result = Configuration(directory: Bytes(directory))
    result.base = json.string(json.value("baseUrl", in: options))
      .flatMap { joinedPath(directory, $0[...]) }
    if let map = json.value("paths", in: options) {
      result.patterns = json.children(of: map).map {
        PathPattern(json.nodes[$0].key, targets: json.strings(in: $0))
      }
    }
    if let extended = json.value("extends", in: json.root) {
      result.extended = json.strings(in: extended)
    }
    return result
  }

  private static func mapping(
    _ path: Bytes, _ configurations: [Bytes: Configuration], _ packages: [Bytes: Bytes]
  ) -> TypeScriptMapping {
    var mapping = TypeScriptMapping()
    var hasPatterns = false
    // The last that is extended counts most, and all count less than who extends them.
    var open = [path]
    var steps = 0
    while let next = open.popLast(), steps < maximumChain {
      steps += 1
      guard let configuration = configurations[next] else { continue }
      if !hasPatterns, let patterns = configuration.patterns {
        hasPatterns = true
        mapping.patterns = patterns
        mapping.patternBase = configuration.base ?? configuration.directory
      }
      if mapping.base == nil { mapping.base = configuration.base }
      open += configuration.extended.compactMap {
        extended($0[...], by: configuration.directory[...], configurations, packages)
      }
    }
    return mapping
  }

  private static func extended(
    _ name: ByteSlice, by directory: ByteSlice, _ configurations: [Bytes: Configuration],
    _ packages: [Bytes: Bytes]
  ) -> Bytes? {
    var path = name.first == Sign.dot ? joinedPath(directory, name) : nil
    if path == nil {
      let depth = name.first == Sign.at ? 2 : 1
      let package = joined(name.parts(Sign.slash).prefix(depth), Sign.slash)
      path = packages[package].flatMap { joinedPath($0[...], name.dropFirst(package.count)) }
    }
    guard let path else { return nil }
    return [path, path + Bytes(".json"), path + Bytes("/tsconfig.json")].first {
      configurations[$0] != nil
    }
  }
}
