; The visibility of a setter alone has another text (`private(set)`), so it makes nothing private.

; Types. An extension has a type where the others have a name.
(class_declaration
  (modifiers (visibility_modifier) @visibility)?
  declaration_kind: ["class" "actor"]
  . name: (type_identifier) @name) @definition.class

(class_declaration
  (modifiers (visibility_modifier) @visibility)?
  declaration_kind: "struct"
  . name: (type_identifier) @name) @definition.struct

(class_declaration
  (modifiers (visibility_modifier) @visibility)?
  declaration_kind: "enum"
  . name: (type_identifier) @name) @definition.enum

(protocol_declaration
  (modifiers (visibility_modifier) @visibility)?
  name: (type_identifier) @name) @definition.protocol

; `extension Array<Int>` belongs to `Array`.
(class_declaration declaration_kind: "extension" .
  name: (user_type . (type_identifier) @name . (type_arguments))) @scope.extension

(class_declaration declaration_kind: "extension" . name: (_) @name (#not-match? @name "<")) @scope.extension

(typealias_declaration
  (modifiers (visibility_modifier) @visibility)?
  . "typealias"
  . (type_identifier) @name) @definition.type
(associatedtype_declaration . "associatedtype" . (type_identifier) @name) @definition.type
(precedence_group_declaration . "precedencegroup" . (simple_identifier) @name) @definition.type
(operator_declaration (custom_operator) @name) @definition.function
(macro_declaration
  (modifiers (visibility_modifier) @visibility)?
  "macro"
  . (simple_identifier) @name) @definition.macro

; Functions. A return type is in a field of the same name; the name stands behind its keyword, and can be a token.
(class_body (function_declaration
  (modifiers (visibility_modifier) @visibility)?
  "func"
  . name: _ @name) @definition.method)

(enum_class_body (function_declaration
  (modifiers (visibility_modifier) @visibility)?
  "func"
  . name: _ @name) @definition.method)

(protocol_body (protocol_function_declaration "func" . name: _ @name) @definition.method)

(function_declaration
  (modifiers (visibility_modifier) @visibility)?
  "func"
  . name: _ @name) @definition.function

(init_declaration (modifiers (visibility_modifier) @visibility)? "init" @name) @definition.constructor
(deinit_declaration "deinit" @name) @definition.method
(subscript_declaration
  (modifiers (visibility_modifier) @visibility)?
  "subscript" @name
  (computed_property)? @body) @definition.method

; Properties, constants and variables. Only their parents tell them from local ones, which are in `statements`. What comes
; after the name ends the signature if it is code or a table.
(class_body (_ !body
  (modifiers (visibility_modifier) @visibility)?
  name: [(_ bound_identifier: (simple_identifier) @name) (pattern (pattern (simple_identifier) @name))]
  [
    (computed_property)
    (willset_didset_block)
    (array_literal)
    (dictionary_literal)
    (lambda_literal)
    (call_expression . (lambda_literal))]? @body) @definition.property)

(enum_class_body (_ !body
  (modifiers (visibility_modifier) @visibility)?
  name: [(_ bound_identifier: (simple_identifier) @name) (pattern (pattern (simple_identifier) @name))]
  [
    (computed_property)
    (willset_didset_block)
    (array_literal)
    (dictionary_literal)
    (lambda_literal)
    (call_expression . (lambda_literal))]? @body) @definition.property)

(source_file (_ !body
  (modifiers (visibility_modifier) @visibility)?
  (_ mutability: "let")
  name: [(_ bound_identifier: (simple_identifier) @name) (pattern (pattern (simple_identifier) @name))]
  [
    (computed_property)
    (willset_didset_block)
    (array_literal)
    (dictionary_literal)
    (lambda_literal)
    (call_expression . (lambda_literal))]? @body) @definition.constant)

(source_file (_ !body
  (modifiers (visibility_modifier) @visibility)?
  (_ mutability: "var")
  name: [(_ bound_identifier: (simple_identifier) @name) (pattern (pattern (simple_identifier) @name))]
  [
    (computed_property)
    (willset_didset_block)
    (array_literal)
    (dictionary_literal)
    (lambda_literal)
    (call_expression . (lambda_literal))]? @body) @definition.variable)

(protocol_body (protocol_property_declaration name: (pattern (simple_identifier) @name)) @definition.property)

(enum_entry name: (simple_identifier) @name) @definition.enumerator

; References.
(inheritance_specifier [
  (user_type (type_identifier) @name .)
  (user_type (type_identifier) @name . (type_arguments) .)] @reference.implementation)

(attribute (user_type (type_identifier) @name .)) @reference.attribute
(macro_invocation . (simple_identifier) @name) @reference.macro

(constructor_expression [
  (user_type (type_identifier) @name .)
  (user_type (type_identifier) @name . (type_arguments) .)]) @reference.class

; Subscripts have the shape of calls, too; their brackets tell them apart.
((call_expression .
   [(simple_identifier) @name (_ (navigation_suffix (simple_identifier) @name) .)]
   . (_ . [(_ . "(") (lambda_literal)])) @reference.class
  (#match? @name "^[A-Z]"))

(call_expression .
  [
    (simple_identifier) @name
    (_ (navigation_suffix (simple_identifier) @name) .)
    ; `.some(…)`
    (prefix_expression (simple_identifier) @name)]
  . (_ . [(_ . "(") (lambda_literal)])) @reference.call

((navigation_expression . (simple_identifier) @name @reference.constant) (#match? @name "^[A-Z]"))

(type_identifier) @name @reference.type

(comment) @comment
(multiline_comment) @comment

; Tests of Swift Testing and XCTest

((function_declaration
  (modifiers (attribute (user_type (type_identifier) @_test)))
  name: (simple_identifier) @test)
  (#eq? @_test "Test"))

((class_declaration
  (modifiers (attribute (user_type (type_identifier) @_suite)))
  name: (type_identifier) @test)
  (#eq? @_suite "Suite"))

((class_declaration
  name: (type_identifier) @test
  (inheritance_specifier inherits_from: (user_type (type_identifier) @_base)))
  (#eq? @_base "XCTestCase"))

; Attributes belong to signatures, except those that speak to the compiler alone.
(modifiers
  (attribute (user_type (type_identifier) @_attribute .)) @decoration
  (#any-of? @_attribute
    "_alwaysEmitIntoClient" "_disfavoredOverload" "_optimize" "_semantics" "_specialize" "_spi" "_transparent"
    "discardableResult" "frozen" "inlinable" "inline" "usableFromInline"))

(modifiers (attribute) @attribute)
