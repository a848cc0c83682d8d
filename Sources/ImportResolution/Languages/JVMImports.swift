// Imports of Java, Kotlin, Scala and Groovy.
//
// A package is a directory below some source root, so a class `a.b.C` is the nearest file that ends
// in `a/b/C.java` (or `.kt`, `.scala`, `.groovy`); a nested class or a static member is in the file
// of the class around it. A name that no file carries (functions of Kotlin, whatever Scala puts
// into one file) is in one of the files of the package's directories, as is all that a wildcard
// imports.

/// The rules of the languages of the Java virtual machine.
struct JVMImports: ImportRules {
  private let tree: ImportTree

  private static let endings = [".java", ".kt", ".scala", ".groovy", ".kts"].map {
    Array($0.utf8)
  }

  /// Where packages begin.
  private static let roots: Set<Bytes> = Set(
    ["java", "kotlin", "scala", "groovy", "src", "test", "main", "app"].map { Array($0.utf8) })

  init(_ tree: ImportTree) {
    self.tree = tree
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let source = request.source.filter { $0 != UInt8(ascii: "`") }
    var parts = source.split(separator: Sign.dot)
    if parts.first?.equals("_root_") ?? false { parts.removeFirst() }
    guard let head = parts.first else { return .unresolved }
    if let name = request.name, let found = file(parts + [name[...]], place) {
      return .files([found])
    }
    if let found = declared(source, request.name) { return found }
    if let found = file(parts, place) { return .files([found]) }
    // `src/test/java/util` is no package `java.util`.
    if isSystem(head) { return .external }
    if let found = package(parts, place) { return found }
    // A nested class of a nested class, a member of an object.
    if parts.count > 2, let found = file(parts.dropLast(), place) { return .files([found]) }
    return isLocal(parts) ? .unresolved : .external
  }

  /// The files that declare a package, that of the name alone if there is one.
  private func declared(_ package: Bytes, _ name: Bytes?) -> ImportTarget? {
    let files = tree.namespaces.files(declaring: package, .jvm)
    let named = name.map { name in files.filter { tree.paths.path(at: $0).stem == name[...] } }
    return named.flatMap { ImportTarget(places: $0) } ?? ImportTarget(places: files)
  }

  private func file(_ parts: [ByteSlice], _ place: Int) -> Int? {
    guard parts.count > 1 else {
      let folder = Bytes(tree.paths.directoryPath(of: place))
      guard let name = parts.first, let path = joinedPath(folder[...], name) else { return nil }
      return tree.paths.file(path, endings: Self.endings)
    }
    // Test data has whole packages inside of others, which are nearer than what is meant.
    let path = joined(parts, Sign.slash)
    let paths = tree.paths
    return paths.nearestFile(path, endings: Self.endings, from: place, root: .named(Self.roots))
      ?? paths.nearestFile(path, endings: Self.endings, from: place, root: .any)
  }

  /// The files of all directories of a package.
  private func package(_ parts: [ByteSlice], _ place: Int) -> ImportTarget? {
    var directories = tree.paths.directories(endingIn: joined(parts, Sign.slash)[...])
    // `import util.x` says too little to take every directory of that name.
    if parts.count == 1 {
      directories.removeAll { directory in
        !Self.roots.contains(Bytes(tree.paths.directoryPath(directory).directory.fileName))
      }
    }
    // Tests see the sources, but not the other way round. A package may be called `test` itself.
    if !isTest(tree.paths.directoryPath(of: place)) {
      let sources = directories.filter { !isTest(tree.paths.directoryPath($0)) }
      if !sources.isEmpty { directories = sources }
    }
    return ImportTarget(places: directories.flatMap { tree.files(in: $0, .jvm) })
  }

  /// `src/test/java`, `src/jvmTest/kotlin`, `jvm/test`.
  private func isTest(_ directory: ByteSlice) -> Bool {
    directory.parts(Sign.slash).contains { $0.equals("test") || $0.hasSuffix("Test") }
  }

  private func isLocal(_ parts: [ByteSlice]) -> Bool {
    let package = joined(parts.prefix(3), Sign.slash)
    return parts.count > 1 && !tree.paths.directorySuffixes.candidates(package[...]).isEmpty
  }

  private func isSystem(_ head: ByteSlice) -> Bool {
    head.equals("java") || head.equals("javax") || head.equals("kotlin") || head.equals("scala")
  }

  /// What the directories of one package of one module have in common: the module's directory, and
  /// the package below `src/main/java`, `src/test/java`, `src`.
  static func packageKey(_ directory: ByteSlice) -> Bytes {
    let parts = directory.parts(Sign.slash)
    guard let source = parts.firstIndex(where: { $0.equals("src") }) else {
      return Bytes(directory)
    }
    var package = parts[(source + 1)...]
    for depth in 0..<2 where package.count > depth {
      if languages.contains(Bytes(package[package.startIndex + depth])) {
        package = package.dropFirst(depth + 1)
        break
      }
    }
    return joined(parts[..<source], Sign.slash) + [0] + joined(package, Sign.slash)
  }

  private static let languages: Set<Bytes> = Set(
    ["java", "kotlin", "scala", "groovy", "scala-2", "scala-3", "jvm"].map { Array($0.utf8) })
}
