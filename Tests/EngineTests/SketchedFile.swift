/// A source file as far as a map depends on it, in one of many languages.
///
/// Edits change the sketch, and the text is made of it: so every step of a random sequence leaves
/// sources that parse.
struct SketchedFile: Equatable {
  /// A function, or a type with one member.
  struct Definition: Equatable {
    var name: String
    var isType = false
    var isExported = true
    /// What the body calls: names, some of them on a type or a module.
    var references: [String] = []
    /// Stands in the body and, always of two digits, changes nothing but it.
    var bodyNumber = 10
  }

  /// What is imported: the stem of a file, and a name of it; `nil` where all of it is.
  struct Import: Equatable {
    var stem: String
    var name: String?
  }

  var syntax: SketchSyntax
  /// The namespace or package that it declares, where the language has that.
  var namespace = "first"
  var imports: [Import] = []
  var definitions: [Definition] = []

  /// The source, in UTF-8.
  var content: [UInt8] {
    var parts = [SketchSyntax.fill(syntax.header, ["%n": namespace])]
    parts += imports.map { imported in
      let template = imported.name == nil ? syntax.importingAll : nil
      return SketchSyntax.fill(
        template ?? syntax.importing, ["%n": imported.stem, "%m": imported.name ?? "load"])
    }
    parts += definitions.map(text) + (syntax.footer.isEmpty ? [] : [syntax.footer])
    return Array(parts.joined(separator: "\n").utf8)
  }

  private func text(_ definition: Definition) -> String {
    let calls = definition.references.map { "\($0)(value) + " }.joined()
    return SketchSyntax.fill(
      definition.isType ? syntax.type : syntax.function,
      [
        "%v": definition.isExported ? syntax.exported : syntax.hidden,
        // Python's way, and harmless elsewhere.
        "%n": definition.isExported ? definition.name : "_\(definition.name)",
        "%b": "\(calls)\(definition.bodyNumber)",
      ])
  }
}

/// How a language writes a definition: `%v` its visibility, `%n` its name, `%b` an expression; and an
/// import: `%n` the stem of a file, `%m` a name of it.
struct SketchSyntax: Equatable {
  var fileExtension: String
  var header = ""
  var footer = ""
  var function: String
  var type: String
  var importing: String
  var importingAll: String?
  var exported = ""
  var hidden = ""

  /// Replaces placeholders, each a `%` and one letter.
  static func fill(_ template: String, _ values: [String: String]) -> String {
    var pieces = template.split(separator: "%", omittingEmptySubsequences: false)
    let first = pieces.removeFirst()
    return pieces.reduce(into: String(first)) { text, piece in
      text += (values["%\(piece.prefix(1))"] ?? "") + piece.dropFirst()
    }
  }
}

