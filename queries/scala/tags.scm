; Scala 2 and 3. The bodies of functions and values stand behind an equals sign, which is no part of a signature.

; Packages with a body, and package objects. The package line of a file is no definition.

(package_clause name: (package_identifier) @name body: (_)) @definition.namespace

(package_object name: (identifier) @name) @definition.module

; Types

(class_definition
  (modifiers (access_modifier) @visibility)?
  name: (_) @name) @definition.class

(object_definition
  (modifiers (access_modifier) @visibility)?
  name: (_) @name) @definition.class

(trait_definition
  (modifiers (access_modifier) @visibility)?
  name: (_) @name) @definition.trait

(enum_definition name: (_) @name) @definition.enum

(type_definition
  (modifiers (access_modifier) @visibility)?
  name: (type_identifier) @name) @definition.type

(enum_case_definitions . (_ name: (identifier) @name) .) @definition.enumerator
(simple_enum_case name: (identifier) @name) @definition.enumerator
(full_enum_case name: (identifier) @name) @definition.enumerator

; What a class declares with `val` or `var` is a property of it, and so is every parameter of a case class's first list.

(class_parameter
  (modifiers (access_modifier) @visibility)?
  ["val" "var"]
  name: (identifier) @name) @definition.property

(class_definition "case"
  name: (identifier)
  . class_parameters: (class_parameters
    (class_parameter
      (modifiers (access_modifier) @visibility)?
      name: (identifier) @name) @definition.property))

(class_definition "case"
  type_parameters: (_)
  . class_parameters: (class_parameters
    (class_parameter
      (modifiers (access_modifier) @visibility)?
      name: (identifier) @name) @definition.property))

; Givens. One without a name is known by its type, and so is an extension.

(given_definition
  name: (_) @name
  ["with" "="]? @body) @definition.constant

(given_definition
  !name
  return_type: [
    (type_identifier) @name
    (stable_type_identifier (type_identifier) @name .)
    (generic_type type: (type_identifier) @name)
    (generic_type type: (stable_type_identifier (type_identifier) @name .))
  ]
  ["with" "="]? @body) @scope.implementation

(extension_definition
  parameters: (parameters . (parameter
    type: [
      (type_identifier) @name
      (stable_type_identifier (type_identifier) @name .)
      (generic_type type: (type_identifier) @name)
      (generic_type type: (stable_type_identifier (type_identifier) @name .))
      (function_type) @name
      (tuple_type) @name
    ]))) @scope.extension

; Functions

