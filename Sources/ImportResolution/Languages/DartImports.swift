// Imports, exports and parts of Dart.
//
// `package:name/path` is below `lib` of the directory whose `pubspec.yaml` has that name; other
// paths are relative to the file. `part of` names a file or a library.

/// The rules of Dart.
struct DartImports: ImportRules {
  private let tree: ImportTree
  private var packages: [Bytes: [(manifest: Int, directory: Bytes)]] = [:]

  init(_ tree: ImportTree) {
    self.tree = tree
    for (directory, place, content) in tree.manifests(.pubspec) {
      let line = content.split(separator: Sign.newline).first { $0.hasPrefix("name:") }
      guard let name = line?.dropFirst("name:".utf8.count) else { continue }
      let code = name.prefix { $0 != Sign.hash }
      packages[Bytes(code.trimmed.unquoted), default: []].append((place, Bytes(directory)))
    }
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let source = request.source[...].unquoted
    if source.hasPrefix("package:") {
      return package(source.dropFirst("package:".utf8.count), place)
    }
    if hasScheme(source) { return .external }
    if let path = joinedPath(tree.paths.directoryPath(of: place), source),
      let found = tree.paths.file(path)
    {
      return .files([found])
    }
    let libraries = tree.namespaces.files(declaring: source, .dart)
    return ImportTarget(place: tree.paths.nearest(of: libraries, from: place)) ?? .unresolved
  }

  private func package(_ path: ByteSlice, _ place: Int) -> ImportTarget {
    guard let slash = path.firstIndex(of: Sign.slash),
      let known = packages[Bytes(path[..<slash])]
    else { return .external }
    let nearest = tree.paths.nearest(of: known.lazy.map { $0.manifest }, from: place)
    let directory = known.first { $0.manifest == nearest }?.directory ?? []
    let file = joinedPath(directory[...], Bytes("lib") + path[slash...])
    return ImportTarget(place: file.flatMap { tree.paths.file($0) }) ?? .unresolved
  }
}
