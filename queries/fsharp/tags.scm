; F#

[
  (line_comment)
  (block_comment)
] @comment

(attributes) @attribute

; Definitions: namespaces and modules

(named_module
  (access_modifier)? @visibility
  name: (long_identifier) @name
  . [(_) (ERROR)]? @body) @definition.module

(namespace
  name: (long_identifier) @name
  . [(_) (ERROR)]? @body) @definition.namespace

(module_defn
  (access_modifier)? @visibility
  (identifier) @name
  "=" @body) @definition.module

; Definitions: types. Where several are joined by `and`, each is its own. `type A = B` looks like a type of one case.

(type_definition
  "type"
  . (union_type_defn
    (type_name type_name: [(identifier) (long_identifier)] @name)
    block: (union_type_cases . (union_type_case . (identifier) .) .))
  .) @definition.type

(union_type_defn
  (type_name type_name: [(identifier) (long_identifier)] @name)
  block: (union_type_cases . (union_type_case . (identifier) .) .)) @definition.type

(type_definition
  "type"
  . (record_type_defn
    (type_name type_name: [(identifier) (long_identifier)] @name)
    "=" @body)
  .) @definition.struct

(record_type_defn
  (type_name type_name: [(identifier) (long_identifier)] @name)
  "=" @body) @definition.struct

(type_definition
  "type"
  . (union_type_defn
    (type_name type_name: [(identifier) (long_identifier)] @name)
    "=" @body)
  .) @definition.enum

(union_type_defn
  (type_name type_name: [(identifier) (long_identifier)] @name)
  "=" @body) @definition.enum

(type_definition
  "type"
  . (enum_type_defn
    (type_name type_name: [(identifier) (long_identifier)] @name)
    "=" @body)
  .) @definition.enum

(enum_type_defn
  (type_name type_name: [(identifier) (long_identifier)] @name)
  "=" @body) @definition.enum

(type_definition
  "type"
  . (interface_type_defn
    (type_name type_name: [(identifier) (long_identifier)] @name)
    "=" @body)
  .) @definition.interface

(interface_type_defn
  (type_name type_name: [(identifier) (long_identifier)] @name)
  "=" @body) @definition.interface

(type_definition
  "type"
  . (anon_type_defn
    (type_name type_name: [(identifier) (long_identifier)] @name)
    . "=" @body
    . (class_inherits_decl)?
    . block: (type_extension_elements . (member_defn (member_signature))))
  .) @definition.interface

(anon_type_defn
  (type_name type_name: [(identifier) (long_identifier)] @name)
  . "=" @body
  . (class_inherits_decl)?
  . block: (type_extension_elements . (member_defn (member_signature)))) @definition.interface

(type_definition
  "type"
  . (anon_type_defn
    (type_name type_name: [(identifier) (long_identifier)] @name)
    "=" @body)
  .) @definition.class

(anon_type_defn
  (type_name type_name: [(identifier) (long_identifier)] @name)
  "=" @body) @definition.class

(type_definition
  "type"
  . (type_abbrev_defn
    (type_name type_name: [(identifier) (long_identifier)] @name))
  .) @definition.type

(type_abbrev_defn
  (type_name type_name: [(identifier) (long_identifier)] @name)) @definition.type

(type_definition
  "type"
  . (delegate_type_defn
    (type_name type_name: [(identifier) (long_identifier)] @name))
  .) @definition.type

(delegate_type_defn
  (type_name type_name: [(identifier) (long_identifier)] @name)) @definition.type

(exception_definition exception_name: (_) @name) @definition.type

(type_extension
  (type_name type_name: [(identifier) (long_identifier)] @name)
  . (_) @body) @scope.extension

(record_field (identifier) @name) @definition.field

; A single case without fields is the right side of `type A = B`.

(union_type_case . (identifier) @name (union_type_fields)) @definition.enumerator

(union_type_cases
  (union_type_case . (identifier) @name) @definition.enumerator
  (union_type_case))

