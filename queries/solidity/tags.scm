; Solidity.

(comment) @comment

; Contracts. A library holds functions like a class whose members are all static.

(contract_declaration name: (identifier) @name) @definition.class
(library_declaration name: (identifier) @name) @definition.class
(interface_declaration name: (identifier) @name) @definition.interface

(struct_declaration name: (identifier) @name) @definition.struct
(struct_member name: (identifier) @name) @definition.field

(enum_declaration name: (identifier) @name) @definition.enum
(enum_value) @name @definition.enumerator

(user_defined_type_definition name: (identifier) @name) @definition.type

; Events and errors are records that are logged or thrown: they have fields but no code, and `emit` and `revert` make
; an instance.
(event_definition name: (identifier) @name) @definition.type
(error_declaration name: (identifier) @name) @definition.type

; Functions

(contract_body
  (function_definition
    name: (identifier) @name
    (visibility)? @visibility) @definition.method)

(function_definition name: (identifier) @name) @definition.function

(constructor_definition "constructor" @name) @definition.constructor

(fallback_receive_definition ["fallback" "receive" "function"] @name) @definition.method

(modifier_definition name: (identifier) @name) @definition.function

(yul_function_definition
  . (yul_identifier) @name
  (yul_block) @body) @definition.function

; Variables of the contract and constants of the file

(state_variable_declaration
  visibility: (visibility) @visibility
  "constant"
  name: (identifier) @name) @definition.constant

(state_variable_declaration
  "constant"
  visibility: (visibility) @visibility
  name: (identifier) @name) @definition.constant

(state_variable_declaration
  "constant"
  name: (identifier) @name) @definition.constant

(state_variable_declaration
  visibility: (visibility)? @visibility
  name: (identifier) @name) @definition.field

(constant_variable_declaration name: (identifier) @name) @definition.constant

; What other contracts may call, but this one may not
(function_definition name: (identifier) @exported (visibility "external"))

; Foundry's tests: a contract that inherits from `Test`, and a naming rule
((contract_declaration
  (inheritance_specifier)
  body: (contract_body (function_definition name: (identifier) @test)))
  (#match? @test "^(test|invariant)([A-Z0-9_]|$)"))

; References

(inheritance_specifier ancestor: (user_defined_type (identifier) @name .) @reference.implementation)

(new_expression name: (type_name (user_defined_type (identifier) @name .))) @reference.class

(emit_statement
  name: (expression [(identifier) @name (member_expression property: (identifier) @name)])) @reference.class

(revert_statement
  error: (expression [(identifier) @name (member_expression property: (identifier) @name)])) @reference.class

; The grammar takes the `returns` of a fallback function for a modifier.
((modifier_invocation (identifier) @name .) @reference.attribute
  (#not-eq? @name "returns"))

((modifier_invocation (identifier) @name . (call_argument)) @reference.attribute
  (#not-eq? @name "returns"))

(call_expression
  function: (expression
    [
      (identifier) @name
      (member_expression property: (identifier) @name)
      (struct_expression
        type: (expression [(identifier) @name (member_expression property: (identifier) @name)]))
    ])) @reference.call

(yul_function_call function: (yul_identifier) @name) @reference.call

(user_defined_type (identifier) @name .) @reference.type
(using_directive (type_alias (identifier) @name .) @reference.type)

; Capitalised names as values: `Kind.Book`, `LIMIT`

((member_expression
  object: (identifier) @name @reference.type)
  (#match? @name "^[A-Z].*[a-z]"))

((member_expression
  object: (identifier) @_type
  property: (identifier) @name @reference.constant)
  (#match? @_type "^[A-Z]"))

((expression (identifier) @name @reference.constant)
  (#match? @name "^_*[A-Z][A-Z0-9_]+$"))
