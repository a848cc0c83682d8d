; D.
;
; A module's declarations lie in its node, or in the file's where nothing names the module; conditional parts
; (`version`, `debug`, `static if`) and templates enclose some. Blocks of functions have declarations of the same shape,
; so what encloses constants, variables and aliases is spelled out. `private:` is a sibling of what it hides and can't
; be told.

(module_declaration (module_fqn) @name) @definition.module

; Types

(class_declaration
  [(private) (protected) (package) (public) (export)]? @visibility
  (identifier) @name
  (aggregate_body) @body) @definition.class

(interface_declaration
  [(private) (protected) (package) (public) (export)]? @visibility
  (identifier) @name
  (aggregate_body) @body) @definition.interface

(struct_declaration
  [(private) (protected) (package) (public) (export)]? @visibility
  (identifier) @name
  (aggregate_body) @body) @definition.struct

(union_declaration
  [(private) (protected) (package) (public) (export)]? @visibility
  (identifier) @name
  (aggregate_body) @body) @definition.union

(enum_declaration
  [(private) (protected) (package) (public) (export)]? @visibility
  (identifier) @name
  "{"? @body) @definition.enum

; A template is expanded, and so is what is mixed in.
(mixin_template_declaration
  [(private) (protected) (package) (public) (export)]? @visibility
  (template_declaration (identifier) @name "{" @body)) @definition.macro

(template_declaration
  [(private) (protected) (package) (public) (export)]? @visibility
  (identifier) @name
  "{" @body) @definition.macro

(enum_member (identifier) @name) @definition.enumerator
(anonymous_enum_member (identifier) @name) @definition.enumerator

; Functions. The contract belongs to the body.

(aggregate_body
  (function_declaration
    [(private) (protected) (package) (public) (export)]? @visibility
    (identifier) @name
    (function_body)? @body) @definition.method)

(aggregate_body
  (conditional_declaration
    (function_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (identifier) @name
      (function_body)? @body) @definition.method))

(function_declaration
  [(private) (protected) (package) (public) (export)]? @visibility
  (identifier) @name
  (function_body)? @body) @definition.function

(constructor
  [(private) (protected) (package) (public) (export)]? @visibility
  (this) @name
  (parameters)
  (function_body)? @body) @definition.constructor

; Tests. A string in front is the name that test runners show; most have none.

(unittest_declaration
  (at_attribute (expression (string_literal (quoted_string) @name)))
  (block_statement) @body) @definition.function

