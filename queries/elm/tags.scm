; Elm

[
  (line_comment)
  (block_comment)
] @comment

; Definitions: the module. Its documentation stands below its header.

((module_declaration
   name: (upper_case_qid) @name
   exposing: (_) @body) @definition.module
 . (block_comment) @doc
 . [(import_clause) (block_comment) (line_comment)]
 (#match? @doc "^\\{-\\|"))

(module_declaration
  name: (upper_case_qid) @name
  exposing: (_) @body) @definition.module

; Definitions: types. The alias of a record is a structure.

(type_alias_declaration
  name: (upper_case_identifier) @name
  (eq) @body
  typeExpression: (type_expression . part: (record_type) .)) @definition.struct

(type_alias_declaration name: (upper_case_identifier) @name) @definition.type

(type_declaration
  name: (upper_case_identifier) @name
  (eq) @body) @definition.enum

(union_variant name: (upper_case_identifier) @name) @definition.enumerator

(type_alias_declaration
  typeExpression: (type_expression
    part: (record_type
      fieldType: (field_type name: (lower_case_identifier) @name) @definition.field)))

; Definitions: functions and values. An annotation is the definition where there is one.

(file (type_annotation name: (lower_case_identifier) @name) @definition.function)

(port_annotation name: (lower_case_identifier) @name) @definition.function

(file
  (value_declaration
    functionDeclarationLeft: (function_declaration_left . (lower_case_identifier) @name)
    (eq) @body) @definition.function @clause)

(infix_declaration operator: (_) @name) @definition.function

; Functions inside functions; values there are locals.

(let_in_expr
  (type_annotation
    name: (lower_case_identifier) @name
    typeExpression: (type_expression (arrow))) @definition.function)

(let_in_expr
  (value_declaration
    functionDeclarationLeft: (function_declaration_left
      . (lower_case_identifier) @name
      pattern: (_))
    (eq) @body) @definition.function @clause)

; Exports

(module_declaration
  exposing: (exposing_list
    [
      (exposed_value (lower_case_identifier) @exported)
      (exposed_type . (upper_case_identifier) @exported)
      (exposed_operator (operator_identifier) @exported)
    ]))

(file
  (module_declaration exposing: (exposing_list (double_dot)))
  [
    (type_annotation name: (_) @exported)
    (type_alias_declaration name: (_) @exported)
    (type_declaration name: (_) @exported)
    (port_annotation name: (_) @exported)
    (value_declaration functionDeclarationLeft: (_ . (lower_case_identifier) @exported))
  ])

; Tests, by their type

((type_annotation
   name: (lower_case_identifier) @test
   typeExpression: (type_expression . (type_ref (upper_case_qid) @_type) .))
  (#any-of? @_type "Test" "Test.Test"))

; References: types

(type_ref (upper_case_qid (upper_case_identifier) @name .)) @reference.type

; References: calls

(function_call_expr
  target: (value_expr name: (value_qid (lower_case_identifier) @name .))) @reference.call

(function_call_expr
  target: (value_expr name: (upper_case_qid (upper_case_identifier) @name .))) @reference.class

; `x |> f`, `f <| x`
((bin_op_expr
   (operator) @_operator
   . (value_expr name: (value_qid (lower_case_identifier) @name .))) @reference.call
  (#any-of? @_operator "|>" ">>" "<<"))

((bin_op_expr
   (value_expr name: (value_qid (lower_case_identifier) @name .))
   . (operator) @_operator) @reference.call
  (#any-of? @_operator "<|" ">>" "<<"))

; Functions that are handed to the usual higher-order ones, and those that make up a program
((function_call_expr
   target: (value_expr name: (value_qid (lower_case_identifier) @_function .))
   . arg: (value_expr name: (value_qid (lower_case_identifier) @name .))) @reference.call
  (#any-of? @_function
    "map" "map2" "map3" "indexedMap" "filter" "filterMap" "concatMap" "foldl" "foldr" "andThen" "any" "all" "partition"
    "sortBy" "sortWith" "mapError" "oneOf" "field" "list"))

(function_call_expr
  arg: (record_expr
    field: (field
      expression: (value_expr name: (value_qid (lower_case_identifier) @name .))))) @reference.call

; References: constructors as values and in patterns

([
  (value_expr name: (upper_case_qid (upper_case_identifier) @name .))
  (union_pattern constructor: (upper_case_qid (upper_case_identifier) @name .))
 ] @reference.constant
 (#not-any-of? @name "Just" "Nothing" "Ok" "Err" "True" "False"))