(union_type_cases
  (union_type_case)
  (union_type_case . (identifier) @name) @definition.enumerator .)

(enum_type_case . (identifier) @name) @definition.enumerator

; Definitions: members

((member_defn
   (access_modifier)? @visibility
   (method_or_prop_defn
     name: [
       (property_or_ident method: (identifier) @name)
       (property_or_ident . [(identifier) (op_identifier)] @name .)
     ]
     args: (_)
     ["=" "with"] @body)) @definition.method)

((member_defn
   (access_modifier)? @visibility
   (method_or_prop_defn
     name: [
       (property_or_ident method: (identifier) @name)
       (property_or_ident . (identifier) @name .)
     ]
     ["=" "with"] @body)) @definition.property)

(member_defn
  (additional_constr_defn "new" @name "=" @body)) @definition.constructor

(member_defn
  (access_modifier)? @visibility
  (member_signature
    (identifier) @name
    (curried_spec (arguments_spec)))) @definition.method

(member_defn
  (access_modifier)? @visibility
  (member_signature (identifier) @name)) @definition.property

(member_defn
  (property_or_ident . (identifier) @name .)) @definition.property

(member_defn
  "val"
  (identifier) @name) @definition.field

; What `let` binds in a class is its own.

(type_extension_elements
  (function_or_value_defn
    (function_declaration_left . (identifier) @name)
    "=" @body) @definition.method)

(type_extension_elements
  (function_or_value_defn
    (value_declaration_left (identifier_pattern (long_identifier_or_op (identifier) @name)))
    "=" @body) @definition.field)

; Definitions: functions. Nothing follows a declaration within itself where it stands in a module.

; Where several are joined by `and`, each is its own, from its name on.

(function_or_value_defn
  (function_declaration_left
    [(identifier) (op_identifier) (active_pattern)] @name) @definition.function
  "and")

(function_or_value_defn
  "and"
  . (function_declaration_left
    [(identifier) (op_identifier) (active_pattern)] @name) @definition.function)

(declaration_expression
  !in
  (function_or_value_defn
    (function_declaration_left
      (access_modifier)? @visibility
      [(identifier) (op_identifier) (active_pattern)] @name)
    "=" @body)) @definition.function

(declaration_expression
  !in
  (function_or_value_defn
    (value_declaration_left
      (access_modifier)? @visibility
      (identifier_pattern (long_identifier_or_op (identifier) @name)))
    "=" @body
    body: [(fun_expression) (function_expression)])) @definition.function

; Functions inside functions; values there are locals.
(declaration_expression
  (function_or_value_defn
    (function_declaration_left [(identifier) (op_identifier) (active_pattern)] @name)
    "=" @body) @definition.function
  in: (_))

; Definitions: values of modules. Plain values stay in the signature.

(declaration_expression
  !in
  (function_or_value_defn
    (value_declaration_left
      "mutable"
      (access_modifier)? @visibility
      (identifier_pattern (long_identifier_or_op (identifier) @name))))) @definition.variable

(declaration_expression
  !in
  (function_or_value_defn
    (value_declaration_left
      (access_modifier)? @visibility
      (identifier_pattern (long_identifier_or_op (identifier) @name)))
    body: (const))) @definition.constant

(declaration_expression
  !in
  (function_or_value_defn
    (value_declaration_left
      (access_modifier)? @visibility
      (identifier_pattern (long_identifier_or_op (identifier) @name)))
    "=" @body)) @definition.constant

(declaration_expression
  !in
  (function_or_value_defn
    (value_declaration_left
      (repeat_pattern
        (identifier_pattern (long_identifier_or_op (identifier) @name @definition.constant))))))

; Tests, by the attributes of xUnit, NUnit, MSTest, FsCheck and Expecto

