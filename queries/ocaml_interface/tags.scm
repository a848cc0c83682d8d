; What interfaces and implementations have in common: modules of both kinds hold both.

(comment) @comment

; Definitions: tests of ppx_inline_test and ppx_expect, whose names are strings

((value_definition
   (attribute_id) @_test
   (let_binding
     pattern: (string (string_content) @name @test)
     "=" @body)) @definition.function
  (#match? @_test "test"))

; Definitions: functions. Where several are joined by `and`, each is its own; a single one includes `let rec`.

((value_definition
   ["let" "rec" (attribute) (attribute_id)]
   . [
       (let_binding
         pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
         (parameter)
         "=" @body)
       (let_binding
         pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
         "=" @body
         body: [(fun_expression) (function_expression)])
       (let_binding
         pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
         type: [(function_type) (polymorphic_type type: (function_type))]
         "=" @body)
     ]
   .) @definition.function
  (#not-eq? @name "_"))

((value_definition
   [
     (let_binding
       pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
       (parameter)
       "=" @body)
     (let_binding
       pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
       "=" @body
       body: [(fun_expression) (function_expression)])
     (let_binding
       pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
       type: [(function_type) (polymorphic_type type: (function_type))]
       "=" @body)
   ] @definition.function)
  (#not-eq? @name "_"))

; Definitions: values of modules. Plain values stay in the signature.

((structure
   (value_definition
     ["let" "rec" (attribute) (attribute_id)]
     . (let_binding
       pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
       "="
       body: [(number) (string) (boolean) (character) (constructor_path) (value_path) (signed_number)])
     .) @definition.constant)
  (#not-eq? @name "_"))

((structure
   (value_definition
     ["let" "rec" (attribute) (attribute_id)]
     . (let_binding
       pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
       "=" @body)
     .) @definition.constant)
  (#not-eq? @name "_"))

((structure
   (value_definition
     (let_binding
       pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
       "=" @body) @definition.constant))
  (#not-eq? @name "_"))

((structure
   (value_definition
     (let_binding
       pattern: (tuple_pattern (value_name) @name @definition.constant))))
  (#not-eq? @name "_"))

; Definitions: what signatures declare

(value_specification
  [(value_name) @name (parenthesized_operator (_) @name)]
  type: [(function_type) (polymorphic_type type: (function_type))]) @definition.function

(value_specification
  [(value_name) @name (parenthesized_operator (_) @name)]) @definition.constant

(external
  [(value_name) @name (parenthesized_operator (_) @name)]) @definition.function

; Definitions: types. What is added to an open type belongs to it.

(type_definition
  .
  (type_binding
    name: (type_constructor) @name
    "=" @body
    body: (record_declaration))
  .) @definition.struct

(type_definition
  (type_binding
    name: (type_constructor) @name
    "=" @body
    body: (record_declaration)) @definition.struct)

(type_definition
  .
  (type_binding
    name: (type_constructor) @name
    "=" @body
    body: (variant_declaration))
  .) @definition.enum

(type_definition
  (type_binding
    name: (type_constructor) @name
    "=" @body
    body: (variant_declaration)) @definition.enum)

(type_definition
  .
  (type_binding
    name: (type_constructor) @name)
  .) @definition.type

(type_definition
  (type_binding
    name: (type_constructor) @name) @definition.type)

(type_definition
  (type_binding
    name: (type_constructor_path (type_constructor) @name)
    "+=" @body)) @scope.extension

(exception_definition
  (constructor_declaration (constructor_name) @name)) @definition.type

(constructor_declaration (constructor_name) @name (record_declaration) @body) @definition.enumerator

(constructor_declaration (constructor_name) @name) @definition.enumerator

(field_declaration (field_name) @name) @definition.field

; Definitions: modules. `module A = B` is an import.

(module_definition
  .
  (module_binding
    (module_name) @name
    ":" @body
    module_type: (signature))
  .) @definition.module

(module_definition
  (module_binding
    (module_name) @name
    ":" @body
    module_type: (signature)) @definition.module)

(module_definition
  .
  (module_binding
    (module_name) @name
    "=" @body
    body: [
      (structure)
      (functor)
      (module_application)
      (packed_module)
      (typed_module_expression)
      (parenthesized_module_expression)
    ])
  .) @definition.module

(module_definition
  (module_binding
    (module_name) @name
    "=" @body
    body: [
      (structure)
      (functor)
      (module_application)
      (packed_module)
      (typed_module_expression)
      (parenthesized_module_expression)
    ]) @definition.module)

(module_definition
  .
  (module_binding
    (module_name) @name
    module_type: (_)
    !body)
  .) @definition.module

(module_definition
  (module_binding
    (module_name) @name
    module_type: (_)
    !body) @definition.module)

(module_type_definition
  (module_type_name) @name
  "="? @body) @definition.interface

; Definitions: classes and their members

(class_definition
  .
  (class_binding
    (class_name) @name
    "=" @body)
  .) @definition.class

(class_definition
  (class_binding
    (class_name) @name
    "=" @body) @definition.class)

(class_definition
  .
  (class_binding
    (class_name) @name
    class_type: [
      (class_body_type) @body
      (class_function_type "->" @body codomain: (class_body_type))
      (class_function_type codomain: (class_function_type "->" @body codomain: (class_body_type)))
      (_)
    ])
  .) @definition.class

(class_definition
  (class_binding
    (class_name) @name
    class_type: [
      (class_body_type) @body
      (class_function_type "->" @body codomain: (class_body_type))
      (class_function_type codomain: (class_function_type "->" @body codomain: (class_body_type)))
      (_)
    ]) @definition.class)

(class_type_definition
  (class_type_binding
    (class_type_name) @name
    "=" @body)) @definition.interface

(method_definition
  "private"? @visibility
  (method_name) @name
  "="? @body) @definition.method

(method_specification
  "private"? @visibility
  (method_name) @name) @definition.method

(instance_variable_definition
  (instance_variable_name) @name
  "="? @body) @definition.field

(instance_variable_specification (instance_variable_name) @name) @definition.field

; Tests, by the names that are usual where a list of tests is handed to a runner

((let_binding
   pattern: (value_name) @test
   (parameter))
  (#match? @test "^test_"))

; References: what is implemented

(module_binding
  module_type: [
    (module_type_path (module_type_name) @name)
    (module_type_constraint module_type: (module_type_path (module_type_name) @name))
  ]) @reference.implementation

(include_module_type
  module_type: [
    (module_type_path (module_type_name) @name)
    (module_type_constraint module_type: (module_type_path (module_type_name) @name))
  ]) @reference.implementation

(inheritance_definition
  class: [
    (class_path (class_name) @name)
    (class_application class: (class_path (class_name) @name))
    (instantiated_class (class_path (class_name) @name))
  ]) @reference.implementation

(inheritance_specification (class_type_path (class_type_name) @name)) @reference.implementation

; References: types. `t` is every module's; there the module tells which.

((type_constructor_path (type_constructor) @name) @reference.type
  (#match? @name "^..")
  (#not-any-of? @name
    "int" "string" "bool" "unit" "char" "float" "list" "option" "array" "bytes" "exn"))

(type_constructor_path (extended_module_path (module_name) @name .)) @reference.type

(module_type_path (module_type_name) @name) @reference.type

(class_type_path (class_type_name) @name) @reference.type

; References: attributes and extensions

(item_attribute
  (attribute_id) @_deriving
  (attribute_payload
    (expression_item
      [
        (value_path (value_name) @name)
        (tuple_expression (value_path (value_name) @name))
      ]))
  (#eq? @_deriving "deriving")) @reference.attribute

(extension (attribute_id) @name) @reference.macro

(item_extension (attribute_id) @name) @reference.macro

((value_definition (attribute_id) @name) @reference.macro
  (#not-match? @name "test"))

; References: calls

(application_expression
  function: [
    (value_path (value_name) @name)
    (new_expression (class_path (class_name) @name))
  ]) @reference.call

(application_expression
  function: (constructor_path (constructor_name) @name)
  (#not-any-of? @name "Some" "Ok" "Error")) @reference.class

(new_expression (class_path (class_name) @name)) @reference.class

(method_invocation method: (method_name) @name) @reference.call

(module_application functor: (module_path (module_name) @name .)) @reference.call

(value_definition (let_operator) @name) @reference.call

; `x |> f`, `f @@ x`
((infix_expression
   operator: (_) @_operator
   right: (value_path (value_name) @name)) @reference.call
  (#any-of? @_operator "|>" ">>=" ">>|" ">>" "|>>"))

((infix_expression
   left: (value_path (value_name) @name)
   operator: (_) @_operator) @reference.call
  (#eq? @_operator "@@"))

((infix_expression operator: (_) @name) @reference.call
  (#not-any-of? @name
    "+" "-" "*" "/" "+." "-." "*." "/." "**" "mod" "land" "lor" "lxor" "lsl" "lsr" "asr" "=" "<>" "==" "!=" "<" ">"
    "<=" ">=" "&&" "||" "&" "or" "^" "@" "|>" "@@" ":=" "::"))

; Functions that are handed to others: by the label that is usual for one, or to the usual higher-order functions
((labeled_argument
   (label_name) @_label
   expression: (value_path (value_name) @name)) @reference.call
  (#any-of? @_label "f" "compare" "equal" "init_f"))

((application_expression
   function: (value_path (value_name) @_function)
   .
   argument: (value_path (value_name) @name)) @reference.call
  (#any-of? @_function
    "map" "mapi" "map2" "iter" "iteri" "iter2" "filter" "filter_map" "concat_map" "fold_left" "fold_right" "fold"
    "exists" "for_all" "find_map" "partition" "sort" "sort_uniq"))

; References: constructors and modules as values

((constructor_path (constructor_name) @name) @reference.constant
  (#not-any-of? @name "Some" "None" "Ok" "Error" "true" "false"))

(value_path (module_path (module_name) @name .)) @reference.constant

(constructor_path (module_path (module_name) @name .)) @reference.constant

(local_open_expression (module_path (module_name) @name .)) @reference.constant

(parenthesized_module_expression (module_path (module_name) @name .)) @reference.constant
