; Fortran, free and fixed form. What a unit begins with is a statement of its own, so the signature ends at whatever
; follows it. Names don't tell calls from elements of arrays: `a(1)` counts as a call unless it is assigned to.

; Units

(module (module_statement (name) @name) . (_) @body) @definition.module
(submodule (submodule_statement (name) @name) . (_) @body) @definition.module
(program (program_statement (name) @name) . (_) @body) @definition.module
(block_data (block_data_statement (name) @name) . (_) @body) @definition.module

; A bare `private` hides what a module says nothing else about; its lists of public names are heard below. These
; patterns are the general ones of further down.

[
  (module
    (private_statement . "private" @visibility .)
    (internal_procedures
      (function (function_statement name: (name) @name) . (_) @body) @definition.function))
  (module
    (private_statement . "private" @visibility .)
    (internal_procedures
      (subroutine (subroutine_statement name: (name) @name) . (_) @body) @definition.function))
  (module
    (private_statement . "private" @visibility .)
    (interface
      (interface_statement [(name) (operator) (assignment) (defined_io_procedure)] @name)
      . (_) @body) @definition.interface)
  (module
    (private_statement . "private" @visibility .)
    (derived_type_definition
      (derived_type_statement !access (type_name) @name)
      . (_) @body) @definition.struct)
]

; Procedures. Those of interface blocks are prototypes.

(function (function_statement name: (name) @name) . (_) @body) @definition.function
(subroutine (subroutine_statement name: (name) @name) . (_) @body) @definition.function
(module_procedure (module_procedure_statement name: (name) @name) . (_) @body) @definition.function

(entry_statement name: (name) @name) @definition.function

; Generic names: a name, an operator or the assignment that stands for several procedures

(interface
  (interface_statement [(name) (operator) (assignment) (defined_io_procedure)] @name)
  . (_) @body) @definition.interface

; Types

(derived_type_definition
  (derived_type_statement access: (access_specifier)? @visibility (type_name) @name)
  . (_) @body) @definition.struct

(enumeration_type (enumeration_type_statement (type_name) @name) . (_) @body) @definition.enum

(enumerator_statement
  declarator: [(identifier) @name (init_declarator left: (identifier) @name)]) @definition.enumerator

; Members. What a declaration says itself goes before the statement `private` above it.

