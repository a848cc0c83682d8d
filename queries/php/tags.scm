; PHP. Text between the tags is one node, so files that mix HTML and PHP need nothing of their own.

(comment) @comment

; The grammar knows no constants in an enum. The first of them ends the enum, or cuts it open; what follows looks like
; functions and constants with a stray modifier.

((enum_declaration name: (name) @qualifier)
  (ERROR (visibility_modifier) @visibility)
  . (function_definition name: (name) @name) @definition.method)

((ERROR "enum" . (name) @qualifier)
  (ERROR (visibility_modifier) @visibility)
  . (function_definition name: (name) @name) @definition.method)

((enum_declaration name: (name) @qualifier)
  (const_declaration
    (visibility_modifier) @visibility
    (const_element
      . (name) @name
      (array_creation_expression)? @body)) @definition.constant)

((ERROR "enum" . (name) @qualifier)
  (const_declaration
    (visibility_modifier) @visibility
    (const_element
      . (name) @name
      (array_creation_expression)? @body)) @definition.constant)

((ERROR "enum" . (name) @qualifier)
  . (const_declaration
    (const_element
      . (name) @name
      (array_creation_expression)? @body)) @definition.constant)

(ERROR
  (visibility_modifier)? @visibility
  "const"
  . (name) @name) @definition.constant

((namespace_definition name: (namespace_name) @qualifier !body)
  (ERROR "enum" . (name) @name "{" @body) @definition.enum)

(ERROR "enum" . (name) @name "{" @body) @definition.enum

; Namespaces. One without braces ends before what it holds, so it is the qualifier of that.

(namespace_definition name: (namespace_name) @name) @definition.namespace

(program
  (namespace_definition name: (namespace_name) @qualifier !body)
  (class_declaration name: (name) @name) @definition.class)

(program
  (namespace_definition name: (namespace_name) @qualifier !body)
  (interface_declaration name: (name) @name) @definition.interface)

(program
  (namespace_definition name: (namespace_name) @qualifier !body)
  (trait_declaration name: (name) @name) @definition.trait)

(program
  (namespace_definition name: (namespace_name) @qualifier !body)
  (enum_declaration name: (name) @name) @definition.enum)

(program
  (namespace_definition name: (namespace_name) @qualifier !body)
  (function_definition name: (name) @name) @definition.function)

(program
  (namespace_definition name: (namespace_name) @qualifier !body)
  (const_declaration
    (const_element
      . (name) @name
      (array_creation_expression)? @body)) @definition.constant)

; Types

(class_declaration name: (name) @name) @definition.class

(interface_declaration name: (name) @name) @definition.interface

(trait_declaration name: (name) @name) @definition.trait

(enum_declaration name: (name) @name) @definition.enum

(enum_case name: (name) @name) @definition.enumerator

; Methods. The members of a class are `declaration_list`, those of an enum `enum_declaration_list`.

((method_declaration
  (visibility_modifier)? @visibility
  name: (name) @name) @definition.constructor
  (#any-of? @name "__construct" "__CONSTRUCT"))

(method_declaration
  (visibility_modifier)? @visibility
  name: (name) @name) @definition.method

; Members of interfaces are public.
(interface_declaration
  body: (declaration_list
    [
      (method_declaration . name: (name) @exported)
      (method_declaration . (static_modifier) name: (name) @exported)
      (const_declaration . (const_element . (name) @exported))
    ]))

; `use A { a as protected b; }` makes a method.
(use_as_clause (visibility_modifier)? @visibility (name) @name .) @definition.method

(function_definition name: (name) @name) @definition.function

; Properties. A promoted parameter is one as well.

(property_declaration
  (visibility_modifier)? @visibility
  (property_element
    name: (variable_name (name) @name)
    default_value: (array_creation_expression) @body)) @definition.property

(property_declaration
  (visibility_modifier)? @visibility
  (property_element name: (variable_name (name) @name))
  (property_hook_list)? @body) @definition.property

(property_promotion_parameter
  visibility: (visibility_modifier)? @visibility
  name: (variable_name (name) @name)
  (property_hook_list)? @body) @definition.property

; Constants

(const_declaration
  (visibility_modifier)? @visibility
  (const_element
    . (name) @name
    (array_creation_expression)? @body)) @definition.constant

((function_call_expression
  function: [
    (name) @_define
    (qualified_name (name) @_define)
  ]
  arguments: (arguments
    . (argument
        [
          (string (string_content) @name)
          (encapsed_string . (string_content) @name .)
        ])
    . (argument (array_creation_expression) @body)?)) @definition.constant
  (#eq? @_define "define"))

; Variables of the outermost level

(program
  (expression_statement
    (assignment_expression
      left: (variable_name (name) @name)
      right: (_
        body: (compound_statement) @body))) @definition.variable)

(program
  (expression_statement
    (assignment_expression
      left: (variable_name (name) @name)
      right: [
        (array_creation_expression) @body
        (object_creation_expression (anonymous_class body: (_) @body))
        (_)
      ])) @definition.variable)

; Tests: `#[Test]`, `@test`, and by their names the methods of a test case

((method_declaration
  attributes: (attribute_list
    (attribute_group
      (attribute
        [
          (name) @_attribute
          (qualified_name (name) @_attribute)
        ])))
  name: (name) @test)
  (#eq? @_attribute "Test"))

((comment) @_comment
  . (method_declaration name: (name) @test)
  (#match? @_comment "^/\\*\\*[\\s\\S]*@test\\b"))

((class_declaration
  name: (name) @_class
  body: (declaration_list (method_declaration name: (name) @test)))
  (#match? @_class "(Test|TestCase|Tests)$")
  (#match? @test "^test"))

; Attributes belong to signatures, except those that speak to the compiler or to linters alone.
((attribute_group . (attribute (name) @_attribute) .) @decoration
 (#any-of? @_attribute "Override" "Pure" "ReturnTypeWillChange" "SuppressWarnings"))

(attribute_group) @attribute

; References: attributes and base types

(attribute
  [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ]) @reference.attribute

(base_clause
  [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ] @reference.implementation)

(class_interface_clause
  [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ] @reference.implementation)

(use_declaration
  [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ] @reference.implementation)

; Instances

((object_creation_expression
  [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ]) @reference.class
  (#not-any-of? @name "self" "static" "parent"))

; Calls. `define` is a definition, where its name is written out.

(function_call_expression
  function: [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ]) @reference.call

(member_call_expression name: (name) @name) @reference.call

(nullsafe_member_call_expression name: (name) @name) @reference.call

(scoped_call_expression name: (name) @name) @reference.call

; Types. Those of `catch` are named types too.

((named_type
  [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ]) @reference.type
  (#not-any-of? @name "self" "static" "parent"))

(binary_expression
  operator: "instanceof"
  right: [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ] @reference.type)

(scoped_call_expression
  scope: [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ] @reference.type)

(scoped_property_access_expression
  scope: [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ] @reference.type)

(class_constant_access_expression
  . [
    (name) @name
    (qualified_name (name) @name)
    (relative_name (name) @name)
  ] @reference.type)

(use_instead_of_clause (_) (name) @name @reference.type)

; Constants as values. The supertype leaves out every name that isn't a value.

((class_constant_access_expression (_) . (name) @name) @reference.constant
  (#not-eq? @name "class"))

((primary_expression/name) @name @reference.constant
  (#not-match? @name "^__"))

(primary_expression/qualified_name (name) @name) @reference.constant
