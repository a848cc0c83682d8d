; Gleam

[
  (statement_comment)
  (comment)
] @comment

; Attributes are siblings before what they belong to.
(attribute) @attribute

; Definitions: functions. Where another language has the body, there is none.

(function
  (visibility_modifier)? @visibility
  name: (identifier) @name) @definition.function

(external_function
  (visibility_modifier)? @visibility
  name: (identifier) @name
  "=" @body) @definition.function

; Definitions: types. One constructor makes a structure.

(type_definition
  (visibility_modifier)? @visibility
  (type_name name: (type_identifier) @name)
  "{" @body
  (data_constructors . (data_constructor) .)) @definition.struct

(type_definition
  (visibility_modifier)? @visibility
  (type_name name: (type_identifier) @name)
  "{" @body) @definition.enum

[
  (external_type
    (visibility_modifier)? @visibility
    (type_name name: (type_identifier) @name))
  (type_alias
    (visibility_modifier)? @visibility
    (type_name name: (type_identifier) @name))
] @definition.type

(data_constructor name: (constructor_name) @name) @definition.enumerator

(data_constructor_argument label: (label) @name) @definition.field

; Definitions: constants. Long values are not part of the signature.

(constant
  (visibility_modifier)? @visibility
  name: (identifier) @name
  "=" @body
  value: [(list) (tuple) (record)]) @definition.constant

(constant
  (visibility_modifier)? @visibility
  name: (identifier) @name) @definition.constant

; Tests, by the ending that gleeunit looks for

((function (visibility_modifier) name: (identifier) @test)
  (#match? @test "_test_?$"))

; References: types

(type name: (type_identifier) @name) @reference.type

(remote_type_identifier name: (type_identifier) @name) @reference.type

; References: calls

(function_call
  function: [
    (identifier) @name
    (field_access field: (label) @name)
  ]) @reference.call

; `x |> f`, `use x <- f`
((binary_expression
   operator: "|>"
   right: [
     (identifier) @name
     (field_access field: (label) @name)
   ])) @reference.call

(use
  value: [
    (identifier) @name
    (field_access field: (label) @name)
  ]) @reference.call

; Functions that are handed to the usual higher-order ones
((function_call
   function: (field_access field: (label) @_function)
   arguments: (arguments
     (argument
       value: [
         (identifier) @name
         (field_access field: (label) @name)
       ]) .)) @reference.call
  (#any-of? @_function
    "map" "filter" "filter_map" "each" "fold" "flat_map" "try" "then" "find" "any" "all" "sort" "map_error" "try_map"
    "index_map" "partition"))

; References: constructors

((record
   name: [
     (constructor_name) @name
     (remote_constructor_name name: (constructor_name) @name)
   ]
   arguments: (_)) @reference.class
  (#not-any-of? @name "Ok" "Error"))

(record_update
  constructor: [
    (constructor_name) @name
    (remote_constructor_name name: (constructor_name) @name)
  ]) @reference.class

([
  (record name: [(constructor_name) @name (remote_constructor_name name: (constructor_name) @name)])
  (record_pattern name: [(constructor_name) @name (remote_constructor_name name: (constructor_name) @name)])
 ] @reference.constant
 (#not-any-of? @name "Ok" "Error" "Nil" "True" "False"))
