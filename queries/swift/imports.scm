; A path says more than the module: `import struct Module.Type`, and submodules, which look the same without the keyword.
; The anchors keep the patterns apart, as every match is an import.
(import_declaration . (identifier . (simple_identifier) @import.source .)) @import.module

((import_declaration
   (modifiers . (attribute (user_type (type_identifier) @_attribute)))
   . (identifier . (simple_identifier) @import.source .)) @import.reexport
  (#eq? @_attribute "_exported"))

((import_declaration
   (modifiers . (attribute (user_type (type_identifier) @_attribute)))
   . (identifier . (simple_identifier) @import.source .)) @import.module
  (#not-eq? @_attribute "_exported"))

(import_declaration
  (modifiers . (visibility_modifier))
  . (identifier . (simple_identifier) @import.source .)) @import.module

(import_declaration (identifier . (simple_identifier) @import.source . (simple_identifier) @import.name .)) @import.module

(import_declaration (identifier .
  (simple_identifier) @import.source
  . (simple_identifier)
  . (simple_identifier) @import.name .)) @import.module
