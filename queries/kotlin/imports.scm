(import_header (identifier) @import.source (wildcard_import) @import.wildcard) @import.module

; The name is the last part of the path. The source goes from its first part to the last but one. A comment below the last
; import belongs to its node.

(import_header
  (identifier
    . (simple_identifier) @import.source
    (simple_identifier) @import.source
    . (simple_identifier) @import.name .)
  . [(import_alias (type_identifier) @import.alias) (line_comment) (multiline_comment)]) @import.name

(import_header
  (identifier
    . (simple_identifier) @import.source
    (simple_identifier) @import.source
    . (simple_identifier) @import.name .) .) @import.name

(import_header
  (identifier
    . (simple_identifier) @import.source
    . (simple_identifier) @import.name .)
  . [(import_alias (type_identifier) @import.alias) (line_comment) (multiline_comment)]) @import.name

(import_header
  (identifier
    . (simple_identifier) @import.source
    . (simple_identifier) @import.name .) .) @import.name

; Something of the package without a name
(import_header
  (identifier . (simple_identifier) @import.source .)
  . [(import_alias (type_identifier) @import.alias) (line_comment) (multiline_comment)]) @import.module

(import_header (identifier . (simple_identifier) @import.source .) .) @import.module
