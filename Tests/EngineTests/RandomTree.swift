import TestSupport

/// What a file of a random tree holds.
enum TreeEntry: Equatable {
  case source(SketchedFile)
  case bytes([UInt8])
  /// So many zeros, which take no room on the disk.
  case hole(Int)
}

/// Draws small repositories: names that several files define, imports between them, tests and
/// vendored code, and now and then a file that is no code at all.
///
/// Few names and few paths, so that files collide, come back, and take each other's places.
struct RandomTree {
  static let directories = [
    "", "", "src", "src/core", "src/core/näher", "lib", "tests", "vendor/other", "my docs",
  ]
  static let stems = ["alpha", "beta", "gamma", "index", "test_alpha", "größe", "a b", "x"]
  static let names = [
    "load", "open", "read", "parse_all_values", "render", "Widget", "Session", "widget_count",
    "validate", "größe", "T", "main", "HTTPServer", "run",
  ]
  private static let ignoreLines = [
    "*.js", "tests/", "src/core", "!alpha.py", "/lib", "*.p?", "vendor", "x.*", "**/beta.*", "#",
    "größe.*", "*", "!*/", "!*.py", "\\", "[a-",
  ]

  var generator: SeededGenerator

  /// A repository of 2 to 14 files.
  mutating func tree() -> [String: TreeEntry] {
    var files: [String: TreeEntry] = [:]
    // A repository has a few languages.
    let syntaxes = (0..<3).map { _ in generator.pick(SketchSyntax.all) }
    for _ in 0..<Int.random(in: 2...14, using: &generator) {
      let file = sketch(generator.pick(syntaxes))
      files[path(fileExtension: file.syntax.fileExtension)] = .source(file)
    }
    if generator.chance(percent: 25) { files[".gitignore"] = ruleFile(".gitignore") }
    if generator.chance(percent: 15) { files["src/.ignore"] = ruleFile(".ignore") }
    if generator.chance(percent: 30) { files[path(fileExtension: "py")] = oddFile() }
    if generator.chance(percent: 15) { files[".gitattributes"] = ruleFile(".gitattributes") }
    if generator.chance(percent: 10) {
      files[RandomTree.queryPath] = ruleFile(RandomTree.queryPath)
    }
    for path in RandomTree.manifestPaths where generator.chance(percent: 25) {
      files[path] = manifest(path)
    }
    if generator.chance(percent: 10) {
      files["load.txt"] = .bytes(Array("def load(): pass\n".utf8))
    }
    if generator.chance(percent: 40) { files[".git/HEAD"] = .bytes(Array("ref: x\n".utf8)) }
    if generator.chance(percent: 20) { files["README.md"] = .bytes(Array("# load\n".utf8)) }
    return RandomTree.withoutConflicts(files)
  }

  /// A path for a file, often one that exists.
  mutating func path(fileExtension: String) -> String {
    let directory = generator.pick(RandomTree.directories)
    let name = "\(generator.pick(RandomTree.stems)).\(fileExtension)"
    return directory.isEmpty ? name : "\(directory)/\(name)"
  }

  /// A source file with up to five definitions.
  mutating func sketch(_ syntax: SketchSyntax) -> SketchedFile {
    var file = SketchedFile(syntax: syntax)
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      file.imports.append(anImport())
    }
    file.namespace = generator.pick(RandomTree.namespaces)
    for _ in 0..<Int.random(in: 0...5, using: &generator) { file.definitions.append(definition()) }
    return file
  }

  /// A definition that uses up to three names.
  mutating func definition() -> SketchedFile.Definition {
    let references = (0..<Int.random(in: 0...3, using: &generator)).map { _ in reference() }
    return SketchedFile.Definition(
      name: generator.pick(RandomTree.names), isType: generator.chance(percent: 30),
      isExported: generator.chance(percent: 75), references: references,
      bodyNumber: Int.random(in: 10...99, using: &generator))
  }

  /// An import of a name, or of all that a file has.
  mutating func anImport() -> SketchedFile.Import {
    SketchedFile.Import(
      stem: generator.pick(RandomTree.stems),
      name: generator.chance(percent: 70) ? generator.pick(RandomTree.names) : nil)
  }

  /// A name, now and then on a type or a module.
  mutating func reference() -> String {
    let name = generator.pick(RandomTree.names)
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<60: return name
    case 60..<75: return "Widget.\(name)"
    case 75..<90: return "alpha.\(name)"
    default: return "load().\(name)"
    }
  }

  /// Namespaces, packages and modules.
  static let namespaces = ["first", "first", "second"]

  /// Files that say where imports lead.
  static let manifestPaths = [
    "package.json", "tsconfig.json", "go.mod", "src/go.mod", "Package.swift",
  ]

  /// What such a file says.
  mutating func manifest(_ path: String) -> TreeEntry {
    let contents =
      switch path {
      case "package.json": ["{ \"name\": \"own\" }\n", "{ \"name\": \"other\" }\n"]
      case "tsconfig.json":
        ["src", "lib"].map { "{ \"compilerOptions\": { \"baseUrl\": \"\($0)\" } }\n" }
          + [
            """
            { "compilerOptions": { "baseUrl": ".", "paths": { "own/*": ["src/core/*"] } } }\n
            """
          ]
      case "Package.swift":
        ["src", "lib"].map { path in
          "let package = Package(name: \"p\", targets: ["
            + ".target(name: \"alpha\", path: \"\(path)\"), .target(name: \"x\", path: \"tests\")])\n"
        }
      default: ["module example.org\n", "module example.org/src\n"]
      }
    return .bytes(Array(generator.pick(contents).utf8))
  }

  /// Where a repository has a query of its own.
  static let queryPath = ".repomap/queries/python/tags.scm"

  /// A file of rules with this path: about what is ignored, what files are, or what is a definition.
  mutating func ruleFile(_ path: String) -> TreeEntry {
    let lines =
      switch path {
      case RandomTree.queryPath:
        [
          "; extends", "(class_definition name: (identifier) @name) @definition.trait",
          "((return_statement (call function: (identifier) @name)) @definition.macro)", "; note",
        ]
      case let path where path.hasSuffix(".gitattributes"):
        [
          "*.py linguist-generated", "l* linguist-vendored", "*.txt linguist-language=Python",
          "*.c linguist-language=C++", "*.rb -linguist-vendored", "broken [ linguist-generated",
        ]
      default: RandomTree.ignoreLines
      }
    let chosen = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      generator.pick(lines) + "\n"
    }
    return .bytes(Array(chosen.joined().utf8))
  }

  /// A file that is called like a source and is none, or not only.
  mutating func oddFile() -> TreeEntry {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: .bytes([])
    case 1: .bytes(Array("def load(): pass\n".utf8) + [0, 1, 2] + generator.bytes(count: 100))
    case 2: .hole(2 << 20)
    case 3: .bytes(generator.bytes(count: 300).map { $0 == 0 ? 1 : $0 })
    case 4: .bytes(Array("def load(:\n  ))) class Widget\n\u{FEFF}x = '''".utf8))
    default: .bytes(Array("# Generated by a tool. DO NOT EDIT.\ndef load(): pass\n".utf8))
    }
  }

  /// Removes files whose path is that of a directory.
  static func withoutConflicts(_ files: [String: TreeEntry]) -> [String: TreeEntry] {
    files.filter { file in !files.keys.contains { $0.hasPrefix(file.key + "/") } }
  }
}
