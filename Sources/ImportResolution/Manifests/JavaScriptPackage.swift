/// What a `package.json` says about imports.
struct JavaScriptPackage: Sendable {
  /// Its directory.
  let directory: Bytes
  let name: Bytes?
  /// Files that may be the package's entry, the likeliest first.
  let entries: [Bytes]
  /// Subpaths that others import, `.` and `./part`, with what each may lead to.
  let exports: [PathPattern]
  /// Names with `#` that its own files import.
  let imports: [PathPattern]

  init(directory: ByteSlice, _ content: Bytes) {
    let json = JSONDocument(content)
    self.directory = Bytes(directory)
    name = json.string(json.value("name", in: json.root))
    entries = (["source", "svelte", "module", "main", "types", "typings"] as [StaticString])
      .compactMap { json.string(json.value($0, in: json.root)) }
    exports = Self.patterns(json, json.value("exports", in: json.root), isSubpath: true)
    imports = Self.patterns(json, json.value("imports", in: json.root), isSubpath: false)
  }

  /// Each import of a package is compared with all.
  private static let maximumPatterns = 512

  /// Conditions are not told apart: of what they lead to, the first that is in the tree is taken.
  private static func patterns(
    _ json: JSONDocument, _ node: Int?, isSubpath: Bool
  ) -> [PathPattern] {
    guard let node else { return [] }
    let dot = Bytes(".")
    guard json.nodes[node].kind == .object else {
      return [PathPattern(dot, targets: json.strings(in: node))]
    }
    let members = Array(json.children(of: node).prefix(maximumPatterns))
    let hasSubpaths = members.contains { json.nodes[$0].key.first == Sign.dot }
    if isSubpath && !hasSubpaths { return [PathPattern(dot, targets: json.strings(in: node))] }
    return members.map { PathPattern(json.nodes[$0].key, targets: json.strings(in: $0)) }
  }
}

/// A pattern with at most one star, and the paths that take its place, each with at most one star.
struct PathPattern: Sendable {
  let prefix: Bytes
  let suffix: Bytes
  let hasStar: Bool
  let targets: [Bytes]

  init(_ pattern: Bytes, targets: [Bytes]) {
    let star = pattern.firstIndex(of: Sign.star)
    prefix = star.map { Bytes(pattern[..<$0]) } ?? pattern
    suffix = star.map { Bytes(pattern[($0 + 1)...]) } ?? []
    hasStar = star != nil
    self.targets = targets
  }

  /// The targets for a name, if it has the pattern.
  func targets(for name: ByteSlice) -> [Bytes]? {
    guard hasStar else { return name == prefix[...] ? targets : nil }
    guard name.count >= prefix.count + suffix.count, name.starts(with: prefix),
      name.suffix(suffix.count) == suffix[...]
    else { return nil }
    let middle = name.dropFirst(prefix.count).dropLast(suffix.count)
    return targets.map { target in
      guard let star = target.firstIndex(of: Sign.star) else { return target }
      return Bytes(target[..<star]) + middle + target[(star + 1)...]
    }
  }
}

extension [PathPattern] {
  /// The targets of the most special pattern that a name has.
  func targets(for name: ByteSlice) -> (pattern: PathPattern, targets: [Bytes])? {
    var best: (pattern: PathPattern, targets: [Bytes])?
    for pattern in self {
      guard let targets = pattern.targets(for: name) else { continue }
      if !pattern.hasStar { return (pattern, targets) }
      if best.map({ $0.pattern.prefix.count < pattern.prefix.count }) ?? true {
        best = (pattern, targets)
      }
    }
    return best
  }
}
