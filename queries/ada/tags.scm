; Ada. Case doesn't matter to the language, so lists of names are given in the usual spelling. A package is defined
; twice, by its specification and its body, and so is a type whose parts are private; each is worth a line. Signatures
; end before `is`.

; What follows `private` in a package is nobody else's business; these patterns are the general ones of below.

[
  (package_declaration
    "private" @visibility
    (subprogram_declaration
      [(function_specification name: (_) @name) (procedure_specification name: (_) @name)]) @definition.function)
  (package_declaration
    "private" @visibility
    (null_procedure_declaration
      (procedure_specification name: (_) @name)) @definition.function)
  (package_declaration
    "private" @visibility
    (expression_function_declaration
      (function_specification name: (_) @name)
      "is" @body) @definition.function)
  (package_declaration
    "private" @visibility
    (subprogram_renaming_declaration
      [(function_specification name: (_) @name) (procedure_specification name: (_) @name)]) @definition.function)
]

[
  (package_declaration
    "private" @visibility
    (object_declaration name: (identifier) @name "constant") @definition.constant)
  (package_declaration
    "private" @visibility
    (object_declaration name: (identifier) @name) @definition.variable)
  (package_declaration
    "private" @visibility
    (number_declaration (identifier) @name) @definition.constant)
]

; Packages. A child is qualified by its parent.

