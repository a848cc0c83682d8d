// Modules and uses of Rust.
//
// A module is a file: `a/b.rs` or `a/b/mod.rs` is module `b` of module `a`, whose directory is `a`.
// The roots of crates (`lib.rs`, `main.rs`, every file directly in `tests`, `benches`, `examples`
// and `src/bin`, and what `Cargo.toml` names) and files called `mod.rs` have their modules beside
// them.
//
// `use` is followed part by part, from the crate, from this module, from the one above, or from a
// crate of the tree, for as long as parts are modules; what remains are names in the last file.
// `#[path]` is not read. An inline module is not seen in a request, so `super` of one is both: the
// file itself, and the one above.

internal import SourceModel

/// The rules of Rust.
struct RustImports: ImportRules {
  private let tree: ImportTree
  private var packages: [Package] = []
  private var packagesByDirectory: [Bytes: Int] = [:]
  /// By the names of the crates.
  private var packagesByName: [Bytes: [Int]] = [:]

  private struct Package {
    var place: Int
    var directory: Bytes
    var manifest: CargoManifest
    var library: Int?
    /// Roots of crates that the manifest names.
    var roots: Set<Int>
  }

  /// A module: the file that holds it, and the directory of its modules.
  private struct Module {
    var file: Int?
    var directory: Bytes
  }

  init(_ tree: ImportTree) {
    self.tree = tree
    for (directory, place, content) in tree.manifests(.cargo) {
      let manifest = CargoManifest(content)
      guard let name = manifest.package else { continue }
      let file = { (path: Bytes) in
        joinedPath(directory, path[...]).flatMap { tree.paths.file($0) }
      }
      let library = file(manifest.libraryPath)
      let roots = Set(manifest.programPaths.compactMap(file) + (library.map { [$0] } ?? []))
      let package = Package(
        place: place, directory: Bytes(directory), manifest: manifest, library: library,
        roots: roots)
      packagesByDirectory[package.directory] = packages.count
      let crate = CargoManifest.crateName(manifest.library ?? name)
      packagesByName[crate, default: []].append(packages.count)
      packages.append(package)
    }
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let parts = parts(request.source)
    guard let first = parts.first else { return .unresolved }
    let package = package(around: place)
    let own = module(of: place, package)
    if first.equals("crate") {
      return found(follow(parts.dropFirst(), from: crateRoot(place, package)))
    }
    if first.equals("self") { return found(follow(parts.dropFirst(), from: own)) }
    if first.equals("super") { return above(parts, own, place, package) }
    if let child = child(of: own, first) { return found(follow(parts.dropFirst(), from: child)) }
    if first.equals("std") || first.equals("core") || first.equals("alloc") { return .external }
    if let crate = crate(first, package, place) {
      return found(follow(parts.dropFirst(), from: crate))
    }
    // Before 2018 paths began at the crate.
    if let child = child(of: crateRoot(place, package), first) {
      return found(follow(parts.dropFirst(), from: child))
    }
    let isModule = request.kind == .module && request.name == nil && !request.isWildcard
    return isModule && parts.count == 1 && package == nil ? .unresolved : .external
  }

  private func parts(_ source: Bytes) -> [ByteSlice] {
    var parts = source.split(separator: Sign.colon).map { part in
      let name = part.trimmed.drop { $0 == Sign.dollar }
      return name.hasPrefix("r#") ? name.dropFirst(2) : name
    }
    if parts.count > 1, parts.last?.equals("self") ?? false { parts.removeLast() }
    return parts
  }

  private func found(_ module: Module) -> ImportTarget {
    ImportTarget(place: module.file) ?? .unresolved
  }

  // MARK: - Modules

  private func child(of module: Module, _ name: ByteSlice) -> Module? {
    let path = module.directory + (module.directory.isEmpty ? [] : [Sign.slash]) + name
    if let file = tree.paths.file(path + Bytes(".rs")) ?? tree.paths.file(path + Bytes("/mod.rs")) {
      return Module(file: file, directory: path)
    }
    // An inline module with modules in files.
    guard !name.isEmpty, tree.paths.directory(path[...]) != nil else { return nil }
    return Module(file: module.file, directory: path)
  }

  private func follow(_ parts: some Sequence<ByteSlice>, from start: Module) -> Module {
    var module = start
    for part in parts {
      guard let next = child(of: module, part) else { break }
      module = next
    }
    return module
  }

  private func module(of place: Int, _ package: Int?) -> Module {
    let path = tree.paths.path(at: place)
    let isBeside = path.stem.equals("mod") || isRoot(place, package)
    return Module(
      file: place, directory: Bytes(isBeside ? path.directory : path.withoutExtension))
  }

