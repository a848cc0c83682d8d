; Lua

(comment) @comment

; Functions. What stands before the last name is their table.

(function_declaration
  name: (method_index_expression
    table: (_) @qualifier
    method: (identifier) @name)
  body: (_)) @definition.method

; A body without statements isn't there.
(function_declaration
  name: (method_index_expression
    table: (_) @qualifier
    method: (identifier) @name)
  !body
  "end" @body) @definition.method

(function_declaration
  name: (dot_index_expression
    table: (_) @qualifier
    field: (identifier) @name)
  body: (_)) @definition.function

(function_declaration
  name: (dot_index_expression
    table: (_) @qualifier
    field: (identifier) @name)
  !body
  "end" @body) @definition.function

(function_declaration
  "local" @visibility
  name: (identifier) @name
  body: (_)) @definition.function

(function_declaration
  "local" @visibility
  name: (identifier) @name
  !body
  "end" @body) @definition.function

(function_declaration
  name: (identifier) @name
  body: (_)) @definition.function

(function_declaration
  name: (identifier) @name
  !body
  "end" @body) @definition.function

; Functions that are assigned: the keyword of a local one stands outside.

(variable_declaration
  "local" @visibility
  (assignment_statement
    (variable_list . name: (identifier) @name)
    (expression_list
      . value: [
        (function_definition body: (_) @body)
        (function_definition !body "end" @body)
      ]))) @definition.function

(assignment_statement
  (variable_list . name: (identifier) @name)
  (expression_list
    . value: [
      (function_definition body: (_) @body)
      (function_definition !body "end" @body)
    ])) @definition.function

(assignment_statement
  (variable_list
    . name: [
      (dot_index_expression
        table: (_) @qualifier
        field: (identifier) @name)
      (bracket_index_expression
        table: (_) @qualifier
        field: (string content: (string_content) @name))
    ])
  (expression_list
    . value: [
      (function_definition body: (_) @body)
      (function_definition !body "end" @body)
    ])) @definition.function

; Functions in tables

(field
  name: [
    (identifier) @name
    (string content: (string_content) @name)
  ]
  value: [
    (function_definition body: (_) @body)
    (function_definition !body "end" @body)
  ]) @definition.function

; Classes: a table that has `__index`, is made by `setmetatable` with one, or by a class library

