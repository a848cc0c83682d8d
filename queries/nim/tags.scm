; Nim. Operators stand in accents, and a star behind a name exports it; both are nodes around the name.

; Types. Comments behind the header are its documentation.

(type_declaration
  (type_symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
  (_ . "object" (documentation_comment)? @doc (field_declaration_list)? @body)) @definition.struct

(type_declaration
  (type_symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
  [
    (ref_type (_ . "object" (documentation_comment)? @doc (field_declaration_list)? @body))
    (pointer_type (_ . "object" (documentation_comment)? @doc (field_declaration_list)? @body))
  ]) @definition.class

(type_declaration
  (type_symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
  (enum_declaration . (documentation_comment) @doc (enum_field_declaration) @body)) @definition.enum

(type_declaration
  (type_symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
  (enum_declaration . (enum_field_declaration) @body)) @definition.enum

(type_declaration
  (type_symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
  (concept_declaration body: (_)? @body)) @definition.interface

(type_declaration
  (type_symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])) @definition.type

(enum_field_declaration (symbol_declaration name: [
    (identifier) @name
    (accent_quoted (identifier) @name)
    (exported_symbol [(identifier) @name (accent_quoted (identifier) @name)])
  ])) @definition.enumerator

(field_declaration
  (symbol_declaration_list
    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))) @definition.field

(variant_discriminator_declaration
  (symbol_declaration_list
    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))) @definition.field

; Routines. The equals sign belongs to the body, and so does the documentation behind it.

(proc_declaration
  name: [
    (identifier) @name
    (accent_quoted (identifier) @name)
    (exported_symbol [(identifier) @name (accent_quoted (identifier) @name)])
  ]
  "="? @body
  (documentation_comment)? @doc) @definition.function

(func_declaration
  name: [
    (identifier) @name
    (accent_quoted (identifier) @name)
    (exported_symbol [(identifier) @name (accent_quoted (identifier) @name)])
  ]
  "="? @body
  (documentation_comment)? @doc) @definition.function

(method_declaration
  name: [
    (identifier) @name
    (accent_quoted (identifier) @name)
    (exported_symbol [(identifier) @name (accent_quoted (identifier) @name)])
  ]
  "="? @body
  (documentation_comment)? @doc) @definition.method

(iterator_declaration
  name: [
    (identifier) @name
    (accent_quoted (identifier) @name)
    (exported_symbol [(identifier) @name (accent_quoted (identifier) @name)])
  ]
  "="? @body
  (documentation_comment)? @doc) @definition.function

(converter_declaration
  name: [
    (identifier) @name
    (accent_quoted (identifier) @name)
    (exported_symbol [(identifier) @name (accent_quoted (identifier) @name)])
  ]
  "="? @body
  (documentation_comment)? @doc) @definition.function

(template_declaration
  name: [
    (identifier) @name
    (accent_quoted (identifier) @name)
    (exported_symbol [(identifier) @name (accent_quoted (identifier) @name)])
  ]
  "="? @body
  (documentation_comment)? @doc) @definition.macro

(macro_declaration
  name: [
    (identifier) @name
    (accent_quoted (identifier) @name)
    (exported_symbol [(identifier) @name (accent_quoted (identifier) @name)])
  ]
  "="? @body
  (documentation_comment)? @doc) @definition.macro

; Tests of the standard library's unittest and of those like it

((call
  function: (identifier) @_macro
  (argument_list
    . (interpreted_string_literal (string_content) @name)
    (statement_list) @body)) @definition.namespace
  (#eq? @_macro "suite"))

((call
  function: (identifier) @_macro
  (argument_list
    . (interpreted_string_literal (string_content) @name)
    (statement_list) @body)) @definition.function
  (#any-of? @_macro "test" "asyncTest"))

((call
  function: (identifier) @_macro
  (argument_list . (interpreted_string_literal (string_content) @test) (statement_list)))
  (#any-of? @_macro "asyncTest" "suite" "test"))

; Constants and variables of the module, also in parts that are compiled under a condition. One that stands alone is
; captured with its keyword.

[
  (source_file
    (const_section
      . (variable_declaration
        (symbol_declaration_list
          [
            (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
            (tuple_deconstruct_declaration
              (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
          ])
        value: [
          (array_construction)
          (long_string_literal)
          (curly_construction)
          (tuple_construction)
          (prefix_expression (array_construction))
        ]? @body) .) @definition.constant)
  (source_file
    (when
      [
        (statement_list
          (const_section
            . (variable_declaration
              (symbol_declaration_list
                [
                  (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                  (tuple_deconstruct_declaration
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                ])
              value: [
                (array_construction)
                (long_string_literal)
                (curly_construction)
                (tuple_construction)
                (prefix_expression (array_construction))
              ]? @body) .) @definition.constant)
        (_
          consequence: (statement_list
            (const_section
              . (variable_declaration
                (symbol_declaration_list
                  [
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                    (tuple_deconstruct_declaration
                      (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                  ])
                value: [
                  (array_construction)
                  (long_string_literal)
                  (curly_construction)
                  (tuple_construction)
                  (prefix_expression (array_construction))
                ]? @body) .) @definition.constant))
      ]))
  (source_file
    (let_section
      . (variable_declaration
        (symbol_declaration_list
          [
            (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
            (tuple_deconstruct_declaration
              (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
          ])
        value: [
          (array_construction)
          (long_string_literal)
          (curly_construction)
          (tuple_construction)
          (prefix_expression (array_construction))
        ]? @body) .) @definition.variable)
  (source_file
    (when
      [
        (statement_list
          (let_section
            . (variable_declaration
              (symbol_declaration_list
                [
                  (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                  (tuple_deconstruct_declaration
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                ])
              value: [
                (array_construction)
                (long_string_literal)
                (curly_construction)
                (tuple_construction)
                (prefix_expression (array_construction))
              ]? @body) .) @definition.variable)
        (_
          consequence: (statement_list
            (let_section
              . (variable_declaration
                (symbol_declaration_list
                  [
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                    (tuple_deconstruct_declaration
                      (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                  ])
                value: [
                  (array_construction)
                  (long_string_literal)
                  (curly_construction)
                  (tuple_construction)
                  (prefix_expression (array_construction))
                ]? @body) .) @definition.variable))
      ]))
  (source_file
    (var_section
      . (variable_declaration
        (symbol_declaration_list
          [
            (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
            (tuple_deconstruct_declaration
              (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
          ])
        value: [
          (array_construction)
          (long_string_literal)
          (curly_construction)
          (tuple_construction)
          (prefix_expression (array_construction))
        ]? @body) .) @definition.variable)
  (source_file
    (when
      [
        (statement_list
          (var_section
            . (variable_declaration
              (symbol_declaration_list
                [
                  (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                  (tuple_deconstruct_declaration
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                ])
              value: [
                (array_construction)
                (long_string_literal)
                (curly_construction)
                (tuple_construction)
                (prefix_expression (array_construction))
              ]? @body) .) @definition.variable)
        (_
          consequence: (statement_list
            (var_section
              . (variable_declaration
                (symbol_declaration_list
                  [
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                    (tuple_deconstruct_declaration
                      (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                  ])
                value: [
                  (array_construction)
                  (long_string_literal)
                  (curly_construction)
                  (tuple_construction)
                  (prefix_expression (array_construction))
                ]? @body) .) @definition.variable))
      ]))
  (source_file
    (const_section
      (variable_declaration
        (symbol_declaration_list
          [
            (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
            (tuple_deconstruct_declaration
              (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
          ])
        value: [
          (array_construction)
          (long_string_literal)
          (curly_construction)
          (tuple_construction)
          (prefix_expression (array_construction))
        ]? @body) @definition.constant))
  (source_file
    (when
      [
        (statement_list
          (const_section
            (variable_declaration
              (symbol_declaration_list
                [
                  (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                  (tuple_deconstruct_declaration
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                ])
              value: [
                (array_construction)
                (long_string_literal)
                (curly_construction)
                (tuple_construction)
                (prefix_expression (array_construction))
              ]? @body) @definition.constant))
        (_
          consequence: (statement_list
            (const_section
              (variable_declaration
                (symbol_declaration_list
                  [
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                    (tuple_deconstruct_declaration
                      (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                  ])
                value: [
                  (array_construction)
                  (long_string_literal)
                  (curly_construction)
                  (tuple_construction)
                  (prefix_expression (array_construction))
                ]? @body) @definition.constant)))
      ]))
  (source_file
    (let_section
      (variable_declaration
        (symbol_declaration_list
          [
            (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
            (tuple_deconstruct_declaration
              (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
          ])
        value: [
          (array_construction)
          (long_string_literal)
          (curly_construction)
          (tuple_construction)
          (prefix_expression (array_construction))
        ]? @body) @definition.variable))
  (source_file
    (when
      [
        (statement_list
          (let_section
            (variable_declaration
              (symbol_declaration_list
                [
                  (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                  (tuple_deconstruct_declaration
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                ])
              value: [
                (array_construction)
                (long_string_literal)
                (curly_construction)
                (tuple_construction)
                (prefix_expression (array_construction))
              ]? @body) @definition.variable))
        (_
          consequence: (statement_list
            (let_section
              (variable_declaration
                (symbol_declaration_list
                  [
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                    (tuple_deconstruct_declaration
                      (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                  ])
                value: [
                  (array_construction)
                  (long_string_literal)
                  (curly_construction)
                  (tuple_construction)
                  (prefix_expression (array_construction))
                ]? @body) @definition.variable)))
      ]))
  (source_file
    (var_section
      (variable_declaration
        (symbol_declaration_list
          [
            (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
            (tuple_deconstruct_declaration
              (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
          ])
        value: [
          (array_construction)
          (long_string_literal)
          (curly_construction)
          (tuple_construction)
          (prefix_expression (array_construction))
        ]? @body) @definition.variable))
  (source_file
    (when
      [
        (statement_list
          (var_section
            (variable_declaration
              (symbol_declaration_list
                [
                  (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                  (tuple_deconstruct_declaration
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                ])
              value: [
                (array_construction)
                (long_string_literal)
                (curly_construction)
                (tuple_construction)
                (prefix_expression (array_construction))
              ]? @body) @definition.variable))
        (_
          consequence: (statement_list
            (var_section
              (variable_declaration
                (symbol_declaration_list
                  [
                    (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)])
                    (tuple_deconstruct_declaration
                      (symbol_declaration name: [(identifier) @name (exported_symbol (identifier) @name)]))
                  ])
                value: [
                  (array_construction)
                  (long_string_literal)
                  (curly_construction)
                  (tuple_construction)
                  (prefix_expression (array_construction))
                ]? @body) @definition.variable)))
      ]))
]

; Exported is what has a star.

(exported_symbol [(identifier) @exported (accent_quoted (identifier) @exported)])

; Documentation stands behind what it describes, so it is no candidate for what follows.
(comment) @comment
(block_comment) @comment
(pragma_statement) @decoration

; Base types

(object_declaration
  inherits: (type_expression
    [
      (identifier) @name
      (dot_expression right: (identifier) @name)
      (bracket_expression left: (identifier) @name)
    ] @reference.implementation))

; Pragmas, except the compiler's own

(pragma_list
  [(identifier) @name (colon_expression left: (identifier) @name) (call function: (identifier) @name)]
    @reference.attribute
  (#not-any-of? @name
    "acyclic" "align" "base" "bitsize" "borrow" "bycopy" "byref" "cdecl" "closure" "codegenDecl" "compileTime" "cursor"
    "deprecated" "dirty" "discardable" "dynlib" "effectsOf" "emit" "experimental" "exportc" "exportcpp" "final"
    "forbids"
    "gcsafe" "global" "guard" "header" "importc" "importcpp" "importjs" "importobjc" "incompleteStruct" "inheritable"
    "inject" "inline" "intdefine" "booldefine" "strdefine" "locks" "magic" "noconv" "nodecl" "noInit" "noinline"
    "noReturn" "noreturn" "noSideEffect" "nimcall" "packed" "partial" "pop" "procvar" "pure" "push" "raises" "register"
    "requiresInit" "safecall" "shallow" "sideEffect" "size" "stdcall" "stackTrace" "tags" "thread" "threadvar" "union"
    "used" "varargs" "volatile"))

; Instances. What has names of fields is one.

(call
  function: [
    (identifier) @name
    (dot_expression right: (identifier) @name)
    (bracket_expression left: (identifier) @name)
  ]
  (argument_list . (colon_expression))
  (#match? @name "^[A-Z]")) @reference.class

; Calls. A capitalised callee converts to a type. A statement that is only a path
; is a call without parentheses; the last one may be a result.

(call
  function: [
    (identifier) @name
    (dot_expression right: (identifier) @name)
    (bracket_expression left: (identifier) @name)
  ]
  (#match? @name "^[A-Z]")) @reference.type

(call
  function: [
    (identifier) @name
    (dot_expression right: (identifier) @name)
    (accent_quoted (identifier) @name)
    (bracket_expression left: [(identifier) @name (dot_expression right: (identifier) @name)])
  ]
  (#not-any-of? @name
    "assert" "card" "cast" "chr" "declared" "dec" "defined" "doAssert" "echo" "high" "inc" "isNil" "len" "low" "new"
    "ord" "push" "quit" "sizeof")) @reference.call

(dot_generic_call function: (identifier) @name) @reference.call

(statement_list (dot_expression right: (identifier) @name) @reference.call . (_))
(source_file (dot_expression right: (identifier) @name) @reference.call)

; Types. The small names are the language's own and those of type parameters.

([
  (type_expression (identifier) @name @reference.type)
  (type_expression (dot_expression right: (identifier) @name @reference.type))
  (bracket_expression left: (identifier) @name @reference.type)
  (bracket_expression right: (argument_list (identifier) @name @reference.type))
  (generic_argument_list (identifier) @name @reference.type)
  (except_branch values: (expression_list (identifier) @name @reference.type))
  (except_branch values: (expression_list (infix_expression left: (identifier) @name @reference.type)))
  (infix_expression operator: ["is" "isnot" "of"] right: (identifier) @name @reference.type)
 ]
 (#match? @name "^[A-Z].*[a-z]"))

; Capitalised names as values: `Color.red`, constants, what `newException` is told

([
  (dot_expression left: (identifier) @name @reference.type)
  (argument_list (identifier) @name @reference.constant)
  (infix_expression (identifier) @name @reference.constant)
  (assignment right: (identifier) @name @reference.constant)
  (variable_declaration value: (identifier) @name @reference.constant)
  (expression_list (identifier) @name @reference.constant)
 ]
 (#match? @name "^[A-Z]."))
