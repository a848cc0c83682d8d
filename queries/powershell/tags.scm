; PowerShell

(comment) @comment

; Functions and filters. The parameters stand inside of the braces, where they are part of the signature. Help that
; stands there as well comes before them, and would be.

((function_statement
  (function_name) @name
  "{" @body
  . (comment) @doc) @definition.function
  (#match? @doc "^<#"))

(function_statement
  (function_name) @name
  (script_block
    (param_block)
    script_block_body: (_) @body)) @definition.function

(function_statement
  (function_name) @name
  (script_block (param_block) .)
  "}" @body) @definition.function

(function_statement
  (function_name) @name
  "{" @body) @definition.function

; Classes

(class_statement . (simple_name) @name "{" @body) @definition.class

((class_statement
  . (simple_name) @_class
  (class_method_definition
    (simple_name) @name
    "{" @body) @definition.constructor)
  (#eq? @_class @name))

(class_method_definition
  (simple_name) @name
  "{" @body) @definition.method

(class_property_definition (variable) @name) @definition.property

(enum_statement . (simple_name) @name "{" @body) @definition.enum

(enum_member . (simple_name) @name) @definition.enumerator

; Aliases

((command
  command_name: (command_name) @_alias
  command_elements: (command_elements
    . (command_argument_sep)
    . (generic_token) @name)) @definition.function
  (#match? @_alias "(?i)^(Set|New)-Alias$"))

((command
  command_name: (command_name) @_alias
  command_elements: (command_elements
    (command_parameter) @_name
    . (command_argument_sep)
    . (generic_token) @name)) @definition.function
  (#match? @_alias "(?i)^(Set|New)-Alias$")
  (#match? @_name "(?i)^-Name$"))

; Variables of the outermost level. Every level of precedence is a node of its own.
(program
  (statement_list
    (pipeline
      (assignment_expression
        (left_assignment_expression
          (_ (_ (_ (_ (_ (_ (_ (_ (unary_expression . (variable) @name .)))))))))))) @definition.variable))

; Exports. Of a list only the first name can be told.
((command
  command_name: (command_name) @_export
  command_elements: (command_elements
    (command_parameter)
    . (command_argument_sep)
    . (generic_token) @exported))
  (#match? @_export "(?i)^Export-ModuleMember$"))

; References: base types

(class_statement ":" (simple_name) @name @reference.implementation)

; Attributes

(attribute_name
  (type_spec
    (type_name (type_identifier) @name .))) @reference.attribute

; Instances

((invokation_expression
  (type_literal
    (type_spec
      [
        (type_name (type_identifier) @name .)
        (generic_type_name (type_name (type_identifier) @name .))
      ]))
  (member_name (simple_name) @_new)) @reference.class
  (#match? @_new "(?i)^new$"))

((command
  command_name: (command_name) @_new
  command_elements: (command_elements
    . (command_argument_sep)
    . (generic_token) @name)) @reference.class
  (#match? @_new "(?i)^New-Object$"))

; Types. Those in small letters are of the language.

((type_spec
  [
    (type_name (type_identifier) @name .)
    (array_type_name (type_name (type_identifier) @name .))
    (generic_type_name (type_name (type_identifier) @name .))
  ]) @reference.type
  (#match? @name "^[A-Z]"))

; Calls. What is loaded is an import.

((command command_name: (command_name) @name) @reference.call
  (#not-match? @name "(?i)^(using|Import-Module|ipmo|Export-ModuleMember|(Set|New)-Alias|New-Object)$|[.\\\\/]"))

((invokation_expression (member_name (simple_name) @name)) @reference.call
  (#not-match? @name "(?i)^new$"))