((chunk
  (variable_declaration
    "local" @visibility
    (assignment_statement
      (variable_list . name: (identifier) @name)
      (expression_list . value: (table_constructor) @body))) @definition.class
  (assignment_statement
    (variable_list
      . name: (dot_index_expression
        table: (identifier) @_table
        field: (identifier) @_index))))
  (#eq? @_table @name)
  (#eq? @_index "__index"))

; A metatable that holds nothing but the base belongs to the signature.

((chunk
  (variable_declaration
    "local" @visibility
    (assignment_statement
      (variable_list . name: (identifier) @name)
      (expression_list
        . value: (function_call
          name: (identifier) @_setmetatable
          arguments: (arguments
            (table_constructor
              . (field name: (identifier) @_index) .) .))))) @definition.class)
  (#eq? @_setmetatable "setmetatable")
  (#eq? @_index "__index"))

((chunk
  (variable_declaration
    "local" @visibility
    (assignment_statement
      (variable_list . name: (identifier) @name)
      (expression_list
        . value: (function_call
          name: (identifier) @_setmetatable
          arguments: (arguments
            (table_constructor
              (field name: (identifier) @_index)) .) @body)))) @definition.class)
  (#eq? @_setmetatable "setmetatable")
  (#eq? @_index "__index"))

((chunk
  (assignment_statement
    (variable_list . name: (identifier) @name)
    (expression_list
      . value: (function_call
        name: (identifier) @_setmetatable
        arguments: (arguments
          (table_constructor
            . (field name: (identifier) @_index) .) .)))) @definition.class)
  (#eq? @_setmetatable "setmetatable")
  (#eq? @_index "__index"))

((chunk
  (assignment_statement
    (variable_list . name: (identifier) @name)
    (expression_list
      . value: (function_call
        name: (identifier) @_setmetatable
        arguments: (arguments
          (table_constructor
            (field name: (identifier) @_index)) .) @body))) @definition.class)
  (#eq? @_setmetatable "setmetatable")
  (#eq? @_index "__index"))

((chunk
  (variable_declaration
    (assignment_statement
      (variable_list . name: (identifier) @name)
      (expression_list . value: (function_call name: (_) @_class)))) @definition.class)
  (#match? @_class "^([\\w.]*\\.)?([cC]lass|extend|subclass)$|[.:](extend|subclass)$"))

((chunk
  (assignment_statement
    (variable_list . name: (_) @name)
    (expression_list . value: (function_call name: (_) @_class))) @definition.class)
  (#match? @_class "^([\\w.]*\\.)?([cC]lass|extend|subclass)$|[.:](extend|subclass)$"))

; Constants and variables of the outermost level. Those without `local` are global.

(chunk
  (variable_declaration
    "local" @visibility
    (assignment_statement
      (variable_list . name: (identifier) @name (attribute))
      (expression_list . value: (table_constructor)? @body))) @definition.constant)

((chunk
  (variable_declaration
    "local" @visibility
    (assignment_statement
      (variable_list . name: (identifier) @name)
      (expression_list . value: (table_constructor)? @body))) @definition.constant)
  (#match? @name "^[A-Z][A-Z0-9_]+$"))

((chunk
  (assignment_statement
    (variable_list . name: (identifier) @name)
    (expression_list . value: (table_constructor)? @body)) @definition.constant)
  (#match? @name "^[A-Z][A-Z0-9_]+$"))

; `local next = next or other` gives something a short name: that isn't a variable of the file's own.
(chunk
  (variable_declaration
    "local" @visibility
    (assignment_statement
      (variable_list . name: (identifier) @name)
      (expression_list
        . value: [
          (table_constructor) @body
          (number)
          (string)
          (true)
          (false)
          (nil)
          (binary_expression
            [
              "=="
              "~="
              "<"
              ">"
              "<="
              ">="
              ".."
              "+"
              "-"
              "*"
              "/"
              "//"
              "%"
              "^"
            ])
          (unary_expression)
        ]))) @definition.variable)

; A module that is required is an import, not a variable.
((chunk
  (variable_declaration
    "local" @visibility
    (assignment_statement
      (variable_list . name: (identifier) @name .)
      (expression_list . value: (function_call name: (_) @_function)))) @definition.variable)
  (#not-any-of? @_function "require" "pcall" "import"))

(chunk
  (assignment_statement
    (variable_list . name: (identifier) @name)
    (expression_list . value: (table_constructor)? @body)) @definition.variable)

; Fields of a module or class: what the outermost level puts into a table. `__index` is how a class is made.

((chunk
  (assignment_statement
    (variable_list
      . name: (dot_index_expression
        table: (_) @qualifier
        field: (identifier) @name))
    (expression_list . value: (table_constructor)? @body)) @definition.field)
  (#not-eq? @name "__index"))

; What a module returns is what others get of it.

(chunk (return_statement (expression_list . (identifier) @exported .)))

(chunk
  (return_statement
    (expression_list
      . (table_constructor (field value: (identifier) @exported)) .)))

; Tests of LuaUnit. Those of busted are calls that have no names.

((function_declaration
  name: (identifier) @test)
  (#match? @test "^test(_|[A-Z])"))

((function_declaration
  name: [
    (method_index_expression
      table: (identifier) @_table
      method: (identifier) @test)
    (dot_index_expression
      table: (identifier) @_table
      field: (identifier) @test)
  ])
  (#match? @_table "^[tT]est|Test$")
  (#match? @test "^test"))

; References: base classes

((function_call
  name: (identifier) @_setmetatable
  arguments: (arguments
    (table_constructor
      (field
        name: (identifier) @_index
        value: [
          (identifier) @name @reference.implementation
          (dot_index_expression field: (identifier) @name) @reference.implementation
        ])) .))
  (#eq? @_setmetatable "setmetatable")
  (#eq? @_index "__index"))

; Calls

(function_call
  name: [
    (identifier) @name
    (dot_index_expression field: (identifier) @name)
    (method_index_expression method: (identifier) @name)
  ]) @reference.call
