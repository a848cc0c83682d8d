(import_specification
  [(configurable_uri) (uri)] @import.source
  (identifier)? @import.alias
  (combinator "show" (identifier) @import.name)) @import.name

(import_specification
  [(configurable_uri) (uri)] @import.source
  . (identifier)? @import.alias
  . [(combinator "hide") ";"]) @import.module

(library_export
  (configurable_uri) @import.source
  (combinator "show" (identifier) @import.name)) @import.reexport

(library_export (configurable_uri) @import.source . [(combinator "hide") ";"]) @import.reexport

; A part belongs to the same library.
(part_directive (uri) @import.source) @import.include

(part_of_directive [(uri) (dotted_identifier_list)] @import.source) @import.module
