; Apex, which has no imports

; Triggers

(trigger_declaration name: (identifier) @name) @definition.function

; Types

(class_declaration
  (modifiers (modifier [(public) (private) (protected) (global)] @visibility))?
  name: (identifier) @name) @definition.class

(interface_declaration
  (modifiers (modifier [(public) (private) (protected) (global)] @visibility))?
  name: (identifier) @name) @definition.interface

(enum_declaration
  (modifiers (modifier [(public) (private) (protected) (global)] @visibility))?
  name: (identifier) @name) @definition.enum

(enum_constant name: (identifier) @name) @definition.enumerator

; Methods

(constructor_declaration
  (modifiers (modifier [(public) (private) (protected) (global)] @visibility))?
  name: (identifier) @name) @definition.constructor

(method_declaration
  (modifiers (modifier [(public) (private) (protected) (global)] @visibility))?
  name: (identifier) @name) @definition.method

; Fields, constants and properties with accessors

(field_declaration
  (modifiers (modifier [(public) (private) (protected) (global)] @visibility))?
  declarator: (variable_declarator name: (identifier) @name)
  (accessor_list) @body) @definition.property

(field_declaration
  (modifiers
    (modifier [(public) (private) (protected) (global)] @visibility)?
    (modifier (static))
    (modifier (final)))
  declarator: (variable_declarator
    name: (identifier) @name
    value: [(array_initializer) (map_creation_expression)]? @body)) @definition.constant

(field_declaration
  (modifiers (modifier [(public) (private) (protected) (global)] @visibility))?
  declarator: (variable_declarator name: (identifier) @name)) @definition.field

; Members of interfaces are as public as these, and `global` is more than public.

(interface_body (method_declaration name: (identifier) @exported))

(class_declaration (modifiers (modifier (global))) name: (identifier) @exported)
(interface_declaration (modifiers (modifier (global))) name: (identifier) @exported)
(enum_declaration (modifiers (modifier (global))) name: (identifier) @exported)
(constructor_declaration (modifiers (modifier (global))) name: (identifier) @exported)
(method_declaration (modifiers (modifier (global))) name: (identifier) @exported)
(field_declaration
  (modifiers (modifier (global)))
  declarator: (variable_declarator name: (identifier) @exported))

; Tests. The case of letters doesn't count.

([
  (class_declaration (modifiers (annotation name: (identifier) @_annotation)) name: (identifier) @test)
  (method_declaration (modifiers (annotation name: (identifier) @_annotation)) name: (identifier) @test)
 ]
 (#match? @_annotation "^(?i)istest$"))

(method_declaration (modifiers (modifier (testMethod))) name: (identifier) @test)

(block_comment) @comment
(line_comment) @comment

; Base types

(superclass
  [
    (type_identifier) @name
    (scoped_type_identifier (type_identifier) @name .)
    (generic_type . (type_identifier) @name)
    (generic_type . (scoped_type_identifier (type_identifier) @name .))
  ] @reference.implementation)

(type_list
  [
    (type_identifier) @name
    (scoped_type_identifier (type_identifier) @name .)
    (generic_type . (type_identifier) @name)
    (generic_type . (scoped_type_identifier (type_identifier) @name .))
  ] @reference.implementation)

; Annotations

(annotation name: (identifier) @name) @reference.attribute

; Instances

(object_creation_expression
  type: [
    (type_identifier) @name
    (scoped_type_identifier (type_identifier) @name .)
    (generic_type . (type_identifier) @name)
    (generic_type . (scoped_type_identifier (type_identifier) @name .))
  ]) @reference.class

; Calls

(method_invocation name: (identifier) @name) @reference.call

; Types, objects of queries and of triggers. A single letter is none.

((type_identifier) @name @reference.type
 (#match? @name "^..")
 (#not-any-of? @name "Boolean" "Decimal" "Double" "Integer" "Long" "Object" "String"))

(trigger_declaration object: (identifier) @name) @reference.type

(storage_identifier (identifier) @name) @reference.type

([
  (method_invocation object: (identifier) @name @reference.type)
  (field_access object: (identifier) @name @reference.type)
 ]
 (#match? @name "^[A-Z].*[a-z]"))

; Capitalised members of types: entries of enums, constants

((field_access object: (identifier) @_type field: (identifier) @name @reference.constant)
 (#match? @_type "^[A-Z]")
 (#match? @name "^[A-Z]"))
