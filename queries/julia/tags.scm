; Julia

(line_comment) @comment
(block_comment) @comment

; A string in front of a definition documents it.
((string_literal) @comment
  . [
    (abstract_definition)
    (assignment)
    (const_statement)
    (function_definition)
    (identifier)
    (macro_definition)
    (macrocall_expression)
    (module_definition)
    (primitive_definition)
    (struct_definition)
    (typed_expression)
  ])

(module_definition
  name: (_) @name
  . (_)? @body
  "end" @body) @definition.module

; Types. A macro in front of one (`@kwdef struct …`) is part of it.

(macrocall_expression
  (macro_argument_list
    . (struct_definition
      (type_head
        [
          (identifier) @name
          (parametrized_type_expression . (identifier) @name)
          (binary_expression
            . [
              (identifier) @name
              (parametrized_type_expression . (identifier) @name)
            ])
        ])
      . (_)? @body
      "end" @body))) @definition.struct

(struct_definition
  (type_head
    [
      (identifier) @name
      (parametrized_type_expression . (identifier) @name)
      (binary_expression
        . [
          (identifier) @name
          (parametrized_type_expression . (identifier) @name)
        ])
    ])
  . (_)? @body
  "end" @body) @definition.struct

(abstract_definition
  (type_head
    [
      (identifier) @name
      (parametrized_type_expression . (identifier) @name)
      (binary_expression
        . [
          (identifier) @name
          (parametrized_type_expression . (identifier) @name)
        ])
    ])) @definition.type

(primitive_definition
  (type_head
    [
      (identifier) @name
      (parametrized_type_expression . (identifier) @name)
      (binary_expression
        . [
          (identifier) @name
          (parametrized_type_expression . (identifier) @name)
        ])
    ])) @definition.type

; Fields

(struct_definition
  [
    (identifier) @name @definition.field
    (typed_expression . (identifier) @name) @definition.field
    (assignment . (identifier) @name) @definition.field
    (assignment . (typed_expression . (identifier) @name)) @definition.field
    (const_statement (assignment . (identifier) @name)) @definition.field
    (const_statement (assignment . (typed_expression . (identifier) @name))) @definition.field
  ])

; `@enum Colour red green`, or with a block