(generic_package_declaration
  (package_declaration
    name: [
      (identifier) @name
      (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
    ]
    "is" @body)) @definition.module

(package_declaration
  name: [
    (identifier) @name
    (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
  ]
  "is" @body) @definition.module

(subunit
  parent_unit_name: (_) @qualifier
  (package_body name: (identifier) @name "is" @body)) @definition.module

(package_body
  name: [
    (identifier) @name
    (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
  ]
  "is" @body) @definition.module

; The semicolon is no body, but what stands before it is wanted in full.
(generic_instantiation
  "package"
  name: [
    (identifier) @name
    (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
  ]
  ";" @body) @definition.module

; Tasks and protected objects, as types or alone, with their bodies

(full_type_declaration
  [
    (task_type_declaration . "task" . "type" . (identifier) @name "is"? @body)
    (protected_type_declaration . "protected" . "type" . (identifier) @name "is" @body)
  ]) @definition.class

(object_declaration
  [
    (single_task_declaration . "task" . (identifier) @name "is"? @body)
    (single_protected_declaration . "protected" . (identifier) @name "is" @body)
  ]) @definition.class

(subunit
  parent_unit_name: (_) @qualifier
  [
    (task_body . "task" . "body" . (identifier) @name "is" @body)
    (protected_body . "protected" . "body" . (identifier) @name "is" @body)
  ]) @definition.class

(task_body . "task" . "body" . (identifier) @name "is" @body) @definition.class
(protected_body . "protected" . "body" . (identifier) @name "is" @body) @definition.class

(entry_declaration entry_name: (identifier) @name) @definition.method
(entry_body . "entry" . (identifier) @name "is" @body) @definition.method

; Subprograms. Those of protected objects are methods; stubs are completed elsewhere.

[
  (protected_definition
    (subprogram_declaration
      [(function_specification name: (_) @name) (procedure_specification name: (_) @name)]) @definition.method)
  (protected_body
    (subprogram_body
      [(function_specification name: (_) @name) (procedure_specification name: (_) @name)]
      "is" @body) @definition.method)
  (protected_body
    (null_procedure_declaration
      (procedure_specification name: (_) @name)) @definition.method)
  (protected_body
    (expression_function_declaration
      (function_specification name: (_) @name)
      "is" @body) @definition.method)
]

(subunit
  parent_unit_name: (_) @qualifier
  (subprogram_body
    [(function_specification name: (_) @name) (procedure_specification name: (_) @name)]
    "is" @body)) @definition.function

[
  (subprogram_declaration
    [
      (function_specification name: [
        [(identifier) (string_literal)] @name
        (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
      ])
      (procedure_specification name: [
        [(identifier) (string_literal)] @name
        (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
      ])
    ])
  (generic_subprogram_declaration
    [
      (function_specification name: [
        [(identifier) (string_literal)] @name
        (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
      ])
      (procedure_specification name: [
        [(identifier) (string_literal)] @name
        (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
      ])
    ])
  (subprogram_body
    [
      (function_specification name: [
        [(identifier) (string_literal)] @name
        (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
      ])
      (procedure_specification name: [
        [(identifier) (string_literal)] @name
        (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
      ])
    ]
    "is" @body)
  (null_procedure_declaration
    (procedure_specification name: [
      [(identifier) (string_literal)] @name
      (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
    ]))
  (expression_function_declaration
    (function_specification name: [
      [(identifier) (string_literal)] @name
      (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
    ])
    "is" @body)
  (subprogram_renaming_declaration
    [
      (function_specification name: [
        [(identifier) (string_literal)] @name
        (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
      ])
      (procedure_specification name: [
        [(identifier) (string_literal)] @name
        (selected_component prefix: (_) @qualifier selector_name: (identifier) @name)
      ])
    ])
] @definition.function

(generic_instantiation
  ["procedure" "function"]
  name: [(identifier) (string_literal)] @name) @definition.function

; Types. The parts of a record stand behind the header.

(full_type_declaration
  . "type" . (identifier) @name
  (record_type_definition "tagged" (record_definition (component_list)? @body))) @definition.class

(full_type_declaration
  . "type" . (identifier) @name
  (record_type_definition (record_definition (component_list)? @body))) @definition.struct

(full_type_declaration
  . "type" . (identifier) @name
  (derived_type_definition (record_extension_part (record_definition (component_list)? @body)))) @definition.class

(full_type_declaration . "type" . (identifier) @name (interface_type_definition)) @definition.interface

(full_type_declaration
  . "type" . (identifier) @name
  (enumeration_type_definition) @body) @definition.enum

(full_type_declaration . "type" . (identifier) @name) @definition.type
(private_type_declaration . "type" . (identifier) @name "tagged") @definition.class
(private_type_declaration . "type" . (identifier) @name) @definition.type
(private_extension_declaration . "type" . (identifier) @name) @definition.class
(subtype_declaration . "subtype" . (identifier) @name) @definition.type

(enumeration_type_definition [(identifier) (character_literal)] @name @definition.enumerator)

(component_declaration (identifier) @name) @definition.field
(discriminant_specification . (identifier) @name) @definition.field

; Exceptions, and constants and variables of packages

(exception_declaration (identifier) @name) @definition.constant

[
  (package_declaration (number_declaration (identifier) @name) @definition.constant)
  (package_declaration (object_declaration name: (identifier) @name "constant") @definition.constant)
  (package_declaration (object_declaration name: (identifier) @name) @definition.variable)
  (package_body
    (non_empty_declarative_part
      [
        (number_declaration (identifier) @name) @definition.constant
        (object_declaration name: (identifier) @name "constant") @definition.constant
        (object_declaration name: (identifier) @name) @definition.variable
      ]))
]

; AUnit is told the names; the usual prefix tells them to everyone else.

([
  (function_specification name: (identifier) @test)
  (procedure_specification name: (identifier) @test)
 ]
 (#match? @test "(?i)^test_"))

(comment) @comment
(pragma_g) @decoration

; Base types

(derived_type_definition
  subtype_mark: [(identifier) @name (selected_component selector_name: (identifier) @name)]
  (record_extension_part)) @reference.implementation

([
  (derived_type_definition
    "and" . [(identifier) @name (selected_component selector_name: (identifier) @name)] @reference.implementation)
  (private_extension_declaration
    subtype_mark: [(identifier) @name (selected_component selector_name: (identifier) @name)]
      @reference.implementation)
  (private_extension_declaration
    "and" . [(identifier) @name (selected_component selector_name: (identifier) @name)] @reference.implementation)
  (interface_type_definition
    [(identifier) @name (selected_component selector_name: (identifier) @name)] @reference.implementation)
])

; Instances of generics

(generic_instantiation
  "package"
  generic_name: [
    (identifier) @name
    (selected_component selector_name: (identifier) @name)
    (function_call name: [(identifier) @name (selected_component selector_name: (identifier) @name)])
  ] @reference.type)

(generic_instantiation
  generic_name: [
    (identifier) @name
    (selected_component selector_name: (identifier) @name)
    (function_call name: [(identifier) @name (selected_component selector_name: (identifier) @name)])
  ] @reference.call)

(allocator
  (qualified_expression
    subtype_name: [(identifier) @name (selected_component selector_name: (identifier) @name)])) @reference.class

(allocator
  subtype_mark: [(identifier) @name (selected_component selector_name: (identifier) @name)]) @reference.class

; Attributes of types look like calls: `Integer'Image (x)`.

(function_call
  name: [(identifier) @name @reference.type (selected_component selector_name: (identifier) @name @reference.type)]
  . (tick)
  (#not-any-of? @name
    "Boolean" "Character" "Duration" "Float" "Integer" "Long_Float" "Long_Integer" "Natural" "Positive" "String"))

; Calls

(procedure_call_statement
  name: [(identifier) @name (selected_component selector_name: (identifier) @name)] @reference.call)

(function_call
  . [(identifier) @name (selected_component selector_name: (identifier) @name)] @reference.call
  . (actual_parameter_part)
  (#match? @name "^..")
  (#not-any-of? @name
    "Boolean" "Character" "Duration" "Float" "Integer" "Long_Float" "Long_Integer" "Natural" "Positive" "String"))

(subprogram_renaming_declaration
  callable_entity_name: [
    (identifier) @name
    (selected_component selector_name: (identifier) @name)
  ] @reference.call)

; Exceptions

(raise_statement
  name: [(identifier) @name (selected_component selector_name: (identifier) @name)] @reference.constant)

(exception_choice
  exception_name: [(identifier) @name (selected_component selector_name: (identifier) @name)] @reference.constant)

; Types, except those of the package Standard

(_
  subtype_mark: [
    (identifier) @name
    (selected_component selector_name: (identifier) @name)
  ] @reference.type
  (#not-any-of? @name
    "Boolean" "Character" "Class" "Duration" "Float" "Integer" "Long_Float" "Long_Integer" "Natural" "Positive"
    "String" "Wide_Character" "Wide_String")
  (#match? @name "^.."))

(qualified_expression
  subtype_name: [
    (identifier) @name
    (selected_component selector_name: (identifier) @name)
  ] @reference.type)
