(with_clause [(identifier) (selected_component)] @import.source) @import.module

; What is used is visible without its prefix. `use type` brings nothing but operators.
(use_clause !is_type "use" @import.wildcard [(identifier) (selected_component)] @import.source) @import.module

(package_renaming_declaration
  name: (_) @import.alias
  package_name: (_) @import.source) @import.module

; A subunit sees what its parent does.
(subunit parent_unit_name: (_) @import.source) @import.module