((macrocall_expression
  (macro_identifier (identifier) @_enum)
  (macro_argument_list
    . [
      (identifier) @name
      (typed_expression . (identifier) @name)
    ]
    . (compound_statement)? @body)) @definition.enum
  (#eq? @_enum "enum"))

((macrocall_expression
  (macro_identifier (identifier) @_enum)
  (macro_argument_list
    . (_)
    [
      (identifier) @name @definition.enumerator
      (assignment . (identifier) @name) @definition.enumerator
      (compound_statement (identifier) @name @definition.enumerator)
      (compound_statement (assignment . (identifier) @name) @definition.enumerator)
    ]))
  (#eq? @_enum "enum"))

; Functions, in both forms. Those inside of a type make instances of it. Return types and `where` stand around the call.

(struct_definition
  (function_definition
    (signature
      . [
        (call_expression
          . [
            (identifier) @name
            (parametrized_type_expression . (identifier) @name)
          ])
        (_
          . (call_expression
            . [
              (identifier) @name
              (parametrized_type_expression . (identifier) @name)
            ]))
        (_
          . (_
            . (call_expression
              . [
                (identifier) @name
                (parametrized_type_expression . (identifier) @name)
              ])))
      ])
    . (_)? @body
    "end" @body) @definition.constructor)

(struct_definition
  (assignment
    . [
      (call_expression
        . [
          (identifier) @name
          (parametrized_type_expression . (identifier) @name)
        ])
      (typed_expression
        . (call_expression
          . [
            (identifier) @name
            (parametrized_type_expression . (identifier) @name)
          ]))
      (where_expression
        . (call_expression
          . [
            (identifier) @name
            (parametrized_type_expression . (identifier) @name)
          ]))
      (where_expression
        . (_
          . (call_expression
            . [
              (identifier) @name
              (parametrized_type_expression . (identifier) @name)
            ])))
    ]
    (operator) @body) @definition.constructor)

(function_definition
  (signature
    . [
      (call_expression
        . [
          (identifier) @name
          (operator) @name
          (field_expression value: (_) @qualifier (identifier) @name .)
          (field_expression value: (_) @qualifier (quote_expression (operator) @name))
          (field_expression
            value: (_) @qualifier
            (quote_expression (parenthesized_expression (operator) @name)))
          (parametrized_type_expression . (identifier) @name)
          (parenthesized_expression
            (typed_expression
              [
                (identifier) @name
                (parametrized_type_expression . (identifier) @name)
              ] .))
          (parenthesized_expression (unary_typed_expression (identifier) @name))
        ])
      (_
        . (call_expression
          . [
            (identifier) @name
            (operator) @name
            (field_expression value: (_) @qualifier (identifier) @name .)
            (field_expression value: (_) @qualifier (quote_expression (operator) @name))
            (field_expression
              value: (_) @qualifier
              (quote_expression (parenthesized_expression (operator) @name)))
            (parametrized_type_expression . (identifier) @name)
            (parenthesized_expression
              (typed_expression
                [
                  (identifier) @name
                  (parametrized_type_expression . (identifier) @name)
                ] .))
            (parenthesized_expression (unary_typed_expression (identifier) @name))
          ]))
      (_
        . (_
          . (call_expression
            . [
              (identifier) @name
              (operator) @name
              (field_expression value: (_) @qualifier (identifier) @name .)
              (field_expression value: (_) @qualifier (quote_expression (operator) @name))
              (field_expression
                value: (_) @qualifier
                (quote_expression (parenthesized_expression (operator) @name)))
              (parametrized_type_expression . (identifier) @name)
              (parenthesized_expression
                (typed_expression
                  [
                    (identifier) @name
                    (parametrized_type_expression . (identifier) @name)
                  ] .))
              (parenthesized_expression (unary_typed_expression (identifier) @name))
            ])))
    ])
  . (_)? @body
  "end" @body) @definition.function

(assignment
  . [
    (call_expression
      . [
        (identifier) @name
        (operator) @name
        (field_expression value: (_) @qualifier (identifier) @name .)
        (field_expression value: (_) @qualifier (quote_expression (operator) @name))
        (field_expression
          value: (_) @qualifier
          (quote_expression (parenthesized_expression (operator) @name)))
        (parametrized_type_expression . (identifier) @name)
        (parenthesized_expression
          (typed_expression
            [
              (identifier) @name
              (parametrized_type_expression . (identifier) @name)
            ] .))
        (parenthesized_expression (unary_typed_expression (identifier) @name))
      ])
    (typed_expression
      . (call_expression
        . [
          (identifier) @name
          (operator) @name
          (field_expression value: (_) @qualifier (identifier) @name .)
          (field_expression value: (_) @qualifier (quote_expression (operator) @name))
          (field_expression
            value: (_) @qualifier
            (quote_expression (parenthesized_expression (operator) @name)))
          (parametrized_type_expression . (identifier) @name)
          (parenthesized_expression
            (typed_expression
              [
                (identifier) @name
                (parametrized_type_expression . (identifier) @name)
              ] .))
          (parenthesized_expression (unary_typed_expression (identifier) @name))
        ]))
    (where_expression
      . (call_expression
        . [
          (identifier) @name
          (operator) @name
          (field_expression value: (_) @qualifier (identifier) @name .)
          (field_expression value: (_) @qualifier (quote_expression (operator) @name))
          (field_expression
            value: (_) @qualifier
            (quote_expression (parenthesized_expression (operator) @name)))
          (parametrized_type_expression . (identifier) @name)
          (parenthesized_expression
            (typed_expression
              [
                (identifier) @name
                (parametrized_type_expression . (identifier) @name)
              ] .))
          (parenthesized_expression (unary_typed_expression (identifier) @name))
        ]))
    (where_expression
      . (_
        . (call_expression
          . [
            (identifier) @name
            (operator) @name
            (field_expression value: (_) @qualifier (identifier) @name .)
            (field_expression value: (_) @qualifier (quote_expression (operator) @name))
            (field_expression
              value: (_) @qualifier
              (quote_expression (parenthesized_expression (operator) @name)))
            (parametrized_type_expression . (identifier) @name)
            (parenthesized_expression
              (typed_expression
                [
                  (identifier) @name
                  (parametrized_type_expression . (identifier) @name)
                ] .))
            (parenthesized_expression (unary_typed_expression (identifier) @name))
          ])))
  ]
  (operator) @body) @definition.function

; A generic function without methods
(function_definition
  (signature
    . [
      (identifier) @name
      (field_expression
        value: (_) @qualifier
        (identifier) @name .)
    ])) @definition.function

(macro_definition
  (signature (call_expression . (identifier) @name))
  . (_)? @body
  "end" @body) @definition.macro

(const_statement
  (assignment
    . (identifier) @name
    (arrow_function_expression (_) . (_) @body .))) @definition.function

(assignment
  . (identifier) @name
  (arrow_function_expression (_) . (_) @body .)) @definition.function

(assignment
  . (identifier) @name
  (function_definition
    (signature)
    . (_)? @body
    "end" @body)) @definition.function

; Constants and variables of the outermost level

(const_statement
  (assignment
    . (parametrized_type_expression . (identifier) @name))) @definition.type

(const_statement
  (assignment
    . (identifier) @name
    (operator)
    . (parametrized_type_expression))) @definition.type

(const_statement
  (assignment
    . [
      (identifier) @name
      (typed_expression . (identifier) @name)
    ])) @definition.constant

(const_statement
  (assignment . (open_tuple (identifier) @name @definition.constant)))

(source_file
  [
    (global_statement
      (assignment
        . [
          (identifier) @name
          (typed_expression . (identifier) @name)
        ]))
    (assignment
      . [
        (identifier) @name
        (typed_expression . (identifier) @name)
      ])
  ] @definition.variable)

(module_definition
  [
    (global_statement
      (assignment
        . [
          (identifier) @name
          (typed_expression . (identifier) @name)
        ]))
    (assignment
      . [
        (identifier) @name
        (typed_expression . (identifier) @name)
      ])
  ] @definition.variable)

; Tests, by their descriptions
((macrocall_expression
  (macro_identifier (identifier) @_testset)
  (macro_argument_list
    (string_literal (content) @name @test)
    (_) @body .)) @definition.function
  (#eq? @_testset "testset"))

; Exports

(export_statement [(identifier) (operator)] @exported)
(export_statement (macro_identifier (identifier) @exported))
(public_statement [(identifier) (operator)] @exported)
(public_statement (macro_identifier (identifier) @exported))

; References: base types

(type_head
  (binary_expression
    (_)
    (operator)
    . [
      (identifier) @name
      (field_expression (identifier) @name .)
      (parametrized_type_expression . (identifier) @name)
      (parametrized_type_expression . (field_expression (identifier) @name .))
    ] @reference.implementation))

; Types. A single letter is a type parameter.

((typed_expression
  (_)
  . [
    (identifier) @name
    (field_expression (identifier) @name .)
  ]) @reference.type
  (#match? @name "^[^a-z_]."))

((unary_typed_expression
  [
    (identifier) @name
    (field_expression (identifier) @name .)
  ]) @reference.type
  (#match? @name "^[^a-z_]."))

; Calls

(call_expression
  . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
  ]) @reference.call

(broadcast_call_expression
  . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
  ]) @reference.call

(macrocall_expression (macro_identifier (identifier) @name)) @reference.macro

; What stands in curly brackets, and in front of them

((parametrized_type_expression
  . [
    (identifier) @name
    (field_expression (identifier) @name .)
  ]) @reference.type
  (#match? @name "^[^a-z_]."))

((curly_expression
  [
    (identifier) @name
    (unary_expression (identifier) @name)
    (binary_expression (_) (operator) . (identifier) @name)
  ]) @reference.type
  (#match? @name "^[^a-z_]."))

((where_expression
  (_)
  . (binary_expression (_) (operator) . (identifier) @name)) @reference.type
  (#match? @name "^[^a-z_]."))
