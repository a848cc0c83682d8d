internal import SourceModel

/// Languages whose files use each other's definitions by name.
///
/// A call in Python never means a function of C that happens to have the same name. A language
/// that isn't listed is a family of its own.
enum LanguageFamily {
  /// The members of each family of several languages.
  static let members: [String: [String]] = [
    // One header serves them all, and `.h` tells none of them.
    "c": ["c", "cpp", "objc", "cuda"],
    // Compiled into one program, and one package holds several.
    // Pages and components hold scripts.
    "javascript": ["javascript", "typescript", "tsx", "vue", "svelte", "astro", "html"],
    // Classes of one class path.
    "java": ["java", "kotlin", "scala", "groovy"],
    "csharp": ["csharp", "fsharp", "fsharp_signature"],
    "erlang": ["erlang", "elixir", "gleam"],
    // The same language in another file.
    "css": ["css", "scss"],
    "hcl": ["hcl", "terraform"],
    "ocaml": ["ocaml", "ocaml_interface"],
    "python": ["python", "jupyter"],
    // One design instantiates modules of both.
    "verilog": ["verilog", "vhdl"],
  ]

  private static let familyByLanguage: [String: String] = {
    var table: [String: String] = [:]
    for (family, languages) in members {
      for language in languages { table[language] = family }
    }
    return table
  }()

  /// The name of the family that `language` belongs to.
  static func name(of language: Language) -> String {
    familyByLanguage[language.name] ?? language.name
  }
}
