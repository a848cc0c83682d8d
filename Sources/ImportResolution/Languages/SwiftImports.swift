// Imports of Swift.
//
// A module is a target: `Package.swift` names it, and its directory is the one it gives, else
// `Sources/Name`, `Tests/Name` and their like. A file belongs to the innermost target around it.
// Without a manifest, `Name` below a directory of sources, or a directory of that name, is taken. A
// target of C gives its headers.

/// The rules of Swift.
struct SwiftImports: ImportRules {
  private let tree: ImportTree
  private var targets: [Target] = []
  private var targetsByName: [Bytes: [Int]] = [:]
  private var targetsByDirectory: [Bytes: Int] = [:]

  private struct Target {
    var manifest: Int
    /// Files of Swift, ascending.
    var files: [Int] = []
    /// Headers of C, ascending.
    var headers: [Int] = []
  }

  init(_ tree: ImportTree) {
    self.tree = tree
    for (directory, place, content) in tree.manifests(.swiftPackage) {
      let manifest = SwiftManifest(content)
      let isAlone = manifest.targets.count { !$0.isTest } == 1
      for target in manifest.targets { add(target, directory, place, isAlone: isAlone) }
    }
    guard !targets.isEmpty else { return }
    for (place, family) in tree.families.enumerated() {
      let isHeader = tree.paths.path(at: place).hasSuffix(".h")
      guard family == .swift || isHeader, let target = target(holding: place) else { continue }
      if family == .swift {
        targets[target].files.append(place)
      } else {
        targets[target].headers.append(place)
      }
    }
  }

  private mutating func add(
    _ target: SwiftManifest.Target, _ root: ByteSlice, _ manifest: Int, isAlone: Bool
  ) {
    let folders =
      target.isTest
      ? ["Tests", "Sources"] : ["Sources", "Source", "src", "srcs", "Tests", "Plugins"]
    var candidates: [Bytes] = []
    if let path = target.path {
      candidates = [path]
    } else {
      candidates = folders.map { Bytes($0.utf8) + [Sign.slash] + target.name }
      // A package of one target needs no directory for it.
      if !target.isTest && isAlone { candidates.append(Bytes("Sources")) }
    }
    for candidate in candidates {
      guard let directory = joinedPath(root, candidate[...]),
        tree.paths.directory(directory[...]) != nil, targetsByDirectory[directory] == nil
      else { continue }
      targetsByName[target.name, default: []].append(targets.count)
      targetsByDirectory[directory] = targets.count
      targets.append(Target(manifest: manifest))
      return
    }
  }

  /// The directory of the target that a file belongs to: what no manifest tells is the folder in that
  /// of sources or tests, else the outermost folder.
  func targetDirectory(holding place: Int) -> Bytes {
    if let known = knownTargetDirectory(holding: place) { return known }
    let folders = tree.paths.directoryPath(of: place).split(separator: Sign.slash)
    let sources = folders.firstIndex { folder in
      folder.equals("Sources") || folder.equals("Source") || folder.equals("Tests")
    }
    return Bytes(folders.prefix(sources.map { $0 + 2 } ?? 1).joined(separator: [Sign.slash]))
  }

  private func knownTargetDirectory(holding place: Int) -> Bytes? {
    guard !targetsByDirectory.isEmpty else { return nil }
    for directory in tree.paths.directoriesAbove(place) {
      let path = Bytes(directory)
      if targetsByDirectory[path] != nil { return path }
    }
    return nil
  }

  /// The number of the target that a file belongs to.
  private func target(holding place: Int) -> Int? {
    knownTargetDirectory(holding: place).flatMap { targetsByDirectory[$0] }
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let name = request.source.prefix { $0 != Sign.dot }
    if let known = targetsByName[Bytes(name)] {
      let nearest = tree.paths.nearest(of: known.lazy.map { targets[$0].manifest }, from: place)
      if let number = known.first(where: { targets[$0].manifest == nearest }) {
        return ImportTarget(places: targets[number].files)
          ?? ImportTarget(places: targets[number].headers) ?? .unresolved
      }
    }
    for folder in ["Sources/", "Source/", ""] as [StaticString] {
      let suffix = Bytes(folder) + name
      guard let directory = tree.paths.nearestDirectory(suffix[...], from: place, root: .plausible)
      else { continue }
      if let target = files(below: directory) { return target }
    }
    return .external
  }

  /// The first files of Swift below a directory.
  private func files(below directory: Int) -> ImportTarget? {
    // Of a directory that holds other things, only its first files are looked at.
    let places = tree.paths.subtree(tree.paths.directoryPath(directory))
      .prefix(4 * ImportTarget.maximumFiles)
    return ImportTarget(places: places.filter { tree.families[$0] == .swift })
  }
}
