; A path does not show where its namespaces end, so the source is the whole path, and its last part is the name.

(namespace_use_declaration
  (namespace_use_clause
    . ["function" "const"]?
    . [
      (name) @import.name
      (qualified_name (name) @import.name)
    ] @import.source
    alias: (name)? @import.alias)) @import.name

; `use A\B\{C, D as E, function f}`
(namespace_use_declaration
  (namespace_name) @import.prefix
  body: (namespace_use_group)) @import.group

(namespace_use_group
  (namespace_use_clause
    . ["function" "const"]?
    . [
      (name) @import.name
      (qualified_name (name) @import.name)
    ] @import.source
    alias: (name)? @import.alias) @import.name)

; Files. `__DIR__ . "/a.php"` is its last part.

(_
  [
    "require"
    "require_once"
    "include"
    "include_once"
  ]
  [
    (string (string_content) @import.source)
    (encapsed_string . (string_content) @import.source .)
    (binary_expression right: (string (string_content) @import.source))
    (binary_expression right: (encapsed_string . (string_content) @import.source .))
    (parenthesized_expression
      [
        (string (string_content) @import.source)
        (encapsed_string . (string_content) @import.source .)
        (binary_expression right: (string (string_content) @import.source))
        (binary_expression right: (encapsed_string . (string_content) @import.source .))
      ])
  ]) @import.include
