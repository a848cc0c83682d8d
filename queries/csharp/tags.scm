; C#.

; Namespaces. One without braces ends before the types it holds, so it is their qualifier; some stand below an `#if`.

(namespace_declaration name: (_) @name) @definition.namespace

(file_scoped_namespace_declaration name: (_) @name) @definition.namespace

(compilation_unit
  (file_scoped_namespace_declaration name: (_) @qualifier)
  [
    (record_declaration
      (modifier ["public" "protected" "private" "internal"])? @visibility
      "struct" name: (identifier) @name) @definition.struct
    (preproc_if
      (record_declaration
        (modifier ["public" "protected" "private" "internal"])? @visibility
        "struct" name: (identifier) @name) @definition.struct)
  ])

(compilation_unit
  (file_scoped_namespace_declaration name: (_) @qualifier)
  [
    (class_declaration
      (modifier ["public" "protected" "private" "internal"])? @visibility
      name: (identifier) @name) @definition.class
    (struct_declaration
      (modifier ["public" "protected" "private" "internal"])? @visibility
      name: (identifier) @name) @definition.struct
    (record_declaration
      (modifier ["public" "protected" "private" "internal"])? @visibility
      name: (identifier) @name) @definition.class
    (interface_declaration
      (modifier ["public" "protected" "private" "internal"])? @visibility
      name: (identifier) @name) @definition.interface
    (enum_declaration
      (modifier ["public" "protected" "private" "internal"])? @visibility
      name: (identifier) @name) @definition.enum
    (delegate_declaration
      (modifier ["public" "protected" "private" "internal"])? @visibility
      name: (identifier) @name) @definition.type
    (preproc_if
      [
        (class_declaration
          (modifier ["public" "protected" "private" "internal"])? @visibility
          name: (identifier) @name) @definition.class
        (struct_declaration
          (modifier ["public" "protected" "private" "internal"])? @visibility
          name: (identifier) @name) @definition.struct
        (record_declaration
          (modifier ["public" "protected" "private" "internal"])? @visibility
          name: (identifier) @name) @definition.class
        (interface_declaration
          (modifier ["public" "protected" "private" "internal"])? @visibility
          name: (identifier) @name) @definition.interface
        (enum_declaration
          (modifier ["public" "protected" "private" "internal"])? @visibility
          name: (identifier) @name) @definition.enum
        (delegate_declaration
          (modifier ["public" "protected" "private" "internal"])? @visibility
          name: (identifier) @name) @definition.type
      ])
  ])

; Types

(record_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  "struct"
  name: (identifier) @name) @definition.struct

(class_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name) @definition.class

(struct_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name) @definition.struct

(record_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name) @definition.class

(interface_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name) @definition.interface

(enum_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name) @definition.enum

(delegate_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name) @definition.type

(enum_member_declaration name: (identifier) @name) @definition.enumerator

; The parameters of a record are its properties.
(record_declaration
  (parameter_list
    (parameter name: (identifier) @name) @definition.property))

; Methods and local functions

(method_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name) @definition.method

(constructor_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name) @definition.constructor

(destructor_declaration name: (identifier) @name) @definition.method

(operator_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  operator: _ @name) @definition.method

; A conversion is known by its keyword, not by its type: that one is another type's name.
(conversion_operator_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  ["implicit" "explicit"] @name) @definition.method

(local_function_statement name: (identifier) @name) @definition.function

; Properties. Accessors stay in the signature as long as they are plain: `{ get; set; }`. The grammar takes a collection
; expression, `[a, b]`, for an element binding.

(property_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name
  accessors: (accessor_list (accessor_declaration body: (_))) @body) @definition.property

(property_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name
  value: [
    (arrow_expression_clause) @body
    (array_creation_expression (initializer_expression) @body)
    (implicit_array_creation_expression (initializer_expression) @body)
    (object_creation_expression initializer: (_) @body)
    (implicit_object_creation_expression (initializer_expression) @body)
    (element_binding_expression) @body
  ]) @definition.property

(property_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name) @definition.property

(indexer_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  "this" @name
  accessors: (accessor_list (accessor_declaration body: (_))) @body) @definition.property

(indexer_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  "this" @name
  value: (arrow_expression_clause) @body) @definition.property

(indexer_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  "this" @name) @definition.property

(event_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  name: (identifier) @name
  accessors: (accessor_list) @body) @definition.property

(event_field_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  (variable_declaration
    (variable_declarator name: (identifier) @name))) @definition.property

; Fields

(field_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  (modifier "const")
  (variable_declaration
    (variable_declarator name: (identifier) @name))) @definition.constant

(field_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  (variable_declaration
    (variable_declarator
      name: (identifier) @name
      [
        (initializer_expression) @body
        (array_creation_expression (initializer_expression) @body)
        (implicit_array_creation_expression (initializer_expression) @body)
        (object_creation_expression initializer: (_) @body)
        (implicit_object_creation_expression (initializer_expression) @body)
        (lambda_expression body: (block) @body)
        (element_binding_expression) @body
      ]))) @definition.field

(field_declaration
  (modifier ["public" "protected" "private" "internal"])? @visibility
  (variable_declaration
    (variable_declarator name: (identifier) @name))) @definition.field

; Members of an interface are public where nothing else is said, and so are the properties that a record's parameters make.

(interface_declaration
  body: (declaration_list
    [
      (method_declaration . (attribute_list)* . returns: (_) name: (identifier) @exported)
      (property_declaration . (attribute_list)* . type: (_) name: (identifier) @exported)
      (indexer_declaration . (attribute_list)* . type: (_) "this" @exported)
      (event_declaration . (attribute_list)* . "event" name: (identifier) @exported)
      (event_field_declaration
        . (attribute_list)*
        . "event"
        (variable_declaration (variable_declarator name: (identifier) @exported)))
    ]))

