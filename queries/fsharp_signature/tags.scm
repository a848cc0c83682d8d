; F# signatures. The grammar knows values and the module or namespace around them. Types, exceptions and further modules
; are errors to it; as far as their names are left, they are found in there.

[
  (line_comment)
  (block_comment)
] @comment

(attributes) @attribute

; Definitions: namespaces and modules

(namespace (long_identifier) @name . [(_) (ERROR)]? @body) @definition.namespace

(module (long_identifier) @name "=" @body) @definition.module

; The name alone: what belongs to the module lies outside.
((ERROR
   (identifier) @_module
   . (identifier) @name @definition.module)
  (#eq? @_module "module"))

(ERROR "module" . (long_identifier) @name @definition.module)

; Definitions: types, their names alone

((ERROR
   (identifier) @_type
   . (identifier) @name @definition.type)
  (#any-of? @_type "type" "exception"))

; Definitions: functions and values

(value_definition
  (value_declaration_left
    (access_modifier)? @visibility
    [
      (identifier_pattern . (long_identifier_or_op [(identifier) (op_identifier) (active_pattern)] @name) .)
      (identifier_pattern
        (identifier_pattern . (long_identifier_or_op [(identifier) (op_identifier) (active_pattern)] @name)))
    ])
  [
    (function_type)
    (compound_type (function_type))
  ]) @definition.function

(value_definition
  (value_declaration_left
    (access_modifier)? @visibility
    [
      (identifier_pattern . (long_identifier_or_op [(identifier) (op_identifier) (active_pattern)] @name) .)
      (identifier_pattern
        (identifier_pattern . (long_identifier_or_op [(identifier) (op_identifier) (active_pattern)] @name)))
    ])
  "="? @body) @definition.constant

; References: attributes and types. The built-in types say nothing.

(attribute (simple_type (long_identifier (identifier) @name .))) @reference.attribute

([
  (simple_type (long_identifier (identifier) @name .))
  (generic_type (long_identifier (identifier) @name .))
 ] @reference.type
 (#not-any-of? @name
   "int" "string" "bool" "unit" "float" "char" "byte" "int64" "uint32" "uint64" "obj" "decimal" "exn" "float32"
   "list" "option" "seq" "array"))
