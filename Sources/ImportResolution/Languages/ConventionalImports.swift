// Imports of languages whose rules fit into a row of `Convention`.
//
// An include is a path: relative to the file, to the root, else the nearest file that ends in it.
// A module is
//   1. what files declare under that name, if the language has declarations of modules;
//   2. the file that the convention derives from its name, below any root;
//   3. external, unless the first part of its name is known here.

internal import SourceModel

/// The rules of a language that has a ``Convention``.
struct ConventionalImports: ImportRules {
  private let tree: ImportTree
  private let family: ImportFamily
  private let convention: Convention

  init(_ tree: ImportTree, family: ImportFamily) {
    self.tree = tree
    self.family = family
    convention = family.convention
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    switch family {
    case .starlark: return starlarkTarget(request.source[...], in: place)
    case .terraform: return terraformTarget(request.source[...], in: place)
    case .cmake where request.kind == .module: return cmakePackage(request.source, in: place)
    default: break
    }
    if request.kind == .include { return includeTarget(request.source, in: place) }
    return moduleTarget(request, in: place)
  }

  private func includeTarget(_ source: Bytes, in place: Int) -> ImportTarget {
    if hasScheme(source[...]) { return .external }
    guard let path = plainPath(source) else { return .unresolved }
    if path.first == UInt8(ascii: "<") { return .external }
    if let found = tree.paths.includedFile(path, endings: convention.includeEndings, from: place) {
      return .files([found])
    }
    // Erlang's `include_lib` and the packages of Solidity begin with a name of their own.
    if let slash = path.firstIndex(of: Sign.slash) {
      let rest = path[(slash + 1)...]
      if rest.contains(Sign.slash),
        let found = tree.paths.includedFile(rest, endings: convention.includeEndings, from: place)
      {
        return .files([found])
      }
    }
    if family == .shell, Self.systemFolders.contains(where: { path.starts(with: $0) }) {
      return .external
    }
    let leavesTree = family == .erlang && path.contains(Sign.slash) || family == .cmake
    return leavesTree ? .external : .unresolved
  }

  private static let systemFolders = ["/etc/", "/usr/", "/opt/", "/lib/lsb/", "/proc/", "/dev/"]
    .map { Array($0.utf8) }

  private func moduleTarget(_ request: ImportRequest, in place: Int) -> ImportTarget {
    let source = ownName(request.source[...].trimmed.unquoted, in: place)
    let declared = tree.namespaces.files(declaring: source, family)
    if !declared.isEmpty { return ImportTarget(places: chosen(declared, from: place)) ?? .external }
    let head = source.prefix { $0.isWord || $0 == Sign.hyphen }
    if convention.systemHeads.contains(Bytes(head)) { return .external }
    if convention.form == .path {
      let isPath = source.contains(Sign.slash) || source.contains(Sign.dot)
      return pathTarget(source, isPath: isPath, in: place)
    }
    guard let path = modulePath(source) else { return .external }
    if request.isWildcard, family == .matlab {
      let files = tree.paths.nearestDirectory(path[...], from: place, root: .any)
        .map { tree.files(in: $0, family) }
      return files.flatMap { ImportTarget(places: $0) } ?? .external
    }
    let rule = PathIndex.rule(for: path[...])
    if let found = tree.paths.nearestFile(
      path, endings: convention.endings, from: place, root: rule)
    {
      return .files([found])
    }
    return tree.namespaces.hasHead(of: source, family) ? .unresolved : .external
  }

  /// Of the files that declare a module, those that are meant: a specification and its body in Ada,
  /// all of a namespace in F#, else the nearest.
  private func chosen(_ places: [Int], from place: Int) -> [Int] {
    switch family {
    case .ada, .fsharp: places
    default: tree.paths.nearest(of: places, from: place).map { [$0] } ?? []
    }
  }

  private func pathTarget(_ source: ByteSlice, isPath: Bool, in place: Int) -> ImportTarget {
    if source.first == UInt8(ascii: "<") || hasScheme(source) { return .external }
    guard let path = plainPath(Bytes(source)) else { return .unresolved }
    var endings = convention.endings
    if !isPath { endings.removeAll { $0.isEmpty } }
    if let found = tree.paths.includedFile(path, endings: endings, from: place) {
      return .files([found])
    }
    if path.first == Sign.dot { return .unresolved }
    // `@scope/package/file` and `package/file`: the package may be here, under another name.
    var rest = path
    while let slash = rest.firstIndex(of: Sign.slash) {
      rest = rest[(slash + 1)...]
      guard rest.contains(Sign.slash) else { break }
      let found = tree.paths.nearestFile(Bytes(rest), endings: endings, from: place, root: .any)
      if let found { return .files([found]) }
    }
    return .external
  }