((declaration_expression
   (attributes (attribute (simple_type (long_identifier (identifier) @_attribute .))))
   (function_or_value_defn
     [
       (function_declaration_left (identifier) @test)
       (value_declaration_left (identifier_pattern (long_identifier_or_op (identifier) @test)))
     ]))
  (#any-of? @_attribute "Fact" "Theory" "Test" "TestCase" "TestMethod" "Property" "Tests" "FTests" "PTests"))

((member_defn
   (attributes (attribute (simple_type (long_identifier (identifier) @_attribute .))))
   (method_or_prop_defn
     name: [
       (property_or_ident method: (identifier) @test)
       (property_or_ident . (identifier) @test)
     ]))
  (#any-of? @_attribute "Fact" "Theory" "Test" "TestCase" "TestMethod" "Property"))

; References: attributes

(attribute (simple_type (long_identifier (identifier) @name .))) @reference.attribute

; References: base types

(class_inherits_decl
  (simple_type (long_identifier (identifier) @name .))) @reference.implementation

(class_inherits_decl
  (generic_type (long_identifier (identifier) @name .))) @reference.implementation

(interface_implementation
  (simple_type (long_identifier (identifier) @name .))) @reference.implementation

(interface_implementation
  (generic_type (long_identifier (identifier) @name .))) @reference.implementation

; References: types. The built-in ones say nothing.

([
  (simple_type (long_identifier (identifier) @name .))
  (generic_type (long_identifier (identifier) @name .))
 ] @reference.type
 (#not-any-of? @name
   "int" "string" "bool" "unit" "float" "char" "byte" "int64" "uint32" "uint64" "obj" "decimal" "exn" "float32"
   "list" "option" "seq" "array"))

((union_type_cases . (union_type_case . (identifier) @name .) .) @reference.type
 (#not-any-of? @name
   "int" "string" "bool" "unit" "float" "char" "byte" "int64" "uint32" "uint64" "obj" "decimal" "exn" "float32"))

; References: instances and calls. A capitalised name alone makes a value, behind a dot it may be any method.

(prefixed_expression
  "new"
  (application_expression
    .
    [
      (long_identifier_or_op (identifier) @name)
      (long_identifier_or_op (long_identifier (identifier) @name .))
      (typed_expression . (long_identifier_or_op (identifier) @name))
    ])) @reference.class

((application_expression
   . (long_identifier_or_op (identifier) @name)) @reference.class
  (#match? @name "^[A-Z]")
  (#not-any-of? @name "Some" "Ok" "Error"))

((application_expression
   .
   [
     (long_identifier_or_op (identifier) @name)
     (long_identifier_or_op (long_identifier (identifier) @name .))
     (typed_expression . (long_identifier_or_op (identifier) @name))
     (typed_expression . (long_identifier_or_op (long_identifier (identifier) @name .)))
     (dot_expression field: (long_identifier_or_op (identifier) @name))
     (dot_expression field: (long_identifier_or_op (long_identifier (identifier) @name .)))
   ]) @reference.call
  (#not-any-of? @name "Some" "Ok" "Error"))

(ce_expression . (long_identifier_or_op (identifier) @name)) @reference.call

; `x |> f`, `f >> g`
((infix_expression
   (infix_op) @_operator
   . [
     (long_identifier_or_op (identifier) @name)
     (long_identifier_or_op (long_identifier (identifier) @name .))
   ]) @reference.call
  (#any-of? @_operator "|>" ">>" "<<" ">>="))

((infix_expression
   [
     (long_identifier_or_op (identifier) @name)
     (long_identifier_or_op (long_identifier (identifier) @name .))
   ]
   . (infix_op) @_operator) @reference.call
  (#any-of? @_operator ">>" "<<" "<|"))

; References: cases in patterns

((identifier_pattern
   . [
     (long_identifier_or_op (identifier) @name)
     (long_identifier_or_op (long_identifier (identifier) @name .))
   ]) @reference.constant
  (#match? @name "^[A-Z]")
  (#not-any-of? @name "Some" "None" "Ok" "Error"))
