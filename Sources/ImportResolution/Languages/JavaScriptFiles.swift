// The file that a path in JavaScript or TypeScript means.
//
// A path is tried as it is, with the extensions that may be left out, and as a directory: its entry
// by `package.json`, else its index. TypeScript writes `.js` where its own file is `.ts`.
//
// What packages export is mostly built, and not in the tree: `dist/esm/part.js` is looked for as
// `src/part.ts`.

/// Finds files by the paths that JavaScript and TypeScript write.
struct JavaScriptFiles: Sendable {
  private let tree: ImportTree
  /// Entries of packages by directory.
  private let entries: [Bytes: [Bytes]]

  init(_ tree: ImportTree, entries: [Bytes: [Bytes]]) {
    self.tree = tree
    self.entries = entries
  }

  /// The file or the entry of the directory that a path means.
  func file(_ path: Bytes?, from place: Int) -> Int? {
    guard let path, !path.isEmpty else { return path == nil ? nil : entry(of: path, from: place) }
    return exactFile(path, from: place) ?? entry(of: path, from: place)
  }

  private func exactFile(_ path: Bytes, from place: Int) -> Int? {
    let paths = tree.paths
    // Who writes TypeScript means its file, even where the built one stands beside it.
    let isTyped = Self.isTyped(paths.path(at: place))
    if isTyped, let found = typedFile(path) { return found }
    if let found = paths.file(path) { return found }
    let endings = isTyped ? Self.typedEndings : Self.endings
    return paths.file(path, endings: endings) ?? (isTyped ? nil : typedFile(path))
  }

  /// The TypeScript file that a path to a built file stands for.
  private func typedFile(_ path: Bytes) -> Int? {
    let name = path[...].fileName
    for (built, sources) in Self.builtEndings where name.suffix(built.count) == built[...] {
      let stem = Bytes(path.dropLast(built.count))
      return tree.paths.file(stem, endings: sources)
    }
    return nil
  }

  /// The entry of a directory.
  func entry(of directory: Bytes?, from place: Int) -> Int? {
    guard let directory, tree.paths.directory(directory[...]) != nil else { return nil }
    for entry in entries[directory] ?? [] {
      // An entry that is a directory has an index of its own.
      if let found = built(entry, below: directory, from: place) { return found }
    }
    return index(of: directory, from: place)
      ?? (entries[directory] == nil ? nil : index(of: directory, "src", from: place))
  }

  private func index(of directory: Bytes, _ folder: String = "", from place: Int) -> Int? {
    guard let base = joinedPath(directory[...], Bytes(folder.utf8)[...]),
      let index = joinedPath(base[...], Bytes("index")[...])
    else { return nil }
    let endings = Self.isTyped(tree.paths.path(at: place)) ? Self.typedEndings : Self.endings
    return tree.paths.file(index, endings: endings)
  }

  /// The file of a path below a package's directory, or the source that it is built from.
  func built(_ path: Bytes, below directory: Bytes, from place: Int) -> Int? {
    guard let inside = joinedPath([], path[...]) else { return nil }
    if let exact = joinedPath(directory[...], inside[...]), !inside.isEmpty {
      if let found = exactFile(exact, from: place) { return found }
      if let found = index(of: exact, from: place) { return found }
    }
    var parts = inside[...].parts(Sign.slash)[...]
    var folders = ["", "src"]
    while let first = parts.first, Self.buildFolders.contains(Bytes(first)) {
      parts = parts.dropFirst()
      folders = ["src", "source", "lib", ""]
    }
    guard !parts.isEmpty, folders.count > 2 || parts.first?.equals("src") == false else {
      return nil
    }
    for folder in folders {
      guard let base = joinedPath(directory[...], Bytes(folder.utf8)[...]),
        let source = joinedPath(base[...], joined(parts, Sign.slash)[...])
      else { continue }
      if let found = exactFile(source, from: place) ?? index(of: source, from: place) {
        return found
      }
      // `index.d.ts` of the build is `index.ts` of the source.
      let stem = Bytes(source[...].withoutExtension)
      if let found = tree.paths.file(stem, endings: Self.typedEndings) { return found }
    }
    return nil
  }

  private static func isTyped(_ path: ByteSlice) -> Bool {
    path.hasSuffix(".ts") || path.hasSuffix(".tsx") || path.hasSuffix(".mts")
      || path.hasSuffix(".cts") || path.hasSuffix(".vue") || path.hasSuffix(".svelte")
      || path.hasSuffix(".astro")
  }

  private static let typedEndings = [
    ".ts", ".tsx", ".d.ts", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".d.mts", ".d.cts",
    ".vue", ".svelte", ".astro", ".json",
  ].map { Array($0.utf8) }

  private static let endings = [
    ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".es6", ".vue", ".svelte",
    ".json", ".d.ts",
  ].map { Array($0.utf8) }

  private static let builtEndings = [
    (".js", [".ts", ".tsx", ".d.ts"]), (".jsx", [".tsx", ".d.ts"]),
    (".mjs", [".mts", ".d.mts"]), (".cjs", [".cts", ".d.cts"]),
  ].map { (Array($0.0.utf8), $0.1.map { Array($0.utf8) }) }

  private static let buildFolders: Set<Bytes> = Set(
    [
      "dist", "build", "lib", "out", "esm", "cjs", "es", "module", "types", "umd", "output",
      "commonjs", "es6", "typings",
    ].map { Array($0.utf8) })
}
