/// How the imports of a language without rules of its own lead to files.
struct Convention: Sendable {
  /// How a module's name becomes a path.
  enum Form: Sendable {
    /// `a.b`, `a::b` and `a/b` are `a/b`.
    case components
    /// Ada: `A.B` is `a-b`.
    case hyphenated
    /// Clojure: as components, with underscores for hyphens.
    case underscored
    /// Elixir: `MyApp.UserView` is `my_app/user_view`.
    case snakeCase
    /// MATLAB: `a.b` is `+a/b`.
    case packages
    /// VHDL: the part behind the library.
    case behindLibrary
    /// Julia: the last part.
    case lastPart
    /// The module's name is a path that may begin at the file's directory.
    case path
  }

  var form = Form.components
  /// What stands behind the path of a module.
  var endings: [Bytes] = []
  /// What may stand behind the path of an included file.
  var includeEndings: [Bytes] = [[]]
  /// First parts of modules that the language brings along.
  var systemHeads: Set<Bytes> = []

  init(
    _ form: Form, _ endings: [String], include: [String] = [""],
    system: [String] = []
  ) {
    self.form = form
    self.endings = endings.map { Array($0.utf8) }
    includeEndings = include.map { Array($0.utf8) }
    systemHeads = Set(system.map { Array($0.utf8) })
  }
}

extension ImportFamily {
  /// The convention of a family; that of most includes for those without an own.
  var convention: Convention {
    switch self {
    case .ada: Convention(.hyphenated, [".ads", ".adb"], system: ["Ada", "System", "Interfaces"])
    case .beam: Convention(.snakeCase, [".ex", ".exs"])
    case .clojure: Convention(.underscored, [".clj", ".cljc", ".cljs", ".cljd", ".bb"])
    case .cmake: Convention(.components, [".cmake"], include: [".cmake", "/CMakeLists.txt", ""])
    case .commonLisp: Convention(.components, [".lisp", ".lsp", ".cl", ".asd"])
    case .d: Convention(.components, [".d", ".di", "/package.d"], system: ["std", "core", "etc"])
    case .elisp: Convention(.components, [".el"])
    case .elm: Convention(.components, [".elm"])
    case .erlang: Convention(.components, [".erl"])
    case .fortran: Convention(.components, [".f90", ".F90", ".f95", ".f03", ".f08", ".f"])
    case .fsharp: Convention(.components, [".fs", ".fsx"], system: ["System", "Microsoft"])
    case .gleam: Convention(.components, [".gleam"])
    case .haskell: Convention(.components, [".hs", ".hsc", ".lhs"])
    case .hcl: Convention(.path, ["", "/terragrunt.hcl"], include: ["", "/terragrunt.hcl"])
    case .julia: Convention(.lastPart, [".jl", "/src/main.jl"], system: ["Base", "Core"])
    case .lua: Convention(.components, [".lua", "/init.lua", ".luau"])
    case .matlab: Convention(.packages, [".m"])
    case .nim: Convention(.path, [".nim"], include: [".nim", ""], system: ["std", "system"])
    case .nix: Convention(.path, ["", "/default.nix"], include: ["", "/default.nix"])
    case .pascal:
      Convention(.components, [".pas", ".pp", ".dpr"], system: ["System", "SysUtils", "Classes"])
    case .perl: Convention(.components, [".pm"])
    case .powershell:
      Convention(.path, ["", ".psm1", ".psd1", ".ps1"], include: ["", ".ps1"], system: ["System"])
    case .racket: Convention(.path, ["", ".rkt", "/main.rkt"])
    case .scheme: Convention(.components, [".sld", ".scm", ".sls", ".ss"])
    case .solidity, .proto, .thrift, .graphql: Convention(.path, [""])
    case .verilog: Convention(.components, [".sv", ".svh", ".v"])
    case .vhdl: Convention(.behindLibrary, [".vhd", ".vhdl"], system: ["ieee", "std"])
    case .zig: Convention(.path, ["", ".zig"], system: ["std", "builtin", "root"])
    default: Convention(.components, [])
    }
  }
}
