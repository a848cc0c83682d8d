; VHDL.

(comment) @comment

; Design units. An entity is instantiated as a class is. Its generics and ports are part of the signature.

(entity_declaration
  name: (_) @name
  (entity_header)
  . [(_) "begin" "end"] @body) @definition.class

(entity_declaration
  name: (_) @name
  "is" @body) @definition.class

(architecture_body
  name: (_) @name
  entity: [
    (simple_name) @qualifier
    (selected_name suffix: (simple_name) @qualifier)
  ]
  "is" @body) @definition.class

(configuration_declaration
  name: (_) @name
  "is" @body) @definition.class

(package_declaration
  name: (_) @name
  (package_header)
  . [(_) "end"] @body) @definition.namespace

(package_declaration
  name: (_) @name
  "is" @body) @definition.namespace

(package_instantiation_declaration name: (_) @name) @definition.namespace

(package_body
  package: (simple_name) @name
  "is" @body) @scope.implementation

(context_declaration
  name: (_) @name
  "is" @body) @definition.namespace

; What an instance needs to know of an entity that is somewhere else
(component_declaration
  name: (_) @name
  (component_header)
  . "end" @body) @definition.interface

(component_declaration name: (_) @name) @definition.interface

; Generics and ports

(entity_header
  (generic_clause
    (constant_interface_declaration
      (identifier_list (identifier) @name)) @definition.constant))

(entity_header
  (generic_clause
    (type_interface_declaration name: (_) @name) @definition.type))

(entity_header
  (port_clause
    (_ (identifier_list (identifier) @name)) @definition.field))

; Subprograms. Those of a protected type are its methods.

(protected_type_declaration
  (declarative_part
    [
      (function_declaration designator: (_) @name)
      (procedure_declaration designator: (_) @name)
    ] @definition.method))

(protected_type_body
  (declarative_part
    [
      (function_body designator: (_) @name "is" @body)
      (procedure_body designator: (_) @name "is" @body)
    ] @definition.method))

(function_declaration designator: (_) @name) @definition.function
(procedure_declaration designator: (_) @name) @definition.function
(function_body designator: (_) @name "is" @body) @definition.function
(procedure_body designator: (_) @name "is" @body) @definition.function
(function_instantiation_declaration designator: (_) @name) @definition.function
(procedure_instantiation_declaration designator: (_) @name) @definition.function

; Types. A type that is declared in advance is a node of its own.

(full_type_declaration
  name: (_) @name
  (enumeration_type_definition "(" @body)) @definition.enum

(enumeration_type_definition literal: (_) @name @definition.enumerator)

(full_type_declaration
  name: (_) @name
  (record_type_definition "record" . (_) @body)) @definition.struct

(element_declaration (identifier_list (identifier) @name)) @definition.field

(full_type_declaration
  name: (_) @name
  (protected_type_declaration (declarative_part) @body)) @definition.class

(full_type_declaration
  name: (_) @name
  (protected_type_body (declarative_part) @body)) @scope.implementation

(full_type_declaration
  name: (_) @name
  [
    (access_type_definition)
    (constrained_array_definition)
    (file_type_definition)
    (numeric_type_definition)
    (physical_type_definition)
    (unbounded_array_definition)
  ]) @definition.type

(subtype_declaration name: (_) @name) @definition.type

; Objects of packages. Those of an architecture are its own.

(package_declaration
  (declarative_part
    (constant_declaration (identifier_list (identifier) @name)) @definition.constant))

(package_declaration
  (declarative_part
    [
      (signal_declaration (identifier_list (identifier) @name))
      (shared_variable_declaration (identifier_list (identifier) @name))
      (alias_declaration designator: (_) @name)
    ] @definition.variable))

(package_declaration
  (declarative_part
    (attribute_declaration name: (_) @name) @definition.property))

; Test benches of VUnit are entities that the runner configures.
((entity_declaration
  name: (identifier) @test
  (entity_header
    (generic_clause
      (constant_interface_declaration
        (identifier_list (identifier) @_generic)))))
  (#eq? @_generic "runner_cfg"))

; References: instances, and what they implement

(architecture_body
  entity: [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ] @reference.implementation)

(entity_instantiation
  entity: [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ]) @reference.class

(component_instantiation
  component: [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ]) @reference.class

(configuration_instantiation
  configuration: [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ]) @reference.class

(configuration_declaration
  entity: [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ] @reference.type)

(_
  uninstantiated: [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ] @reference.type)

; References: calls. An element of an array looks the same in an expression.

(procedure_call_statement
  procedure: [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ]) @reference.call

(ambiguous_name
  prefix: [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ]) @reference.call

(function_call
  function: [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ]) @reference.call

(attribute_specification name: (simple_name) @name) @reference.attribute

; References: types, except the language's own and those of its first library

((type_mark
  [
    (simple_name) @name
    (selected_name suffix: (simple_name) @name)
  ]) @reference.type
  (#not-match? @name
    "(?i)^(bit(_vector)?|boolean|character|integer|natural|positive|real|severity_level|(un)?signed|std_u?logic(_vector)?|string|time)$"))

; References: generics that an instance sets, constants and enumerators

(generic_map_aspect
  (association_list
    (named_association_element formal_part: (simple_name) @name @reference.constant)))

([
   (expression (simple_name) @name @reference.constant)
   (simple_expression (simple_name) @name @reference.constant)
   (conditional_expression (simple_name) @name @reference.constant)
   (default_expression (simple_name) @name @reference.constant)
   (relation (simple_name) @name @reference.constant)
   (term (simple_name) @name @reference.constant)
 ]
 (#match? @name "^[A-Z][A-Z0-9_]+$"))
