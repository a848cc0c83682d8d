; R

(comment) @comment

; Classes of R6, S4, S7 and reference classes. What they hold is one list or vector of named values.

((binary_operator
  lhs: (identifier) @name
  rhs: (call
    function: [
      (identifier) @_class
      (namespace_operator rhs: (identifier) @_class)
    ]
    arguments: (arguments
      (comma) @body
      . (argument
        name: (_)
        value: [
          (call)
          (function_definition)
        ])))) @definition.class
  (#any-of? @_class "R6Class" "setClass" "setRefClass" "new_class" "ggproto"))

((binary_operator
  lhs: (identifier) @name
  rhs: (call
    function: [
      (identifier) @_class
      (namespace_operator rhs: (identifier) @_class)
    ])) @definition.class
  (#any-of? @_class "R6Class" "setClass" "setRefClass" "new_class" "ggproto"))

((program
  (call
    function: [
      (identifier) @_class
      (namespace_operator rhs: (identifier) @_class)
    ]
    arguments: (arguments
      . (argument value: (string content: (string_content) @name))
      (comma) @body
      . (argument value: (call)))) @definition.class)
  (#any-of? @_class "R6Class" "setClass" "setRefClass"))

((program
  (call
    function: [
      (identifier) @_class
      (namespace_operator rhs: (identifier) @_class)
    ]
    arguments: (arguments
      . (argument value: (string content: (string_content) @name)))) @definition.class)
  (#any-of? @_class "R6Class" "setClass" "setRefClass" "setClassUnion"))

; Members

((argument
  name: (identifier) @_part
  value: (call
    arguments: (arguments
      (argument
        name: (_) @name
        value: (function_definition body: (_) @body)) @definition.property)))
  (#eq? @_part "active"))

((argument
  name: (identifier) @visibility
  value: (call
    arguments: (arguments
      (argument
        name: (identifier) @name
        value: (function_definition body: (_) @body)) @definition.constructor)))
  (#any-of? @visibility "public" "methods")
  (#eq? @name "initialize"))

((argument
  name: (identifier) @visibility
  value: (call
    arguments: (arguments
      (argument
        name: [
          (identifier) @name
          (string content: (string_content) @name)
        ]
        value: (function_definition body: (_) @body)) @definition.method)))
  (#any-of? @visibility "public" "private" "methods"))

((argument
  name: (identifier) @visibility
  value: (call
    arguments: (arguments
      (argument name: (identifier) @name) @definition.field)))
  (#any-of? @visibility "public" "private" "fields" "slots" "properties"))

((call
  function: (identifier) @_class
  arguments: (arguments
    (argument
      value: (call
        function: (identifier) @_representation
        arguments: (arguments
          (argument name: (identifier) @name) @definition.field)))))
  (#eq? @_class "setClass")
  (#eq? @_representation "representation"))

; `ggproto` takes its members one by one.
((call
  function: [
    (identifier) @_ggproto
    (namespace_operator rhs: (identifier) @_ggproto)
  ]
  arguments: (arguments
    (argument
      name: (identifier) @name
      value: (function_definition body: (_) @body)) @definition.method))
  (#eq? @_ggproto "ggproto"))

((call
  function: [
    (identifier) @_ggproto
    (namespace_operator rhs: (identifier) @_ggproto)
  ]
  arguments: (arguments
    . (argument)
    . (comma)
    . (argument
      !name
      value: [
        (identifier) @name
        (namespace_operator rhs: (identifier) @name)
      ] @reference.implementation)))
  (#eq? @_ggproto "ggproto"))

; Generic functions and methods of S4 and S7

((call
  function: (identifier) @_generic
  arguments: (arguments
    . (argument value: (string content: (string_content) @name))
    (argument value: (function_definition body: (_) @body)))) @definition.function
  (#eq? @_generic "setGeneric"))

((call
  function: (identifier) @_generic
  arguments: (arguments
    . (argument value: (string content: (string_content) @name)))) @definition.function
  (#eq? @_generic "setGeneric"))

((call
  function: (identifier) @_method
  arguments: (arguments
    . (argument value: (string content: (string_content) @name))
    . (comma)
    . (argument
      value: [
        (string content: (string_content) @qualifier)
        (call
          arguments: (arguments
            . (argument value: (string content: (string_content) @qualifier))))
      ])
    (argument value: (function_definition body: (_) @body)))) @definition.method
  (#any-of? @_method "setMethod" "setReplaceMethod"))

((binary_operator
  lhs: (call
    function: (identifier) @_method
    arguments: (arguments
      . (argument value: (_) @name)
      . (comma)
      . (argument
        value: [
          (identifier) @qualifier
          (call
            arguments: (arguments
              . (argument value: (identifier) @qualifier)))
        ])))
  rhs: (function_definition body: (_) @body)) @definition.method
  (#eq? @_method "method"))

((binary_operator
  lhs: (identifier) @name
  rhs: (call function: (identifier) @_generic)) @definition.function
  (#eq? @_generic "new_generic"))

; Functions, at any depth

(binary_operator
  lhs: [
    (identifier) @name
    (string content: (string_content) @name)
  ]
  rhs: (function_definition body: (_) @body)) @definition.function

; `f <- memoise(function(x) …)`
(program
  (binary_operator
    lhs: (identifier) @name
    rhs: (call
      arguments: (arguments
        . (argument
          !name
          value: (function_definition body: (_) @body)) .))) @definition.function)

; Constants and variables of the outermost level

((program
  (binary_operator
    lhs: (identifier) @name
    operator: [
      "<-"
      "="
      "<<-"
    ]) @definition.constant)
  (#match? @name "^[A-Z][A-Z0-9_.]+$"))

(program
  (binary_operator
    lhs: [
      (identifier) @name
      (string content: (string_content) @name)
    ]
    operator: [
      "<-"
      "="
      "<<-"
    ]) @definition.variable)

; Exports: roxygen's tag, near the end of the comment. From any line of a long one on would take the square of its length.
((comment) @_export
  . (comment)?
  . (comment)?
  . (comment)?
  . (comment)?
  . (binary_operator lhs: (_) @exported)
  (#match? @_export "^#'\\s*@export\\s*$"))

; Tests of RUnit and tinytest. Those of testthat have descriptions instead of names.
((binary_operator
  lhs: (identifier) @test
  rhs: (function_definition))
  (#match? @test "^test[._]"))

; References: base classes

((argument
  name: (identifier) @_base
  value: [
    (identifier) @name @reference.implementation
    (namespace_operator rhs: (identifier) @name) @reference.implementation
    (string content: (string_content) @name) @reference.implementation
    (call arguments: (arguments (argument value: (string content: (string_content) @name) @reference.implementation)))
  ])
  (#any-of? @_base "inherit" "contains" "parent"))

; Instances

((call
  function: (extract_operator
    lhs: [
      (identifier) @name
      (namespace_operator rhs: (identifier) @name)
    ]
    rhs: (identifier) @_new)) @reference.class
  (#eq? @_new "new"))

((call
  function: (identifier) @_new
  arguments: (arguments
    . (argument value: (string content: (string_content) @name)))) @reference.class
  (#eq? @_new "new"))

; Calls

(call
  function: [
    (identifier) @name
    (namespace_operator rhs: (identifier) @name)
  ]) @reference.call

((call
  function: (extract_operator rhs: (identifier) @name)) @reference.call
  (#not-eq? @name "new"))

; `package::name` as a value
(namespace_operator rhs: (identifier) @name) @reference.identifier
