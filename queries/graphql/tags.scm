; GraphQL: schemas and operations.

(comment) @comment

; Types. A description belongs to the node that it describes, so that it is captured inside.

(object_type_definition
  (description)? @doc
  (name) @name
  (fields_definition)? @body) @definition.class

(interface_type_definition
  (description)? @doc
  (name) @name
  (fields_definition)? @body) @definition.interface

(input_object_type_definition
  (description)? @doc
  (name) @name
  (input_fields_definition)? @body) @definition.struct

(enum_type_definition
  (description)? @doc
  (name) @name
  (enum_values_definition)? @body) @definition.enum

; The members are what a reader wants to see of it.
(union_type_definition
  (description)? @doc
  (name) @name) @definition.union

(scalar_type_definition
  (description)? @doc
  (name) @name) @definition.type

; What `@name` uses is called like a function: with arguments that are declared here.
(directive_definition
  (description)? @doc
  (name) @name) @definition.function

; Members. A field with arguments is called like a method.

(field_definition
  (description)? @doc
  (name) @name
  (arguments_definition)) @definition.method

(field_definition
  (description)? @doc
  (name) @name) @definition.field

(input_fields_definition
  (input_value_definition
    (description)? @doc
    (name) @name) @definition.field)

(enum_value_definition
  (description)? @doc
  (enum_value (name) @name)) @definition.enumerator

; Extensions that have members

(object_type_extension
  (name) @name
  (fields_definition)? @body) @scope.extension

(interface_type_extension
  (name) @name
  (fields_definition)? @body) @scope.extension

(input_object_type_extension
  (name) @name
  (input_fields_definition)? @body) @scope.extension

(enum_type_extension
  (name) @name
  (enum_values_definition)? @body) @scope.extension

; Operations and fragments

(operation_definition
  (name) @name
  (selection_set) @body) @definition.function

(fragment_definition
  (fragment_name (name) @name)
  (selection_set) @body) @definition.function

; References

(fragment_spread (fragment_name (name) @name)) @reference.call

(field (name) @name (arguments)) @reference.call
(field (name) @name (selection_set)) @reference.identifier

; Except those of the language itself
((directive (name) @name) @reference.attribute
  (#not-any-of? @name "deprecated" "include" "skip" "specifiedBy"))

(implements_interfaces (named_type (name) @name) @reference.implementation)

((named_type (name) @name) @reference.type
  (#not-any-of? @name "Boolean" "Float" "ID" "Int" "String"))

(union_type_extension (name) @name) @reference.type
(scalar_type_extension (name) @name) @reference.type

(value (enum_value (name) @name) @reference.constant)
