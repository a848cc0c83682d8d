; `using module A`, `using namespace B.C`
((command
  command_name: (command_name) @_using
  command_elements: (command_elements
    . (command_argument_sep)
    . (generic_token) @_kind
    . (command_argument_sep)
    . [
      (generic_token)
      (array_literal_expression (unary_expression (string_literal)))
    ] @import.source)) @import.module
  (#match? @_using "(?i)^using$")
  (#match? @_kind "(?i)^(module|namespace|assembly)$"))

((command
  command_name: (command_name) @_import
  command_elements: (command_elements
    . (command_argument_sep)
    . [
      (generic_token) @import.source
      (array_literal_expression . (unary_expression (string_literal) @import.source))
    ])) @import.module
  (#match? @_import "(?i)^(Import-Module|ipmo)$"))

((command
  command_name: (command_name) @_import
  command_elements: (command_elements
    (command_parameter) @_name
    . (command_argument_sep)
    . [
      (generic_token) @import.source
      (array_literal_expression . (unary_expression (string_literal) @import.source))
    ])) @import.module
  (#match? @_import "(?i)^(Import-Module|ipmo)$")
  (#match? @_name "(?i)^-Name$"))

; `. ./other.ps1`, `. "$PSScriptRoot/lib.ps1"`
((command
  (command_invokation_operator) @_dot
  command_name: (command_name_expr
    [
      (command_name)
      (path_command_name)
      (string_literal)
    ] @import.source)) @import.include
  (#eq? @_dot "."))