((function_definition
  (modifiers (access_modifier) @visibility)?
  name: (identifier) @name
  "="? @body) @definition.constructor
 (#eq? @name "this"))

(template_body (function_definition
  (modifiers (access_modifier) @visibility)?
  name: (_) @name
  "="? @body) @definition.method)

(template_body (function_declaration
  (modifiers (access_modifier) @visibility)?
  name: (_) @name) @definition.method)

(with_template_body (function_definition
  (modifiers (access_modifier) @visibility)?
  name: (_) @name
  "="? @body) @definition.method)

(with_template_body (function_declaration
  (modifiers (access_modifier) @visibility)?
  name: (_) @name) @definition.method)

(enum_body (function_definition
  (modifiers (access_modifier) @visibility)?
  name: (_) @name
  "="? @body) @definition.method)

(enum_body (function_declaration
  (modifiers (access_modifier) @visibility)?
  name: (_) @name) @definition.method)

(extension_definition (function_definition
  (modifiers (access_modifier) @visibility)?
  name: (_) @name
  "="? @body) @definition.method)

(extension_definition (function_declaration
  (modifiers (access_modifier) @visibility)?
  name: (_) @name) @definition.method)

(function_definition
  (modifiers (access_modifier) @visibility)?
  name: (_) @name
  "="? @body) @definition.function

(function_declaration
  (modifiers (access_modifier) @visibility)?
  name: (_) @name) @definition.function

; Values and variables, except the local ones, which are in blocks. Capitals are how constants are written.

((object_definition
  body: (template_body
    (val_definition
      (modifiers (access_modifier) @visibility)?
      pattern: [(identifier) @name (identifiers (identifier) @name)]
      value: [
      (block) @body
      (indented_block) @body
      (case_block) @body
      (lambda_expression [(block) (indented_block)] @body)
      (instance_expression (template_body) @body)
      (match_expression body: (_) @body)
      (try_expression body: (_) @body)
      (call_expression arguments: [(block) (case_block) (colon_argument)] @body)
      (call_expression arguments: (arguments . (infix_expression)) @body)
      (call_expression arguments: (arguments . (_) . (_) . (_) . (_) . (_)) @body)
      (infix_expression right: (call_expression arguments: (block) @body))
      (_)
    ]) @definition.constant))
 (#match? @name "^\\p{Lu}"))

(compilation_unit
  (val_definition
    (modifiers (access_modifier) @visibility)?
    pattern: [
      (identifier) @name
      (identifiers (identifier) @name)
      (tuple_pattern (identifier) @name)
      (case_class_pattern pattern: (identifier) @name)
    ]
    value: [
      (block) @body
      (indented_block) @body
      (case_block) @body
      (lambda_expression [(block) (indented_block)] @body)
      (instance_expression (template_body) @body)
      (match_expression body: (_) @body)
      (try_expression body: (_) @body)
      (call_expression arguments: [(block) (case_block) (colon_argument)] @body)
      (call_expression arguments: (arguments . (infix_expression)) @body)
      (call_expression arguments: (arguments . (_) . (_) . (_) . (_) . (_)) @body)
      (infix_expression right: (call_expression arguments: (block) @body))
      (_)
    ]) @definition.constant)

(compilation_unit
  (var_definition
    (modifiers (access_modifier) @visibility)?
    pattern: [
      (identifier) @name
      (identifiers (identifier) @name)
      (tuple_pattern (identifier) @name)
      (case_class_pattern pattern: (identifier) @name)
    ]
    value: [
      (block) @body
      (indented_block) @body
      (case_block) @body
      (lambda_expression [(block) (indented_block)] @body)
      (instance_expression (template_body) @body)
      (match_expression body: (_) @body)
      (try_expression body: (_) @body)
      (call_expression arguments: [(block) (case_block) (colon_argument)] @body)
      (call_expression arguments: (arguments . (infix_expression)) @body)
      (call_expression arguments: (arguments . (_) . (_) . (_) . (_) . (_)) @body)
      (infix_expression right: (call_expression arguments: (block) @body))
      (_)
    ]) @definition.variable)

(template_body
  (val_definition
    (modifiers (access_modifier) @visibility)?
    pattern: [
      (identifier) @name
      (identifiers (identifier) @name)
      (tuple_pattern (identifier) @name)
      (case_class_pattern pattern: (identifier) @name)
    ]
    value: [
      (block) @body
      (indented_block) @body
      (case_block) @body
      (lambda_expression [(block) (indented_block)] @body)
      (instance_expression (template_body) @body)
      (match_expression body: (_) @body)
      (try_expression body: (_) @body)
      (call_expression arguments: [(block) (case_block) (colon_argument)] @body)
      (call_expression arguments: (arguments . (infix_expression)) @body)
      (call_expression arguments: (arguments . (_) . (_) . (_) . (_) . (_)) @body)
      (infix_expression right: (call_expression arguments: (block) @body))
      (_)
    ]) @definition.property)

(template_body
  (var_definition
    (modifiers (access_modifier) @visibility)?
    pattern: [
      (identifier) @name
      (identifiers (identifier) @name)
      (tuple_pattern (identifier) @name)
      (case_class_pattern pattern: (identifier) @name)
    ]
    value: [
      (block) @body
      (indented_block) @body
      (case_block) @body
      (lambda_expression [(block) (indented_block)] @body)
      (instance_expression (template_body) @body)
      (match_expression body: (_) @body)
      (try_expression body: (_) @body)
      (call_expression arguments: [(block) (case_block) (colon_argument)] @body)
      (call_expression arguments: (arguments . (infix_expression)) @body)
      (call_expression arguments: (arguments . (_) . (_) . (_) . (_) . (_)) @body)
      (infix_expression right: (call_expression arguments: (block) @body))
      (_)
    ]) @definition.property)

(with_template_body
  (val_definition
    (modifiers (access_modifier) @visibility)?
    pattern: [
      (identifier) @name
      (identifiers (identifier) @name)
      (tuple_pattern (identifier) @name)
      (case_class_pattern pattern: (identifier) @name)
    ]
    value: [
      (block) @body
      (indented_block) @body
      (case_block) @body
      (lambda_expression [(block) (indented_block)] @body)
      (instance_expression (template_body) @body)
      (match_expression body: (_) @body)
      (try_expression body: (_) @body)
      (call_expression arguments: [(block) (case_block) (colon_argument)] @body)
      (call_expression arguments: (arguments . (infix_expression)) @body)
      (call_expression arguments: (arguments . (_) . (_) . (_) . (_) . (_)) @body)
      (infix_expression right: (call_expression arguments: (block) @body))
      (_)
    ]) @definition.property)

(with_template_body
  (var_definition
    (modifiers (access_modifier) @visibility)?
    pattern: [
      (identifier) @name
      (identifiers (identifier) @name)
      (tuple_pattern (identifier) @name)
      (case_class_pattern pattern: (identifier) @name)
    ]
    value: [
      (block) @body
      (indented_block) @body
      (case_block) @body
      (lambda_expression [(block) (indented_block)] @body)
      (instance_expression (template_body) @body)
      (match_expression body: (_) @body)
      (try_expression body: (_) @body)
      (call_expression arguments: [(block) (case_block) (colon_argument)] @body)
      (call_expression arguments: (arguments . (infix_expression)) @body)
      (call_expression arguments: (arguments . (_) . (_) . (_) . (_) . (_)) @body)
      (infix_expression right: (call_expression arguments: (block) @body))
      (_)
    ]) @definition.property)

(enum_body
  (val_definition
    (modifiers (access_modifier) @visibility)?
    pattern: [
      (identifier) @name
      (identifiers (identifier) @name)
      (tuple_pattern (identifier) @name)
      (case_class_pattern pattern: (identifier) @name)
    ]
    value: [
      (block) @body
      (indented_block) @body
      (case_block) @body
      (lambda_expression [(block) (indented_block)] @body)
      (instance_expression (template_body) @body)
      (match_expression body: (_) @body)
      (try_expression body: (_) @body)
      (call_expression arguments: [(block) (case_block) (colon_argument)] @body)
      (call_expression arguments: (arguments . (infix_expression)) @body)
      (call_expression arguments: (arguments . (_) . (_) . (_) . (_) . (_)) @body)
      (infix_expression right: (call_expression arguments: (block) @body))
      (_)
    ]) @definition.property)

(enum_body
  (var_definition
    (modifiers (access_modifier) @visibility)?
    pattern: [
      (identifier) @name
      (identifiers (identifier) @name)
      (tuple_pattern (identifier) @name)
      (case_class_pattern pattern: (identifier) @name)
    ]
    value: [
      (block) @body
      (indented_block) @body
      (case_block) @body
      (lambda_expression [(block) (indented_block)] @body)
      (instance_expression (template_body) @body)
      (match_expression body: (_) @body)
      (try_expression body: (_) @body)
      (call_expression arguments: [(block) (case_block) (colon_argument)] @body)
      (call_expression arguments: (arguments . (infix_expression)) @body)
      (call_expression arguments: (arguments . (_) . (_) . (_) . (_) . (_)) @body)
      (infix_expression right: (call_expression arguments: (block) @body))
      (_)
    ]) @definition.property)

(val_declaration
  (modifiers (access_modifier) @visibility)?
  name: (identifier) @name) @definition.property

(var_declaration
  (modifiers (access_modifier) @visibility)?
  name: (identifier) @name) @definition.property

; Everything is public that doesn't say otherwise. What is in blocks is not looked at.

(compilation_unit [
  (_ . ["def" "class" "trait" "object" "enum" "type" "case" "given"] name: (_) @exported)
  (_ . ["val" "var"] name: (_) @exported)
  (_ . ["val" "var"] pattern: (identifier) @exported)
  (_ (opaque_modifier) . "type" name: (_) @exported)
  (_ (annotation) . ["def" "class" "trait" "object" "case"] name: (_) @exported)
  (_ (annotation) . ["val" "var"] pattern: (identifier) @exported)
])

(template_body [
  (_ . ["def" "class" "trait" "object" "enum" "type" "case" "given"] name: (_) @exported)
  (_ . ["val" "var"] name: (_) @exported)
  (_ . ["val" "var"] pattern: (identifier) @exported)
  (_ (opaque_modifier) . "type" name: (_) @exported)
  (_ (annotation) . ["def" "class" "trait" "object" "case"] name: (_) @exported)
  (_ (annotation) . ["val" "var"] pattern: (identifier) @exported)
])

(with_template_body [
  (_ . ["def" "class" "trait" "object" "enum" "type" "case" "given"] name: (_) @exported)
  (_ . ["val" "var"] name: (_) @exported)
  (_ . ["val" "var"] pattern: (identifier) @exported)
  (_ (opaque_modifier) . "type" name: (_) @exported)
  (_ (annotation) . ["def" "class" "trait" "object" "case"] name: (_) @exported)
  (_ (annotation) . ["val" "var"] pattern: (identifier) @exported)
])

(enum_body [
  (_ . ["def" "class" "trait" "object" "enum" "type" "case" "given"] name: (_) @exported)
  (_ . ["val" "var"] name: (_) @exported)
  (_ . ["val" "var"] pattern: (identifier) @exported)
  (_ (opaque_modifier) . "type" name: (_) @exported)
  (_ (annotation) . ["def" "class" "trait" "object" "case"] name: (_) @exported)
  (_ (annotation) . ["val" "var"] pattern: (identifier) @exported)
])

(extension_definition (_ . "def" name: (_) @exported))
(enum_case_definitions (_ name: (_) @exported))
(class_parameters (class_parameter . ["val" "var"] name: (_) @exported))
(class_definition "case" class_parameters: (class_parameters (class_parameter . name: (_) @exported)))
(package_object name: (_) @exported)

([
  (compilation_unit (_ (modifiers) @_modifiers name: (_) @exported))
  (compilation_unit (_ (modifiers) @_modifiers pattern: (identifier) @exported))
  (template_body (_ (modifiers) @_modifiers name: (_) @exported))
  (template_body (_ (modifiers) @_modifiers pattern: (identifier) @exported))
  (with_template_body (_ (modifiers) @_modifiers name: (_) @exported))
  (with_template_body (_ (modifiers) @_modifiers pattern: (identifier) @exported))
  (enum_body (_ (modifiers) @_modifiers name: (_) @exported))
  (enum_body (_ (modifiers) @_modifiers pattern: (identifier) @exported))
  (extension_definition (_ (modifiers) @_modifiers name: (_) @exported))
  (extension_definition (_ (modifiers) @_modifiers pattern: (identifier) @exported))
  (class_parameters (class_parameter (modifiers) @_modifiers name: (_) @exported))
 ]
 (#not-match? @_modifiers "\\b(private|protected)\\b"))

; Tests: suites of ScalaTest, MUnit, specs2, ScalaCheck and ZIO, and methods of JUnit

(([
  (class_definition name: (_) @test extend: (extends_clause type: (type_identifier) @_base))
  (class_definition name: (_) @test extend: (extends_clause type: (stable_type_identifier (type_identifier) @_base .)))
  (object_definition name: (_) @test extend: (extends_clause type: (type_identifier) @_base))
 ])
 (#match? @_base "^((Fixture)?(Any|Async)?(Feature|Flat|Free|Fun|Path|Prop|Ref|Word)(Spec|Suite)(Like)?|CatsEffectSuite|JUnitSuite|Properties|ScalaCheckSuite|SimpleIOSuite|Specification|TestSuite|ZIOSpec(Default)?)$"))

((function_definition (annotation name: (type_identifier) @_annotation) name: (_) @test)
 (#any-of? @_annotation "Test" "ParameterizedTest" "RepeatedTest" "TestFactory"))

(comment) @comment
(block_comment) @comment

; Base types

(extends_clause
  type: [
    (type_identifier) @name
    (stable_type_identifier (type_identifier) @name .)
    (generic_type type: (type_identifier) @name)
    (generic_type type: (stable_type_identifier (type_identifier) @name .))
  ] @reference.implementation)

(derives_clause
  type: [
    (type_identifier) @name
    (stable_type_identifier (type_identifier) @name .)
  ] @reference.implementation)

(given_definition
  name: (_)
  return_type: [
    (type_identifier) @name
    (generic_type type: (type_identifier) @name)
  ] @reference.implementation
  body: (with_template_body))

; Annotations belong to signatures, except those that speak to the compiler or to linters alone.
((annotation name: (type_identifier) @_annotation) @decoration
 (#any-of? @_annotation
   "SerialVersionUID" "SuppressWarnings" "inline" "noinline" "nowarn" "switch" "tailrec" "unchecked" "unused"))

(annotation) @attribute

; Annotations as references, except those that say something to the compiler alone

((annotation
  name: [
    (type_identifier) @name
    (stable_type_identifier (type_identifier) @name .)
    (generic_type type: (type_identifier) @name)
  ]) @reference.attribute
 (#not-any-of? @name
   "SerialVersionUID" "deprecated" "implicitNotFound" "inline" "main" "nowarn" "switch" "tailrec" "throws" "transient"
   "unchecked" "uncheckedVariance" "volatile"))

; Instances: with `new`, or with a capital letter alone

(instance_expression
  [
    (type_identifier) @name
    (stable_type_identifier (type_identifier) @name .)
    (generic_type type: (type_identifier) @name)
    (generic_type type: (stable_type_identifier (type_identifier) @name .))
  ]) @reference.class

((call_expression
  function: [
    (identifier) @name
    (field_expression field: (identifier) @name)
    (generic_function function: (identifier) @name)
    (generic_function function: (field_expression field: (identifier) @name))
  ]) @reference.class
 (#match? @name "^\\p{Lu}"))

; Calls. What is selected without arguments may be a method, too.

(call_expression
  function: [
    (identifier) @name
    (field_expression field: [(identifier) (operator_identifier)] @name)
    (generic_function function: (identifier) @name)
    (generic_function function: (field_expression field: (identifier) @name))
  ]
  (#not-eq? @name "this")) @reference.call

((infix_expression operator: (identifier) @name) @reference.call
 (#not-eq? @name "with"))

(postfix_expression (_) . (identifier) @name .) @reference.call

(generic_function
  function: [
    (identifier) @name
    (field_expression field: (identifier) @name)
  ]) @reference.call

(field_expression field: (identifier) @name
  (#match? @name "^[^\\p{Lu}]")) @reference.call

; Types. A single letter is a type parameter.

((type_identifier) @name @reference.type
 (#match? @name "^\\p{Lu}.")
 (#not-eq? @name "SerialVersionUID"))

; Companions and objects, whose members are selected

((field_expression value: (identifier) @name @reference.type)
 (#match? @name "^\\p{Lu}.*\\p{Ll}"))

((stable_identifier . (identifier) @name @reference.type)
 (#match? @name "^\\p{Lu}.*\\p{Ll}"))

((stable_type_identifier (identifier) @name @reference.type)
 (#match? @name "^\\p{Lu}.*\\p{Ll}"))

; Capitalised names as values and in patterns: objects, entries of enums, constants

([
  (field_expression field: (identifier) @name @reference.constant)
  (stable_identifier (identifier) @name @reference.constant .)
  (alternative_pattern (identifier) @name @reference.constant)
  (arguments (identifier) @name @reference.constant)
  (assignment_expression right: (identifier) @name @reference.constant)
  (block (identifier) @name @reference.constant)
  (case_class_pattern pattern: (identifier) @name @reference.constant)
  (case_clause body: (identifier) @name @reference.constant)
  (case_clause pattern: (identifier) @name @reference.constant)
  (function_definition body: (identifier) @name @reference.constant)
  (field_expression value: (identifier) @name @reference.constant)
  (if_expression (identifier) @name @reference.constant)
  (indented_block (identifier) @name @reference.constant)
  (infix_expression left: (identifier) @name @reference.constant)
  (infix_expression right: (identifier) @name @reference.constant)
  (infix_pattern (identifier) @name @reference.constant)
  (interpolation (identifier) @name @reference.constant)
  (lambda_expression (identifier) @name @reference.constant)
  (match_expression value: (identifier) @name @reference.constant)
  (parenthesized_expression (identifier) @name @reference.constant)
  (return_expression (identifier) @name @reference.constant)
  (singleton_type (identifier) @name @reference.constant)
  (tuple_expression (identifier) @name @reference.constant)
  (tuple_pattern (identifier) @name @reference.constant)
  (val_definition value: (identifier) @name @reference.constant)
  (var_definition value: (identifier) @name @reference.constant)
  (given_definition body: (identifier) @name @reference.constant)
  (enumerator (identifier) @name @reference.constant)
 ]
 (#match? @name "^\\p{Lu}"))
