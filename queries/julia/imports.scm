; `using A` brings in what A exports, `import A` the name alone; both load the module. Paths keep their dots.

(using_statement
  [
    (identifier)
    (scoped_identifier)
    (import_path)
  ] @import.source) @import.module

(import_statement
  [
    (identifier)
    (scoped_identifier)
    (import_path)
  ] @import.source) @import.module

(import_statement
  (import_alias
    . (_) @import.source
    (identifier) @import.alias .)) @import.module

; `using A: b, @c, d as e`
(selected_import
  . (_) @import.source
  [
    (identifier) @import.name
    (operator) @import.name
    (macro_identifier (identifier) @import.name)
    (import_alias
      . (_) @import.name
      (_) @import.alias .)
  ]) @import.name

((call_expression
  . (identifier) @_include
  (argument_list . (string_literal (content) @import.source) .)) @import.include
  (#eq? @_include "include"))