((unittest_declaration (unittest) @name (block_statement) @body) @definition.function
  (#not-match? @definition.function "^[^{]*[\"`]"))

(unittest_declaration (at_attribute (expression (string_literal (quoted_string) @test))))
(unittest_declaration (unittest) @test)

; Fields. `static immutable` makes a constant of one.

[
  (aggregate_body
    (manifest_constant
      [(private) (protected) (package) (public) (export)]? @visibility
      (manifest_declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (aggregate_body
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      [(static) (storage_class (static))]
      (type (type_ctor [(immutable) (const)]))
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (aggregate_body
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (storage_class (type_ctor [(immutable) (const)]))
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.constant)
  (aggregate_body
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.field)
  (aggregate_body
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.field)
  (aggregate_body (conditional_declaration
    (manifest_constant
      [(private) (protected) (package) (public) (export)]? @visibility
      (manifest_declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant))
  (aggregate_body (conditional_declaration
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      [(static) (storage_class (static))]
      (type (type_ctor [(immutable) (const)]))
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant))
  (aggregate_body (conditional_declaration
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (storage_class (type_ctor [(immutable) (const)]))
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.constant))
  (aggregate_body (conditional_declaration
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.field))
  (aggregate_body (conditional_declaration
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.field))
]

; Constants and variables of modules and templates

[
  (module_def
    (manifest_constant
      [(private) (protected) (package) (public) (export)]? @visibility
      (manifest_declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (source_file
    (manifest_constant
      [(private) (protected) (package) (public) (export)]? @visibility
      (manifest_declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (conditional_declaration
    (manifest_constant
      [(private) (protected) (package) (public) (export)]? @visibility
      (manifest_declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (template_declaration
    (manifest_constant
      [(private) (protected) (package) (public) (export)]? @visibility
      (manifest_declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (module_def
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (type (type_ctor [(immutable) (const)]))
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (source_file
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (type (type_ctor [(immutable) (const)]))
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (conditional_declaration
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (type (type_ctor [(immutable) (const)]))
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (template_declaration
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (type (type_ctor [(immutable) (const)]))
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.constant)
  (module_def
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (storage_class (type_ctor [(immutable) (const)]))
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.constant)
  (source_file
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (storage_class (type_ctor [(immutable) (const)]))
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.constant)
  (conditional_declaration
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (storage_class (type_ctor [(immutable) (const)]))
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.constant)
  (template_declaration
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (storage_class (type_ctor [(immutable) (const)]))
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.constant)
  (module_def
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.variable)
  (source_file
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.variable)
  (conditional_declaration
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.variable)
  (template_declaration
    (variable_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      (declarator . (identifier) @name [(array_literal) (function_literal)]? @body)) @definition.variable)
  (module_def
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.variable)
  (source_file
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.variable)
  (conditional_declaration
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.variable)
  (template_declaration
    (auto_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      variable: (identifier) @name
      [(array_literal) (function_literal)]? @body) @definition.variable)
]

; Aliases of types, functions and templates

[
  (module_def
    (alias_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      [(identifier) @name (alias_initializer . (identifier) @name)]) @definition.type)
  (source_file
    (alias_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      [(identifier) @name (alias_initializer . (identifier) @name)]) @definition.type)
  (conditional_declaration
    (alias_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      [(identifier) @name (alias_initializer . (identifier) @name)]) @definition.type)
  (template_declaration
    (alias_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      [(identifier) @name (alias_initializer . (identifier) @name)]) @definition.type)
  (aggregate_body
    (alias_declaration
      [(private) (protected) (package) (public) (export)]? @visibility
      [(identifier) @name (alias_initializer . (identifier) @name)]) @definition.type)
]

(comment) @comment

; Base classes and interfaces

(base_class
  [(identifier) @name (template_instance . (identifier) @name)] @reference.implementation .)

; Attributes, except the compiler's own

(at_attribute
  . [(identifier) @name (template_instance . (identifier) @name)]
  (#not-any-of? @name "disable" "live" "nogc" "property" "safe" "system" "trusted")) @reference.attribute

(template_mixin . (mixin) . [(identifier) @name (template_instance . (identifier) @name)]) @reference.macro

; Instances

(new_expression
  (type [(identifier) @name (template_instance . (identifier) @name)] .)) @reference.class

; Calls. The callee of a path is a type to this grammar.

(call_expression
  . [
    (identifier) @name
    (type [(identifier) @name (template_instance . (identifier) @name)] .)
    (property_expression [(identifier) @name (template_instance . (identifier) @name)] .)
    (template_instance . (identifier) @name)
  ]
  . (named_arguments)) @reference.call

; Types

((type [(identifier) @name @reference.type (template_instance . (identifier) @name @reference.type)] .)
  (#match? @name "^.."))

([
  (template_arguments (identifier) @name @reference.type)
  (template_argument (identifier) @name @reference.type)
  (property_expression . (identifier) @name @reference.type)
  (call_expression . (type . (identifier) @name @reference.type . (_)))
 ]
 (#match? @name "^[A-Z].*[a-z]"))

; Without parentheses: `items.map!square`, and what is handed over to it.

(template_instance . (identifier) @name) @reference.call

((template_arguments (identifier) @name) @reference.identifier
  (#match? @name "^[a-z]."))

; Constants in capitals

([
  (property_expression (identifier) @name @reference.constant .)
  (expression (identifier) @name @reference.constant)
  (rel_expression (identifier) @name @reference.constant)
  (equal_expression (identifier) @name @reference.constant)
  (add_expression (identifier) @name @reference.constant)
  (mul_expression (identifier) @name @reference.constant)
  (assignment_expression (identifier) @name @reference.constant .)
  (declarator (identifier) (identifier) @name @reference.constant)
 ]
 (#match? @name "^[A-Z][A-Z0-9_]+$"))
