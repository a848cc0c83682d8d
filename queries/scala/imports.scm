; The source goes from the first part of the path to the last one before the names; the path has no node of its own. A name
; that is hidden (`A => _`) has no identifier for an alias.

(import_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . (namespace_wildcard) @import.wildcard) @import.module

(import_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . (namespace_selectors (namespace_wildcard) @import.wildcard)) @import.module

(import_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . (namespace_selectors
    [
      (identifier) @import.name
      (type_identifier) @import.name
      (_ name: (identifier) @import.name alias: (identifier) @import.alias)
    ])) @import.name

(import_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . (as_renamed_identifier name: (identifier) @import.name alias: (identifier) @import.alias)) @import.name

(import_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . path: (identifier) @import.name .) @import.name

(import_declaration
  . path: (identifier) @import.source
  . (namespace_wildcard) @import.wildcard) @import.module

(import_declaration
  . path: (identifier) @import.source
  . (namespace_selectors (namespace_wildcard) @import.wildcard)) @import.module

(import_declaration
  . path: (identifier) @import.source
  . (namespace_selectors
    [
      (identifier) @import.name
      (type_identifier) @import.name
      (_ name: (identifier) @import.name alias: (identifier) @import.alias)
    ])) @import.name

(import_declaration
  . path: (identifier) @import.source
  . (as_renamed_identifier name: (identifier) @import.name alias: (identifier) @import.alias)) @import.name

(import_declaration
  . path: (identifier) @import.source
  . path: (identifier) @import.name .) @import.name

(import_declaration . path: (identifier) @import.source .) @import.module

; Members of another value that become members of this one

(export_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . (namespace_wildcard) @import.wildcard) @import.reexport

(export_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . (namespace_selectors (namespace_wildcard) @import.wildcard)) @import.reexport

(export_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . (namespace_selectors
    [
      (identifier) @import.name
      (type_identifier) @import.name
      (_ name: (identifier) @import.name alias: (identifier) @import.alias)
    ])) @import.reexport

(export_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . (as_renamed_identifier name: (identifier) @import.name alias: (identifier) @import.alias)) @import.reexport

(export_declaration
  . path: (identifier) @import.source
  path: (identifier) @import.source
  . path: (identifier) @import.name .) @import.reexport

(export_declaration
  . path: (identifier) @import.source
  . (namespace_wildcard) @import.wildcard) @import.reexport

(export_declaration
  . path: (identifier) @import.source
  . (namespace_selectors (namespace_wildcard) @import.wildcard)) @import.reexport

(export_declaration
  . path: (identifier) @import.source
  . (namespace_selectors
    [
      (identifier) @import.name
      (type_identifier) @import.name
      (_ name: (identifier) @import.name alias: (identifier) @import.alias)
    ])) @import.reexport

(export_declaration
  . path: (identifier) @import.source
  . (as_renamed_identifier name: (identifier) @import.name alias: (identifier) @import.alias)) @import.reexport

(export_declaration
  . path: (identifier) @import.source
  . path: (identifier) @import.name .) @import.reexport