  /// `__MODULE__.Part` of Elixir with the module's name, and names without the marks around them.
  private func ownName(_ source: ByteSlice, in place: Int) -> ByteSlice {
    if family == .beam, source.hasPrefix("__MODULE__") {
      let own = tree.namespaces.firstName(of: place).map { Bytes($0) } ?? []
      return (own + source.dropFirst("__MODULE__".utf8.count))[...]
    }
    if family == .commonLisp { return source.drop { $0 == Sign.hash || $0 == Sign.colon } }
    return family == .vhdl || family == .julia ? lastParts(source) : source
  }

  private func lastParts(_ source: ByteSlice) -> ByteSlice {
    let parts = source.split(separator: Sign.dot)
    if family == .vhdl, parts.count > 1 { return parts[1] }
    return parts.last ?? source
  }

  private func modulePath(_ source: ByteSlice) -> Bytes? {
    let isName = source.allSatisfy { byte in
      byte.isWord || byte == Sign.dot || byte == Sign.colon || byte == Sign.slash
        || byte == Sign.hyphen || byte.isBlank || byte == Sign.apostrophe || byte == Sign.star
        || byte == Sign.openParenthesis || byte == Sign.closeParenthesis
    }
    guard isName else { return nil }
    let parts = source.split { byte in
      byte == Sign.dot || byte == Sign.colon || byte == Sign.slash || byte.isBlank
        || byte == Sign.openParenthesis || byte == Sign.closeParenthesis || byte == Sign.star
    }
    // `:crypto` is a module of Erlang.
    guard let last = parts.last, family != .beam || source.first != Sign.colon else { return nil }
    switch convention.form {
    case .hyphenated: return joined(parts, Sign.hyphen)[...].lowercased
    case .underscored: return joined(parts, Sign.slash)[...].replacing(Sign.hyphen, Sign.underscore)
    case .snakeCase: return joined(parts.map { snakeCase($0)[...] }, Sign.slash)
    case .packages:
      let isOpen = source.last == Sign.star
      let folders = (isOpen ? parts : parts.dropLast()).map { ([UInt8(ascii: "+")] + $0)[...] }
      return joined(isOpen ? folders : folders + [last], Sign.slash)
    default: return joined(parts, Sign.slash)
    }
  }

  private func snakeCase(_ name: ByteSlice) -> Bytes {
    var snake = Bytes()
    for (index, byte) in zip(name.indices, name) {
      if byte.isUppercase, index > name.startIndex {
        let isWordStart =
          !name[index - 1].isUppercase
          || index + 1 < name.endIndex && name[index + 1].isLowercase
        if isWordStart, snake.last != Sign.underscore { snake.append(Sign.underscore) }
      }
      snake.append(byte.lowercased)
    }
    return snake
  }
}

// MARK: - Build languages

extension ConventionalImports {
  /// A label of Bazel: `//package:file`, `:file`; `@repository//…` leaves the tree.
  private func starlarkTarget(_ label: ByteSlice, in place: Int) -> ImportTarget {
    guard label.first != Sign.at else { return .external }
    let colon = label.lastIndex(of: Sign.colon)
    let package = label[..<(colon ?? label.endIndex)]
    let name = colon.map { label[($0 + 1)...] } ?? package.fileName
    guard package.hasPrefix("//") else {
      // A label without a package is of this one; a name without mark is a module of others.
      guard colon != nil else { return label.hasSuffix(".bzl") ? near(name, place) : .external }
      return near(name, place)
    }
    let folder = colon == nil ? package.directory.dropFirst(2) : package.dropFirst(2)
    guard let path = joinedPath(folder, name) else { return .unresolved }
    if let found = tree.paths.file(path) { return .files([found]) }
    // The workspace may begin below the root.
    return ImportTarget(place: tree.paths.nearestFile(path[...], from: place, root: .any))
      ?? .unresolved
  }

  private func near(_ name: ByteSlice, _ place: Int) -> ImportTarget {
    let path = joinedPath(tree.paths.directoryPath(of: place), name)
    return ImportTarget(place: path.flatMap { tree.paths.file($0) }) ?? .unresolved
  }

  /// A module of Terraform is a directory; other sources are registries.
  private func terraformTarget(_ source: ByteSlice, in place: Int) -> ImportTarget {
    guard source.hasPrefix("./") || source.hasPrefix("../") else { return .external }
    let path = joinedPath(tree.paths.directoryPath(of: place), source)
    let directory = path.flatMap { tree.paths.directory($0[...]) }
    return directory.flatMap { ImportTarget(places: tree.files(in: $0, family)) } ?? .unresolved
  }

  /// `find_package(Name)` reads `FindName.cmake`, which may be here.
  private func cmakePackage(_ name: Bytes, in place: Int) -> ImportTarget {
    let path = Bytes("Find") + name + Bytes(".cmake")
    return ImportTarget(place: tree.paths.nearestFile(path[...], from: place, root: .any))
      ?? .external
  }
}
