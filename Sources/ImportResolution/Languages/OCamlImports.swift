// Modules of OCaml.
//
// A library of Dune wraps the modules of its directory: `Shop.Units` is `units.ml` there. Other
// modules are files beside the importer or below a plausible root. An implementation and its
// interface are both meant.

/// The rules of OCaml.
struct OCamlImports: ImportRules {
  private let tree: ImportTree
  /// Directories by the names of their libraries.
  private var libraries: [Bytes: [Int]] = [:]

  init(_ tree: ImportTree) {
    self.tree = tree
    for (_, place, content) in tree.manifests(.dune) {
      for name in Self.names(content) {
        libraries[name, default: []].append(place)
      }
    }
  }

  /// The words behind `(name`: of libraries and of programs, whose names no other file opens.
  private static func names(_ text: Bytes) -> [Bytes] {
    text.split { $0 == Sign.openParenthesis || $0 == Sign.closeParenthesis }.compactMap { form in
      let words = form.split { $0.isBlank }
      guard words.count == 2, words[0].equals("name") else { return nil }
      return Bytes(words[1])
    }
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let parts = request.source.split(separator: Sign.dot).map { Self.fileName($0) }
    guard let first = parts.first else { return .unresolved }
    let folder = tree.paths.directoryPath(of: place)
    if let known = libraries[first], let dune = tree.paths.nearest(of: known, from: place) {
      return library(parts, tree.paths.directory(of: dune))
    }
    if let found = modules(folder, first) { return found }
    for ending in [".ml", ".mli"] as [StaticString] {
      let path = first + Bytes(ending)
      if let found = tree.paths.nearestFile(path[...], from: place, root: .plausible) {
        return modules(tree.paths.directoryPath(of: found), first) ?? .files([found])
      }
    }
    return .external
  }

  private func library(_ parts: [Bytes], _ directory: Int) -> ImportTarget {
    let folder = tree.paths.directoryPath(directory)
    if parts.count > 1, let found = modules(folder, parts[1]) { return found }
    if let found = modules(folder, parts[0]) { return found }
    return ImportTarget(places: tree.files(in: directory, .ocaml)) ?? .unresolved
  }

  /// The implementation and the interface of a module.
  private func modules(_ folder: ByteSlice, _ name: Bytes) -> ImportTarget? {
    guard let path = joinedPath(folder, name[...]) else { return nil }
    let files = [".ml", ".mli", ".mll", ".mly"].compactMap {
      tree.paths.file(path + Bytes($0.utf8))
    }
    return ImportTarget(places: files)
  }

  /// The first letter of a module is large, that of its file mostly small.
  private static func fileName(_ module: ByteSlice) -> Bytes {
    module.first.map { [$0.lowercased] + module.dropFirst() } ?? []
  }
}
