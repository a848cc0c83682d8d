; Go.
;
; A declaration that stands alone is captured whole (`type T …`, `const c …`), so that its keyword and the comment above
; belong to it. In a group (`const ( … )`) each specification is a definition of its own: these patterns stand first and
; are told by the parenthesis.

; Functions and methods

(function_declaration name: (identifier) @name) @definition.function

; `func (r *T[K]) m()`: the receiver's type is the scope, whatever is around its name.
(method_declaration
  receiver: (parameter_list
    (parameter_declaration
      type: [
        (type_identifier) @qualifier
        (generic_type type: (type_identifier) @qualifier)
        (pointer_type (type_identifier) @qualifier)
        (pointer_type (generic_type type: (type_identifier) @qualifier))
      ]))
  name: (field_identifier) @name) @definition.method

; A receiver that is still being written.
(method_declaration name: (field_identifier) @name) @definition.method

; Types

(type_declaration
  "("
  (type_spec
    name: (type_identifier) @name
    type: (struct_type (field_declaration_list) @body)) @definition.struct)

(type_declaration
  "("
  (type_spec
    name: (type_identifier) @name
    type: (interface_type "{" @body)) @definition.interface)

(type_declaration
  "("
  [
    (type_spec name: (type_identifier) @name)
    (type_alias name: (type_identifier) @name)
  ] @definition.type)

(type_declaration
  (type_spec
    name: (type_identifier) @name
    type: (struct_type (field_declaration_list) @body))) @definition.struct

(type_declaration
  (type_spec
    name: (type_identifier) @name
    type: (interface_type "{" @body))) @definition.interface

(type_declaration
  [
    (type_spec name: (type_identifier) @name)
    (type_alias name: (type_identifier) @name)
  ]) @definition.type

; Members. Structs without a name are left out (the table of a test has fields too), unless they lie in a field or in a
; variable of the package.

(type_spec
  type: (struct_type
    (field_declaration_list
      (field_declaration
        name: (field_identifier) @name
        type: (struct_type (field_declaration_list) @body)) @definition.field)))

(type_spec
  type: (struct_type
    (field_declaration_list
      (field_declaration name: (field_identifier) @name) @definition.field)))

(field_declaration
  type: (struct_type
    (field_declaration_list
      (field_declaration name: (field_identifier) @name) @definition.field)))

(source_file
  (var_declaration
    (var_spec
      type: (struct_type
        (field_declaration_list
          (field_declaration name: (field_identifier) @name) @definition.field)))))

(type_spec
  type: (interface_type
    (method_elem name: (field_identifier) @name) @definition.method))

; Constants and variables of the package. Long values are not part of the signature.

