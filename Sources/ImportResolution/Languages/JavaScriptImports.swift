// Imports of JavaScript and TypeScript, and of the components and pages that hold them: Vue,
// Svelte, Astro, HTML.
//
// A path that begins with a dot is relative to the file (`JavaScriptFiles.swift` finds what it
// leaves out). Another name is looked up
//   1. in the `imports` of the package around the importer, if it begins with `#`;
//   2. by the patterns and the base of the nearest TypeScript configuration, then by the patterns of
//      those around it;
//   3. as a package of the tree: by its `exports`, its entries, or below its directory;
//   4. by custom: `@/x` and `~/x` are below `src` of the package, `$lib/x` below `src/lib`.
// Everything else is a package from elsewhere. Pages name scripts and styles by paths that may lack
// the dot, and may begin at the root of the site.

internal import SourceModel

/// The rules of JavaScript's family.
struct JavaScriptImports: ImportRules {
  private let tree: ImportTree
  private let files: JavaScriptFiles
  private let styles: StylesheetImports
  private let configurations: TypeScriptConfigurations
  private let packages: [JavaScriptPackage]
  private var packagesByName: [Bytes: [(place: Int, package: Int)]] = [:]
  private var packagesByDirectory: [Bytes: Int] = [:]

  init(_ tree: ImportTree) {
    self.tree = tree
    styles = StylesheetImports(tree)
    var packages: [JavaScriptPackage] = []
    var directories: [Bytes: Bytes] = [:]
    for (directory, place, content) in tree.manifests(.javaScriptPackage) {
      let package = JavaScriptPackage(directory: directory, content)
      packagesByDirectory[package.directory] = packages.count
      if let name = package.name {
        packagesByName[name, default: []].append((place, packages.count))
        if directories[name] == nil { directories[name] = package.directory }
      }
      packages.append(package)
    }
    self.packages = packages
    files = JavaScriptFiles(
      tree, entries: packages.reduce(into: [:]) { $0[$1.directory] = $1.entries })
    configurations = TypeScriptConfigurations(tree, packages: directories)
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let source = Self.withoutQuery(request.source[...])
    guard let first = source.first else { return .unresolved }
    if first == Sign.dot { return relativeTarget(source, in: place) }
    if hasScheme(source) || source.hasPrefix("//") { return .external }
    if first == Sign.slash { return siteTarget(source, in: place) }
    if request.kind == .include {
      let path = tree.paths.directoryPath(of: place)
      if let found = files.file(joinedPath(path, source), from: place) { return .files([found]) }
      return siteTarget(source, in: place)
    }
    let name = Self.withoutLoaders(source)
    return mapped(name, in: place) ?? packaged(name, in: place) ?? customary(name, in: place)
      ?? style(name, in: place) ?? .external
  }

  private func relativeTarget(_ source: ByteSlice, in place: Int) -> ImportTarget {
    let path = joinedPath(tree.paths.directoryPath(of: place), source)
    let isDirectory =
      source.last == Sign.slash || source.hasSuffix("/..") || source.allSatisfy { $0 == Sign.dot }
      || source.hasSuffix("/.")
    let found =
      isDirectory
      ? files.entry(of: path, from: place) : files.file(path, from: place)
    return ImportTarget(place: found) ?? style(source, in: place) ?? .unresolved
  }

  /// `/x` of a page: from the package's directory, or from the folder that is served.
  private func siteTarget(_ source: ByteSlice, in place: Int) -> ImportTarget {
    let root = package(around: place).map { packages[$0].directory } ?? []
    for folder in ["", "public", "static", "src"] {
      let base = joinedPath(root[...], Bytes(folder.utf8)[...]) ?? []
      if let found = files.file(joinedPath(base[...], source), from: place) {
        return .files([found])
      }
    }
    return .unresolved
  }

  private func mapped(_ name: ByteSlice, in place: Int) -> ImportTarget? {
    if name.first == Sign.hash, let package = package(around: place),
      let (_, targets) = packages[package].imports.targets(for: name)
    {
      let directory = packages[package].directory
      for target in targets {
        if let found = files.built(target, below: directory, from: place) { return .files([found]) }
      }
      return .unresolved
    }
    guard !configurations.mappings.isEmpty else { return nil }
    // The nearest may leave the file out, which is then one of those around it. What they call as the
    // importer does is theirs; what is only below their base would be a guess.
    var isNearest = true
    for directory in tree.paths.directoriesAbove(place) {
      guard let mapping = configurations.mappings[Bytes(directory)] else { continue }
      if isNearest {
        if let target = mapped(name, mapping, in: place) { return target }
      } else if let found = file(name, mapping, in: place) {
        return .files([found])
      }
      isNearest = false
    }
    return nil
  }

