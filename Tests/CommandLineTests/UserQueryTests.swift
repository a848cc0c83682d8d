import TestSupport
import Testing

/// Queries and languages of users and repositories: what they change, and what is said of bad ones.
@Suite struct UserQueryTests {
  private static let source = """
    task("build", lambda: 1)

    class Shop:
        pass

    """
  /// Calls of `task` define something in this project.
  private static let tasks = """
    ; extends
    (call
      function: (identifier) @_task
      arguments: (argument_list . (string (string_content) @name))
      (#eq? @_task "task")) @definition.function

    """

  /// A tree with `source` and the given files; those below `home/` are outside of the tree.
  private func sandbox(_ files: [String: String]) throws -> Sandbox {
    let sandbox = try Sandbox(["shop.py": UserQueryTests.source])
    for (path, content) in files {
      let isOutside = path.hasPrefix("home/") || path.hasPrefix("grammars/")
      try sandbox.directory.write(content, to: isOutside ? path : "tree/\(path)")
    }
    return sandbox
  }

  /// What `repomap tags` says of the tree: its definitions, `kind name`, and standard error.
  private func tags(_ sandbox: Sandbox) throws -> (definitions: [String], error: String) {
    let result = try sandbox.run(["tags"])
    #expect(result.status == 0, "\(result.errorText)")
    let rows = result.outputText.split(separator: "\n").map { $0.split(separator: "\t") }
    let definitions = rows.filter { $0.count > 4 && $0[3].hasPrefix("definition.") }
      .map { "\($0[3].dropFirst(11)) \($0[4])" }
    return (definitions, result.errorText)
  }

  @Test(arguments: [".repomap/queries/", "home/.config/repomap/queries/"])
  func `an extension adds to what is bundled`(_ folder: String) throws {
    let sandbox = try sandbox(["\(folder)python/tags.scm": UserQueryTests.tasks])
    let (definitions, error) = try tags(sandbox)
    #expect(definitions == ["function build", "class Shop"])
    #expect(error.isEmpty)
  }

  @Test func `a file replaces what is bundled`() throws {
    let sandbox = try sandbox([
      ".repomap/queries/python/tags.scm":
        "(class_definition name: (identifier) @name) @definition.struct\n"
    ])
    #expect(try tags(sandbox).definitions == ["struct Shop"])
  }

  @Test func `the repository's file counts more than the user's`() throws {
    let structs = "(class_definition name: (identifier) @name) @definition.struct\n"
    let sandbox = try sandbox([
      "home/.config/repomap/queries/python/tags.scm": UserQueryTests.tasks,
      ".repomap/queries/python/tags.scm": "; extends\n" + structs,
    ])
    #expect(try tags(sandbox).definitions == ["function build", "struct Shop"])
    try sandbox.write(structs, to: ".repomap/queries/python/tags.scm")
    #expect(try tags(sandbox).definitions == ["struct Shop"])
  }

  @Test func `queries of the work tree count below it`() throws {
    let sandbox = try sandbox([
      ".repomap/queries/python/tags.scm": UserQueryTests.tasks, "lib/a.py": UserQueryTests.source,
    ])
    try sandbox.runTool(["git", "init", "-q"])
    let result = try sandbox.run(["tags"], in: "lib")
    #expect(result.outputText.contains("definition.function\tbuild"))
  }

  /// The file, what is said of it, and the definitions that remain.
  private static let badQueries: [(String, String)] = [
    ("; a comment\n(class_definition name: (identifier @name) @definition.class\n", ":2:"),
    ("(klass_definition) @definition.class\n", ":1:2:"),
    ("(class_definition\n  nom: (identifier) @name) @definition.class\n", ":2:"),
    ("((identifier) @name (#match? @name \"(\")) @definition.class\n", ":1:"),
  ]

  @Test(arguments: badQueries)
  func `a bad query names its place and disables itself only`(
    query: String, place: String
  ) throws {
    let sandbox = try sandbox([
      ".repomap/queries/python/tags.scm": query,
      "home/.config/repomap/queries/python/tags.scm": UserQueryTests.tasks,
    ])
    let (definitions, error) = try tags(sandbox)
    #expect(definitions == ["function build", "class Shop"])
    #expect(error.hasPrefix("repomap: .repomap/queries/python/tags.scm\(place)"), "\(error)")
    #expect(error.hasSuffix("; this query is not used\n"), "\(error)")
    #expect(error.split(separator: "\n").count == 1)
  }

