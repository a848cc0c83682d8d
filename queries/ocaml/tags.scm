; inherits: ocaml_interface

; Definitions: values of the outermost level, which an interface does not have

((compilation_unit
   (value_definition
     ["let" "rec" (attribute) (attribute_id)]
     . (let_binding
       pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
       "="
       body: [(number) (string) (boolean) (character) (constructor_path) (value_path) (signed_number)])
     .) @definition.constant)
  (#not-eq? @name "_"))

((compilation_unit
   (value_definition
     ["let" "rec" (attribute) (attribute_id)]
     . (let_binding
       pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
       "=" @body)
     .) @definition.constant)
  (#not-eq? @name "_"))

((compilation_unit
   (value_definition
     (let_binding
       pattern: [(value_name) @name (parenthesized_operator (_) @name) (typed_pattern pattern: (value_name) @name)]
       "=" @body) @definition.constant))
  (#not-eq? @name "_"))

((compilation_unit
   (value_definition
     (let_binding
       pattern: (tuple_pattern (value_name) @name @definition.constant))))
  (#not-eq? @name "_"))
