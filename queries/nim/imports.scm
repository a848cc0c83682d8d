; Modules are expressions: paths with `/`, strings, and lists that share a prefix. A path is an infix expression like
; `a as b`, which is told by its operator, a token.

(import_statement
  [
    (infix_expression left: (_) @import.source operator: "as" right: (identifier) @import.alias)
    (expression_list
      (infix_expression left: (_) @import.source operator: "as" right: (identifier) @import.alias))
  ]) @import.module

; `import std/[os, strutils as text]`
(import_statement
  (expression_list
    [
      (infix_expression
        right: (array_construction
          [
            (identifier) @import.source
            (infix_expression operator: (operator)) @import.source
            (infix_expression left: (_) @import.source operator: "as" right: (identifier) @import.alias)
          ]))
      (prefix_expression
        (array_construction
          [
            (identifier) @import.source
            (infix_expression operator: (operator)) @import.source
          ]))
    ])) @import.module

(import_statement
  (expression_list (infix_expression left: (_) @import.prefix right: (array_construction)) @import.group))

(import_statement
  (expression_list (prefix_expression (operator) @import.prefix (array_construction)) @import.group))

(import_statement
  [
    (identifier) @import.source
    (interpreted_string_literal) @import.source
    (prefix_expression (operator) (identifier)) @import.source
    (infix_expression operator: (operator) right: (identifier)) @import.source
    (expression_list
      [
        (identifier) @import.source
        (interpreted_string_literal) @import.source
        (prefix_expression (operator) (identifier)) @import.source
        (infix_expression operator: (operator) right: (identifier)) @import.source
      ])
  ]) @import.module

(import_from_statement
  module: (_) @import.source
  (expression_list
    [
      (identifier) @import.name
      (infix_expression left: (identifier) @import.name operator: "as" right: (identifier) @import.alias)
    ])) @import.name

; `import nil`: names are only imported with their module in front.
(import_from_statement
  module: (_) @import.source
  [(nil_literal) (expression_list (nil_literal))]) @import.module

(include_statement (expression_list (_) @import.source)) @import.include

; Modules and single names are handed on alike.
(export_statement
  [
    (identifier) @import.source
    (expression_list (identifier) @import.source)
    (expression_list (dot_expression left: (_) @import.source right: (identifier) @import.name))
  ]) @import.reexport
