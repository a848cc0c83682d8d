; Perl

(comment) @comment
(pod) @comment

; Packages. One without a block ends before what it holds, so it is the qualifier of that. Of several in one file the
; second stands for those behind it: a query can't ask for the nearest.

(package_statement name: (package) @name (block)? @body) @definition.module

(_
  (package_statement name: (package) . (number)? .)
  (package_statement name: (package) @qualifier . (number)? .)
  [
    (subroutine_declaration_statement
      lexical: _? @visibility
      name: (bareword) @name
      body: (_)) @definition.function
    (expression_statement
      (assignment_expression
        left: (glob (varname) @name)
        right: (anonymous_subroutine_expression body: (_) @body))) @definition.function
    (class_statement name: (package) @name (block)? @body) @definition.class
    (expression_statement
      (variable_declaration
        "our"
        variable: (_ (varname) @name)) @definition.variable)
  ])

((_
  (package_statement name: (package) . (number)? .)
  (package_statement name: (package) @qualifier . (number)? .)
  (expression_statement
    (assignment_expression
      left: (variable_declaration
        "our"
        variable: (_ (varname) @name)))) @definition.variable)
  (#not-any-of? @name "ISA" "EXPORT" "EXPORT_OK" "EXPORT_TAGS"))

((_
  (package_statement name: (package) . (number)? .)
  (package_statement name: (package) @qualifier . (number)? .)
  (expression_statement
    (ambiguous_function_call_expression
      function: (function) @_has
      . [
        (autoquoted_bareword) @name
        (string_literal content: (string_content) @name)
        (anonymous_array_expression (string_literal content: (string_content) @name))
        (anonymous_array_expression (list_expression (string_literal content: (string_content) @name)))
        (anonymous_array_expression (quoted_word_list content: (string_content) @name))
      ]
      (anonymous_subroutine_expression body: (_) @body)?)) @definition.property)
  (#eq? @_has "has")
  (#match? @name "^\\+?\\w+$"))

((_
  (package_statement name: (package) . (number)? .)
  (package_statement name: (package) @qualifier . (number)? .)
  (expression_statement
    (ambiguous_function_call_expression
      function: (function) @_modifier
      . [
        (autoquoted_bareword) @name
        (string_literal content: (string_content) @name)
      ]
      (anonymous_subroutine_expression body: (_) @body))) @definition.method)
  (#any-of? @_modifier "around" "before" "after" "override" "augment" "helper"))

((_
  (package_statement name: (package) . (number)? .)
  (package_statement name: (package) @qualifier . (number)? .)
  (use_statement
    module: (package) @_constant
    (list_expression
      . (autoquoted_bareword) @name
      (anonymous_subroutine_expression body: (_) @body)?)) @definition.constant)
  (#eq? @_constant "constant"))

((_
  (package_statement name: (package) . (number)? .)
  (package_statement name: (package) @qualifier . (number)? .)
  (use_statement
    module: (package) @_constant
    [
      (string_literal content: (string_content) @name)
      (autoquoted_bareword) @name
    ]) @definition.constant)
  (#eq? @_constant "constant"))

((_
  (package_statement name: (package) . (number)? .)
  (package_statement name: (package) @qualifier . (number)? .)
  (use_statement
    module: (package) @_constant
    (anonymous_hash_expression
      (list_expression (autoquoted_bareword) @name @definition.constant))))
  (#eq? @_constant "constant"))

(_
  (package_statement name: (package) @qualifier . (number)? .)
  [
    (subroutine_declaration_statement
      lexical: _? @visibility
      name: (bareword) @name
      body: (_)) @definition.function
    (expression_statement
      (assignment_expression
        left: (glob (varname) @name)
        right: (anonymous_subroutine_expression body: (_) @body))) @definition.function
    (class_statement name: (package) @name (block)? @body) @definition.class
    (expression_statement
      (variable_declaration
        "our"
        variable: (_ (varname) @name)) @definition.variable)
  ])

((_
  (package_statement name: (package) @qualifier . (number)? .)
  (expression_statement
    (assignment_expression
      left: (variable_declaration
        "our"
        variable: (_ (varname) @name)))) @definition.variable)
  (#not-any-of? @name "ISA" "EXPORT" "EXPORT_OK" "EXPORT_TAGS"))

((_
  (package_statement name: (package) @qualifier . (number)? .)
  (expression_statement
    (ambiguous_function_call_expression
      function: (function) @_has
      . [
        (autoquoted_bareword) @name
        (string_literal content: (string_content) @name)
        (anonymous_array_expression (string_literal content: (string_content) @name))
        (anonymous_array_expression (list_expression (string_literal content: (string_content) @name)))
        (anonymous_array_expression (quoted_word_list content: (string_content) @name))
      ]
      (anonymous_subroutine_expression body: (_) @body)?)) @definition.property)
  (#eq? @_has "has")
  (#match? @name "^\\+?\\w+$"))

((_
  (package_statement name: (package) @qualifier . (number)? .)
  (expression_statement
    (ambiguous_function_call_expression
      function: (function) @_modifier
      . [
        (autoquoted_bareword) @name
        (string_literal content: (string_content) @name)
      ]
      (anonymous_subroutine_expression body: (_) @body))) @definition.method)
  (#any-of? @_modifier "around" "before" "after" "override" "augment" "helper"))

((_
  (package_statement name: (package) @qualifier . (number)? .)
  (use_statement
    module: (package) @_constant
    (list_expression
      . (autoquoted_bareword) @name
      (anonymous_subroutine_expression body: (_) @body)?)) @definition.constant)
  (#eq? @_constant "constant"))

((_
  (package_statement name: (package) @qualifier . (number)? .)
  (use_statement
    module: (package) @_constant
    [
      (string_literal content: (string_content) @name)
      (autoquoted_bareword) @name
    ]) @definition.constant)
  (#eq? @_constant "constant"))

((_
  (package_statement name: (package) @qualifier . (number)? .)
  (use_statement
    module: (package) @_constant
    (anonymous_hash_expression
      (list_expression (autoquoted_bareword) @name @definition.constant))))
  (#eq? @_constant "constant"))

; Without a package, or in the block of one

(subroutine_declaration_statement
  lexical: _? @visibility
  name: (bareword) @name
  body: (_)) @definition.function

(method_declaration_statement
  name: (bareword) @name
  body: (_)) @definition.method

(class_statement name: (package) @name (block)? @body) @definition.class

(expression_statement
  (variable_declaration
    "our"
    variable: (_ (varname) @name))) @definition.variable

((expression_statement
  (assignment_expression
    left: (variable_declaration
      "our"
      variable: (_ (varname) @name)))) @definition.variable
  (#not-any-of? @name "ISA" "EXPORT" "EXPORT_OK" "EXPORT_TAGS"))

((expression_statement
  (ambiguous_function_call_expression
    function: (function) @_has
    . [
      (autoquoted_bareword) @name
      (string_literal content: (string_content) @name)
      (anonymous_array_expression (string_literal content: (string_content) @name))
      (anonymous_array_expression (list_expression (string_literal content: (string_content) @name)))
      (anonymous_array_expression (quoted_word_list content: (string_content) @name))
    ]
    (anonymous_subroutine_expression body: (_) @body)?)) @definition.property
  (#eq? @_has "has")
  (#match? @name "^\\+?\\w+$"))

((expression_statement
  (ambiguous_function_call_expression
    function: (function) @_modifier
    . [
      (autoquoted_bareword) @name
      (string_literal content: (string_content) @name)
    ]
    (anonymous_subroutine_expression body: (_) @body))) @definition.method
  (#any-of? @_modifier "around" "before" "after" "override" "augment" "helper"))

((use_statement
  module: (package) @_constant
  (list_expression
    . (autoquoted_bareword) @name
    (anonymous_subroutine_expression body: (_) @body)?)) @definition.constant
  (#eq? @_constant "constant"))

((use_statement
  module: (package) @_constant
  [
    (string_literal content: (string_content) @name)
    (autoquoted_bareword) @name
  ]) @definition.constant
  (#eq? @_constant "constant"))

((use_statement
  module: (package) @_constant
  (anonymous_hash_expression
    (list_expression (autoquoted_bareword) @name @definition.constant)))
  (#eq? @_constant "constant"))

; `$app->helper(name => sub { … })`
((method_call_expression
  method: (method) @_helper
  arguments: (list_expression
    . [
      (autoquoted_bareword) @name
      (string_literal content: (string_content) @name)
    ]
    . (anonymous_subroutine_expression body: (_) @body))) @definition.method
  (#eq? @_helper "helper"))

; Fields of a class
(class_statement
  (block
    [
      (expression_statement
        [
          (assignment_expression
            left: (variable_declaration
              "field"
              variable: (_ (varname) @name)))
          (variable_declaration
            "field"
            variable: (_ (varname) @name))
        ]) @definition.field
    ]))

; `my` at the outermost level is the file's own. Capitals tell what is meant to last.
((source_file
  (expression_statement
    [
      (assignment_expression
        left: (variable_declaration
          "my" @visibility
          variable: (_ (varname) @name)))
      (variable_declaration
        "my" @visibility
        variable: (_ (varname) @name))
    ]) @definition.variable)
  (#match? @name "^[A-Z][A-Z0-9_]+$"))

; Tests of Test::Class, and by their names
((subroutine_declaration_statement
  name: (bareword) @test
  attributes: (attrlist (attribute name: (attribute_name) @_test)))
  (#any-of? @_test "Test" "Tests"))

((subroutine_declaration_statement name: (bareword) @test)
  (#match? @test "^test_"))

; References: base classes

((use_statement
  module: (package) @_base
  [
    (string_literal content: (string_content) @name @reference.implementation)
    (quoted_word_list content: (string_content) @name @reference.implementation)
    (list_expression (string_literal content: (string_content) @name @reference.implementation))
    (list_expression (quoted_word_list content: (string_content) @name @reference.implementation))
  ])
  (#any-of? @_base "parent" "base" "Mojo::Base" "Role::Tiny::With")
  (#match? @name "^[\\w:]+$"))

((ambiguous_function_call_expression
  function: (function) @_extends
  [
    (string_literal content: (string_content) @name @reference.implementation)
    (quoted_word_list content: (string_content) @name @reference.implementation)
  ])
  (#any-of? @_extends "extends" "with")
  (#match? @name "^[\\w:]+$"))

((assignment_expression
  . (variable_declaration (array (varname) @_isa))
  (_ (string_content) @name @reference.implementation))
  (#eq? @_isa "ISA")
  (#match? @name "^[\\w:]+$"))

((attribute
  name: (attribute_name) @_isa
  value: (attribute_value) @name) @reference.implementation
  (#any-of? @_isa "isa" "does"))

; Instances and class methods

((method_call_expression
  invocant: (bareword) @name
  method: (method) @_new) @reference.class
  (#eq? @_new "new"))

((method_call_expression invocant: (bareword) @name @reference.type)
  (#match? @name "^[A-Z]|::"))

; Calls. The sigil of `&call` belongs to the node.

(function (varname) @name) @reference.call

((function_call_expression function: (function) @name) @reference.call
  (#not-match? @name "^&"))

(ambiguous_function_call_expression function: (function) @name) @reference.call

((method_call_expression method: (method) @name) @reference.call
  (#not-eq? @name "new"))

; Constants

((bareword) @name @reference.constant
  (#match? @name "^[A-Z][A-Z0-9_]+$"))