(record_declaration
  (parameter_list
    (parameter name: (identifier) @exported)))

(comment) @comment

[(preproc_pragma) (preproc_nullable)] @decoration

; Base types

(base_list
  [
    (identifier) @name
    (qualified_name name: (identifier) @name)
    (qualified_name name: (generic_name (identifier) @name))
    (alias_qualified_name name: (identifier) @name)
    (generic_name (identifier) @name)
  ] @reference.implementation)

(base_list
  (primary_constructor_base_type
    type: [
      (identifier) @name
      (qualified_name name: (identifier) @name)
      (qualified_name name: (generic_name (identifier) @name))
      (generic_name (identifier) @name)
    ]) @reference.implementation)

; Attributes belong to signatures, except those that speak to the compiler, analyzers or debuggers alone.
((attribute_list . (attribute name: (_) @_attribute) .) @decoration
 (#any-of? @_attribute
   "CompilerGenerated" "DebuggerBrowsable" "DebuggerDisplay" "DebuggerHidden" "DebuggerNonUserCode"
   "DebuggerStepThrough" "DebuggerTypeProxy" "EditorBrowsable" "ExcludeFromCodeCoverage" "GeneratedCode" "MethodImpl"
   "SuppressMessage" "UnconditionalSuppressMessage"))

(attribute_list) @attribute

; Attributes as references

(attribute
  name: [
    (identifier) @name
    (qualified_name name: (identifier) @name)
    (generic_name (identifier) @name)
  ]) @reference.attribute

; Instances

(object_creation_expression
  type: [
    (identifier) @name
    (qualified_name name: (identifier) @name)
    (qualified_name name: (generic_name (identifier) @name))
    (generic_name (identifier) @name)
  ]) @reference.class

; Calls

(invocation_expression
  function: [
    (member_access_expression name: [(identifier) @name (generic_name (identifier) @name)])
    (member_binding_expression name: [(identifier) @name (generic_name (identifier) @name)])
    (conditional_access_expression
      (member_binding_expression name: [(identifier) @name (generic_name (identifier) @name)]))
    (generic_name (identifier) @name)
  ]) @reference.call

(invocation_expression
  function: (identifier) @name
  (#not-eq? @name "nameof")) @reference.call

; Types. In this grammar they are plain identifiers, told by where they stand. Single letters are type parameters.

([
  (variable_declaration type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (parameter type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (property_declaration type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (indexer_declaration type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (event_declaration type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (method_declaration returns: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (local_function_statement type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (delegate_declaration type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (operator_declaration type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (conversion_operator_declaration type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (array_type type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (nullable_type type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (pointer_type type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (ref_type type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (tuple_element type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (foreach_statement type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (catch_declaration type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (cast_expression type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (declaration_pattern type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (declaration_expression type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (recursive_pattern type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (typeof_expression type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (default_expression type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (sizeof_expression type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (type_parameter_constraint type: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (as_expression right: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (is_expression right: [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (explicit_interface_specifier [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (type_argument_list [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
  (type_pattern [(identifier) @name (qualified_name name: (identifier) @name) (alias_qualified_name name: (identifier) @name)] @reference.type)
 ]
 (#match? @name "^.."))

((generic_name (identifier) @name) @reference.type)

; `x is T` and `x is not T` may be constants to the grammar, but are types nearly always.
(is_pattern_expression
  pattern: [
    (constant_pattern (identifier) @name @reference.type)
    (negated_pattern (constant_pattern (identifier) @name @reference.type))
  ]
  (#match? @name "^[A-Z]."))

; `Type.Member`: the receiver is a type, or a property that is called like one.

(member_access_expression
  expression: (identifier) @name @reference.type
  (#match? @name "^[A-Z]."))

; Capitalised names as values: properties, constants, enum members, methods that are handed over

(member_access_expression
  name: (identifier) @name @reference.constant
  (#match? @name "^[A-Z]"))

(member_binding_expression
  name: (identifier) @name @reference.constant
  (#match? @name "^[A-Z]"))

([
  (argument (identifier) @name @reference.constant)
  (arrow_expression_clause (identifier) @name @reference.constant)
  (assignment_expression (identifier) @name @reference.constant)
  (attribute_argument (identifier) @name @reference.constant)
  (binary_expression (identifier) @name @reference.constant)
  (cast_expression value: (identifier) @name @reference.constant)
  (conditional_access_expression condition: (identifier) @name @reference.constant)
  (conditional_expression (identifier) @name @reference.constant)
  (constant_pattern (identifier) @name @reference.constant)
  (element_access_expression expression: (identifier) @name @reference.constant)
  (enum_member_declaration value: (identifier) @name @reference.constant)
  (if_statement condition: (identifier) @name @reference.constant)
  (initializer_expression (identifier) @name @reference.constant)
  (interpolation (identifier) @name @reference.constant)
  (is_pattern_expression expression: (identifier) @name @reference.constant)
  (postfix_unary_expression (identifier) @name @reference.constant)
  (prefix_unary_expression (identifier) @name @reference.constant)
  (property_declaration value: (identifier) @name @reference.constant)
  (return_statement (identifier) @name @reference.constant)
  (variable_declarator (identifier) @name @reference.constant .)
 ]
 (#match? @name "^[A-Z]."))

; Tests of xUnit, NUnit and MSTest

((method_declaration
  (attribute_list (attribute name: (identifier) @_test))
  name: (identifier) @test)
  (#any-of? @_test "Fact" "Theory" "Test" "TestCase" "TestCaseSource" "TestMethod" "DataTestMethod"))
