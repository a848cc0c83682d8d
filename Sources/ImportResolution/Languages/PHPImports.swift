// Imports of PHP.
//
// A class is where `composer.json` says: its PSR-4 and PSR-0 prefixes give directories for the
// beginnings of names, the longest first. Else it is in a file that declares its namespace: the one
// that is called like it, or, for functions and constants, any of them. An include is a path, whose
// variable or `__DIR__` in front is gone.

internal import SourceModel

/// The rules of PHP.
struct PHPImports: ImportRules {
  private let tree: ImportTree
  /// Directories by prefix without the last backslash. PSR-0 keeps the prefix in the path.
  private var directories: [Bytes: [(path: Bytes, keepsPrefix: Bool)]] = [:]

  private static let endings = [".php", ".inc", ""].map { Array($0.utf8) }

  init(_ tree: ImportTree) {
    self.tree = tree
    for (directory, _, content) in tree.manifests(.composer) {
      let json = JSONDocument(content)
      for section in ["autoload", "autoload-dev"] as [StaticString] {
        let autoload = json.value(section, in: json.root)
        add(json, json.value("psr-4", in: autoload), directory, keepsPrefix: false)
        add(json, json.value("psr-0", in: autoload), directory, keepsPrefix: true)
      }
    }
  }

  private mutating func add(
    _ json: JSONDocument, _ map: Int?, _ directory: ByteSlice, keepsPrefix: Bool
  ) {
    guard let map else { return }
    for entry in json.children(of: map) {
      var prefix = json.nodes[entry].key
      while let last = prefix.last, last == Sign.backslash { prefix.removeLast() }
      for path in json.strings(in: entry) {
        guard let path = joinedPath(directory, path[...]) else { continue }
        directories[prefix, default: []].append((path, keepsPrefix))
      }
    }
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    if request.kind == .include {
      guard let path = plainPath(request.source) else { return .unresolved }
      let near = joinedPath(tree.paths.directoryPath(of: place), path.drop { $0 == Sign.slash })
      if let found = near.flatMap({ tree.paths.file($0) }) { return .files([found]) }
      return ImportTarget(
        place: tree.paths.includedFile(path, endings: Self.endings, from: place)) ?? .unresolved
    }
    let name = request.source[...].drop { $0 == Sign.backslash }
    return autoloaded(name) ?? declared(name, place) ?? .external
  }

  private func autoloaded(_ name: ByteSlice) -> ImportTarget? {
    var prefix = name
    // A prefix promises what is below its directories, not every namespace that begins with it.
    var isKnown = false
    while true {
      let separator = prefix.lastIndex(of: Sign.backslash)
      prefix = separator.map { prefix[..<$0] } ?? []
      for (directory, keepsPrefix) in directories[Bytes(prefix)] ?? [] {
        let rest = keepsPrefix || prefix.isEmpty ? name : name.dropFirst(prefix.count + 1)
        let path = rest.replacing(Sign.backslash, Sign.slash)
        guard let path = joinedPath(directory[...], path[...]) else { continue }
        isKnown = isKnown || !prefix.isEmpty && tree.paths.directory(path[...].directory) != nil
        if let found = tree.paths.file(path, endings: Self.endings) { return .files([found]) }
      }
      if prefix.isEmpty { break }
    }
    // A function, or a class in a file of another name.
    guard isKnown else { return nil }
    return around(name) ?? .unresolved
  }

  /// The files that declare the namespace of a name, the one called like it alone.
  private func around(_ name: ByteSlice) -> ImportTarget? {
    guard let separator = name.lastIndex(of: Sign.backslash) else { return nil }
    let files = tree.namespaces.files(declaring: name[..<separator], .php)
    let own = name[(separator + 1)...]
    let named = files.filter { tree.paths.path(at: $0).stem == own }
    if let target = ImportTarget(places: named) { return target }
    // A class has a file of its own by custom, as its name begins with a capital; functions are in
    // files with small letters.
    let isType = own.first?.isUppercase ?? false
    guard !isType || own.allSatisfy({ !$0.isLowercase }) else { return nil }
    let others = files.filter { tree.paths.path(at: $0).stem.first?.isLowercase ?? false }
    return ImportTarget(places: others) ?? ImportTarget(places: files)
  }

  private func declared(_ name: ByteSlice, _ place: Int) -> ImportTarget? {
    if let target = around(name) { return target }
    if let target = ImportTarget(places: tree.namespaces.files(declaring: name, .php)) {
      return target
    }
    let path = name.replacing(Sign.backslash, Sign.slash)
    guard path.contains(Sign.slash), !tree.namespaces.hasHead(of: name, .php) else { return nil }
    return ImportTarget(
      place: tree.paths.nearestFile(
        path, endings: [Self.endings[0]], from: place, root: .any))
  }
}
