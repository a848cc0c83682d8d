package import SourceModel

/// How comments and texts are written in a language: all that cutting it into tokens needs to know.
///
/// Where it is wrong about a language, copies of one code are cut in the same wrong way, and are found all the same.
package struct CodeSyntax: Sendable, Equatable {
  /// What a quotation mark begins.
  enum Quote: Sendable {
    /// Nothing: it is a sign like others.
    case sign
    /// One character, or a sign where none is closed behind it: `'a'`, but not Rust's `'a`.
    case character
    /// A text that ends on its line.
    case line
    /// A text that may go on over lines.
    case lines
  }

  /// A comment between two marks.
  struct BlockComment: Sendable, Equatable {
    let opening: [UInt8]
    let closing: [UInt8]

    init(_ opening: String, _ closing: String) {
      self.opening = Array(opening.utf8)
      self.closing = Array(closing.utf8)
    }
  }

  /// What comments to the end of a line begin with.
  package let lineComments: [[UInt8]]
  let blockComments: [BlockComment]
  /// What `"` begins.
  let doubleQuote: Quote
  /// What `'` begins.
  let singleQuote: Quote
  /// What a backtick begins.
  let backtick: Quote
  /// Whether three quotation marks begin a text that three others end.
  let hasTripleQuotes: Bool

  init(
    _ lineComments: [String], _ blockComments: [BlockComment] = [], double: Quote = .line,
    single: Quote = .line, backtick: Quote = .sign, triple: Bool = false
  ) {
    self.lineComments = lineComments.map { Array($0.utf8) }
    self.blockComments = blockComments
    doubleQuote = double
    singleQuote = single
    self.backtick = backtick
    hasTripleQuotes = triple
  }

  /// The syntax of `language`; that of C for those that aren't known.
  package init(_ language: Language) {
    self = CodeSyntax.ofLanguages[language.name] ?? .likeC
  }
}

extension CodeSyntax {
  private static let slashStar = BlockComment("/*", "*/")
  private static let starParenthesis = BlockComment("(*", "*)")
  private static let braceDash = BlockComment("{-", "-}")
  private static let hashBar = BlockComment("#|", "|#")

  private static let likeC = CodeSyntax(["//"], [slashStar], single: .character, triple: true)
  private static let likeJavaScript = CodeSyntax(["//"], [slashStar], backtick: .lines)
  private static let likePage = CodeSyntax(
    ["//"], [slashStar, BlockComment("<!--", "-->")], backtick: .lines)
  private static let likePython = CodeSyntax(["#"], triple: true)
  private static let likeShell = CodeSyntax(["#"], double: .lines, single: .lines)
  private static let likeLisp = CodeSyntax([";"], [hashBar], double: .lines, single: .sign)
  private static let likeML = CodeSyntax([], [starParenthesis], double: .lines, single: .character)
  private static let likeHaskell = CodeSyntax(
    ["--"], [braceDash], single: .character, triple: true)
  private static let likeAda = CodeSyntax(["--"], single: .character)
  private static let likeTerraform = CodeSyntax(["#", "//"], [slashStar])

  /// Those that aren't like C.
  private static let ofLanguages: [String: CodeSyntax] = [
    "ada": likeAda, "vhdl": likeAda,
    "astro": likePage, "html": likePage, "svelte": likePage, "vue": likePage,
    "bash": likeShell, "perl": likeShell, "r": likeShell, "ruby": likeShell,
    "clojure": likeLisp, "commonlisp": likeLisp, "elisp": likeLisp, "racket": likeLisp,
    "scheme": likeLisp,
    "dart": CodeSyntax(["//"], [slashStar], triple: true),
    "elixir": CodeSyntax(["#"], double: .lines, single: .lines, triple: true),
    "elm": likeHaskell, "haskell": likeHaskell,
    "erlang": CodeSyntax(["%"], double: .lines),
    "fortran": CodeSyntax(["!"]),
    "fsharp": CodeSyntax(
      ["//"], [starParenthesis], double: .lines, single: .character, triple: true),
    "go": CodeSyntax(["//"], [slashStar], single: .character, backtick: .lines),
    "graphql": likePython,
    "groovy": CodeSyntax(["//"], [slashStar], triple: true),
    "hcl": likeTerraform, "terraform": likeTerraform,
    "javascript": likeJavaScript, "tsx": likeJavaScript, "typescript": likeJavaScript,
    "julia": CodeSyntax(
      ["#"], [BlockComment("#=", "=#")], double: .lines, single: .character, triple: true),
    "lua": CodeSyntax(["--"], [BlockComment("--[[", "]]")]),
    "matlab": CodeSyntax(["%"], [BlockComment("%{", "%}")]),
    "nim": CodeSyntax(["#"], [BlockComment("#[", "]#")], single: .character, triple: true),
    "nix": CodeSyntax(["#"], [slashStar], double: .lines, single: .sign),
    "ocaml": likeML, "ocaml_interface": likeML,
    "pascal": CodeSyntax(["//"], [BlockComment("{", "}"), starParenthesis]),
    "php": CodeSyntax(["//", "#"], [slashStar], double: .lines, single: .lines),
    "powershell": CodeSyntax(["#"], [BlockComment("<#", "#>")], double: .lines, single: .lines),
    "python": likePython, "starlark": likePython,
    "rust": CodeSyntax(["//"], [slashStar], double: .lines, single: .character),
    "sql": CodeSyntax(["--"], [slashStar], double: .lines, single: .lines),
  ]
}
