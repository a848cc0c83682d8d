internal import SourceModel

// Whether a word looks like the name of a file. `cache.py` does and `cache.get` doesn't, although
// both are letters around a dot: what decides is the extension, which has to be one that languages
// or the usual files beside code have. Below a directory nearly any extension will do.

/// What the words of paths look like.
enum FileNameShape {
  /// Extensions that aren't those of languages: configuration, documents, data, markup.
  private static let otherExtensions: [StaticString] = [
    "md", "rst", "txt", "adoc", "json", "jsonc", "json5", "yaml", "yml", "toml", "ini", "cfg",
    "conf", "xml", "html", "htm", "css", "scss", "sass", "less", "lock", "csv", "tsv", "sql",
    "properties", "gradle", "kts", "csproj", "fsproj", "vbproj", "sln", "props", "targets", "vue",
    "svelte", "tmpl", "tpl", "j2", "jinja", "erb", "haml", "slim", "liquid", "ejs", "hbs", "twig",
    "graphql", "proto", "thrift", "patch", "diff", "env", "cmake", "mk", "am", "ac", "m4", "in",
    "ipynb", "snap", "map", "svg", "pyi", "pxd", "pyx", "mjs", "cjs", "mts", "cts", "d", "S", "s",
    "asm", "inc", "def", "rake", "gemspec", "podspec", "cabal", "nix", "bzl", "bazel", "tf", "po",
    "strings", "plist", "storyboard", "xib", "razor", "cshtml", "bats", "fish", "ps1", "bat", "cmd",
    "R", "Rmd", "jl", "zig", "dart", "erl", "hrl", "ex", "exs", "heex", "eex", "ml", "mli", "hs",
    "lua", "pl", "pm", "t", "php", "phtml", "phpt", "swift", "kt", "scala", "sbt", "clj", "cljs",
    "groovy", "cs", "fs", "fsx", "vb", "go", "mod", "sum", "rs", "rb", "py", "js", "jsx", "ts",
    "tsx", "java", "c", "h", "cc", "hh", "cpp", "hpp", "cxx", "hxx", "m", "mm",
  ]
  /// Extensions of a language that are more often a member's name or a domain's.
  private static let misleadingExtensions: Set<UInt64> = Set(
    [
      "command", "trigger", "page", "component", "cls", "app", "e", "g", "p", "e.g", "net", "org",
      "com", "io", "test", "template", "build", "id", "do", "b", "f", "l", "y", "v", "st", "self",
      "pro", "for", "go2", "get", "set", "name", "al", "is", "as", "of", "to", "on", "or", "it",
    ].map { digest($0.utf8) })

  // Sets of digests, because words are looked up in them without making arrays.
  private static let knownExtensions: Set<UInt64> = {
    var known: Set<UInt64> = []
    for row in LanguageTable.rows {
      for suffix in row.extensions { known.insert(digest(suffix.utf8)) }
    }
    known.subtract(misleadingExtensions)
    for name in otherExtensions { name.withUTF8Buffer { _ = known.insert(digest($0)) } }
    return known
  }()

  /// FNV-1a.
  private static func digest(_ name: some Sequence<UInt8>) -> UInt64 {
    name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func foldedDigest(_ name: ArraySlice<UInt8>) -> UInt64 {
    name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.lowercased)) &* 0x100_0000_01B3 }
  }

  private static let knownNames: Set<UInt64> = Set(
    (LanguageTable.rows.flatMap { $0.fileNames }
      + [
        "Makefile", "GNUmakefile", "Dockerfile", "Rakefile", "Gemfile", "Jenkinsfile",
        "Vagrantfile",
        "Procfile", "Podfile", "Brewfile", "CMakeLists.txt", "BUILD", "WORKSPACE", "Kconfig",
        "Kbuild", "Justfile", "justfile", "meson.build", ".gitignore", ".gitattributes",
        ".editorconfig", ".npmrc", ".nvmrc", ".travis.yml", "go.mod", "go.sum", "mix.lock",
      ]).map { digest($0.utf8) })

  /// Extensions of files that are rarely mentioned without a directory, and more often names of
  /// members: `process.env`, `this.props`.
  private static let memberExtensions: Set<UInt64> = Set(
    [
      "map", "env", "props", "targets", "strings", "sum", "lock", "def", "inc", "in", "snap", "po",
      "less", "slim", "mod", "diff", "patch", "conf", "properties",
    ].map { digest($0.utf8) })

  /// No extension is longer.
  private static let maximumExtensionLength = 12

  /// The part behind the last separator.
  static func baseName(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let slash = path.lastIndex(where: { $0 == .slash || $0 == .backslash }) else {
      return path
    }
    return path[(slash + 1)...]
  }

  /// The part of a file name behind its last dot; nil where it has none, or nothing around it.
  static func fileExtension(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let dot = name.suffix(maximumExtensionLength + 1).lastIndex(of: .dot),
      dot > name.startIndex, dot + 1 < name.endIndex
    else { return nil }
    return name[(dot + 1)...]
  }

  /// Whether a file of this name would be code, or one of the files that stand beside code.
  static func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
    if let suffix = fileExtension(name),
      knownExtensions.contains(digest(suffix)) || knownExtensions.contains(foldedDigest(suffix))
    {
      return true
    }
    return name.count <= 20 && knownNames.contains(digest(name))
  }

  /// Whether a word that is followed by a line number is a path.
  static func isLocatedPath(_ word: ArraySlice<UInt8>) -> Bool {
    let name = baseName(word)
    guard !name.isEmpty, name.count <= 255 else { return false }
    if isKnown(name) { return name.first != .dot || fileExtension(name) != nil || name.count > 3 }
    guard name.startIndex > word.startIndex, let suffix = fileExtension(name) else { return false }
    return suffix.first?.isLetter == true && suffix.allSatisfy { $0.isLetter || $0.isDigit }
      && !word.holds("://")
  }

  /// Whether a word of prose is a path.
  ///
  /// `and/or` isn't, `src/cache` only in code, `./build` and `lib/net/http` are.
  static func isPath(_ word: ArraySlice<UInt8>, inCode: Bool) -> Bool {
    let name = baseName(word)
    guard word.count <= 1024, name.count <= 255 else { return false }
    let separators = word.reduce(into: 0) { $0 += $1 == .slash || $1 == .backslash ? 1 : 0 }
    if separators == 0 { return isKnown(name) && isDistinctName(name) }
    guard word.contains(where: { $0.isLetter }), !word.holds("//") else { return false }
    if isKnown(name) { return true }
    if word.starts("./") || word.starts("../") || word.starts("~/") { return true }
    // `connect/3` is a function of three arguments.
    guard name.isEmpty || name.contains(where: { $0.isLetter }) else { return false }
    let isPlain = word.allSatisfy { $0.isIdentifier || $0 == .slash || $0 == .hyphen || $0 == .dot }
    return isPlain && separators >= (inCode ? 1 : 2)
  }

  /// `self.c` and `e.d` are members of something, `util.c` and `a.py` are files.
  private static func isDistinctName(_ name: ArraySlice<UInt8>) -> Bool {
    guard let suffix = fileExtension(name), !knownNames.contains(digest(name)) else { return true }
    let stem = name[..<(suffix.startIndex - 1)]
    if suffix.count > 1 {
      return stem.contains { $0.isLetter } && !memberExtensions.contains(foldedDigest(suffix))
    }
    return stem.count > 1 && !stem.equals("self") && !stem.equals("this") && !stem.contains(.dot)
      && stem.contains { $0.isLetter }
  }
}
