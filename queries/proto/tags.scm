; Protocol Buffers.

(comment) @comment

(package (full_ident) @name) @definition.namespace

(message
  (message_name (identifier) @name)
  (message_body) @body) @definition.struct

(enum
  (enum_name (identifier) @name)
  (enum_body) @body) @definition.enum

(service
  (service_name (identifier) @name)
  "{" @body) @definition.interface

(rpc
  (rpc_name (identifier) @name)
  "{"? @body) @definition.method

; Of its fields one is set at a time.
(oneof
  (identifier) @name
  "{" @body) @definition.union

(field (identifier) @name) @definition.field
(map_field (identifier) @name) @definition.field
(oneof_field (identifier) @name) @definition.field
(enum_field (identifier) @name) @definition.enumerator

; Extensions are fields of the message that they extend.
(extend
  (full_ident (identifier) @name .)
  (message_body) @body) @scope.extension

; References

(message_or_enum_type (identifier) @name .) @reference.type

; Options in parentheses are extensions that some file declares; the others are built in.
(option "(" . (full_ident (identifier) @name .) @reference.attribute)
(field_option "(" . (full_ident (identifier) @name .) @reference.attribute)
(enum_value_option "(" . (full_ident (identifier) @name .) @reference.attribute)

(rpc (option "(" . (full_ident (identifier) @name .) @reference.attribute))

; Default values that are enumerators
(field_option (constant (full_ident (identifier) @name .)) @reference.constant)
