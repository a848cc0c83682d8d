; Files

(include_compiler_directive
  [(double_quoted_string) (include_compiler_directive_standard)] @import.source) @import.include

; Packages. What a package exports it hands on.

(package_export_declaration
  (package_import_item
    (package_identifier) @import.source
    "*" @import.wildcard)) @import.reexport

(package_export_declaration
  (package_import_item
    (package_identifier) @import.source
    (simple_identifier) @import.name)) @import.reexport

(package_import_item
  (package_identifier) @import.source
  "*" @import.wildcard) @import.module

(package_import_item
  (package_identifier) @import.source
  (simple_identifier) @import.name) @import.name