extension SketchSyntax {
  /// The languages that most people use, some in which others are injected, and some that are no
  /// programs.
  static let all: [SketchSyntax] = [
    SketchSyntax(
      fileExtension: "c", function: "%vint %n(int value) {\n  return %b;\n}\n",
      type: "struct %n {\n  int size_%n;\n};\n", importing: "#include \"%n.h\"",
      hidden: "static "),
    SketchSyntax(
      fileExtension: "h", function: "%vint %n(int value);\n",
      type: "struct %n {\n  int size_%n;\n};\n", importing: "#include \"%n.h\"",
      exported: "extern "),
    SketchSyntax(
      fileExtension: "cpp", function: "%vint %n(int value) {\n  return %b;\n}\n",
      type: "class %n {\n public:\n  int run(int value) { return %b; }\n};\n",
      importing: "#include \"%n.h\"", hidden: "static "),
    SketchSyntax(
      fileExtension: "cs", header: "namespace %n;\n",
      function: "static class Of%n {\n  %v static int %n(int value) { return %b; }\n}\n",
      type: "%v class %n {\n  public int Run(int value) { return %b; }\n}\n",
      importing: "using first.%n;", importingAll: "using first;", exported: "public",
      hidden: "private"),
    SketchSyntax(
      fileExtension: "go", header: "package %n\n",
      function: "func %n(value int) int {\n\treturn %b\n}\n",
      type: "type %n struct {\n\tsize int\n}\n\nfunc (x %n) Run(value int) int { return %b }\n",
      importing: "import \"example.org/src/%n\"", importingAll: "import . \"example.org/src\""),
    SketchSyntax(
      fileExtension: "java",
      function: "class Of%n {\n  %v static int %n(int value) { return %b; }\n}\n",
      type: "%v class %n {\n  int run(int value) { return %b; }\n}\n",
      importing: "import src.core.%m;", importingAll: "import src.core.*;", exported: "public",
      hidden: "private"),
    SketchSyntax(
      fileExtension: "js", function: "%vfunction %n(value) {\n  return %b;\n}\n",
      type: "%vclass %n {\n  run(value) {\n    return %b;\n  }\n}\n",
      importing: "import { %m } from \"./%n.js\";", importingAll: "export * from \"./%n\";",
      exported: "export "),
    SketchSyntax(
      fileExtension: "py", function: "def %n(value):\n    return %b\n",
      type: "class %n:\n    def run(self, value):\n        return %b\n",
      importing: "from .%n import %m", importingAll: "from .%n import *"),
    SketchSyntax(
      fileExtension: "rb", function: "%vdef %n(value)\n  %b\nend\n",
      type: "class %n\n  def run(value)\n    %b\n  end\nend\n",
      importing: "require_relative \"%n\"", hidden: "private "),
    SketchSyntax(
      fileExtension: "rs", function: "%vfn %n(value: i32) -> i32 {\n    %b\n}\n",
      type: "%vstruct %n {\n    size: i32,\n}\n", importing: "use crate::%n::%m;",
      importingAll: "pub use super::%n::*;",
      exported: "pub "),
    SketchSyntax(
      fileExtension: "swift",
      function: "%v func %n(_ value: Int) -> Int {\n  return %b\n}\n",
      type: "%v struct %n {\n  func run(_ value: Int) -> Int { %b }\n}\n",
      importing: "import %n", exported: "public", hidden: "private"),
    SketchSyntax(
      fileExtension: "ts", function: "%vfunction %n(value: number): number {\n  return %b;\n}\n",
      type: "%vinterface %n {\n  run(value: number): number;\n}\n",
      importing: "import { %m } from \"./%n\";",
      importingAll: "export { load as open } from \"own/%n\";", exported: "export "),
    SketchSyntax(
      fileExtension: "vue", header: "<script lang=\"ts\">", footer: "</script>\n",
      function: "%vfunction %n(value: number): number {\n  return %b;\n}\n",
      type: "%vclass %n {\n  run(value: number) { return %b; }\n}\n",
      importing: "import { %m } from \"./%n\";", importingAll: "import * as %n from \"../%n\";",
      exported: "export "),
    SketchSyntax(
      fileExtension: "html", header: "<p id=\"top\">text</p>\n<script>", footer: "</script>\n",
      function: "function %n(value) {\n  return %b;\n}\n",
      type: "class %n {\n  run(value) { return %b; }\n}\n", importing: "import \"./%n.js\";"),
    SketchSyntax(
      fileExtension: "kt", function: "%v fun %n(value: Int): Int {\n  return %b\n}\n",
      type: "%v class %n {\n  fun run(value: Int): Int = %b\n}\n",
      importing: "import org.example.%n",
      exported: "public", hidden: "private"),
    SketchSyntax(
      fileExtension: "php", header: "<?php\nnamespace %n;\n",
      function: "function %n($value) {\n  return %b;\n}\n",
      type: "class %n {\n  %v function run($value) { return %b; }\n}\n",
      importing: "use first\\%m;", importingAll: "require_once '%n.php';", exported: "public",
      hidden: "private"),
    SketchSyntax(
      fileExtension: "sql", function: "CREATE VIEW %n AS SELECT %b;\n",
      type: "CREATE TABLE %n (id int);\n", importing: "-- %n"),
    SketchSyntax(
      fileExtension: "md", function: "## %n\n\n%b\n", type: "# %n\n\n%b\n", importing: "[%n](%n.md)"
    ),
    SketchSyntax(
      fileExtension: "tsx", function: "%vconst %n = (value: number) => <p>{%b}</p>;\n",
      type: "%vclass %n {\n  run(value: number) { return %b; }\n}\n",
      importing: "import { %m } from \"./%n\";", exported: "export "),
  ]
}