(derived_type_definition
  (variable_declaration
    attribute: (type_qualifier ["public" "private"] @visibility)
    declarator: [
      (identifier) @name
      (sized_declarator . (identifier) @name)
      (init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
      (pointer_init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
    ]) @definition.field)

(derived_type_definition
  (private_statement "private" @visibility)
  (variable_declaration
    declarator: [
      (identifier) @name
      (sized_declarator . (identifier) @name)
      (init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
      (pointer_init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
    ]) @definition.field)

(derived_type_definition
  (variable_declaration
    declarator: [
      (identifier) @name
      (sized_declarator . (identifier) @name)
      (init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
      (pointer_init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
    ]) @definition.field)

; Bound procedures. `name => implementation` uses the latter; the names of a generic binding are all uses but the first.

(derived_type_procedures
  (procedure_statement
    (procedure_kind ["procedure" "generic"])
    (procedure_attribute ["public" "private"] @visibility)
    declarator: (binding
      (binding_name [(identifier) (operator) (assignment) (defined_io_procedure)] @name))) @definition.method)

(derived_type_procedures
  (procedure_statement
    (procedure_kind . "procedure" .)
    (procedure_attribute ["public" "private"] @visibility)
    declarator: (method_name) @name) @definition.method)

(derived_type_procedures
  (private_statement "private" @visibility)
  (procedure_statement
    (procedure_kind ["procedure" "generic"])
    declarator: (binding
      (binding_name [(identifier) (operator) (assignment) (defined_io_procedure)] @name))) @definition.method)

(derived_type_procedures
  (private_statement "private" @visibility)
  (procedure_statement
    (procedure_kind . "procedure" .)
    declarator: (method_name) @name) @definition.method)

(derived_type_procedures
  (procedure_statement
    (procedure_kind ["procedure" "generic"])
    declarator: (binding
      (binding_name [(identifier) (operator) (assignment) (defined_io_procedure)] @name))) @definition.method)

(derived_type_procedures
  (procedure_statement
    (procedure_kind . "procedure" .)
    declarator: (method_name) @name) @definition.method)

; Constants and variables of modules

([
  (module
    (variable_declaration
      attribute: (type_qualifier ["public" "private"] @visibility)
      attribute: (type_qualifier "parameter")
      declarator: (init_declarator
        left: [(identifier) @name (sized_declarator . (identifier) @name)]
        right: (array_literal)? @body)) @definition.constant)
  (module
    (variable_declaration
      attribute: (type_qualifier "parameter")
      attribute: (type_qualifier ["public" "private"] @visibility)
      declarator: (init_declarator
        left: [(identifier) @name (sized_declarator . (identifier) @name)]
        right: (array_literal)? @body)) @definition.constant)
  (module
    (private_statement . "private" @visibility .)
    (variable_declaration
      attribute: (type_qualifier "parameter")
      declarator: (init_declarator
        left: [(identifier) @name (sized_declarator . (identifier) @name)]
        right: (array_literal)? @body)) @definition.constant)
  (module
    (variable_declaration
      attribute: (type_qualifier "parameter")
      declarator: (init_declarator
        left: [(identifier) @name (sized_declarator . (identifier) @name)]
        right: (array_literal)? @body)) @definition.constant)
  (submodule
    (variable_declaration
      attribute: (type_qualifier "parameter")
      declarator: (init_declarator
        left: [(identifier) @name (sized_declarator . (identifier) @name)]
        right: (array_literal)? @body)) @definition.constant)
  (module
    (variable_declaration
      attribute: (type_qualifier ["public" "private"] @visibility)
      declarator: [
        (identifier) @name
        (sized_declarator . (identifier) @name)
        (init_declarator
          left: [(identifier) @name (sized_declarator . (identifier) @name)]
          right: (array_literal)? @body)
        (pointer_init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
      ]) @definition.variable)
  (module
    (private_statement . "private" @visibility .)
    (variable_declaration
      declarator: [
        (identifier) @name
        (sized_declarator . (identifier) @name)
        (init_declarator
          left: [(identifier) @name (sized_declarator . (identifier) @name)]
          right: (array_literal)? @body)
        (pointer_init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
      ]) @definition.variable)
  (module
    (variable_declaration
      declarator: [
        (identifier) @name
        (sized_declarator . (identifier) @name)
        (init_declarator
          left: [(identifier) @name (sized_declarator . (identifier) @name)]
          right: (array_literal)? @body)
        (pointer_init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
      ]) @definition.variable)
  (submodule
    (variable_declaration
      declarator: [
        (identifier) @name
        (sized_declarator . (identifier) @name)
        (init_declarator
          left: [(identifier) @name (sized_declarator . (identifier) @name)]
          right: (array_literal)? @body)
        (pointer_init_declarator left: [(identifier) @name (sized_declarator . (identifier) @name)])
      ]) @definition.variable)
])

(preproc_function_def name: (identifier) @name value: (_)? @body) @definition.macro
(preproc_def name: (identifier) @name) @definition.macro

; `public :: area, shape_t` above what it names
(public_statement [(identifier) (operator) (assignment)] @exported)

; The runners of tests have to be told the names; the usual prefix tells them to everyone else.

((subroutine_statement name: (name) @test)
  (#match? @test "(?i)^test_"))

(comment) @comment

; Base types

(derived_type_statement
  base: (base_type_specifier (identifier) @name @reference.implementation))

(submodule_statement
  parent: (module_name (name) @name @reference.implementation))

; Types

(derived_type name: (type_name) @name @reference.type)
(procedure_interface) @name @reference.type
(type_statement type: (identifier) @name @reference.type)
(allocate_statement type: (identifier) @name @reference.type)

; Procedures that are bound, made one generic name of, or run at the end of an object

(procedure_statement
  (procedure_kind ["generic" "final"])
  declarator: (method_name) @name @reference.call)

(interface (procedure_statement declarator: (method_name) @name @reference.call))

(binding (binding_name) (method_name) @name @reference.call)

; An element that is assigned to

(assignment_statement
  left: (call_expression . (identifier) @name) @reference.identifier
  (#match? @name "^.."))

(assignment_statement
  left: (call_expression . (derived_type_member_expression (type_member) @name .)) @reference.identifier)

; Calls, except those of intrinsic procedures

((call_expression
  . [
    (identifier) @name
    (derived_type_member_expression (type_member) @name .)
  ]) @reference.call
  (#match? @name "^..")
  (#not-match? @name
    "(?i)^(abs|achar|all|allocated|any|associated|atan2?|char|cmplx|cos|count|dble|exp|float|iachar|ichar|index|int)$")
  (#not-match? @name "(?i)^(kind|lbound|len|len_trim|log|log10|matmul|max|maxval|merge|min|minval|mod|modulo|nint)$")
  (#not-match? @name "(?i)^(present|product|real|reshape|shape|sign|sin|size|sqrt|sum|tan|transpose|trim|ubound)$"))

(subroutine_call
  subroutine: [
    (identifier) @name
    (derived_type_member_expression (type_member) @name .)
  ]) @reference.call

(user_defined_operator) @name @reference.call

(preproc_ifdef name: (identifier) @name @reference.macro)
(preproc_defined (identifier) @name @reference.macro)