  private func mapped(
    _ name: ByteSlice, _ mapping: TypeScriptMapping, in place: Int
  ) -> ImportTarget? {
    if let found = file(name, mapping, in: place) { return .files([found]) }
    if let (pattern, _) = mapping.patterns.targets(for: name) {
      // `*` is a search path, which need not have everything.
      if !pattern.prefix.isEmpty, packagesByName[Self.packageName(name)] == nil {
        return .unresolved
      }
    }
    guard let base = mapping.base else { return nil }
    return ImportTarget(place: files.file(joinedPath(base[...], name), from: place))
  }

  /// The file that the patterns of a mapping give a name.
  private func file(_ name: ByteSlice, _ mapping: TypeScriptMapping, in place: Int) -> Int? {
    for target in mapping.patterns.targets(for: name)?.targets ?? [] {
      let path = joinedPath(mapping.patternBase[...], target[...])
      if let found = files.file(path, from: place) { return found }
    }
    return nil
  }

  private func packaged(_ name: ByteSlice, in place: Int) -> ImportTarget? {
    let packageName = Self.packageName(name)
    guard let known = packagesByName[packageName] else { return nil }
    let nearest = tree.paths.nearest(of: known.lazy.map { $0.place }, from: place)
    guard let number = known.first(where: { $0.place == nearest })?.package else { return nil }
    let package = packages[number]
    let subpath = Bytes(".") + name.dropFirst(packageName.count)
    if let (_, targets) = package.exports.targets(for: subpath[...]) {
      for target in targets {
        let found = files.built(target, below: package.directory, from: place)
        if let found { return .files([found]) }
      }
    }
    if subpath.count == 1 {
      let found = files.entry(of: package.directory, from: place)
      return ImportTarget(place: found) ?? .unresolved
    }
    let found = files.built(subpath, below: package.directory, from: place)
    return ImportTarget(place: found) ?? .unresolved
  }

  private func customary(_ name: ByteSlice, in place: Int) -> ImportTarget? {
    let folders: [String]
    var rest = name
    if name.hasPrefix("@/") || name.hasPrefix("~/") || name.hasPrefix("~~/") {
      folders = ["src", "", "app"]
      rest = name[((name.firstIndex(of: Sign.slash) ?? name.startIndex) + 1)...]
    } else if name.hasPrefix("$lib/") {
      folders = ["src/lib"]
      rest = name.dropFirst("$lib/".utf8.count)
    } else if name.hasPrefix("src/") {
      folders = [""]
    } else {
      return nil
    }
    let root = package(around: place).map { packages[$0].directory } ?? []
    for folder in folders {
      let base = joinedPath(root[...], Bytes(folder.utf8)[...]) ?? []
      if let found = files.file(joinedPath(base[...], rest), from: place) {
        return .files([found])
      }
    }
    return .unresolved
  }

  /// The style sheets that components import leave out what Sass lets them.
  private func style(_ source: ByteSlice, in place: Int) -> ImportTarget? {
    ImportTarget(place: styles.file(source, from: place))
  }

  private func package(around place: Int) -> Int? {
    guard !packagesByDirectory.isEmpty else { return nil }
    for directory in tree.paths.directoriesAbove(place) {
      if let package = packagesByDirectory[Bytes(directory)] { return package }
    }
    return nil
  }

  private static func packageName(_ name: ByteSlice) -> Bytes {
    joined(name.parts(Sign.slash).prefix(name.first == Sign.at ? 2 : 1), Sign.slash)
  }

  /// Bundlers read what follows `?`.
  private static func withoutQuery(_ source: ByteSlice) -> ByteSlice {
    source.prefix { $0 != UInt8(ascii: "?") }
  }

  /// `loader!path`.
  private static func withoutLoaders(_ source: ByteSlice) -> ByteSlice {
    source.lastIndex(of: UInt8(ascii: "!")).map { source[($0 + 1)...] } ?? source
  }
}