(source_file
  (const_declaration
    "("
    (const_spec name: (identifier) @name) @definition.constant)
  (#not-eq? @name "_"))

(source_file
  (const_declaration
    (const_spec name: (identifier) @name)) @definition.constant
  (#not-eq? @name "_"))

(source_file
  (var_declaration
    (var_spec_list
      (var_spec
        name: (identifier) @name
        value: (expression_list
          . [
            (composite_literal body: (literal_value) @body)
            (unary_expression operand: (composite_literal body: (literal_value) @body))
            (func_literal body: (block) @body)
          ])) @definition.variable))
  (#not-eq? @name "_"))

(source_file
  (var_declaration
    (var_spec_list
      (var_spec name: (identifier) @name) @definition.variable))
  (#not-eq? @name "_"))

(source_file
  (var_declaration
    (var_spec
      name: (identifier) @name
      value: (expression_list
        . [
          (composite_literal body: (literal_value) @body)
          (unary_expression operand: (composite_literal body: (literal_value) @body))
          (func_literal body: (block) @body)
        ]))) @definition.variable
  (#not-eq? @name "_"))

(source_file
  (var_declaration
    (var_spec
      name: (identifier) @name
      type: (struct_type (field_declaration_list) @body))) @definition.variable)

(source_file
  (var_declaration
    (var_spec name: (identifier) @name)) @definition.variable
  (#not-eq? @name "_"))

; Exported is what starts with a capital letter.

([
  (function_declaration name: (identifier) @exported)
  (method_declaration name: (field_identifier) @exported)
  (method_elem name: (field_identifier) @exported)
  (type_spec name: (type_identifier) @exported)
  (type_alias name: (type_identifier) @exported)
  (field_declaration name: (field_identifier) @exported)
  (const_spec name: (identifier) @exported)
  (var_spec name: (identifier) @exported)
 ]
 (#match? @exported "^[A-Z]"))

(comment) @comment

; Embedded types. A field without a name embeds its type; so does a single type in an interface.

(field_declaration
  !name
  type: [
    (type_identifier) @name
    (qualified_type name: (type_identifier) @name)
    (generic_type type: (type_identifier) @name)
    (generic_type type: (qualified_type name: (type_identifier) @name))
  ] @reference.implementation)

(interface_type
  (type_elem
    . [
      (type_identifier) @name
      (qualified_type name: (type_identifier) @name)
      (generic_type type: (type_identifier) @name)
      (generic_type type: (qualified_type name: (type_identifier) @name))
    ] @reference.implementation .)
  (#not-any-of? @name "any" "comparable" "error"))

; `var _ Interface = (*T)(nil)` states that T conforms.
(var_spec
  name: (identifier) @_blank
  type: [
    (type_identifier) @name
    (qualified_type name: (type_identifier) @name)
  ] @reference.implementation
  (#eq? @_blank "_"))

; Instances: literals and `new(T)`

(composite_literal
  type: [
    (type_identifier) @name
    (qualified_type name: (type_identifier) @name)
    (generic_type type: (type_identifier) @name)
    (generic_type type: (qualified_type name: (type_identifier) @name))
  ]
  (#not-any-of? @name "string" "int" "byte")) @reference.class

(call_expression
  function: (identifier) @_new
  arguments: (argument_list
    . [
      (type_identifier) @name
      (qualified_type name: (type_identifier) @name)
      (generic_type type: (type_identifier) @name)
    ])
  (#eq? @_new "new")
  (#not-any-of? @name "bool" "byte" "float64" "int" "int32" "int64" "string" "uint32" "uint64")) @reference.class

; Calls. The built-in functions are not anyone's definitions; `min` and `max` are missing here since older code has its own.

(call_expression
  function: (selector_expression field: (field_identifier) @name)) @reference.call

(call_expression
  function: (identifier) @name
  (#not-any-of? @name
    "append" "cap" "clear" "close" "complex" "copy" "delete" "imag" "len" "make" "new" "panic" "print" "println"
    "real" "recover")) @reference.call

; `f[T](x)` is a conversion to this grammar.
(type_conversion_expression
  type: (generic_type
    type: [
      (type_identifier) @name
      (qualified_type name: (type_identifier) @name)
    ])) @reference.call

(call_expression
  function: (parenthesized_expression
    (unary_expression
      operator: "*"
      operand: [
        (identifier) @name
        (selector_expression field: (field_identifier) @name)
      ] @reference.type)))

; Types. Predeclared ones say nothing, and a single letter is a type parameter.

((type_identifier) @name @reference.type
  (#match? @name "^..")
  (#not-any-of? @name
    "any" "bool" "byte" "comparable" "complex128" "complex64" "error" "float32" "float64" "int" "int16" "int32" "int64"
    "int8" "rune" "string" "uint" "uint16" "uint32" "uint64" "uint8" "uintptr"))

; Exported names as values: `http.StatusOK`, `io.EOF`, and functions that are handed over.

(selector_expression
  operand: (identifier)
  field: (field_identifier) @name
  (#match? @name "^[A-Z]")) @reference.constant

([
  (argument_list (identifier) @name @reference.constant)
  (expression_list (identifier) @name @reference.constant)
  (binary_expression (identifier) @name @reference.constant)
  (literal_element (identifier) @name @reference.constant)
 ]
 (#match? @name "^[A-Z]"))

; Tests

((function_declaration
  name: (identifier) @test
  parameters: (parameter_list
    (parameter_declaration
      type: (pointer_type (qualified_type package: (package_identifier) @_package)))))
  (#eq? @_package "testing")
  (#match? @test "^(?:Test|Benchmark|Fuzz)"))
