; Dart. The body of a function is the sibling of its signature in this grammar, so a function's node is its signature.

(library_name (dotted_identifier_list) @name) @definition.module

; Types

(class_definition name: (identifier) @name) @definition.class

(class_definition (mixin_application_class . (identifier) @name)) @definition.class

(mixin_declaration (mixin) . (identifier) @name (class_body) @body) @definition.trait

(enum_declaration name: (identifier) @name) @definition.enum

(enum_constant name: (identifier) @name) @definition.enumerator

(extension_declaration name: (identifier) @name) @definition.class

(extension_declaration !name class: (type_identifier) @name) @scope.extension

; The name of a type of functions stands before its sign, or before the parameters.
(type_alias . (type_identifier) @name . (type_parameters)? . "=") @definition.type
(type_alias (type_identifier) @name . (formal_parameter_list)) @definition.type

; Constructors. The last part of the name is what tells them apart.

(declaration
  (constructor_signature name: (identifier) @name . parameters: (_))
  [(initializers) (redirection)]? @body) @definition.constructor

(declaration
  (constant_constructor_signature (identifier) @name . (formal_parameter_list))
  [(initializers) (redirection)]? @body) @definition.constructor

(declaration
  (redirecting_factory_constructor_signature (identifier) @name . (formal_parameter_list))) @definition.constructor

; A body is a sibling of what it belongs to. These patterns stand before those without one.

(class_body
  (method_signature
    (constructor_signature name: (identifier) @name . parameters: (_))) @definition.constructor
  .
  (function_body) @body)

(class_body
  (method_signature
    (factory_constructor_signature (identifier) @name . (formal_parameter_list))) @definition.constructor
  .
  (function_body) @body)

(_
  (method_signature (function_signature name: (identifier) @name)) @definition.method
  .
  (function_body) @body)

(_
  (method_signature
    (operator_signature [(binary_operator) "[]" "[]=" "~"] @name)) @definition.method
  .
  (function_body) @body)

(_
  (method_signature [
    (getter_signature name: (identifier) @name)
    (setter_signature name: (identifier) @name)
  ]) @definition.property
  .
  (function_body) @body)

(program
  (function_signature name: (identifier) @name) @definition.function
  .
  (function_body) @body)

(program
  [
    (getter_signature name: (identifier) @name)
    (setter_signature name: (identifier) @name)
  ] @definition.property
  .
  (function_body) @body)

(method_signature
  (constructor_signature name: (identifier) @name . parameters: (_))
  (initializers)? @body) @definition.constructor

(method_signature
  (factory_constructor_signature (identifier) @name . (formal_parameter_list))) @definition.constructor

; Methods and properties

(method_signature (function_signature name: (identifier) @name)) @definition.method

(declaration (function_signature name: (identifier) @name)) @definition.method

(method_signature (operator_signature [(binary_operator) "[]" "[]=" "~"] @name)) @definition.method

(declaration (operator_signature [(binary_operator) "[]" "[]=" "~"] @name)) @definition.method

(method_signature [
  (getter_signature name: (identifier) @name)
  (setter_signature name: (identifier) @name)
]) @definition.property

(declaration [
  (getter_signature name: (identifier) @name)
  (setter_signature name: (identifier) @name)
]) @definition.property

(declaration
  (const_builtin)
  (static_final_declaration_list
    (static_final_declaration
      (identifier) @name
      [(list_literal) (set_or_map_literal)]? @body))) @definition.constant

(declaration [
  (static_final_declaration_list
    (static_final_declaration
      . (identifier) @name
      [(list_literal) (set_or_map_literal) (function_expression)]? @body))
  (initialized_identifier_list
    (initialized_identifier
      . (identifier) @name
      [(list_literal) (set_or_map_literal) (function_expression)]? @body))
]) @definition.field

; Functions, constants and variables of a library. The words before the name of a variable have no node in common with it.

(program (function_signature name: (identifier) @name) @definition.function)

(program [
  (getter_signature name: (identifier) @name)
  (setter_signature name: (identifier) @name)
] @definition.property)

(local_function_declaration
  (lambda_expression
    parameters: (function_signature name: (identifier) @name)
    body: (_) @body)) @definition.function

(program
  (static_final_declaration_list
    (static_final_declaration
      . (identifier) @name
      [(list_literal) (set_or_map_literal) (function_expression)]? @body) @definition.constant))

(program
  (initialized_identifier_list
    (initialized_identifier
      . (identifier) @name
      [(list_literal) (set_or_map_literal) (function_expression)]? @body) @definition.variable))

(comment) @comment
(documentation_comment) @comment
((annotation name: (identifier) @_annotation) @decoration
 (#any-of? @_annotation "override" "pragma"))
(annotation) @attribute

; Base types

(superclass . (type_identifier) @name @reference.implementation)
(mixins (type_identifier) @name @reference.implementation)
(mixin_application . (type_identifier) @name @reference.implementation)

((interfaces (type_identifier) @name @reference.implementation)
 (#match? @name "^[A-Z_]"))

; Annotations, except the language's own

((annotation name: (identifier) @name) @reference.attribute
 (#not-any-of? @name "override" "deprecated"))

; Instances

(new_expression (type_identifier) @name) @reference.class

(const_object_expression (type_identifier) @name) @reference.class

(((identifier) @name @reference.class . (selector . (argument_part)))
 (#match? @name "^_?[A-Z]"))

; Calls

((identifier) @name @reference.call . (selector . (argument_part)))

((selector [
   (unconditional_assignable_selector (identifier) @name)
   (conditional_assignable_selector (identifier) @name)
 ] @reference.call)
 . (selector . (argument_part)))

((unconditional_assignable_selector (identifier) @name) @reference.call
 . (argument_part))

(cascade_section (cascade_selector (identifier) @name) @reference.call . (argument_part))

; Types. A single letter is a type parameter, a small one a prefix or a type of the language.

((type_identifier) @name @reference.type
 (#match? @name "^_?[A-Z]."))

(((identifier) @name @reference.type . (selector . (unconditional_assignable_selector)))
 (#match? @name "^_?[A-Z].*[a-z]"))

; What is selected from a type is an entry of an enum or a constant.

(((identifier) @_type . (selector . (unconditional_assignable_selector (identifier) @name @reference.constant)))
 (#match? @_type "^_?[A-Z]"))
