// Imports of Go.
//
// Every `go.mod` of the tree names a module and with it the import paths of the directories below;
// its `replace` directives give further names to directories. An import path is looked up by its
// longest prefix that is a module. Else it may be vendored above the importer, or, in a tree
// without modules, begin with the tree's own name. A path whose first part has no dot is the
// standard library. A package is all files of its directory but its tests.

/// The rules of Go.
struct GoImports: ImportRules {
  private let tree: ImportTree
  /// Modules by path: the `go.mod` that says so, and the directory.
  private var modules: [Bytes: [(manifest: Int, directory: Bytes)]] = [:]
  private let hasVendor: Bool

  init(_ tree: ImportTree) {
    self.tree = tree
    hasVendor = !tree.paths.directorySuffixes.candidates(Bytes("vendor")[...]).isEmpty
    for (directory, place, content) in tree.manifests(.goModule) {
      let module = GoModule(content)
      if let name = module.name { modules[name, default: []].append((place, Bytes(directory))) }
      for (name, path) in module.replacements {
        guard let target = joinedPath(directory, path[...]),
          tree.paths.directory(target[...]) != nil
        else { continue }
        modules[name, default: []].append((place, target))
      }
    }
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let path = request.source[...]
    if path.hasPrefix("./") || path.hasPrefix("../") {
      let directory = joinedPath(tree.paths.directoryPath(of: place), path)
      return package(directory) ?? .unresolved
    }
    var prefix = path
    while !prefix.isEmpty {
      if let directory = module(prefix, place) {
        return package(joinedPath(directory[...], path.dropFirst(prefix.count))) ?? .unresolved
      }
      prefix = prefix.directory
    }
    let head = path.prefix { $0 != Sign.slash }
    guard head.contains(Sign.dot) else { return .external }
    return vendored(path, place) ?? ownPath(path) ?? .external
  }

  private func module(_ path: ByteSlice, _ place: Int) -> Bytes? {
    guard let known = modules[Bytes(path)] else { return nil }
    if known.count == 1 { return known[0].directory }
    // Few trees have two modules of one name; those are copies for tests.
    let nearest = tree.paths.nearest(of: known.lazy.map { $0.manifest }, from: place)
    return known.first { $0.manifest == nearest }?.directory
  }

  private func package(_ directory: Bytes?) -> ImportTarget? {
    guard let directory, let number = tree.paths.directory(directory[...]) else { return nil }
    let files = tree.files(in: number, .go).filter {
      !tree.paths.path(at: $0).hasSuffix("_test.go")
    }
    return ImportTarget(places: files)
  }

  private func vendored(_ path: ByteSlice, _ place: Int) -> ImportTarget? {
    guard hasVendor else { return nil }
    for directory in tree.paths.directoriesAbove(place) {
      if let found = package(joinedPath(directory, Bytes("vendor/") + path)) { return found }
    }
    return nil
  }

  /// `host/owner/name/package` in a tree that is `name` and has no modules.
  private func ownPath(_ path: ByteSlice) -> ImportTarget? {
    guard modules.isEmpty else { return nil }
    let parts = path.parts(Sign.slash)
    return parts.count < 3 ? nil : package(joined(parts.dropFirst(3), Sign.slash))
  }
}

/// What a `go.mod` says about paths.
struct GoModule {
  private(set) var name: Bytes?
  /// Names of modules, and the directories that take their places, relative to the file.
  private(set) var replacements: [(name: Bytes, path: Bytes)] = []

  init(_ text: Bytes) {
    var isReplacing = false
    for line in text.split(separator: Sign.newline) {
      let code = Self.withoutComment(line)
      var words = code.split { $0.isBlank }.map { $0.unquoted }
      guard let first = words.first else { continue }
      if first.equals("module"), words.count > 1, name == nil { name = Bytes(words[1]) }
      if first.equals(")") { isReplacing = false }
      if first.equals("replace") {
        words.removeFirst()
        isReplacing = words.first?.equals("(") ?? false
        if !isReplacing { add(words) }
      } else if isReplacing {
        add(words)
      }
    }
  }

  private mutating func add(_ words: [ByteSlice]) {
    guard let name = words.first, let arrow = words.firstIndex(where: { $0.equals("=>") }),
      arrow + 1 < words.count, words[arrow + 1].first == Sign.dot
    else { return }
    replacements.append((Bytes(name), Bytes(words[arrow + 1])))
  }

  private static func withoutComment(_ line: ByteSlice) -> ByteSlice {
    var rest = line
    while let slash = rest.firstIndex(of: Sign.slash) {
      if rest[slash...].hasPrefix("//") { return line[..<slash] }
      rest = rest[(slash + 1)...]
    }
    return line
  }
}