  private func isRoot(_ place: Int, _ package: Int?) -> Bool {
    let path = tree.paths.path(at: place)
    if path.stem.equals("lib") || path.stem.equals("main") { return true }
    guard let package else { return false }
    if packages[package].roots.contains(place) { return true }
    let folder = path.directory.dropFirst(packages[package].directory.count)
      .drop { $0 == Sign.slash }
    return folder.isEmpty || folder.equals("tests") || folder.equals("benches")
      || folder.equals("examples") || folder.equals("src/bin")
  }

  /// The root of the crate that a file belongs to.
  private func crateRoot(_ place: Int, _ package: Int?) -> Module {
    if isRoot(place, package) { return module(of: place, package) }
    let path = tree.paths.path(at: place)
    guard let package else { return foundRoot(place) }
    let directory = packages[package].directory
    let inside = path.dropFirst(directory.count).drop { $0 == Sign.slash }
    for folder in ["tests/", "benches/", "examples/", "src/bin/"] as [StaticString] {
      guard inside.hasPrefix(folder) else { continue }
      let base = directory + (directory.isEmpty ? [] : [Sign.slash]) + Bytes(folder).dropLast()
      // A program of several files has a directory of its own.
      let rest = inside.dropFirst(Bytes(folder).count).prefix { $0 != Sign.slash }
      let own = base + [Sign.slash] + rest
      if let main = tree.paths.file(own + Bytes("/main.rs")) {
        return Module(file: main, directory: own)
      }
      return Module(file: nil, directory: base)
    }
    if let library = packages[package].library {
      return Module(file: library, directory: Bytes(tree.paths.directoryPath(of: library)))
    }
    return foundRoot(place)
  }

  /// The nearest root above a file that no manifest tells.
  private func foundRoot(_ place: Int) -> Module {
    for directory in tree.paths.directoriesAbove(place) {
      for name in ["lib.rs", "main.rs"] as [StaticString] {
        guard let path = joinedPath(directory, Bytes(name)[...]) else { continue }
        if let file = tree.paths.file(path) {
          return Module(file: file, directory: Bytes(directory))
        }
      }
    }
    return Module(file: nil, directory: Bytes(tree.paths.directoryPath(of: place)))
  }

  // MARK: - Super

  private func above(
    _ parts: [ByteSlice], _ own: Module, _ place: Int, _ package: Int?
  ) -> ImportTarget {
    let root = crateRoot(place, package)
    var module = own
    var rest = parts[...]
    while let first = rest.first, first.equals("super") {
      rest = rest.dropFirst()
      module = parent(of: module, root)
    }
    let outer = follow(rest, from: module).file
    guard tree.namespaces.firstNamespace(of: place) != nil else {
      return ImportTarget(place: outer) ?? .unresolved
    }
    // From an inline module, each `super` leads one module less far up.
    if parts.count == 1 { return .files([place]) }
    let inner = follow(parts.drop { $0.equals("super") }, from: own).file
    return ImportTarget(places: [outer, inner].compactMap { $0 }) ?? .unresolved
  }

  private func parent(of module: Module, _ root: Module) -> Module {
    guard module.directory != root.directory, !module.directory.isEmpty else { return root }
    let directory = Bytes(module.directory[...].directory)
    if directory == root.directory { return root }
    let file =
      tree.paths.file(directory + Bytes(".rs")) ?? tree.paths.file(directory + Bytes("/mod.rs"))
    return Module(file: file, directory: directory)
  }

  // MARK: - Crates

  private func package(around place: Int) -> Int? {
    guard !packagesByDirectory.isEmpty else { return nil }
    for directory in tree.paths.directoriesAbove(place) {
      if let package = packagesByDirectory[Bytes(directory)] { return package }
    }
    return nil
  }

  /// The root of the crate of the tree that a name means in a package.
  private func crate(_ name: ByteSlice, _ package: Int?, _ place: Int) -> Module? {
    let renamed = package.flatMap { packages[$0].manifest.renamed[Bytes(name)] }
    let crate = renamed.map { CargoManifest.crateName($0) } ?? Bytes(name)
    guard let known = packagesByName[crate] else { return nil }
    let nearest = tree.paths.nearest(of: known.lazy.map { packages[$0].place }, from: place)
    guard let number = known.first(where: { packages[$0].place == nearest }),
      let library = packages[number].library
    else { return nil }
    return Module(file: library, directory: Bytes(tree.paths.directoryPath(of: library)))
  }
}
