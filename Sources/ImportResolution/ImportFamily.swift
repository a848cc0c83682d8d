internal import SourceModel

/// Languages whose imports lead to each other's files, and whose rules are the same.
///
/// The raw values are no format: they live in memory.
enum ImportFamily: UInt8, Sendable, CaseIterable {
  /// Languages without imports, and files of unknown language.
  case none
  case ada, beam, c, clojure, cmake, commonLisp, csharp, d, dart, elisp, elm, erlang, fortran
  case fsharp, gleam, go, graphql, haskell, hcl, julia, jvm, lua, make, matlab, nim, nix, ocaml
  case pascal, perl, php, powershell, proto, python, r, racket, ruby, rust, scheme, shell
  case solidity, starlark, stylesheet, swift, terraform, thrift, verilog, vhdl, web, zig
}

extension ImportFamily {
  /// The family of a language.
  init(_ language: Language?) {
    self = language.flatMap { Self.families[$0.name] } ?? .none
  }

  private static let families: [String: ImportFamily] = [
    "ada": .ada, "astro": .web, "bash": .shell, "c": .c, "clojure": .clojure, "cmake": .cmake,
    "commonlisp": .commonLisp, "cpp": .c, "csharp": .csharp, "css": .stylesheet, "cuda": .c,
    "d": .d, "dart": .dart, "elisp": .elisp, "elixir": .beam, "elm": .elm, "erlang": .erlang,
    "fortran": .fortran, "fsharp": .fsharp, "fsharp_signature": .fsharp, "gleam": .gleam,
    "glsl": .c, "go": .go, "graphql": .graphql, "groovy": .jvm, "haskell": .haskell, "hcl": .hcl,
    "hlsl": .c, "html": .web, "java": .jvm, "javascript": .web, "julia": .julia,
    "jupyter": .python, "kotlin": .jvm, "lua": .lua, "make": .make, "matlab": .matlab,
    "nim": .nim, "nix": .nix, "objc": .c, "ocaml": .ocaml, "ocaml_interface": .ocaml,
    "pascal": .pascal, "perl": .perl, "php": .php, "powershell": .powershell, "proto": .proto,
    "python": .python, "r": .r, "racket": .racket, "ruby": .ruby, "rust": .rust, "scala": .jvm,
    "scheme": .scheme, "scss": .stylesheet, "solidity": .solidity, "starlark": .starlark,
    "svelte": .web, "swift": .swift, "terraform": .terraform, "thrift": .thrift, "tsx": .web,
    "typescript": .web, "verilog": .verilog, "vhdl": .vhdl, "vue": .web, "zig": .zig,
  ]

  /// The rules that resolve imports of this family.
  func rules(_ tree: ImportTree) -> any ImportRules {
    switch self {
    case .c: IncludeRules(tree)
    case .csharp: CSharpImports(tree)
    case .dart: DartImports(tree)
    case .go: GoImports(tree)
    case .jvm: JVMImports(tree)
    case .ocaml: OCamlImports(tree)
    case .php: PHPImports(tree)
    case .python: PythonImports(tree)
    case .ruby: RubyImports(tree)
    case .rust: RustImports(tree)
    case .stylesheet: StylesheetImports(tree)
    case .swift: SwiftImports(tree)
    case .web: JavaScriptImports(tree)
    default: ConventionalImports(tree, family: self)
    }
  }
}
