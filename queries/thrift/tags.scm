; Thrift.

(comment) @comment

; The last part of a namespace is its name; one declaration for each language that code is made for.
(namespace_declaration (_ (identifier) @name .) .) @definition.namespace
(namespace_declaration (namespace_scope) . (namespace) @name .) @definition.namespace

(struct_definition type: (identifier) @name "{" @body) @definition.struct
(union_definition type: (identifier) @name "{" @body) @definition.union
(exception_definition (identifier) @name "{" @body) @definition.struct
(service_definition . "service" . type: (identifier) @name "{" @body) @definition.interface
(interaction_definition . "interaction" . (identifier) @name) @definition.interface

(enum_definition type: (identifier) @name "{" @body) @definition.enum
(enum_definition (identifier) @name @definition.enumerator)
(senum_definition type: (identifier) @name "{" @body) @definition.enum
(senum_definition (string (string_fragment) @name @definition.enumerator))

(typedef_definition (typedef_identifier) @name) @definition.type

(field (type) (identifier) @name) @definition.field

(function_definition (identifier) @name) @definition.method

(const_definition
  (identifier) @name
  (literal [(map_literal) (list_literal)] @body)) @definition.constant

(const_definition (identifier) @name) @definition.constant

; References

(service_definition "extends" (identifier) @name . "{") @reference.implementation

; The last part of `file.Name`
(type (identifier) @name .) @reference.type
(definition_type (identifier) @name .) @reference.type

(literal type: (identifier) @name @reference.type (identifier))
(literal (identifier) @name .) @reference.constant

; Annotations of this form are structures; those in parentheses are free text.
(fb_annotation_definition (annotation_identifier (identifier) @name .)) @reference.attribute