  @Test func `bad queries are told by map, languages and status, once each`() throws {
    let sandbox = try sandbox([".repomap/queries/python/imports.scm": "(nothing) @import.name\n"])
    for command in ["map", "languages", "status"] {
      let result = try sandbox.run([command])
      #expect(result.status == 0)
      #expect(
        result.errorText.contains(".repomap/queries/python/imports.scm:1:2: "), "\(command)")
      #expect(result.errorText.split(separator: "\n").count == 1, "\(result.errorText)")
    }
  }

  @Test func `a table adds a language with the grammar of another`() throws {
    let sandbox = try sandbox([
      ".repomap/queries/languages.tsv":
        "# dialects\nfable\tfbl\tFablefile\t-\t-\tunderscore\tpython\n",
      ".repomap/queries/fable/tags.scm": "; inherits: python\n",
      "a.fbl": "def spin(): pass\ndef _hidden(): pass\n", "Fablefile": "class Top: pass\n",
    ])
    let (definitions, error) = try tags(sandbox)
    #expect(error.isEmpty)
    #expect(
      Set(definitions) == ["class Shop", "class Top", "function spin", "function _hidden"])
    #expect(try sandbox.run(["tags", "a.fbl"]).outputText.contains("spin"))
    #expect(try sandbox.run(["languages"]).outputText.contains("\nfable "))
  }

  @Test func `a bad line of a table names its place and disables itself only`() throws {
    let sandbox = try sandbox([
      ".repomap/queries/languages.tsv":
        "fable\tfbl\t-\t-\t-\t-\t../python\nname with spaces\tx\nother\tfbl\t-\t-\t-\t-\tpython\n",
      ".repomap/queries/other/tags.scm": "; inherits: python\n", "a.fbl": "def spin(): pass\n",
    ])
    let (definitions, error) = try tags(sandbox)
    #expect(definitions.contains("function spin"))
    let lines = error.split(separator: "\n")
    #expect(lines.count == 2)
    for (line, number) in zip(lines, 1...2) {
      #expect(line.hasPrefix("repomap: .repomap/queries/languages.tsv:\(number): "))
      #expect(line.hasSuffix("; this line is not used"))
    }
  }

  @Test func `a language without grammar or query is told and the others are mapped`() throws {
    let sandbox = try sandbox([
      ".repomap/queries/languages.tsv": "klingon\tkli\nfable\tfbl\t-\t-\t-\t-\tpython\n",
      "a.kli": "x\n", "b.fbl": "def spin(): pass\n",
    ])
    let (definitions, error) = try tags(sandbox)
    #expect(definitions == ["class Shop"])
    #expect(error.contains("no grammar for klingon"))
    #expect(error.contains("no query for fable"))
    #expect(error.split(separator: "\n").count == 2, "\(error)")
  }

  @Test func `a file that can't be read is told`() throws {
    let sandbox = try sandbox([:])
    try sandbox.directory.makeDirectory("tree/.repomap/queries/python/tags.scm")
    let (definitions, error) = try tags(sandbox)
    #expect(definitions == ["class Shop"])
    #expect(
      error == "repomap: .repomap/queries/python/tags.scm: not a regular file\n", "\(error)")
  }

  @Test func `grammars that others installed are found by their names`() throws {
    for name in ["fable.so", "libtree-sitter-fable.so"] {
      let sandbox = try sandbox([
        "home/.config/repomap/queries/languages.tsv": "fable\tfbl\n",
        "home/.config/repomap/queries/fable/tags.scm": "(x) @definition.class\n",
        "grammars/\(name)": "no library", "a.fbl": "x\n",
      ])
      let result = try sandbox.run(["map", "--grammar-dir", sandbox.directory.path("grammars")])
      #expect(result.errorText.contains("the grammar for fable can't be used"))
      #expect(result.errorText.contains("/grammars/\(name)"))
    }
  }

  /// What was extracted with other queries is not taken from the cache, and comes back with them.
  @Test func `a change of a query changes the next map`() throws {
    let sandbox = try sandbox([:])
    let plain = try sandbox.run(["map"]).outputText
    #expect(!plain.contains("build"))
    try sandbox.write(UserQueryTests.tasks, to: ".repomap/queries/python/tags.scm")
    let extended = try sandbox.run(["map"]).outputText
    #expect(extended.contains("task(\"build\", lambda: 1)"))
    #expect(try sandbox.run(["map", "--no-cache"]).outputText == extended)
    try sandbox.runTool(["rm", "-r", ".repomap"])
    #expect(try sandbox.run(["map"]).outputText == plain)
  }
}
