; Java.

; Modules, and packages where they are described: a package-info has an annotation or nothing but the declaration. The
; package line of every other file is no definition.

(module_declaration name: (_) @name) @definition.module

(package_declaration
  [(marker_annotation) (annotation)]
  [(scoped_identifier) (identifier)] @name) @definition.module

(program (package_declaration [(scoped_identifier) (identifier)] @name) @definition.module .)

; Types

(class_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  name: (identifier) @name) @definition.class

(interface_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  name: (identifier) @name) @definition.interface

(annotation_type_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  name: (identifier) @name) @definition.interface

(enum_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  name: (identifier) @name) @definition.enum

(record_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  name: (identifier) @name) @definition.class

(enum_constant name: (identifier) @name) @definition.enumerator

; The components of a record are its fields.
(record_declaration
  parameters: (formal_parameters
    (formal_parameter name: (identifier) @name) @definition.field))

; Methods

(method_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  name: (identifier) @name) @definition.method

(annotation_type_element_declaration name: (identifier) @name) @definition.method

(constructor_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  name: (identifier) @name) @definition.constructor

(compact_constructor_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  name: (identifier) @name) @definition.constructor

; Fields. What is static and final, and what an interface holds, is a constant. Long values are not part of the signature.

(field_declaration
  (modifiers ["public" "protected" "private"]? @visibility "static" "final")
  declarator: (variable_declarator
    name: (identifier) @name
    value: [
      (array_initializer) @body
      (array_creation_expression value: (array_initializer) @body)
      (lambda_expression body: (block) @body)
      (object_creation_expression (class_body) @body)
    ])) @definition.constant

(field_declaration
  (modifiers ["public" "protected" "private"]? @visibility "static" "final")
  declarator: (variable_declarator name: (identifier) @name)) @definition.constant

(constant_declaration
  declarator: (variable_declarator
    name: (identifier) @name
    value: [
      (array_initializer) @body
      (array_creation_expression value: (array_initializer) @body)
      (lambda_expression body: (block) @body)
      (object_creation_expression (class_body) @body)
    ])) @definition.constant

(constant_declaration declarator: (variable_declarator name: (identifier) @name)) @definition.constant

(field_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  declarator: (variable_declarator
    name: (identifier) @name
    value: [
      (array_initializer) @body
      (array_creation_expression value: (array_initializer) @body)
      (lambda_expression body: (block) @body)
      (object_creation_expression (class_body) @body)
    ])) @definition.field

(field_declaration
  (modifiers ["public" "protected" "private"] @visibility)?
  declarator: (variable_declarator name: (identifier) @name)) @definition.field

; Members of interfaces are public. Only those without modifiers: others may be private.

(interface_body (method_declaration . type: (_) name: (identifier) @exported))
(interface_body (method_declaration (modifiers . ["default" "abstract" "static"]) name: (identifier) @exported))
(interface_body (constant_declaration declarator: (variable_declarator name: (identifier) @exported)))
(annotation_type_body (constant_declaration declarator: (variable_declarator name: (identifier) @exported)))
(annotation_type_body (annotation_type_element_declaration name: (identifier) @exported))

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

(super_interfaces
  (type_list
    [
      (type_identifier) @name
      (scoped_type_identifier (type_identifier) @name .)
      (generic_type . (type_identifier) @name)
      (generic_type . (scoped_type_identifier (type_identifier) @name .))
    ] @reference.implementation))

(extends_interfaces
  (type_list
    [
      (type_identifier) @name
      (scoped_type_identifier (type_identifier) @name .)
      (generic_type . (type_identifier) @name)
      (generic_type . (scoped_type_identifier (type_identifier) @name .))
    ] @reference.implementation))

(provides_module_directive
  provided: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.implementation)

; Annotations belong to signatures, except those that speak to the compiler, linters or tools of documentation alone
(modifiers
  [
    (marker_annotation name: (_) @_annotation)
    (annotation name: (_) @_annotation)
  ] @decoration
  (#any-of? @_annotation
    "CanIgnoreReturnValue" "CheckReturnValue" "ExcludeFromJacocoGeneratedReport" "Generated" "NotExtensible" "Override"
    "SafeVarargs" "SuppressFBWarnings" "SuppressLint" "SuppressWarnings"))

(modifiers [(marker_annotation) (annotation)] @attribute)

; Annotations as references, except the compiler's own

([
  (marker_annotation name: [(identifier) @name (scoped_identifier name: (identifier) @name)])
  (annotation name: [(identifier) @name (scoped_identifier name: (identifier) @name)])
 ] @reference.attribute
 (#not-any-of? @name "Deprecated" "FunctionalInterface" "Override" "SafeVarargs" "SuppressWarnings"))

; Instances

(object_creation_expression
  type: [
    (type_identifier) @name
    (scoped_type_identifier (type_identifier) @name .)
    (generic_type . (type_identifier) @name)
    (generic_type . (scoped_type_identifier (type_identifier) @name .))
  ]) @reference.class

(method_reference
  . [
    (identifier) @name
    (generic_type . (type_identifier) @name)
  ]
  "new") @reference.class

; Calls

(method_invocation name: (identifier) @name) @reference.call

; The name after `::` is the last of two.
(method_reference (_) . (identifier) @name .) @reference.call

; Types. A single letter is a type parameter, and a small one part of a package's name (or `var`).

((type_identifier) @name @reference.type
  (#match? @name "^[A-Z]."))

([
  (method_invocation object: (identifier) @name @reference.type)
  (field_access object: (identifier) @name @reference.type)
  (method_reference . (identifier) @name @reference.type . (identifier))
  (record_pattern . (identifier) @name @reference.type)
 ]
 (#match? @name "^[A-Z].*[a-z]"))

(uses_module_directive
  type: [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.type)

(provides_module_directive
  [(identifier) @name (scoped_identifier name: (identifier) @name)] @reference.type)

; Capitalised names as values: constants, enum constants

([
  (field_access field: (identifier) @name) @reference.constant
  (method_invocation object: (identifier) @name @reference.constant)
  (field_access object: (identifier) @name @reference.constant)
  (argument_list (identifier) @name @reference.constant)
  (array_access (identifier) @name @reference.constant)
  (array_initializer (identifier) @name @reference.constant)
  (assignment_expression right: (identifier) @name @reference.constant)
  (binary_expression (identifier) @name @reference.constant)
  (element_value_pair value: (identifier) @name @reference.constant)
  (annotation_argument_list (identifier) @name @reference.constant)
  (element_value_array_initializer (identifier) @name @reference.constant)
  (lambda_expression body: (identifier) @name @reference.constant)
  (return_statement (identifier) @name @reference.constant)
  (switch_label (identifier) @name @reference.constant)
  (ternary_expression (identifier) @name @reference.constant)
  (variable_declarator value: (identifier) @name @reference.constant)
 ]
 (#match? @name "^[A-Z]"))

; Tests

((method_declaration
  (modifiers
    [(marker_annotation name: (identifier) @_test) (annotation name: (identifier) @_test)])
  name: (identifier) @test)
  (#any-of? @_test "Test" "ParameterizedTest" "RepeatedTest" "TestFactory" "TestTemplate"))
